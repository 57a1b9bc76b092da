// The Gradle project that Android Studio opens. Two modules: `core` carries what the Rust core generates,
// `app` is the app. Every version stands in gradle/libs.versions.toml, which tests/android reads too.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    // A module that adds its own repository could bring code that nobody pinned.
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "rekindle"
include(":app", ":core")
