package org.rekindle.app.presenters

/**
 * What the app is built on and under which licences: names, which no catalogue translates. What stands here is what is
 * linked into the app; tools that only build it are not.
 */
object Licences {
    /** Projects under one licence. */
    data class Under(
        val names: String,
        val licence: String,
    )

    /** All of them. */
    val ALL =
        listOf(
            Under("AndroidX, Jetpack Compose, Kotlin, Kotlin Coroutines", "Apache License 2.0"),
            Under("JNA", "Apache License 2.0, LGPL 2.1"),
            Under("OpenSSL", "Apache License 2.0"),
            Under("Protocol Buffers", "BSD 3-Clause"),
            Under("SQLCipher", "BSD 3-Clause"),
            Under("SQLite", "Public domain"),
            Under("UniFFI", "MPL 2.0"),
            Under("ZXing", "Apache License 2.0"),
            Under("age, RustCrypto, serde, chrono, intl_pluralrules", "MIT, Apache License 2.0"),
            Under("rusqlite", "MIT"),
            Under("curve25519-dalek", "BSD 3-Clause"),
        )
}
