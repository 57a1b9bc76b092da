package org.rekindle.app

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.rekindle.app.presenters.ExchangeEnd
import org.rekindle.app.presenters.ShareAmount
import org.rekindle.app.presenters.ShareKind
import org.rekindle.app.presenters.WrittenKind
import org.rekindle.app.window.Ways
import org.rekindle.core.Words
import org.rekindle.core.languages
import java.io.File
import java.time.Month
import javax.xml.parsers.DocumentBuilderFactory

/** What keeps the shell thin, and its words in the catalogues. */
class HouseRulesTest {
    private val app = Repository.file("android/app/src/main")
    private val sources = app.resolve("kotlin").walk().filter { it.extension == "kt" }.toList()

    private fun importing(
        folder: String,
        what: String,
    ): List<String> {
        val of = sources.filter { it.parentFile.name == folder }
        assertTrue("no sources in $folder", of.isNotEmpty())
        return of.filter { file -> file.readLines().any { it.startsWith("import $what") } }.map(File::getName)
    }

    @Test
    fun presentersKnowNoAndroid() {
        assertEquals(emptyList<String>(), importing("presenters", "android"))
    }

    @Test
    fun screensKnowNeitherTheCoreNorThePlatform() {
        assertEquals(emptyList<String>(), importing("screens", "org.rekindle.core"))
        assertEquals(emptyList<String>(), importing("screens", "org.rekindle.app.platform"))
    }

    /** Nothing moves by itself, so there is nothing to hold still for whoever asked the phone for less motion. */
    @Test
    fun screensAnimateNothing() {
        listOf("screens", "window", "theme").forEach {
            assertEquals(emptyList<String>(), importing(it, "androidx.compose.animation"))
        }
    }

    @Test
    fun everyWordThatIsAskedForIsInEveryLanguage() {
        val asked = sources.flatMap { file -> KEY.findAll(file.readText()).map { it.groupValues[1] } }.toSet()
        assertTrue("the pattern finds the keys: $asked", "today.mark_done" in asked && "notification.done" in asked)
        val built =
            listOf("connected", "spare", "paused", "quiet", "to_come").map { "streak.day.$it" } +
                ShareKind.entries.map { "couple_screen.what.${it.name.lowercase()}" } +
                ShareAmount.entries.map { "couple_screen.level.${it.name.lowercase()}" } +
                WrittenKind.entries.map { "journal_screen.kind.${it.name.lowercase()}" } +
                ExchangeEnd.entries.map { "couple_screen.exchanged.${it.name.lowercase()}" } +
                Month.entries.map { "month.${it.name.lowercase()}" } +
                (1..7).map { "today.goal.$it" } +
                listOf("drop", "defer").map { "settings.quiet.$it" } +
                listOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                    .flatMap { listOf("weekday.$it", "weekday_short.$it") }
        languages().forEach { language ->
            val known = Words(language.tag).all().keys
            assertEquals(language.tag, emptySet<String>(), (asked + built) - known)
        }
    }

    /** What Android reads by itself, in each language, is what the catalogue says. */
    @Test
    fun theSystemsWordsAreTheCatalogues() {
        languages().forEach {
            val words = Words(it.tag)
            val said = strings("values") + if (it.tag == "en") emptyMap() else strings("values-${it.tag}")
            assertEquals(
                it.tag,
                said.mapValues { (name, _) ->
                    words.text(SYSTEM_WORDS.getValue(name), emptyMap())
                },
                said,
            )
        }
    }

    /** A shortcut leads to the app's one window, by an action that the window knows. */
    @Test
    fun everyShortcutLeadsSomewhere() {
        val shortcuts = parsed("res/xml/shortcuts.xml").getElementsByTagName("intent")
        val intents = List(shortcuts.length) { shortcuts.item(it).attributes }
        assertEquals(Ways.OF_ACTION.keys, intents.map { it.getNamedItem("android:action").nodeValue }.toSet())
        intents.forEach {
            assertEquals(MainActivity::class.java.name, it.getNamedItem("android:targetClass").nodeValue)
        }
    }

    private fun parsed(path: String) =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(app.resolve(path))

    private fun strings(folder: String): Map<String, String> {
        val entries = parsed("res/$folder/strings.xml").getElementsByTagName("string")
        return List(entries.length) { entries.item(it) }
            .associate { it.attributes.getNamedItem("name").nodeValue to it.textContent }
    }

    private companion object {
        /** The resources that are words, and where the catalogue has them. */
        val SYSTEM_WORDS =
            mapOf(
                "app_name" to "common.app_name",
                "shortcut_today" to "shortcut.today",
                "shortcut_week" to "shortcut.week",
                "shortcut_write" to "shortcut.write",
                "widget_about" to "widget.about",
            )

        /** `words["a.key"`, `word("a.key"` and `words.plural("a.key"`. */
        val KEY = Regex("""words?(?:\[|\(|\.(?:text|plural)\()"([a-z_]+(?:\.[a-z_]+)+)"""")
    }
}
