package org.rekindle.app.screens

import androidx.compose.ui.test.junit4.v2.createComposeRule
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.presenters.TodayState
import org.rekindle.app.theme.RekindleTheme
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
class TodayScreenTest {
    @get:Rule
    val rule = createComposeRule()

    private val actions =
        object : TodayActions {
            override fun mark(ritual: String) = Unit

            override fun undo(ritual: String) = Unit

            override fun mendReminders() = Unit

            override fun retry() = Unit
        }

    private fun shot(
        name: String,
        state: TodayState = sampleToday(),
    ) {
        rule.setContent { RekindleTheme { TodayScreen(state, actions) } }
        Shots.take(rule, name)
    }

    @Test
    fun light() = shot("sample-light")

    @Test
    @Config(qualifiers = "+night")
    fun dark() = shot("sample-dark")
}
