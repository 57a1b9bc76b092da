package org.rekindle.app.screens

import android.app.NotificationManager
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.app.connectedDays
import org.rekindle.app.makeRitual
import org.rekindle.core.RitualKind
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** The screen "today" in the real window over the real core: what is tapped is booked, and can be taken back. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class TodayFlowTest {
    private val app by lazy { TestRekindleApp.get() }

    /** A week that has begun, before the window opens. */
    @get:Rule(order = 0)
    val aWeek =
        object : ExternalResource() {
            override fun before() {
                if (RuntimeEnvironment.getQualifiers().contains("w320dp")) RuntimeEnvironment.setFontScale(2f)
                val spanish = RuntimeEnvironment.getQualifiers().startsWith("es")
                app.place.local("2024-11-18T18:00:00")
                val coffee = app.makeRitual(if (spanish) "Café juntos" else "Coffee together", "07:30")
                app.makeRitual(if (spanish) "Un paseo al anochecer" else "An evening walk around the block", "20:30")
                app.makeRitual(if (spanish) "Beso al despedirse" else "A kiss goodbye", kind = RitualKind.TOUCH)
                app.mark(coffee)
                app.place.local("2024-11-20T21:00:00")
                app.mark(coffee)
                app.place.local("2024-11-21T18:00:00")
            }
        }

    @get:Rule(order = 1)
    val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun aTapIsBookedAndCanBeTakenBack() {
        rule.waitUntilExactlyOneExists(hasText("2 of 3 days"), WAIT)
        rule.onNodeWithContentDescription("Done, Coffee together").assertIsDisplayed().performClick()
        rule.waitUntilExactlyOneExists(hasText("3 of 3 days"), WAIT)
        assertEquals(listOf("2024-11-18", "2024-11-20", "2024-11-21"), app.connectedDays())
        Shots.take(rule, "today-marked")

        rule.onNodeWithContentDescription("Take back, Coffee together").performScrollTo().performClick()
        rule.waitUntilExactlyOneExists(hasText("2 of 3 days"), WAIT)
        assertEquals(listOf("2024-11-18", "2024-11-20"), app.connectedDays())
        rule.onNodeWithContentDescription("Done, Coffee together").assertIsDisplayed()
    }

    @Test
    fun theWeekCanBeHeard() {
        rule.waitUntilExactlyOneExists(hasText("2 of 3 days"), WAIT)
        val heard =
            listOf(
                "Monday, Connected",
                "Tuesday, Quiet",
                "Wednesday, Connected",
                "Thursday, Today, To come",
                "Friday, To come",
                "Saturday, To come",
                "Sunday, To come",
            )
        heard.forEach { rule.onNode(hasContentDescription(it)).assertIsDisplayed() }
    }

    @Test
    fun whatCannotRingIsShownWithWhatToDo() {
        rule.waitUntilExactlyOneExists(hasText("2 of 3 days"), WAIT)
        shadowOf(app.getSystemService(NotificationManager::class.java)!!).setNotificationsEnabled(false)
        rule.onNodeWithContentDescription("Done, Coffee together").performClick()
        rule.waitUntilExactlyOneExists(hasText("These reminders could not be set on this phone:"), WAIT)
        rule.onNodeWithText("Notifications are not allowed for this app", substring = true).assertIsDisplayed()
        Shots.take(rule, "today-not-allowed")
    }

    @Test
    fun light() = shot("today-light", "2 of 3 days")

    @Test
    @Config(qualifiers = "+night")
    fun dark() = shot("today-dark", "2 of 3 days")

    @Test
    @Config(qualifiers = "+es-rES")
    fun spanish() = shot("today-spanish", "2 de 3 días")

    /** The smallest phone with the largest text. */
    @Test
    @Config(qualifiers = "w320dp-h640dp")
    fun largeText() {
        shot("today-large-text", "2 of 3 days")
        rule.onNodeWithContentDescription("Done, Coffee together").performScrollTo().assertIsDisplayed()
        rule.onNodeWithContentDescription("Done, A kiss goodbye").performScrollTo().assertIsDisplayed()
        Shots.take(rule, "today-large-text-below")
    }

    private fun shot(
        name: String,
        headline: String,
    ) {
        rule.waitUntilExactlyOneExists(hasText(headline), WAIT)
        Shots.take(rule, name)
    }

    private fun TestRekindleApp.mark(ritual: String) =
        kotlinx.coroutines.runBlocking { parts.daybook.call { it.core.mark(ritual, null, it.here) } }

    private companion object {
        const val WAIT = 30_000L
    }
}
