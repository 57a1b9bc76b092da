package org.rekindle.app.screens

import androidx.compose.runtime.Composable
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.GuidePresenter
import org.rekindle.app.presenters.GuideSpelling
import org.rekindle.app.presenters.HelpPresenter
import org.rekindle.app.presenters.WeeksPresenter
import org.rekindle.app.presenters.WeeksSpelling
import org.robolectric.RobolectricTestRunner

/** Screens as they are where one writes from right to left: what stood left stands right, and nothing else is lost. */
@RunWith(RobolectricTestRunner::class)
class MirroredTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun mirrored(
        name: String,
        destination: Destination,
        prepared: (Stage) -> @Composable () -> Unit,
    ) {
        val shown = { look: Look ->
            val stage = Stage(folder.newFolder(), look.language).unlock()
            stage.frame to prepared(stage)
        }
        Shots.each(rule, name, listOf(Look.MIRRORED), shown) { (frame, content) ->
            AppFrame(wayTo(destination), frame, noTaps()) { content() }
        }
    }

    private fun left(what: SemanticsMatcher) = rule.onNode(what).fetchSemanticsNode().boundsInRoot.left

    @Test
    fun placesGoFromRightToLeftAndTheWayBackPointsThere() {
        mirrored("mirrored-weeks", Destination.WEEKS) { stage ->
            stage.makeRitual("A walk", "11:00")
            val weeks = WeeksPresenter(stage.daybook, stage.reminding(), WeeksSpelling(stage.place), stage.scope)
            weeks.refresh();
            { WeeksScreen(weeks.state.value, noTaps()) }
        }
        assertTrue(left(hasText("Today") and isSelectable()) > left(hasText("For two") and isSelectable()))
        assertTrue(left(hasContentDescription("Back")) > left(hasText("Help") or hasContentDescription("Help")))
    }

    @Test
    fun theGuide() =
        mirrored("mirrored-guide", Destination.GUIDE) { stage ->
            val guide = GuidePresenter(stage.daybook, GuideSpelling(stage.place), stage.scope)
            guide.refresh();
            { GuideScreen(guide.state.value, noTaps()) }
        }

    @Test
    fun help() =
        mirrored("mirrored-help", Destination.HELP) { stage ->
            val help = HelpPresenter(stage.daybook, stage.place, stage.scope)
            help.refresh();
            { HelpScreen(help.state.value, noTaps()) }
        }
}
