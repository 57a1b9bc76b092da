// What the Rust core gives to Android: the Kotlin that UniFFI generates and the native libraries. Both are
// written below src/ by bindings/scripts/build-android.sh and are never edited or committed.
plugins {
    alias(libs.plugins.android.library)
}

android {
    namespace = "org.rekindle.core"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("consumer-rules.pro")
    }

    compileOptions {
        sourceCompatibility = JavaVersion.toVersion(libs.versions.java.get())
        targetCompatibility = JavaVersion.toVersion(libs.versions.java.get())
    }

    lint {
        // Generated code is the generator's affair.
        checkGeneratedSources = false
    }
}

dependencies {
    implementation(libs.kotlinx.coroutines.android)
    // On a phone JNA must be the aar, which carries its own native part for each processor.
    api(libs.jna) { artifact { type = "aar" } }
}
