package org.rekindle.app.screens

import android.app.AlarmManager
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.rules.TestName
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.connectedDays
import org.rekindle.app.makeRitual
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** From the first page to the first mark, and from a changed ritual or setting to what follows from it, in the window. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class RoomsFlowTest {
    private val app by lazy { TestRekindleApp.get() }
    private val alarms get() = shadowOf(app.getSystemService(AlarmManager::class.java)!!).scheduledAlarms

    @get:Rule(order = 0)
    val testName = TestName()

    /** What there is before the window opens. */
    @get:Rule(order = 1)
    val before =
        object : ExternalResource() {
            override fun before() {
                app.leadsToFirstRun = testName.methodName.startsWith("fromTheFirstPage")
                app.place.local("2024-11-21T18:00:00")
                if (app.leadsToFirstRun) return
                app.makeRitual("Tea", "20:30")
                runBlocking { app.parts.reminding.arm() }
            }
        }

    @get:Rule(order = 2)
    val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun fromTheFirstPageToTheFirstMark() {
        shown("Will my partner see this?")
        tap("I am of age, go on")
        shown("What others would see")
        tap("Next")
        tap("Not now")
        tap("Talking")
        tap("Next")
        shown("What is going on just now?")
        tap("Skip this")
        tap("About twenty minutes")
        tap("Next")
        shown("An appreciation a day")
        tap("Begin this")
        shown("Words to propose it")
        assertTrue("its reminder is armed", alarms.isNotEmpty())
        tap("Go to today")
        rule.waitUntilExactlyOneExists(hasContentDescription("Done, An appreciation a day"), WAIT)
        rule.onNodeWithContentDescription("Done, An appreciation a day").performClick()
        shown("1 of 3 days")
        assertEquals(listOf("2024-11-21"), app.connectedDays())
    }

    @Test
    fun fromTheFirstPageOneMayLookAroundAndIsNotAskedAgain() {
        tap("Look around first")
        shown("Find a first ritual")
        tap("Guide")
        tap("Coffee together")
        tap("Make it a ritual")
        shown("A new ritual")
        tap("Save")
        shown("It is one of your rituals.")
        tap("Today")
        rule.waitUntilExactlyOneExists(hasContentDescription("Done, Coffee together"), WAIT)
    }

    @Test
    fun aRitualThatIsChangedIsPlannedAnew() {
        val armed = alarms.size
        assertTrue("it is armed to begin with", armed > 0)
        tap("Your rituals")
        tap("Tea")
        tap("Not by the clock")
        tap("Save")
        shown("Choose from the guide")
        assertEquals(0, alarms.size)
        tap("Tea")
        tap("At set times")
        tap("Save")
        shown("Every day · 8:00 PM")
        assertEquals(armed, alarms.size)
    }

    @Test
    fun anotherBeginningOfTheDayChangesToday() {
        app.place.local("2024-11-22T04:30:00")
        tap("Settings")
        tap("5:00 AM")
        rule.onNodeWithContentDescription("Back").performClick()
        shown("It is after midnight. This still belongs to Thursday, November 21.")
        tap("Settings")
        tap("3:00 AM")
        rule.onNodeWithContentDescription("Back").performClick()
        shown("Friday, November 22")
    }

    @Test
    fun theWeeksAreOneTapAway() {
        tap("Your week")
        shown("The first day you note begins this page.")
        rule.onNodeWithContentDescription("Back").performClick()
        rule.waitUntilExactlyOneExists(hasContentDescription("Done, Tea"), WAIT)
        rule.onNodeWithContentDescription("Done, Tea").assertIsDisplayed()
    }

    private fun shown(words: String) = rule.waitUntilAtLeastOneExists(hasText(words), WAIT)

    private fun tap(words: String) {
        // A button that waits for an answer takes no tap before it came.
        rule.waitUntilExactlyOneExists(hasText(words) and isEnabled(), WAIT)
        val node = rule.onNodeWithText(words)
        // What stands at thumb height needs no scrolling, and has nothing to scroll.
        runCatching { node.performScrollTo() }
        node.performClick()
    }

    private companion object {
        const val WAIT = 30_000L
    }
}
