package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.connectedDays
import org.rekindle.app.makeRitual
import org.rekindle.app.presenters.SessionScreenState
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A session in the real window over the real core, from the questions about safety to the stop and after. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class SessionFlowTest {
    private val app by lazy { TestRekindleApp.get() }

    /** The first days are over when the window opens. */
    @get:Rule(order = 0)
    val weeks =
        object : ExternalResource() {
            override fun before() {
                app.place.local("2024-11-01T20:00:00")
                app.makeRitual("Coffee together", "07:30")
                app.place.local("2024-12-01T20:00:00")
            }
        }

    @get:Rule(order = 1)
    val rule = createAndroidComposeRule<MainActivity>()

    private val hand by lazy { Driving(rule) }

    @Test
    fun theFirstPhaseIsBegunByTwoYesesAndStoppedByOneTap() {
        val before = app.connectedDays()
        hand.tap("Guided sessions")
        hand.tap("Some questions, for you alone")
        hand.see("Are you alone with this phone just now?")
        hand.tap("None of these")
        hand.seePart("And the body")
        hand.tap("None of these")
        hand.tap("First phase")
        hand.tap("Leave the starter out")
        hand.tap("Begin")

        hand.see("Your limits for today")
        hand.tap("Next")
        hand.see("Hand the phone over: the other person's limits")
        hand.tap("Next")

        hand.tap("Yes, now")
        hand.see("Now hand the phone over. Each answers alone.")
        hand.tap("Next")
        hand.tap("Yes, now")
        hand.tap("Begin")

        hand.see("Arriving")
        hand.tap("Pause")
        hand.tap("Go on")
        hand.tap("Stop")
        hand.see("Ended. That is always fine.")
        hand.tap("Leave the questions out")
        hand.see("To talk")
        assertEquals("a session counts in nothing", before, app.connectedDays())
    }

    @Test
    fun notNowLeavesNoTraceAndLooksLikeClosingThePage() {
        hand.tap("Guided sessions")
        hand.tap("Some questions, for you alone")
        hand.tap("None of these")
        hand.seePart("And the body")
        hand.tap("None of these")
        hand.tap("Starter")
        hand.tap("Begin")
        hand.tap("Next")
        hand.see("Hand the phone over: the other person's limits")
        hand.tap("Next")
        hand.tap("Yes, now")
        hand.tap("Next")
        hand.tap("Not now")
        hand.tap("Guided sessions")
        hand.see("To talk")
        assertTrue(app.parts.session.state.value is SessionScreenState.Choosing)
    }

    @Test
    fun aHugEndsByATapAnywhere() {
        hand.tap("Guided sessions")
        hand.tap("A hug until it is enough")
        hand.tap("Begin")
        hand.see("As long as it is good. Tap when it is enough.")
        rule.onNodeWithText("As long as it is good. Tap when it is enough.").performClick()
        hand.see("Ran to its end")
        hand.tap("OK")
        hand.see("To talk")
    }
}
