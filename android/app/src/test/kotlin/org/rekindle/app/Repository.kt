package org.rekindle.app

import java.io.File

/** The checkout: what is shared between the languages stands in it as data. */
object Repository {
    private val root = File(System.getProperty("rekindle.repository") ?: "../..").canonicalFile

    /** A file or directory of the checkout. */
    fun file(path: String): File = root.resolve(path)
}
