package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.sp
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** The way to two phones, one calm page for each step. What will be shared is one tap away on each of them. */
@Composable
internal fun PairingPage(
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    when (val step = state.step) {
        is CoupleStep.Alone -> Alone(step, state, actions, onOpen)
        is CoupleStep.Unlinked -> Unlinked(step, state, actions, onOpen)
        is CoupleStep.CodeShown -> Handing(step.about, step.code, step.wanted, state, actions, actions::confirm)
        is CoupleStep.ReplyShown -> Handing(step.about, step.reply, step.wanted, state, actions, actions::finish)
        is CoupleStep.Compare -> Compare(step, state, actions, onOpen)
        is CoupleStep.Together -> Unit
    }
}

@Composable
private fun Alone(
    step: CoupleStep.Alone,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    FootPage(
        foot = {
            PrimaryButton(state.words.invite, onTap = actions::invite)
            SecondaryButton(state.words.join) { onOpen(CouplePage.JOIN) }
        },
    ) {
        Headline(state.words.title)
        Sentence(step.line)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        step.unfinished?.let { Sentence(it) }
        PartTitle(state.words.readFirst)
        Card {
            Column(Modifier.padding(Space.betweenCards), Arrangement.spacedBy(Space.betweenCards)) {
                state.beforeYes.first.forEach { line ->
                    Text(
                        line,
                        style = Type.body,
                        color = LocalPalette.current.ink,
                    )
                }
            }
        }
        LinkCard(state.beforeYes.title, about = null) { onOpen(CouplePage.LIST) }
    }
}

@Composable
private fun Unlinked(
    step: CoupleStep.Unlinked,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    FootPage(foot = { PrimaryButton(state.words.join) { onOpen(CouplePage.JOIN) } }) {
        Headline(state.words.title)
        Sentence(step.line)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        LinkCard(state.beforeYes.title, about = null) { onOpen(CouplePage.LIST) }
    }
}

/** A code of the other phone's, typed or pasted. */
@Composable
internal fun JoinPage(
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    Entry(state.words.join, state, state.words.join, actions::join) {
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
    }
}

/** A text to hand over, and below it the one that comes back. */
@Composable
private fun Handing(
    about: String,
    text: String,
    wanted: String,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onRead: (String) -> Unit,
) {
    Entry(about, state, wanted, onRead) {
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        HandedText(text, state.words, actions::copy)
        InlineButton(state.words.anew, onTap = actions::cancel)
    }
}

/** A page that waits for a text of the other phone's. */
@Composable
private fun Entry(
    title: String,
    state: CoupleScreenState.Ready,
    wanted: String,
    onRead: (String) -> Unit,
    content: @Composable () -> Unit,
) {
    var text by remember(wanted) { mutableStateOf("") }
    FootPage(
        foot = {
            PrivateField(text, wanted, isOneLine = true) { text = it }
            PrimaryButton(state.words.next, isEnabled = text.isNotBlank()) { onRead(text) }
        },
    ) {
        Headline(title)
        content()
    }
}

/** The number, and only here the yes. */
@Composable
private fun Compare(
    step: CoupleStep.Compare,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    FootPage(
        foot = {
            PrimaryButton(state.words.yes, onTap = actions::accept)
            QuietButton(state.words.anew, Modifier.fillMaxWidth(), actions::cancel)
        },
    ) {
        Headline(step.about)
        Text(
            step.number,
            Modifier.fillMaxWidth().padding(vertical = Space.margin),
            style = Type.headline.copy(letterSpacing = APART),
            color = LocalPalette.current.ink,
            textAlign = TextAlign.Center,
        )
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        step.reveal?.let { reveal ->
            Sentence(reveal.title)
            HandedText(reveal.body, state.words, actions::copy)
        }
        LinkCard(state.beforeYes.title, about = null) { onOpen(CouplePage.LIST) }
    }
}

/** What the partner will get and never gets, and what the owner of a store sees. */
@Composable
internal fun SharedListPage(
    state: CoupleScreenState.Ready,
    onClose: () -> Unit,
) {
    FootPage(foot = { SecondaryButton(state.words.close, onTap = onClose) }) {
        Headline(state.beforeYes.title)
        state.beforeYes.shared.forEach { line ->
            Card {
                Text(line, Modifier.padding(Space.betweenCards), style = Type.body, color = LocalPalette.current.ink)
            }
        }
        Sentence(state.beforeYes.store)
    }
}

/** So that two people can read a number to each other figure by figure. */
private val APART = 4.sp
