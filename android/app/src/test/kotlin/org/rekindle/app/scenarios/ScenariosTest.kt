package org.rekindle.app.scenarios

import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.junit.runners.Parameterized
import org.rekindle.app.Repository
import org.rekindle.core.RekindleException
import java.io.File

/**
 * `tests/scenarios`, every story, through this shell's presenters and the real core on a plain JVM. Rust and Swift run
 * the same files; `tests/scenarios/README.md` says what they mean.
 */
@RunWith(Parameterized::class)
class ScenariosTest(
    private val file: File,
) {
    @get:Rule
    val folder = TemporaryFolder()

    @Test
    fun isTheSameInThisLanguage() {
        val scenario = JsonParser.parseString(file.readText()).asJsonObject
        val story = Story(folder.root, scenario)
        scenario.getAsJsonArray("steps").forEachIndexed { index, step ->
            val phone = story.phone(step.asJsonObject["phone"]?.asString ?: "a")
            take(phone, step.asJsonObject, "${file.name}, step ${index + 1}: ${step.asJsonObject["do"]}")
        }
    }

    private fun take(
        phone: ScenarioPhone,
        step: JsonObject,
        where: String,
    ) {
        val unknown = step.keySet() - setOf("at", "phone", "do", "place", "save", "error", "expect", "note")
        assertEquals(where, emptySet<String>(), unknown)
        phone.goTo(step)
        val (action, fields) =
            step
                .getAsJsonObject("do")
                .entrySet()
                .single()
                .let { it.key to it.value.asJsonObject }
        step["error"]?.let {
            assertEquals(where, it.asString, phone.refusal(action, fields, it.asString))
            return
        }
        val seen =
            try {
                phone.act(action, fields)
            } catch (reason: RekindleException) {
                throw AssertionError("$where failed: ${reason.message}", reason)
            }
        step["save"]?.let { phone.save(it.asString, seen) }
        step["expect"]?.let { expected ->
            assertNull(where, difference(expected, phone.named(seen)))
            phone.shown()?.let { assertNull("$where, on the screen", differenceOnScreen(expected.asJsonObject, it)) }
        }
    }

    companion object {
        @JvmStatic
        @Parameterized.Parameters(name = "{0}")
        fun files(): List<Array<Any>> =
            Repository
                .file("tests/scenarios")
                .listFiles { file: File -> file.extension == "json" }
                .orEmpty()
                .sorted()
                .also { check(it.size >= 3) { "there are no scenarios" } }
                .map { arrayOf(it) }
    }
}
