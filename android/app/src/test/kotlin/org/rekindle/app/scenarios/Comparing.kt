package org.rekindle.app.scenarios

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import org.rekindle.app.presenters.TodayScreenState

/**
 * What of [expected] is not so in [seen]; null when all is. Of an object only the fields that are written count, a
 * list must have the same length, everything else must be equal.
 */
fun difference(
    expected: JsonElement,
    seen: JsonElement?,
    at: String = "",
): String? =
    when {
        seen == null -> {
            "$at is not there"
        }

        expected is JsonObject && seen is JsonObject -> {
            expected.entrySet().firstNotNullOfOrNull { (name, value) -> difference(value, seen[name], "$at.$name") }
        }

        expected is JsonArray && seen is JsonArray && expected.size() == seen.size() -> {
            expected.withIndex().firstNotNullOfOrNull { (index, value) ->
                difference(value, seen[index], "$at[$index]")
            }
        }

        // Gson tells 1 from 1.0, which JSON does not.
        expected.isNumber() && seen.isNumber() -> {
            if (expected.asDouble == seen.asDouble) null else "$at is $seen, not $expected"
        }

        else -> {
            if (expected == seen) null else "$at is $seen, not $expected"
        }
    }

/** The same for what a person sees on the screen "today", as far as it tells it. */
fun differenceOnScreen(
    expected: JsonObject,
    shown: TodayScreenState.Ready,
): String? {
    val rituals = (listOfNotNull(shown.first) + shown.others)
    expected["rituals"]?.asJsonArray?.map { it.asJsonObject }?.let { wanted ->
        if (wanted.size != rituals.size) return "${rituals.size} rituals are shown, not ${wanted.size}"
        wanted.filter { it.has("name") }.forEach { one ->
            val ritual = rituals.find { it.name == one["name"].asString } ?: return "${one["name"]} is not shown"
            if (one.has("state") && ritual.isMarked != (one["state"].asString == "done")) return "mark of $ritual"
            if (one.has("markable") && ritual.canMark != one["markable"].asBoolean) return "button of $ritual"
        }
    }
    expected["unarmed"]?.asJsonArray?.let {
        if ((it.size() > 0) != (shown.unarmed != null)) return "the notice is ${shown.unarmed}"
    }
    val dots = expected["streak"]?.asJsonObject?.get("dots")?.asJsonArray?.map { it.asString }
    val shownDots = shown.week.days.map { it.kind.name.lowercase() }
    return if (dots == null || dots == shownDots) null else "the dots are $shownDots, not $dots"
}

private fun JsonElement.isNumber() = this !is JsonNull && isJsonPrimitive && asJsonPrimitive.isNumber
