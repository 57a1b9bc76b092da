package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.FilledTonalIconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import org.rekindle.app.presenters.AreaChoice
import org.rekindle.app.presenters.BodyAnswer
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** One thing was chosen: how long it takes, and the one button. */
@Composable
internal fun SessionSetting(
    state: SessionScreenState.Setting,
    actions: SessionActions,
) {
    FootPage(
        foot = { PrimaryButton(state.words.begin, isEnabled = state.closed == null, onTap = actions::begin) },
    ) {
        Headline(state.title)
        state.about.forEach { Sentence(it) }
        state.closed?.let { Sentence(it) }
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        Card { Length(state, actions) }
        state.skipsStarter?.let { isSkipped ->
            Card { Tick(state.words.skipStarter, isSkipped) { actions.skipStarter(it) } }
        }
        Sentence(state.words.quiet)
        Sentence(state.words.howToStop)
    }
}

@Composable
private fun Length(
    state: SessionScreenState.Setting,
    actions: SessionActions,
) {
    val palette = LocalPalette.current
    Column(Modifier.padding(Space.betweenCards), verticalArrangement = Arrangement.spacedBy(Space.grid)) {
        Text(state.lengthName, style = Type.label, color = palette.quietInk)
        Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
            if (state.canShorten || state.canLengthen) {
                Step("–", state.words.shorter, state.canShorten) { actions.lengthen(isLonger = false) }
            }
            Text(
                state.length,
                Modifier.weight(1f),
                style = Type.title,
                color = palette.ink,
                textAlign = if (state.canShorten || state.canLengthen) TextAlign.Center else TextAlign.Start,
            )
            if (state.canShorten || state.canLengthen) {
                Step("+", state.words.longer, state.canLengthen) { actions.lengthen(isLonger = true) }
            }
        }
    }
}

@Composable
private fun Step(
    sign: String,
    name: String,
    isEnabled: Boolean,
    onTap: () -> Unit,
) {
    FilledTonalIconButton(
        onTap,
        Modifier.semantics { contentDescription = name },
        enabled = isEnabled,
    ) { Text(sign, Modifier.clearAndSetSemantics {}, style = Type.title) }
}

/** A line with a tick: the whole line is the target. */
@Composable
internal fun Tick(
    name: String,
    isOn: Boolean,
    onChange: (Boolean) -> Unit,
) {
    Row(
        Modifier
            .fillMaxWidth()
            .toggleable(isOn, role = Role.Checkbox, onValueChange = onChange)
            .heightIn(min = Space.target)
            .padding(horizontal = Space.betweenCards, vertical = Space.grid),
        horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(name, Modifier.weight(1f), style = Type.body, color = LocalPalette.current.ink)
        Checkbox(isOn, onCheckedChange = null)
    }
}

/** The questions about safety: one list, and two answers that look alike. Then the body. */
@Composable
internal fun SessionGate(
    state: SessionScreenState.AskingGate,
    actions: SessionActions,
) {
    val medical = state.medical
    if (medical != null) {
        FootPage(
            foot = {
                SecondaryButton(state.words.none) { actions.answerMedical(BodyAnswer.NONE) }
                SecondaryButton(state.words.oneOrMoreOfBody) { actions.answerMedical(BodyAnswer.SOME) }
                SecondaryButton(state.words.doctorAgrees) { actions.answerMedical(BodyAnswer.DOCTOR_AGREES) }
            },
        ) { Headline(medical) }
        return
    }
    FootPage(
        foot = {
            SecondaryButton(state.words.none) { actions.answerGate(oneOrMore = false) }
            SecondaryButton(state.words.oneOrMore) { actions.answerGate(oneOrMore = true) }
            QuietButton(state.words.notNow, Modifier.fillMaxWidth(), actions::letBe)
        },
    ) {
        // First whether one is alone, then what the list is for, then the list.
        state.lines.firstOrNull()?.let { Headline(it) }
        state.lines.drop(1).firstOrNull()?.let { Sentence(it) }
        Card {
            Column(
                Modifier.padding(Space.betweenCards),
                verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
            ) { state.lines.drop(2).forEach { Text(it, style = Type.body, color = LocalPalette.current.ink) } }
        }
    }
}

/** One person's limits for today, without a reason. What was ticked is handed on and stays nowhere on this screen. */
@Composable
internal fun SessionLimits(
    state: SessionScreenState.Limiting,
    actions: SessionActions,
) {
    // Another person, another list.
    var notToday by remember(state.isOther) { mutableStateOf(emptySet<String>()) }
    var included by remember(state.isOther) { mutableStateOf(emptySet<String>()) }
    FootPage(foot = { PrimaryButton(state.words.next) { actions.limit(notToday, included) } }) {
        Headline(if (state.isOther) state.words.otherLimits else state.words.yourLimits)
        Sentence(state.words.notTodayAbout)
        Areas(state.words.notToday, state.areas.filter { !it.isAsked }, notToday) { notToday = it }
        Areas(state.words.include, state.areas.filter { it.isAsked }, included) { included = it }
    }
}

@Composable
private fun Areas(
    title: String,
    areas: List<AreaChoice>,
    chosen: Set<String>,
    onChoose: (Set<String>) -> Unit,
) {
    if (areas.isEmpty()) return
    PartTitle(title)
    Card {
        Column(Modifier.padding(vertical = Space.grid)) {
            areas.forEach { area ->
                Tick(area.name.replaceFirstChar(Char::titlecase), area.area in chosen) { isOn ->
                    onChoose(if (isOn) chosen + area.area else chosen - area.area)
                }
            }
        }
    }
}
