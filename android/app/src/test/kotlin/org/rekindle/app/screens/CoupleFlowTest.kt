package org.rekindle.app.screens

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.rekindle.core.LinkState
import org.rekindle.core.Rekindle
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** Pairing in the real window over the real core, with another phone's core at the other end. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class CoupleFlowTest {
    @get:Rule
    val folder = TemporaryFolder()

    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    private val here get() = TestRekindleApp.get().place.here()
    private val partner by lazy {
        Rekindle.create(folder.newFolder("partner").path, ByteArray(32) { 7 }, ByteArray(32) { 8 }, here)
    }

    @Test
    fun aCodeIsReadTheNumberComparedAndTheYesSaid() {
        goToForTwo()
        rule.waitUntilExactlyOneExists(hasText("What your partner will get"), WAIT)
        Shots.take(rule, "couple-alone")
        type(partner.invite(here).code)
        rule.waitUntilExactlyOneExists(hasText("Give this reply back to the other phone."), WAIT)
        val confirmed = partner.confirm(shownText(), here)
        type(confirmed.reveal!!)
        rule.waitUntilExactlyOneExists(hasText(confirmed.number), WAIT)
        Shots.take(rule, "couple-number")
        partner.acceptPairing(here)
        tap("Both are the same, yes")
        rule.waitUntilExactlyOneExists(hasText("This phone is linked.", substring = true), WAIT)
        Shots.take(rule, "couple-together")
        assertEquals(LinkState.LINKED, partner.couple(here, "en").link)
    }

    @Test
    fun whatIsNoCodeIsToldInWords() {
        goToForTwo()
        type("dinner at eight")
        rule.waitUntilExactlyOneExists(hasText("This is no text of a pairing."), WAIT)
    }

    private fun goToForTwo() {
        val place = hasText("For two") and isSelectable()
        rule.waitUntilExactlyOneExists(place, WAIT)
        rule.onNode(place).performClick()
    }

    private fun tap(words: String) {
        rule.waitUntilExactlyOneExists(hasText(words), WAIT)
        rule.onNodeWithText(words).performScrollTo().performClick()
    }

    private fun type(text: String) {
        rule.waitUntilExactlyOneExists(hasSetTextAction(), WAIT)
        rule.onNode(hasSetTextAction()).performScrollTo().performTextInput(text)
        tap("Next")
    }

    /** The text of pairing that is on the screen. */
    private fun shownText(): String {
        val texts = rule.onAllNodes(hasText("RK", substring = true)).fetchSemanticsNodes()
        return texts.single().config[SemanticsProperties.Text].single().text
    }

    private companion object {
        const val WAIT = 30_000L
    }
}
