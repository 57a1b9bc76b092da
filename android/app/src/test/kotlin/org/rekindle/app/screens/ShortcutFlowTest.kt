package org.rekindle.app.screens

import android.content.Intent
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.test.core.app.ActivityScenario
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.screens.Driving.Companion.until
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A shortcut opens the app where it says, and a PIN is asked for before that. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class ShortcutFlowTest {
    private val app by lazy { TestRekindleApp.get() }

    @get:Rule
    val rule = createEmptyComposeRule()

    private val hand by lazy { Driving(rule) }

    private fun open(action: String) =
        ActivityScenario.launch<MainActivity>(Intent(app, MainActivity::class.java).setAction(action))

    private fun isShown(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun aPinStandsBeforeWhatIsAskedFor() {
        app.makeRitual("Coffee together", "07:30")
        val lock = app.parts.lock
        lock.refresh()
        lock.state.until { it is LockScreenState.Open }
        lock.setPin("2468")
        lock.state.until { (it as? LockScreenState.Open)?.hasPin == true }
        lock.lock()
        lock.state.until { it is LockScreenState.Locked }
        open("org.rekindle.app.WRITE").use {
            hand.see("Unlock to go on.")
            assertTrue("nothing of the journal yet", !isShown("Write"))
            hand.pin("2468")
            hand.see("Write")
        }
    }

    @Test
    fun theWeekOpensAtOnceWithoutAPin() {
        app.makeRitual("Coffee together", "07:30")
        open("org.rekindle.app.WEEK").use { hand.see("Your week") }
    }

    @Test
    fun anythingElseOpensToday() {
        app.makeRitual("Coffee together", "07:30")
        open("org.example.SHARE").use { hand.see("Coffee together") }
    }
}
