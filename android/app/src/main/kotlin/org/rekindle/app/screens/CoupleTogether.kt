package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.Proposal
import org.rekindle.app.presenters.Share
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** How the two phones stand. Nothing here says who did what, nor when the other was last heard. */
@Composable
internal fun TogetherPage(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    val words = state.words
    Page {
        Headline(words.title)
        Sentence(step.line)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        step.farewell?.let { SentenceCard(it) }
        step.pauses.forEach { NoticeCard(Notice(it, "", words.resume), onAction = actions::resume) }
        step.proposals.forEach { ProposalCard(it, state, actions) }
        SentenceCard(Notice(words.rituals, step.noRituals ?: step.rituals.joinToString("\n"), action = null))
        LinkCard(words.propose, about = null) { onOpen(CouplePage.PROPOSE) }
        val sent = step.shares.joinToString("\n") { "${it.name}: ${it.amountName}" }
        LinkCard(words.shares, sent) { onOpen(CouplePage.SHARES) }
        Exchange(step, state, actions, onOpen)
        LinkCard(state.beforeYes.title, about = null) { onOpen(CouplePage.LIST) }
        Column {
            if (step.pauses.isEmpty()) QuietLine(words.pause, actions::pause)
            QuietLine(words.relink, actions::relink)
            QuietLine(words.leave) { onOpen(CouplePage.LEAVE) }
        }
    }
}

@Composable
private fun QuietLine(
    words: String,
    onTap: () -> Unit,
) {
    InlineButton(words, Modifier.fillMaxWidth().padding(horizontal = Space.betweenCards), onTap = onTap)
}

/** What is proposed: a yes, or leaving it. What is not answered fades by itself. */
@Composable
private fun ProposalCard(
    proposal: Proposal,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    val palette = LocalPalette.current
    Card {
        Column(Modifier.padding(Space.betweenCards), Arrangement.spacedBy(Space.grid)) {
            Text(proposal.text, style = Type.body, color = palette.ink)
            proposal.line?.let { Text(it, style = Type.label, color = palette.ink) }
            Text(proposal.until, style = Type.label, color = palette.quietInk)
            if (proposal.canAnswer) {
                SecondaryButton(state.words.accept) { actions.acceptProposal(proposal.id) }
            }
        }
    }
}

@Composable
private fun Exchange(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onOpen: (CouplePage) -> Unit,
) {
    val palette = LocalPalette.current
    Card {
        Column(Modifier.padding(Space.betweenCards), Arrangement.spacedBy(Space.grid)) {
            Text(step.place, style = Type.body, color = palette.ink)
            val below = listOfNotNull(step.lastExchange) + state.exchanged?.lines.orEmpty() + step.findings
            below.forEach { Text(it, style = Type.label, color = palette.quietInk) }
            if (step.canExchange) {
                Text(state.words.exchangeNote, style = Type.label, color = palette.quietInk)
                InlineButton(state.words.exchange, onTap = actions::exchange)
            }
            val place = state.words.place
            InlineButton(if (step.canExchange) place.chooseAnother else place.choose) { onOpen(CouplePage.PLACE) }
        }
    }
}

/** Something for both: a ritual one has, or how many days a week. */
@Composable
internal fun ProposePage(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onDone: () -> Unit,
) {
    FootPage(foot = { SecondaryButton(state.words.close, onTap = onDone) }) {
        Headline(state.words.propose)
        if (step.ownRituals.isNotEmpty()) {
            PartTitle(state.words.proposeRituals)
            step.ownRituals.forEach { (id, name) ->
                LinkCard(name, about = null) {
                    actions.proposeRitual(id)
                    onDone()
                }
            }
        }
        PartTitle(state.words.proposeGoal)
        Card {
            Column(Modifier.padding(vertical = Space.grid)) {
                step.goals.forEach { (days, name) ->
                    InlineButton(name, Modifier.fillMaxWidth().padding(horizontal = Space.betweenCards)) {
                        actions.proposeGoal(days)
                        onDone()
                    }
                }
            }
        }
    }
}

/** How much one sends of each kind. Less is at once; more takes both. */
@Composable
internal fun SharesPage(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onDone: () -> Unit,
) {
    FootPage(foot = { SecondaryButton(state.words.close, onTap = onDone) }) {
        Headline(state.words.shares)
        Sentence(state.words.shareWaits)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        step.shares.forEach { Amounts(it, actions) }
    }
}

@Composable
private fun Amounts(
    share: Share,
    actions: CoupleActions,
) {
    PartTitle(share.name)
    Card {
        Column(Modifier.padding(vertical = Space.grid).selectableGroup()) {
            share.amounts.forEach { (amount, name) ->
                Choose(name, amount == share.amount) { actions.share(share.kind, amount) }
            }
        }
    }
}

/** A line of several of which one is chosen: the whole line is the target. */
@Composable
internal fun Choose(
    name: String,
    isChosen: Boolean,
    onChoose: () -> Unit,
) {
    Row(
        Modifier
            .fillMaxWidth()
            .selectable(isChosen, role = Role.RadioButton, onClick = onChoose)
            .heightIn(min = Space.target)
            .padding(horizontal = Space.betweenCards, vertical = Space.grid),
        Arrangement.spacedBy(Space.betweenCards),
        Alignment.CenterVertically,
    ) {
        RadioButton(isChosen, onClick = null)
        Text(name, Modifier.weight(1f), style = Type.body, color = LocalPalette.current.ink)
    }
}
