package org.rekindle.app.screens

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Alarms
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.HeldAlarms
import org.rekindle.app.presenters.HeldRinging
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.presenters.TodayScreenState
import org.rekindle.app.presenters.TodaySpelling
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedReason
import org.rekindle.core.UnarmedRequest
import org.robolectric.RobolectricTestRunner

/** Today, with what is to be known about reminders that did not ring or may come late. */
@RunWith(RobolectricTestRunner::class)
class TodayShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val hand by lazy { Driving(rule) }

    private fun shot(
        name: String,
        alarms: Alarms,
        ringing: HeldRinging = HeldRinging(),
    ) {
        val prepared = { look: Look ->
            val stage = Stage(folder.newFolder(), look.language).unlock()
            stage.makeRitual(if (look == Look.SPANISH) "Un paseo al anochecer" else "An evening walk", "20:30")
            val today =
                TodayPresenter(
                    stage.daybook,
                    Reminding(stage.daybook, alarms),
                    TodaySpelling(stage.place, ringing),
                    stage.scope,
                )
            today.refresh()
            Pictured(stage.frame, today.state.value)
        }
        val opened = { _: Look -> hand.bringUp(TO_SYSTEM) }
        Shots.four(rule, name, prepared, opened) { page: Pictured<TodayScreenState> ->
            AppFrame(wayTo(Destination.TODAY), page.frame, noTaps()) { TodayScreen(page.state, noTaps()) }
        }
    }

    @Test
    fun missed() = shot("today-missed", Lost)

    @Test
    fun heldBack() = shot("today-held-back", HeldAlarms(), HeldRinging(isRestricted = true))

    private companion object {
        /** The way out of what is told, in both languages: the last line of its card. */
        val TO_SYSTEM = hasText("To the system's settings") or hasText("A los ajustes del sistema")
    }

    /** A system that dropped one alarm before it rang. */
    private object Lost : Alarms {
        private const val AN_HOUR_AGO = 1_732_208_400_000L

        override fun arm(
            plan: List<ReminderView>,
            words: NoticeWords,
            nowMs: Long,
        ) = listOf(UnarmedRequest("lost", AN_HOUR_AGO, UnarmedReason.System(Alarms.MISSED)))

        override fun overdue(nowMs: Long) = emptyMap<String, Long>()
    }
}
