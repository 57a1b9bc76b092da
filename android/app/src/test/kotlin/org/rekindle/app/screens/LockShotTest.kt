package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.RunningStrip
import org.rekindle.app.presenters.SessionWish
import org.rekindle.app.presenters.strip
import org.robolectric.RobolectricTestRunner

/** The lock over the real core, in its states. */
@RunWith(RobolectricTestRunner::class)
class LockShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val taps = Taps()

    /** A phone that is locked, after [tries] with a wrong PIN. */
    private fun locked(
        look: Look,
        tries: Int = 0,
        before: Stage.() -> Unit = {},
    ): Shown =
        Stage(folder.newFolder(), look.language).unlock().run {
            before()
            lock.setPin("2468")
            lock.lock()
            repeat(tries) { lock.unlock("1111") }
            session.refresh()
            Shown(lock.state.value as LockScreenState.Locked, frame, session.state.value.strip())
        }

    private fun four(
        name: String,
        prepared: (Look) -> Shown,
    ) = Shots.four(rule, name, prepared) { LockScreen(it.state, it.frame, it.strip, taps) }

    @Test
    fun asking() = four("lock") { locked(it) }

    @Test
    fun waiting() = four("lock-wait") { locked(it, tries = 3) }

    @Test
    fun whileASessionRuns() =
        four("lock-session") { look -> locked(look) { session.begin(SessionWish("no-phones-hour")) } }

    @Test
    fun whatIsTypedIsTriedAndGoneFromTheScreen() {
        val shown = locked(Look.LIGHT)
        rule.setContent { LockScreen(shown.state, shown.frame, shown.strip, taps) }
        "2468".forEach { rule.onNodeWithText(it.toString()).performScrollTo().performClick() }
        rule.onNodeWithText("Unlock").performScrollTo().performClick()
        assertEquals(listOf("2468"), taps.tried)
        rule.onNodeWithText("Unlock").performClick()
        assertEquals("nothing is typed any more", 1, taps.tried.size)
        rule.onNodeWithText("I do not know the PIN").performScrollTo().performClick()
        rule.onNodeWithText("The phone's settings").performClick()
        assertEquals(1, taps.settings)
    }

    private class Shown(
        val state: LockScreenState.Locked,
        val frame: FrameWords,
        val strip: RunningStrip?,
    )

    private class Taps : LockActions {
        val tried = mutableListOf<String>()
        var settings = 0

        override fun unlock(pin: String) {
            tried += pin
        }

        override fun help() = Unit

        override fun phoneSettings() {
            settings++
        }

        override fun pause() = Unit

        override fun resume() = Unit

        override fun stop() = Unit
    }
}
