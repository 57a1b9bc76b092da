package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import kotlinx.coroutines.runBlocking
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.WeeksPresenter
import org.rekindle.app.presenters.WeeksScreenState
import org.rekindle.app.presenters.WeeksSpelling
import org.rekindle.core.PauseRequest
import org.robolectric.RobolectricTestRunner
import java.time.LocalDate

/** Weeks and the calendar: with some months behind, and before the first day. */
@RunWith(RobolectricTestRunner::class)
class WeeksShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun shot(
        name: String,
        live: Stage.() -> Unit,
    ) {
        val prepared = { look: Look -> pictured(look, live) }
        Shots.four(rule, name, prepared) { page ->
            AppFrame(wayTo(Destination.WEEKS), page.frame, noTaps()) { WeeksScreen(page.state, noTaps()) }
        }
    }

    private fun pictured(
        look: Look,
        live: Stage.() -> Unit,
    ): Pictured<WeeksScreenState> {
        val stage = Stage(folder.newFolder(), look.language).apply(live)
        val weeks = WeeksPresenter(stage.daybook, stage.reminding(), WeeksSpelling(stage.place), stage.scope)
        weeks.refresh()
        return Pictured(stage.frame, weeks.state.value)
    }

    /** Ten weeks: kept, one with a spare day, one paused, one quiet. */
    private fun Stage.liveTenWeeks() {
        val walk = makeRitual("A walk", "11:00")
        val today = LocalDate.parse("2024-11-21")
        val days = (0..70L).filter { it % 7 in setOf(0L, 2L, 4L) && it / 7 !in setOf(3L, 5L) } + 23L + 25L
        runBlocking {
            daybook.call { visit ->
                days.forEach { visit.core.mark(walk, today.minusDays(it).toString(), visit.here) }
                visit.core.pause(PauseRequest(ritual = null, from = "2024-11-15", until = "2024-11-16"), visit.here)
            }
        }
    }

    @Test
    fun someMonths() = shot("weeks") { liveTenWeeks() }

    @Test
    fun allOfIt() =
        pictured(Look.LIGHT) { liveTenWeeks() }.let { whole(rule, "weeks") { WeeksScreen(it.state, noTaps()) } }

    @Test
    fun nothingYet() = shot("weeks-none") {}
}
