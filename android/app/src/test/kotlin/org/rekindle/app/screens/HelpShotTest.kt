package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.HelpPresenter
import org.rekindle.app.presenters.HelpScreenState
import org.robolectric.RobolectricTestRunner
import kotlin.coroutines.EmptyCoroutineContext

/** The help page in its frame, over the real addresses. */
@RunWith(RobolectricTestRunner::class)
class HelpShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private val stack = BackStack().open(Destination.HELP)

    private fun help(stage: Stage) =
        HelpPresenter(stage.daybook, stage.place, stage.scope, EmptyCoroutineContext).apply { choose("ES") }

    @Test
    fun addresses() {
        val prepared = { look: Look ->
            Stage(folder.newFolder(), look.language).let { it.frame to help(it).state.value }
        }
        Shots.four(rule, "help", prepared) { (frame, state) ->
            AppFrame(stack, frame, NoFrameActions) { HelpScreen(state, NoHelpActions) }
        }
    }

    @Test
    fun thePhonesRegionIsProposedAndElsewhereServesTheRest() {
        fun chosen(language: String) =
            Stage(folder.newFolder(), language)
                .let { HelpPresenter(it.daybook, it.place, it.scope, EmptyCoroutineContext) }
                .run {
                    refresh()
                    (state.value as HelpScreenState.Ready).chosen.code
                }
        assertEquals("MX", chosen("es-MX"))
        assertEquals("elsewhere", chosen("en-ZW"))
        assertEquals("elsewhere", chosen("en"))
    }
}

/** Taps that lead nowhere, for pictures. */
object NoFrameActions : FrameActions {
    override fun goTo(place: Destination) = Unit

    override fun open(destination: Destination) = Unit

    override fun back() = Unit
}

/** As above. */
object NoHelpActions : HelpActions {
    override fun choose(country: String) = Unit

    override fun dial(number: String) = Unit

    override fun browse(address: String) = Unit
}
