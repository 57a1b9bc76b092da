package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.rekindle.app.presenters.LimitLines
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWords
import org.rekindle.app.presenters.YesStep
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/**
 * Two yeses, one after the other on one phone. Yes and not now have the same size and weight; nothing shows of the first yes
 * to the second person, and closing the page looks like never having been asked.
 */
@Composable
internal fun SessionConsent(
    state: SessionScreenState.Consenting,
    actions: SessionActions,
) {
    FootPage(foot = { Answers(state, actions) }) {
        Headline(state.title)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        when (val step = state.step) {
            YesStep.HandOver -> {
                Text(state.words.handOver, style = Type.title, color = LocalPalette.current.ink)
                Sentence(state.words.whenBoth)
            }

            is YesStep.Guest -> {
                Lines(step.reads)
                Agreed(state)
            }

            else -> {
                Agreed(state)
            }
        }
    }
}

@Composable
private fun Answers(
    state: SessionScreenState.Consenting,
    actions: SessionActions,
) {
    val words = state.words
    when (state.step) {
        YesStep.Own, is YesStep.Guest -> {
            SecondaryButton(words.yes, onTap = actions::yes)
            SecondaryButton(words.notNow, onTap = actions::close)
        }

        YesStep.HandOver -> {
            PrimaryButton(words.next, onTap = actions::handedOver)
            QuietButton(words.close, Modifier.fillMaxWidth(), actions::close)
        }

        // The other phone's yes is read elsewhere; here one can only let it be.
        is YesStep.OtherPhone -> {
            SecondaryButton(words.notNow, onTap = actions::close)
        }

        YesStep.Both -> {
            PrimaryButton(words.begin, onTap = actions::start)
            QuietButton(words.notNow, Modifier.fillMaxWidth(), actions::close)
        }
    }
}

/** What each says yes to, and the list of what is open and what is off. */
@Composable
private fun Agreed(state: SessionScreenState.Consenting) {
    Lines(state.lines)
    state.limits?.let { Limits(it, state.words) }
    Sentence(state.words.onePhone)
}

@Composable
private fun Lines(lines: List<String>) {
    Card {
        Column(
            Modifier.padding(Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
        ) { lines.forEach { Text(it, style = Type.body, color = LocalPalette.current.ink) } }
    }
}

/** What is open, what is off limits, what is left aside between sessions. */
@Composable
internal fun Limits(
    limits: LimitLines,
    words: SessionWords,
) {
    val lists = listOf(words.allowed to limits.allowed, words.off to limits.off, words.aside to limits.aside)
    lists.filter { it.second.isNotEmpty() }.forEach { (title, areas) ->
        Column(verticalArrangement = Arrangement.spacedBy(Space.grid / 2)) {
            Text(title, style = Type.label, color = LocalPalette.current.quietInk)
            Text(areas.joinToString(), style = Type.body, color = LocalPalette.current.ink)
        }
    }
}
