package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FirstRunPresenter
import org.rekindle.app.presenters.FirstRunScreenState
import org.rekindle.app.presenters.FirstRunSpelling
import org.robolectric.RobolectricTestRunner

/** The pages of the first run over the real guide. */
@RunWith(RobolectricTestRunner::class)
class FirstRunShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun shot(
        name: String,
        lead: FirstRunPresenter.() -> Unit,
    ) {
        val prepared = { look: Look ->
            val stage = Stage(folder.newFolder(), look.language).unlock()
            stage.lock.refresh()
            val run =
                FirstRunPresenter(
                    stage.daybook,
                    stage.reminding(),
                    stage.lock,
                    FirstRunSpelling(stage.place),
                    stage.scope,
                )
            run.start()
            run.lead()
            Pictured(stage.frame, run.state.value)
        }
        Shots.four(rule, name, prepared) { page: Pictured<FirstRunScreenState> ->
            AppFrame(wayTo(Destination.FIRST_RUN), page.frame, noTaps()) {
                FirstRunScreen(page.state, noTaps())
            }
        }
    }

    @Test
    fun promises() = shot("first-run-1-promises") {}

    @Test
    fun preview() = shot("first-run-2-preview") { next() }

    @Test
    fun pin() = shot("first-run-3-pin") { repeat(2) { next() } }

    @Test
    fun question() =
        shot("first-run-4-question") {
            repeat(4) { next() }
            choose(3)
        }

    @Test
    fun suggestion() = shot("first-run-5-suggestion") { repeat(6) { next() } }

    @Test
    fun suggestionAfterHurt() =
        shot("first-run-6-after-hurt") {
            repeat(4) { next() }
            choose(1)
            repeat(2) { next() }
        }

    @Test
    fun begun() =
        shot("first-run-7-begun") {
            repeat(6) { next() }
            begin()
        }
}
