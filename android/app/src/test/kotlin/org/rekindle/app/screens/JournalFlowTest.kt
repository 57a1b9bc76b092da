package org.rekindle.app.screens

import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.rekindle.app.MainActivity
import org.rekindle.app.TestRekindleApp
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The journal in the real window over the real core: written, found, changed, deleted. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestRekindleApp::class)
class JournalFlowTest {
    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    private val hand by lazy { Driving(rule) }

    private fun type(
        field: String,
        text: String,
    ) {
        rule.onNode(hasSetTextAction() and hasText(field)).performScrollTo().performTextInput(text)
    }

    private fun isShown(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun whatIsWrittenIsFoundAndDeletedForGood() {
        hand.goTo("Journal")
        hand.see("Nothing written yet.")
        hand.tap("Write")
        hand.see("Save")
        hand.tap("Appreciation")
        type("Appreciation", "The coffee stood there before I was awake.")
        type("Tags, apart by commas", "mornings, coffee")
        hand.tap("Save")
        hand.see("The coffee stood there before I was awake.")
        hand.tap("Close")

        hand.see("Search")
        type("Search", "cof")
        hand.tap("The coffee stood there before I was awake.")
        hand.see("coffee · mornings")
        hand.tap("Delete")
        hand.see("Delete this for good? Nothing brings it back but a backup made before.")
        hand.tap("Cancel")
        hand.tap("Delete")
        hand.seePart("Delete this for good?")
        rule.waitForIdle()
        hand.tapLast("Delete")
        hand.see("Nothing found.")
        hand.tap("Clear the search")
        hand.see("Nothing written yet.")
        assertTrue(!isShown("The coffee stood there before I was awake."))
    }

    @Test
    fun whatIsBeingWrittenWaits() {
        hand.goTo("Journal")
        hand.tap("Write")
        hand.see("Save")
        type("Note", "Half a sentence")
        hand.tap("Not now")
        hand.see("You were writing something.")
        hand.goTo("Today")
        hand.goTo("Journal")
        hand.tap("Go on writing")
        hand.see("Half a sentence")
    }
}
