package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonObject
import java.io.File

/** Opens the backups of stories. */
const val PASSPHRASE = "a scenario's passphrase"

/** A story: its phones, and what is between them: names, numbers that people see, a folder that all reach. */
class Story(
    val folder: File,
    val scenario: JsonObject,
) {
    private val phones = mutableMapOf<String, ScenarioPhone>()
    private var files = 0

    /** What was saved, by its name. */
    val saved = mutableMapOf<String, String>()

    /** The number on the screen, by phone. */
    val numbers = mutableMapOf<String, String>()

    /** The folder that all phones reach. */
    val mailbox: String = folder.resolve("mailbox").apply { mkdirs() }.path

    /** The phone of this name, which is there from now on. */
    fun phone(name: String) = phones.getOrPut(name) { ScenarioPhone(name, this) }

    /** What stands under a name; one that was never saved stands for itself. */
    fun saved(name: JsonElement): String = saved[name.asString] ?: name.asString

    /** Keeps a file that is handed over; its path. */
    fun putFile(bytes: ByteArray): String =
        folder
            .resolve("${++files}.parcel")
            .apply { writeBytes(bytes) }
            .path
}
