"""Compiles and tests the Android shell with Maven and Robolectric, where no Android SDK is at hand.

The app is built for phones with Gradle (`android/`). This package takes the very same sources and does what
Gradle would do before the tests: it fetches the locked artifacts, takes the libraries apart, links the
resources, generates Kotlin from the core, and lets Maven compile and test. It must not hold anything that
changes what ships.

It is Python because it is glue between zip files, XML, TOML and four programs; the standard library has all of
that, and nothing needs to be compiled before the first test can run.
"""
