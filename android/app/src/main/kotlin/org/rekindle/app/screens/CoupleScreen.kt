package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.BeforeYes
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.CoupleWords
import org.rekindle.app.presenters.Notice
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do on the screen for two. Declining is closing the page. */
interface CoupleActions {
    /** Makes a code. */
    fun invite()

    /** Reads a code. */
    fun join(code: String)

    /** Reads the reply to one's own code. */
    fun confirm(reply: String)

    /** Reads what the first phone answers. */
    fun finish(reveal: String)

    /** The yes to the number. */
    fun accept()

    /** Begins anew. */
    fun cancel()

    /** Makes a code for the partner's new phone. */
    fun relink()

    /** The yes to a proposal. */
    fun acceptProposal(id: String)

    /** Exchanges now. */
    fun exchange()

    /** Reads the screen again. */
    fun retry()
}

/** For two: pairing step by step with the list before the yes, then how the two phones stand. */
@Composable
fun CoupleScreen(
    state: CoupleScreenState,
    actions: CoupleActions,
) {
    Page {
        when (state) {
            CoupleScreenState.Loading -> Unit
            is CoupleScreenState.Failed -> NoticeCard(state.notice, onAction = actions::retry)
            is CoupleScreenState.Ready -> Ready(state, actions)
        }
    }
}

@Composable
private fun Ready(
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    Headline(state.words.title)
    state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
    when (val step = state.step) {
        is CoupleStep.Alone -> {
            Sentence(step.line)
            step.unfinished?.let { unfinished ->
                Sentence(unfinished)
                QuietButton(state.words.anew, onTap = actions::cancel)
            }
            ReadFirst(state.beforeYes)
            PrimaryButton(state.words.invite, onTap = actions::invite)
            Entry(state.words.join, state.words.next, actions::join)
        }

        is CoupleStep.Unlinked -> {
            Sentence(step.line)
            Entry(state.words.join, state.words.next, actions::join)
        }

        is CoupleStep.CodeShown -> {
            Handed(Notice(step.about, step.code, action = null))
            Entry(step.wanted, state.words.next, actions::confirm)
            QuietButton(state.words.anew, onTap = actions::cancel)
        }

        is CoupleStep.ReplyShown -> {
            Handed(Notice(step.about, step.reply, action = null))
            Entry(step.wanted, state.words.next, actions::finish)
            QuietButton(state.words.anew, onTap = actions::cancel)
        }

        is CoupleStep.Compare -> {
            Compare(step, state, actions)
        }

        is CoupleStep.Together -> {
            Together(step, state, actions)
        }
    }
}

@Composable
private fun Compare(
    step: CoupleStep.Compare,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    step.reveal?.let { Handed(it) }
    Sentence(step.about)
    Text(step.number, style = Type.headline, color = LocalPalette.current.ink)
    ReadFirst(state.beforeYes)
    PrimaryButton(state.words.yes, onTap = actions::accept)
    QuietButton(state.words.anew, onTap = actions::cancel)
}

@Composable
private fun Together(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    val words = state.words
    Sentence(step.line)
    step.farewell?.let { SentenceCard(it) }
    step.pauses.forEach { Sentence(it) }
    SentenceCard(Notice(words.rituals, step.noRituals ?: step.rituals.joinToString("\n"), action = null))
    step.proposals.forEach { proposal ->
        val about = listOfNotNull(proposal.line, proposal.until).joinToString("\n")
        NoticeCard(Notice(proposal.text, about, words.accept.takeIf { proposal.canAnswer })) {
            actions.acceptProposal(proposal.id)
        }
    }
    val sent = step.shares.joinToString("\n") { "${it.name}: ${it.amountName}" }
    SentenceCard(Notice(words.shares, sent, action = null))
    Exchange(step, state, words, actions)
    QuietButton(words.relink, onTap = actions::relink)
    ReadFirst(state.beforeYes)
}

@Composable
private fun Exchange(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    words: CoupleWords,
    actions: CoupleActions,
) {
    Sentence(step.place)
    step.lastExchange?.let { Sentence(it) }
    state.exchanged?.lines?.forEach { Sentence(it) }
    step.findings.forEach { Sentence(it) }
    if (step.canExchange) {
        Sentence(words.exchangeNote)
        QuietButton(words.exchange, onTap = actions::exchange)
    }
}

/** What is read before the yes. */
@Composable
private fun ReadFirst(read: BeforeYes) {
    read.first.forEach { Sentence(it) }
    SentenceCard(Notice(read.title, read.shared.joinToString("\n\n"), action = null))
    Sentence(read.store)
}

/** A text for the other phone: it can be selected and copied. */
@Composable
private fun Handed(text: Notice) {
    SelectionContainer { SentenceCard(text) }
}

/** A text from the other phone. */
@Composable
private fun Entry(
    wanted: String,
    next: String,
    onRead: (String) -> Unit,
) {
    var text by remember(wanted) { mutableStateOf("") }
    OutlinedTextField(text, { text = it }, Modifier.fillMaxWidth(), label = { Text(wanted, style = Type.label) })
    if (text.isNotBlank()) QuietButton(next) { onRead(text) }
}
