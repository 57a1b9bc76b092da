package org.rekindle.app

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.os.Bundle
import android.view.WindowManager
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.test.core.app.ActivityScenario
import androidx.test.platform.app.InstrumentationRegistry
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.platform.waitUntil
import org.rekindle.app.screens.Driving
import org.rekindle.core.LeaveWay
import org.rekindle.core.Rekindle
import org.rekindle.core.RekindleException
import org.rekindle.core.SharedHistory
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLog
import java.io.File

/**
 * One long evening with the app, in which everything private has a word of its own; afterwards none of these words is in the
 * log, in a notice, in what the system keeps of the window, in the text of an error, nor in a file as it is.
 */
@Suppress("DEPRECATION")
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class NothingLeaksTest {
    private val app by lazy { TestRekindleApp.get() }

    @get:Rule(order = 0)
    val folder = TemporaryFolder()

    @get:Rule(order = 1)
    val aRitual =
        object : ExternalResource() {
            override fun before() {
                app.place.local("2024-11-21T19:00:00")
                app.makeRitual(RITUAL, "20:30")
            }
        }

    @get:Rule(order = 2)
    val rule = createAndroidComposeRule<MainActivity>()

    private val hand by lazy { Driving(rule) }
    private val here get() = app.place.here()
    private val notices get() = shadowOf(app.getSystemService(NotificationManager::class.java)!!)
    private val seen = StringBuilder()

    @Test
    fun noPrivateWordIsAnywhereButOnTheScreen() {
        writeAndSearch()
        leaveADraft()
        hearTheReminderAndAnswer()
        beLeftWithWords()
        makeMistakes()
        keepWhatTheSystemKeeps()

        ShadowLog.getLogs().forEach { seen.append(it.tag).append(it.msg).append(it.throwable?.stackTraceToString()) }
        val told = WORDS.filter { it.lowercase() in seen.toString().lowercase() }
        assertEquals("told elsewhere", emptyList<String>(), told)
        assertTrue("the log was read", ShadowLog.getLogs().isNotEmpty())

        val inFiles =
            app.dataDir
                .walk()
                .filter(
                    File::isFile,
                ).filter { file -> WORDS.any { file.readBytes().holds(it) } }
        assertEquals("lies open in a file", emptyList<String>(), inFiles.map { it.path }.toList())
    }

    private fun writeAndSearch() {
        hand.goTo("Journal")
        hand.tap("Write")
        hand.see("Save")
        type("Note", JOURNAL)
        type("Tags, apart by commas", TAG)
        hand.tap("Save")
        hand.see(JOURNAL)
        hand.tap("Close")
        hand.see("Search")
        type("Search", SEARCHED)
        hand.see("Nothing found.")
        hand.tap("Clear the search")
    }

    private fun leaveADraft() {
        hand.tap("Write")
        hand.see("Save")
        type("Note", DRAFT)
        rule.waitForIdle()
    }

    private fun hearTheReminderAndAnswer() {
        runBlocking { app.parts.reminding.arm() }
        app.place.local("2024-11-21T20:30:00")
        val alarms = shadowOf(app.getSystemService(AlarmManager::class.java)!!)
        alarms.scheduledAlarms.minBy { it.triggerAtMs }.operation!!.send()
        waitUntil { notices.allNotifications.isNotEmpty() }
        notices.allNotifications.forEach { notice ->
            seen.append(notice.printed()).append(notice.publicVersion?.printed())
            seen.append(notice.tickerText).append(notice.actions.orEmpty().joinToString { it.title })
        }
        notices.allNotifications
            .single()
            .actions
            .single { it.title == "Done" }
            .actionIntent
            .send()
        waitUntil { notices.allNotifications.isEmpty() }
        alarms.scheduledAlarms.forEach { seen.append(shadowOf(it.operation).savedIntent.extras.written()) }
    }

    private fun beLeftWithWords() {
        val partner = Rekindle.create(folder.newFolder().path, ByteArray(32) { 7 }, ByteArray(32) { 8 }, here)
        val between = folder.newFolder().path
        runBlocking {
            app.parts.daybook.call { visit ->
                val reply = partner.join(visit.core.invite(visit.here).code, visit.here)
                val confirmed = visit.core.confirm(reply.reply, visit.here)
                partner.finish(confirmed.reveal!!)
                visit.core.acceptPairing(visit.here)
                partner.acceptPairing(visit.here)
                visit.core.setMailbox(between)
                partner.setMailbox(between)
                partner.leave(LeaveWay.WithWords(FAREWELL, SharedHistory.KEEP), visit.here)
                partner.exchangeNow(visit.here, "en")
                visit.core.exchangeNow(visit.here, visit.language)
            }
        }
        hand.tap("Not now")
        hand.goTo("For two")
        hand.seePart(FAREWELL)
    }

    /** What the core and the presenters say of mistakes goes into reports of crashes: it must not repeat what was typed. */
    private fun makeMistakes() {
        runBlocking {
            app.parts.daybook.call { visit ->
                listOf<() -> Unit>(
                    { visit.core.join(MISTAKE, visit.here) },
                    { visit.core.setMailbox(MISTAKE) },
                    { visit.core.mark(MISTAKE, MISTAKE, visit.here) },
                    { visit.core.parcelIn(MISTAKE.toByteArray(), "en") },
                    { visit.core.pauseBoth(MISTAKE, MISTAKE, visit.here) },
                ).forEach { mistake ->
                    try {
                        mistake()
                        error("taken")
                    } catch (reason: RekindleException) {
                        seen.append(reason.stackTraceToString())
                    }
                }
            }
        }
        seen.append(app.parts.session.state.value)
        seen.append(app.parts.lock.state.value)
    }

    private fun keepWhatTheSystemKeeps() {
        val scenario: ActivityScenario<MainActivity> = rule.activityRule.scenario
        scenario.onActivity { window ->
            assertTrue(window.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
            seen.append(window.title)
            val kept = Bundle()
            InstrumentationRegistry.getInstrumentation().callActivityOnSaveInstanceState(window, kept)
            seen.append(kept.written())
        }
    }

    private fun type(
        field: String,
        text: String,
    ) {
        rule.onNode(hasSetTextAction() and hasText(field)).performScrollTo().performTextInput(text)
        rule.waitForIdle()
    }

    private fun Notification.printed() = extras.written()

    /** All that is in it, as it is written down. */
    private fun Bundle?.written(): String =
        this?.keySet().orEmpty().joinToString { key ->
            "$key=" +
                when (val value = this?.get(key)) {
                    is Bundle -> value.written()
                    is Array<*> -> value.contentDeepToString()
                    else -> value.toString()
                }
        }

    private fun ByteArray.holds(word: String) =
        listOf(Charsets.UTF_8, Charsets.UTF_16LE, Charsets.UTF_16BE).any { charset ->
            String(this, Charsets.ISO_8859_1).contains(String(word.toByteArray(charset), Charsets.ISO_8859_1))
        }

    private companion object {
        const val RITUAL = "Zinnia walk"
        const val JOURNAL = "Cobalt evening"
        const val TAG = "persimmon"
        const val SEARCHED = "quillwort"
        const val DRAFT = "Vermilion draft"
        const val FAREWELL = "Marigold farewell"
        const val MISTAKE = "Tamarisk mistake"
        val WORDS = listOf("zinnia", "cobalt", "persimmon", "quillwort", "vermilion", "marigold", "tamarisk")
    }
}
