package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.lifecycle.Lifecycle
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.makeRitual
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWish
import org.rekindle.app.screens.Driving.Companion.until
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The lock in the real window over the real core: left, locked, a wrong PIN, the right one. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class LockFlowTest {
    private val app by lazy { TestRekindleApp.get() }

    /** A ritual and a PIN, before the window opens. */
    @get:Rule(order = 0)
    val aPin =
        object : ExternalResource() {
            override fun before() {
                app.makeRitual("Coffee together", "07:30")
                val lock = app.parts.lock
                lock.refresh()
                lock.state.until { it is LockScreenState.Open }
                lock.setPin("2468")
                lock.state.until { (it as? LockScreenState.Open)?.hasPin == true }
            }
        }

    @get:Rule(order = 1)
    val rule = createAndroidComposeRule<MainActivity>()

    private val hand by lazy { Driving(rule) }

    private fun leaveAndComeBack() {
        rule.activityRule.scenario.moveToState(Lifecycle.State.CREATED)
        app.parts.lock.state
            .until { it is LockScreenState.Locked }
        rule.activityRule.scenario.moveToState(Lifecycle.State.RESUMED)
    }

    private fun isShown(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun whoLeavesIsLockedOutAndThePinBringsTheDayBack() {
        hand.see("Coffee together")
        leaveAndComeBack()
        hand.see("Unlock to go on.")
        assertTrue("no ritual behind the lock", !isShown("Coffee together"))
        hand.pin("1111")
        hand.see("This is not the PIN.")
        hand.pin("2468")
        hand.see("Coffee together")
    }

    @Test
    fun helpOpensWithoutThePin() {
        hand.see("Coffee together")
        leaveAndComeBack()
        hand.tap("Help")
        hand.see("People to talk to")
        assertTrue(app.parts.lock.state.value is LockScreenState.Locked)
        hand.tap("Back")
        hand.see("Unlock to go on.")
    }

    @Test
    fun whatRunsIsStoppedFromTheLockInOneTap() {
        hand.see("Coffee together")
        app.parts.session.begin(SessionWish("no-phones-hour"))
        hand.see("Under way")
        leaveAndComeBack()
        hand.see("Under way")
        hand.tap("Stop")
        rule.waitUntil(Driving.WAIT) { !isShown("Under way") }
        assertEquals("Ended. That is always fine.", app.sessionEnd())
    }

    private fun TestRekindleApp.sessionEnd() = (parts.session.state.value as SessionScreenState.Over).line
}
