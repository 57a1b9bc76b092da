package org.rekindle.app.core

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import org.rekindle.app.platform.ZoneOffsetsSource
import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.GoalStep
import org.rekindle.core.Here
import org.rekindle.core.MarkEntry
import org.rekindle.core.PauseSpan
import org.rekindle.core.QuietHours
import org.rekindle.core.QuietMode
import org.rekindle.core.RecurrenceText
import org.rekindle.core.RitualEntry
import org.rekindle.core.StreakRequest
import org.rekindle.core.closenessCircles
import org.rekindle.core.mergePlan
import org.rekindle.core.recurrenceFirings
import org.rekindle.core.ritualDay
import org.rekindle.core.streakFigures
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlin.math.round

/** One function a kind of vector: JSON in, the core's answer as JSON out. Nothing here calculates. */
object Vectors {
    private const val MOST = 100_000L
    private val END_OF_RULES = Instant.parse("2200-01-03T00:00:00Z")

    fun recurrence(input: JsonObject): JsonElement {
        val here = here(input.text("zone"), input.instant("after_utc"))
        val firings =
            recurrenceFirings(recurrenceText(input), here, input.whole("count", MOST).toUInt()).map {
                json("rule_local" to it.ruleLocal, "utc" to utc(it.atMs), "fires_local" to it.firesLocal)
            }
        return JsonObject().apply { add("firings", array(firings)) }
    }

    fun plan(input: JsonObject): JsonElement {
        val here = here(input.text("zone"), input.instant("now_utc"))
        val recurrences = input.objects("reminders").map(::recurrenceText)
        val quiet = if (input.isLeftOut("quiet")) null else quietHours(input)
        val rings =
            mergePlan(recurrences, quiet, here, input.whole("limit", MOST).toUInt()).map { ring ->
                JsonArray().apply {
                    add(utc(ring.atMs))
                    add(ring.index.toInt())
                }
            }
        return JsonObject().apply { add("plan", array(rings)) }
    }

    fun ritualDay(input: JsonObject): JsonElement {
        val hour = input.whole("day_start", UByte.MAX_VALUE.toLong())
        val here = here(input.text("zone"), input.instant("utc"))
        return json("day" to ritualDay(here, hour.toUByte()))
    }

    fun streak(input: JsonObject): JsonElement {
        val solo = input.flag("solo")
        val request =
            StreakRequest(
                goals =
                    input
                        .objects(
                            "goals",
                        ).map { GoalStep(it.text("from"), it.whole("goal", UByte.MAX_VALUE.toLong()).toUByte()) },
                solo = solo,
                firstDayOfWeek = entry<FirstDayOfWeek>(input.text("week_start")),
                rituals = input.objects("rituals").map { RitualEntry(it.text("id"), entry(it.text("kind"))) },
                marks = marks(input.objects("marks"), solo),
                undone = input.objects("undone").map { it.text("mark") },
                pauses = input.objects("pauses").map { PauseSpan(it.text("from"), it.text("to")) },
                today = input.text("today"),
            )
        val figures = streakFigures(request)
        return JsonObject().apply {
            addProperty("weeks", figures.weeks.toInt())
            addProperty("best_weeks", figures.bestWeeks.toInt())
            addProperty("days", figures.days.toInt())
            addProperty("strength", figures.strength)
            add("connected", figures.connected.fold(JsonArray()) { all, day -> all.apply { add(day) } })
            add("reserve", figures.reserve.fold(JsonArray()) { all, day -> all.apply { add(day) } })
        }
    }

    /** The file has whole numbers. */
    fun closeness(input: JsonObject): JsonElement {
        val circles = closenessCircles(input.number("base").toDouble())
        return JsonObject().apply {
            add("diameters", circles.fold(JsonArray()) { all, one -> all.apply { add(round(one.diameter)) } })
            add("distances", circles.fold(JsonArray()) { all, one -> all.apply { add(round(one.distance)) } })
        }
    }

    private fun here(
        zone: String,
        now: Instant,
    ): Here = ZoneOffsetsSource(ahead = Duration.between(now, END_OF_RULES)).here(now, ZoneId.of(zone))

    private fun recurrenceText(input: JsonObject) =
        RecurrenceText(
            startsLocal = input.text("dtstart_local"),
            rule = input.text("rrule"),
            exceptLocal = input.optionalTexts("exdates_local"),
        )

    private fun quietHours(input: JsonObject): QuietHours {
        val quiet = input["quiet"].takeIf { it.isJsonObject } ?: throw UnusableInputException("quiet is no object")
        return quiet.asJsonObject.let { QuietHours(it.text("from"), it.text("to"), entry<QuietMode>(it.text("mode"))) }
    }

    /** The core knows one's own marks and the partner's: the first person met is oneself, whatever the name. */
    private fun marks(
        marks: List<JsonObject>,
        solo: Boolean,
    ): List<MarkEntry> {
        val people = marks.mapNotNull { if (solo) it.optionalText("by") else it.text("by") }.distinct()
        if (!solo && people.size > 2) throw UnusableInputException("a couple is two people")
        return marks.map {
            MarkEntry(
                it.text("id"),
                it.text("ritual"),
                it.text("day"),
                own =
                    it.optionalText("by") == people.firstOrNull(),
            )
        }
    }

    private inline fun <reified E : Enum<E>> entry(name: String): E =
        enumValues<E>().find { it.name == name.uppercase() } ?: throw UnusableInputException("no such word: $name")

    private fun utc(ms: Long) = Instant.ofEpochMilli(ms).toString()

    private fun json(vararg fields: Pair<String, String>) =
        JsonObject().apply { fields.forEach { (name, value) -> addProperty(name, value) } }

    private fun array(elements: List<JsonElement>) = JsonArray().apply { elements.forEach(::add) }
}
