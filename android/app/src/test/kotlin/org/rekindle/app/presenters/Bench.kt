package org.rekindle.app.presenters

import com.google.gson.JsonParser
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.rekindle.app.scenarios.ScenarioPlace
import org.rekindle.core.Rekindle
import java.io.File
import java.time.Instant

/** A vault and a place for the tests of presenters, whose time passes only when something waits for it. */
class Bench(
    folder: File,
    io: CoroutineDispatcher = Dispatchers.Unconfined,
) {
    val place =
        ScenarioPlace(JsonParser.parseString(PLACE).asJsonObject).apply { at = Instant.parse("2024-05-01T18:00:00Z") }
    val core: Rekindle = Rekindle.create(folder.path, ByteArray(32) { 1 }, ByteArray(32) { 2 }, place.here())
    val daybook = Daybook(place, io) { core }
    val key = StoredKey()

    /** Waiting takes its time, and no more. */
    fun sleep(ms: Long) {
        place.at = place.at.plusMillis(ms)
    }

    /** Opens the journal. */
    fun unlock() {
        runBlocking { daybook.call { it.core.unlock(key.read() ?: key.make(), it.now) } }
    }

    /** A key store with at most one key in it. */
    class StoredKey : SystemKey {
        var kept: ByteArray? = null

        override fun read() = kept?.copyOf()

        override fun make() = ByteArray(32) { 3 }.also { kept = it.copyOf() }
    }

    private companion object {
        const val PLACE = """{"places": {"home": {"zone": "Etc/UTC", "initial_offset_seconds": 0, "changes": []}}}"""
    }
}
