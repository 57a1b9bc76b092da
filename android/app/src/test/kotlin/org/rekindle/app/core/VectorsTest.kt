package org.rekindle.app.core

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.rekindle.app.Repository
import org.rekindle.core.RekindleException
import java.time.DateTimeException
import kotlin.math.abs

/**
 * `tests/vectors`, every case, through the generated Kotlin that ships and the phone's way of telling offsets. Rust
 * and Swift run the same files.
 */
class VectorsTest {
    @Test
    fun recurrence() = everyCase("recurrence", least = 150, Vectors::recurrence)

    @Test
    fun plan() = everyCase("plan", least = 60, Vectors::plan)

    @Test
    fun ritualDay() = everyCase("ritual_day", least = 60, Vectors::ritualDay)

    @Test
    fun streak() = everyCase("streak", least = 80, Vectors::streak)

    @Test
    fun closeness() = everyCase("closeness", least = 1, Vectors::closeness)

    /** Runs all lines and tells all that differ at once: one wrong rule breaks many. */
    private fun everyCase(
        kind: String,
        least: Int,
        run: (JsonObject) -> JsonElement,
    ) {
        val lines = Repository.file("tests/vectors/$kind.jsonl").readLines().filter(String::isNotBlank)
        assertTrue("${lines.size} cases are fewer than $least", lines.size >= least)
        val tolerance = if (kind == "closeness") 1.0 else 1e-6
        val wrong =
            lines.withIndex().mapNotNull { (index, line) ->
                val case = JsonParser.parseString(line).asJsonObject
                val (wanted, found) = case["out"] to answer(case.getAsJsonObject("in"), run)
                if (same(wanted, found, tolerance)) null else "line ${index + 1} ${case["why"]}: $found, not $wanted"
            }
        assertEquals(wrong.joinToString("\n"), 0, wrong.size)
    }

    private fun answer(
        input: JsonObject,
        run: (JsonObject) -> JsonElement,
    ): JsonElement =
        try {
            run(input)
        } catch (reason: RekindleException) {
            error(reason)
        } catch (reason: DateTimeException) {
            // A zone or an instant that the phone itself does not know.
            error(reason)
        } catch (reason: UnusableInputException) {
            error(reason)
        }

    private fun error(reason: Exception) = JsonObject().apply { addProperty("error", reason.message ?: "refused") }

    private fun same(
        wanted: JsonElement,
        found: JsonElement,
        tolerance: Double,
    ): Boolean =
        when (wanted) {
            is JsonObject -> {
                found is JsonObject && wanted.has("error") == found.has("error") &&
                    (wanted.has("error") || wanted.keySet().all { same(wanted[it], found[it], tolerance) })
            }

            is JsonArray -> {
                found is JsonArray && wanted.size() == found.size() &&
                    wanted.zip(found).all { (one, other) -> same(one, other, tolerance) }
            }

            else -> {
                if (wanted.asJsonPrimitive.isNumber) {
                    abs(wanted.asDouble - found.asDouble) <= tolerance
                } else {
                    wanted == found
                }
            }
        }
}
