package org.rekindle.app.screens

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** A hand on the app: it waits for what is to be tapped, brings it into sight and taps it. */
@OptIn(ExperimentalTestApi::class)
class Driving(
    private val rule: ComposeTestRule,
) {
    /** Waits until these words are there once. */
    fun see(words: String) = rule.waitUntilExactlyOneExists(hasText(words), WAIT)

    /** The same where only a part of the words is known. */
    fun seePart(words: String) = rule.waitUntilAtLeastOneExists(hasText(words, substring = true), WAIT)

    /** Taps what has these words, or that description. */
    fun tap(words: String) = tap((hasText(words) or hasContentDescription(words)) and hasClickAction())

    /** Taps the last of several that have these words: that of a question above the page. */
    fun tapLast(words: String) {
        rule.waitUntilAtLeastOneExists(hasText(words) and hasClickAction(), WAIT)
        rule.onAllNodes(hasText(words) and hasClickAction()).onLast().performClick()
    }

    /** Scrolls until it is seen. */
    fun bringUp(wanted: SemanticsMatcher) {
        rule.onNode(wanted).performScrollTo()
    }

    /** Goes to a place of the bar at the foot. */
    fun goTo(place: String) = tap(hasText(place) and isSelectable())

    /** Types a PIN on the pad. */
    fun pin(digits: String) {
        digits.forEach { tap(it.toString()) }
        tap("Unlock")
    }

    private fun tap(wanted: SemanticsMatcher) {
        val what = wanted and isEnabled()
        rule.waitUntilExactlyOneExists(what, WAIT)
        val node = rule.onNode(what)
        if (rule.onAllNodes(what and hasAnyAncestor(hasScrollAction())).fetchSemanticsNodes().isNotEmpty()) {
            node.performScrollTo()
        }
        node.performClick()
    }

    companion object {
        /** Long, since the machine may be busy; what is there is seen at once. */
        const val WAIT = 60_000L

        /** Waits, without a screen, until a presenter shows what is [wanted]. */
        fun <T> StateFlow<T>.until(wanted: (T) -> Boolean): T =
            runBlocking { withTimeout(WAIT) { first { wanted(it) } } }
    }
}
