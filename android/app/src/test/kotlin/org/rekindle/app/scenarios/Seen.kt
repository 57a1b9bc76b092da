package org.rekindle.app.scenarios

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonPrimitive
import org.rekindle.core.PauseView
import org.rekindle.core.Quieting
import org.rekindle.core.ReminderView
import org.rekindle.core.RitualView
import org.rekindle.core.StreakView
import org.rekindle.core.TodayRitualView
import org.rekindle.core.TodayState
import org.rekindle.core.TodayView
import java.time.Instant

/** The core's views in the words of the stories. */
object Seen {
    fun ritual(view: RitualView): JsonElement =
        fields(
            "ritual" to view.id,
            "practice" to view.practice,
            "name" to view.name,
            "kind" to view.kind,
            "private" to view.isPrivate,
            "each_time" to (view.quieting == Quieting.EACH_TIME),
            "starts_local" to view.schedule.map { it.startsLocal },
            "adopted_on" to view.adoptedOn,
            "retired_on" to view.retiredOn,
        )

    fun today(view: TodayView): JsonElement =
        fields(
            "day" to view.day,
            "first_run" to view.firstRun,
            "paused" to view.paused,
            "offer_gentler" to view.offerGentler,
            "rituals" to view.rituals.map(::todayRitual),
            "next" to view.next?.let { fields("name" to it.name, "fires_local" to it.firesLocal) },
            "unarmed" to view.unarmed.map { it.firesLocal },
            "streak" to streak(view.streak),
        )

    fun streak(view: StreakView): JsonElement =
        fields(
            "weeks" to view.weeks.toInt(),
            "connected" to view.week.connected.toInt(),
            "goal" to view.week.goal.toInt(),
            "status" to view.week.status,
            "from" to view.week.dots.first().day,
            "dots" to view.week.dots.map { it.state },
        )

    fun pause(view: PauseView): JsonElement =
        fields("ritual" to view.ritual, "from" to view.from, "until" to view.until)

    fun reminder(view: ReminderView): JsonElement =
        fields(
            "ritual" to view.firing?.ritual,
            "at" to Instant.ofEpochMilli(view.atMs).toString(),
            "fires_local" to view.firesLocal,
            "rule_local" to view.firing?.ruleLocal,
            "also" to view.firing?.also,
            "day" to view.firing?.day,
            "snoozed" to view.firing?.snoozed,
            "deferred" to view.firing?.deferred,
            "title" to view.title,
        )

    fun list(elements: List<JsonElement>): JsonElement = JsonArray().apply { elements.forEach(::add) }

    private fun todayRitual(view: TodayRitualView): JsonElement {
        val state = view.state
        return fields(
            "ritual" to view.id,
            "name" to view.name,
            "kind" to view.kind,
            "private" to view.isPrivate,
            "due" to view.due,
            "times" to view.times,
            "state" to
                when (state) {
                    is TodayState.Open -> "open"
                    is TodayState.Done -> "done"
                    is TodayState.Skipped -> "skipped"
                    is TodayState.Paused -> "paused"
                },
            "marks" to if (state is TodayState.Done) state.marks.toInt() else 0,
            "markable" to view.markable,
        )
    }

    /** An object of the story's plain values. */
    fun fields(vararg fields: Pair<String, Any?>): JsonElement =
        JsonObject().apply { fields.forEach { (name, value) -> add(name, json(value)) } }

    private fun json(value: Any?): JsonElement =
        when (value) {
            null -> JsonNull.INSTANCE
            is JsonElement -> value
            is String -> JsonPrimitive(value)
            is Number -> JsonPrimitive(value)
            is Boolean -> JsonPrimitive(value)
            is Enum<*> -> JsonPrimitive(value.name.lowercase())
            is List<*> -> list(value.map(::json))
            else -> error("cannot be told: $value")
        }
}
