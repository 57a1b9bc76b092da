package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.GuidePlace
import org.rekindle.app.presenters.GuidePresenter
import org.rekindle.app.presenters.GuideScreenState
import org.rekindle.app.presenters.GuideSpelling
import org.robolectric.RobolectricTestRunner

/** The pages of the guide, as the catalogues have them. */
@RunWith(RobolectricTestRunner::class)
class GuideShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun shot(
        name: String,
        place: GuidePlace?,
    ) {
        val prepared = { look: Look ->
            val stage = Stage(folder.newFolder(), look.language)
            val guide = GuidePresenter(stage.daybook, GuideSpelling(stage.place), stage.scope)
            guide.refresh()
            place?.let(guide::open)
            Pictured(stage.frame, guide.state.value)
        }
        Shots.four(rule, name, prepared) { page: Pictured<GuideScreenState> ->
            AppFrame(wayTo(Destination.GUIDE), page.frame, noTaps(), isWithin = place != null) {
                GuideScreen(page.state, noTaps())
            }
        }
    }

    @Test
    fun map() = shot("guide-map", place = null)

    @Test
    fun practice() = shot("guide-practice", GuidePlace.OfPractice("weekly-check-in"))

    @Test
    fun touch() = shot("guide-touch", GuidePlace.OfPractice("six-second-kiss"))

    @Test
    fun stage() = shot("guide-stage", GuidePlace.OfStage("talking-about-sex"))

    @Test
    fun deck() = shot("guide-deck", GuidePlace.OfDeck("wonder"))

    @Test
    fun path() = shot("guide-path", GuidePlace.OfPath("after-children"))
}
