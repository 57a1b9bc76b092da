package org.rekindle.app.scenarios

import com.google.gson.JsonObject
import org.rekindle.app.presenters.Surroundings
import org.rekindle.app.presenters.SystemKey
import org.rekindle.core.Boot
import org.rekindle.core.Here
import org.rekindle.core.Moment
import org.rekindle.core.OffsetChange
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime

/** What a phone's key store keeps for the journal: one byte, a hundred more than that of the daybook's key. */
class StoryKey(
    private val key: () -> Int,
) : SystemKey {
    override fun read() = ByteArray(32) { (key() + 100).toByte() }

    override fun make() = error("a story has its keys")
}

/** The places and clocks of a story, with the offsets that it brings; dates are written plainly. */
class ScenarioPlace(
    scenario: JsonObject,
) : Surroundings {
    private val places = scenario.getAsJsonObject("places")

    val language: String = scenario["language"]?.asString ?: "en"
    var current: String = places.keySet().min()

    /** True time. What the clock on the wall shows is [offSeconds] off. */
    var at: Instant = Instant.EPOCH
        set(value) {
            field = value
            if (started == null) started = value
        }
    private var offSeconds = 0L
    private var started: Instant? = null
    private var boots = 1

    val now: Instant get() = at.plusSeconds(offSeconds)

    /** A hand sets the clock on the wall. */
    fun setOff(bySeconds: Long) {
        offSeconds += bySeconds
    }

    /** The phone starts again. */
    fun reboot() {
        started = at
        boots++
    }

    override fun moment() =
        Moment(
            now.toEpochMilli(),
            Duration.between(started, at).toMillis().toULong(),
            Boot.Numbered(boots.toULong()),
        )

    override fun here(): Here {
        val place = places.getAsJsonObject(current)
        val changes =
            place.getAsJsonArray("changes").map { it.asJsonObject }.map {
                OffsetChange(Instant.parse(it["at"].asString).toEpochMilli(), it["offset_seconds"].asInt)
            }
        return Here(now.toEpochMilli(), place["initial_offset_seconds"].asInt, changes)
    }

    override fun languageWishes() = listOf(language)

    override fun dayText(
        day: LocalDate,
        languageTag: String,
    ) = day.toString()

    override fun timeText(
        time: LocalTime,
        languageTag: String,
    ) = time.toString()

    override fun is24Hour() = true
}
