package org.rekindle.app.screens

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.HeldRinging
import org.rekindle.app.presenters.PinTask
import org.rekindle.app.presenters.Ringing
import org.rekindle.app.presenters.SettingsPresenter
import org.rekindle.app.presenters.SettingsScreenState
import org.rekindle.app.presenters.SettingsSpelling
import org.rekindle.app.presenters.Theme
import org.rekindle.app.presenters.ThemeChoice
import org.rekindle.app.presenters.ThemeStore
import org.rekindle.app.presenters.Unhindered
import org.robolectric.RobolectricTestRunner

/** Settings, and the page for the PIN. */
@RunWith(RobolectricTestRunner::class)
class SettingsShotTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createComposeRule()

    private fun shot(
        name: String,
        ringing: Ringing = Unhindered,
        opened: (Look) -> Unit = {},
        lead: SettingsPresenter.() -> Unit,
    ) {
        val prepared = { look: Look -> pictured(look, ringing, lead) }
        Shots.four(rule, name, prepared, opened) { page: Pictured<SettingsScreenState> ->
            AppFrame(wayTo(Destination.SETTINGS), page.frame, noTaps()) {
                SettingsScreen(page.state, noTaps())
            }
        }
    }

    private fun pictured(
        look: Look,
        ringing: Ringing = Unhindered,
        lead: SettingsPresenter.() -> Unit,
    ): Pictured<SettingsScreenState> {
        val stage = Stage(folder.newFolder(), look.language).unlock()
        stage.lock.refresh()
        val settings =
            SettingsPresenter(
                stage.daybook,
                stage.reminding(),
                stage.lock,
                Theme(NoThemeStore),
                SettingsSpelling(stage.place),
                stage.scope,
                ringing,
            )
        settings.refresh()
        settings.lead()
        return Pictured(stage.frame, settings.state.value)
    }

    @Test
    fun all() = shot("settings") { quiet(isOn = true) }

    @Test
    fun allOfThem() =
        pictured(
            Look.LIGHT,
        ) { quiet(isOn = true) }.let { whole(rule, "settings") { SettingsScreen(it.state, noTaps()) } }

    @Test
    fun notToTheMinute() =
        shot(
            "settings-exact-denied",
            HeldRinging(isAllowed = false),
            { hand.bringUp(TO_SYSTEM) },
        ) { exact(isOn = true) }

    @Test
    fun pin() = shot("settings-pin") { openPin(PinTask.SET) }

    private val hand by lazy { Driving(rule) }

    private companion object {
        /** Below the switch of exact alarms, in both languages. */
        val TO_SYSTEM = hasText("To the system's settings") or hasText("A los ajustes del sistema")
    }

    private object NoThemeStore : ThemeStore {
        override fun read() = ThemeChoice.SYSTEM

        override fun keep(choice: ThemeChoice) = Unit
    }
}
