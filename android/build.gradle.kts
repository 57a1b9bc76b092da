buildscript {
    dependencies {
        // The Android plugin compiles Kotlin by itself but brings an older compiler; this raises it to the
        // one that the Compose plugin and tests/android use.
        classpath(libs.kotlin.gradle.plugin)
    }
}

plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.android.library) apply false
    alias(libs.plugins.kotlin.compose) apply false
}
