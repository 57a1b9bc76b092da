package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.RitualEditorPresenter
import org.rekindle.app.presenters.RitualEditorSpelling
import org.rekindle.app.presenters.RitualEditorState
import org.rekindle.app.presenters.RitualsPresenter
import org.rekindle.core.RitualKind
import org.robolectric.RobolectricTestRunner

/** The list of rituals and the editor. */
@RunWith(RobolectricTestRunner::class)
class RitualShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun stage(look: Look) = Stage(folder.newFolder(), look.language)

    private fun editor(
        name: String,
        lead: RitualEditorPresenter.(Stage) -> Unit,
    ) {
        val prepared = { look: Look -> pictured(look, lead) }
        Shots.four(rule, name, prepared) { page: Pictured<RitualEditorState> ->
            AppFrame(wayTo(Destination.RITUAL), page.frame, noTaps()) {
                RitualEditorScreen(page.state, noTaps())
            }
        }
    }

    private fun pictured(
        look: Look,
        lead: RitualEditorPresenter.(Stage) -> Unit,
    ): Pictured<RitualEditorState> {
        val stage = stage(look)
        val spelling = RitualEditorSpelling(stage.place)
        val editor = RitualEditorPresenter(stage.daybook, stage.reminding(), spelling, stage.scope)
        editor.lead(stage)
        return Pictured(stage.frame, editor.state.value)
    }

    private fun list(
        name: String,
        lead: Stage.(Look) -> Unit,
    ) {
        val prepared = { look: Look ->
            val stage = stage(look).apply { lead(look) }
            val rituals = RitualsPresenter(stage.daybook, stage.place, stage.scope).apply { refresh() }
            Pictured(stage.frame, rituals.state.value)
        }
        Shots.four(rule, name, prepared) { page ->
            AppFrame(wayTo(Destination.RITUALS), page.frame, noTaps()) {
                RitualsScreen(page.state, noTaps())
            }
        }
    }

    @Test
    fun rituals() =
        list("rituals") { look ->
            val spanish = look == Look.SPANISH
            makeRitual(if (spanish) "Café juntos" else "Coffee together", "07:30")
            makeRitual(if (spanish) "Paseo" else "A walk", "11:00", rule = "FREQ=WEEKLY;BYDAY=SA,SU")
            makeRitual(if (spanish) "Un beso al despedirse" else "A kiss when you part", kind = RitualKind.TOUCH)
        }

    @Test
    fun noRituals() = list("rituals-none") {}

    @Test
    fun adopting() = editor("ritual-adopting") { adopt("weekly-check-in") }

    @Test
    fun ownWithoutAName() =
        editor("ritual-own-no-name") {
            makeOwn()
            kind(1)
            save()
        }

    private fun RitualEditorPresenter.editMonthly(stage: Stage) =
        edit(stage.makeRitual("Tea", "20:00", "08:00", rule = "FREQ=MONTHLY;BYMONTHDAY=30"))

    @Test
    fun monthly() = editor("ritual-monthly") { editMonthly(it) }

    @Test
    fun allOfIt() =
        pictured(Look.LIGHT) { editMonthly(it) }
            .let { whole(rule, "ritual-monthly") { RitualEditorScreen(it.state, noTaps()) } }

    @Test
    fun allOfADayOfTheWeek() =
        pictured(Look.LIGHT) { adopt("stress-talk") }
            .let { whole(rule, "ritual-weekdays") { RitualEditorScreen(it.state, noTaps()) } }
}
