plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.compose)
}

// The repository: tests read tests/vectors, tests/scenarios, docs/look.json and the catalogues from it.
val repository = rootProject.layout.projectDirectory.dir("..")

android {
    namespace = "org.rekindle.app"
    compileSdk = libs.versions.compileSdk.get().toInt()
    ndkVersion = libs.versions.ndk.get()

    defaultConfig {
        applicationId = "org.rekindle.app"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
        versionCode = libs.versions.versionCode.get().toInt()
        versionName = libs.versions.versionName.get()
    }

    androidResources {
        // The languages that the core's catalogues know; no others may slip in from libraries.
        localeFilters += listOf("en", "es")
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"))
        }
    }

    buildFeatures {
        compose = true
    }

    compileOptions {
        sourceCompatibility = JavaVersion.toVersion(libs.versions.java.get())
        targetCompatibility = JavaVersion.toVersion(libs.versions.java.get())
    }

    packaging {
        jniLibs {
            // Uncompressed and page-aligned: mapped straight from the APK, also with 16 KB pages.
            useLegacyPackaging = false
        }
    }

    testOptions {
        unitTests {
            isIncludeAndroidResources = true
            all {
                it.systemProperty("rekindle.repository", repository.asFile.path)
                it.systemProperty("rekindle.shots", layout.buildDirectory.dir("shots").get().asFile.path)
                // The core built for this machine (`cargo build -p rekindle-bindings`).
                it.systemProperty("jna.library.path", repository.dir("target/debug").asFile.path)
                // Mending stack traces initialises android.os.Build, which outside Robolectric fails once and for all.
                it.systemProperty("kotlinx.coroutines.stacktrace.recovery", "false")
                // Robolectric closes the file behind a content provider by a field that Java keeps to itself.
                it.jvmArgs("--add-opens", "java.base/java.io=ALL-UNNAMED")
                // Robolectric has class loaders of its own, and the native library calls back into the one that asked last.
                it.setForkEvery(1)
            }
        }
    }
}

dependencies {
    implementation(project(":core"))
    implementation(libs.androidx.activity.compose)
    implementation(libs.androidx.compose.foundation)
    implementation(libs.androidx.compose.material3)
    implementation(libs.androidx.compose.ripple)
    implementation(libs.androidx.compose.ui)
    implementation(libs.androidx.core.ktx)
    // The widget on the home screen.
    implementation(libs.androidx.glance.appwidget)
    implementation(libs.androidx.lifecycle.runtime.compose)
    // Wakes the app where neither an alarm nor a person does.
    implementation(libs.androidx.work.runtime)
    implementation(libs.kotlinx.coroutines.android)
    // Draws the codes of pairing as pictures.
    implementation(libs.zxing.core)

    debugImplementation(libs.androidx.compose.ui.test.manifest)
    testImplementation(libs.androidx.compose.ui.test.junit4)
    testImplementation(libs.androidx.test.monitor)
    testImplementation(libs.androidx.work.testing)
    testImplementation(libs.gson)
    // On this machine JNA is the plain jar.
    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
}
