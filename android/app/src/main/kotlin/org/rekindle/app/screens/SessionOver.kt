package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.CheckOutTaps
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWords
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** It is over: one sentence that says nothing of by whom, and the owner's own questions where there are some. */
@Composable
internal fun SessionOver(
    state: SessionScreenState.Over,
    actions: SessionActions,
) {
    val questions = state.checkOut
    if (questions == null) {
        FootPage(foot = { PrimaryButton(state.words.ok, onTap = actions::dismiss) }) {
            Headline(state.line)
            state.trouble?.let { NoticeCard(it, onAction = actions::dismiss) }
        }
    } else {
        CheckOut(state, questions, actions)
    }
}

@Composable
private fun CheckOut(
    state: SessionScreenState.Over,
    questions: List<String>,
    actions: SessionActions,
) {
    val words = state.words
    var scales by remember { mutableStateOf(mapOf<Int, Int>()) }
    var answers by remember { mutableStateOf(mapOf<Int, Boolean>()) }
    val taps = taps(scales, answers)
    FootPage(
        foot = {
            PrimaryButton(words.save, isEnabled = taps != null) { taps?.let(actions::checkOut) }
            QuietButton(words.skip, Modifier.fillMaxWidth()) { actions.checkOut(null) }
        },
    ) {
        Sentence(state.line)
        Headline(words.checkOut)
        Sentence(words.checkOutAbout)
        state.trouble?.let { NoticeCard(it, onAction = actions::dismiss) }
        questions.forEachIndexed { index, question ->
            if (index < SCALES) {
                Scale(question, scales[index], words) { scales = scales + (index to it) }
            } else {
                YesOrNo(question, answers[index], words) { answers = answers + (index to it) }
            }
        }
        Sentence(words.guest)
    }
}

/** The answers when all five are there: two scales, then three times yes or no. */
private fun taps(
    scales: Map<Int, Int>,
    answers: Map<Int, Boolean>,
): CheckOutTaps? {
    val (stayed, pressure) = (scales[0] ?: return null) to (scales[1] ?: return null)
    return CheckOutTaps(
        stayed,
        pressure,
        pain = answers[SCALES] ?: return null,
        wishedToStop = answers[SCALES + 1] ?: return null,
        ranToItsEnd = answers[SCALES + 2] ?: return null,
    )
}

@Composable
private fun Scale(
    question: String,
    chosen: Int?,
    words: SessionWords,
    onChoose: (Int) -> Unit,
) {
    Question(question) {
        Row(Modifier.selectableGroup(), Arrangement.spacedBy(Space.grid)) {
            (0..MOST).forEach { value ->
                val end = mapOf(0 to words.least, MOST to words.most)[value]
                Option(value.toString(), listOfNotNull(value.toString(), end).joinToString(), value == chosen) {
                    onChoose(value)
                }
            }
        }
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
            Text(words.least, style = Type.label, color = LocalPalette.current.quietInk)
            Text(words.most, style = Type.label, color = LocalPalette.current.quietInk)
        }
    }
}

@Composable
private fun YesOrNo(
    question: String,
    chosen: Boolean?,
    words: SessionWords,
    onChoose: (Boolean) -> Unit,
) {
    Question(question) {
        Row(Modifier.selectableGroup(), Arrangement.spacedBy(Space.grid)) {
            Option(words.answerNo, words.answerNo, chosen == false) { onChoose(false) }
            Option(words.answerYes, words.answerYes, chosen == true) { onChoose(true) }
        }
    }
}

@Composable
private fun Question(
    question: String,
    answers: @Composable () -> Unit,
) {
    Card {
        Column(Modifier.padding(Space.betweenCards), Arrangement.spacedBy(Space.grid)) {
            Text(question, style = Type.body, color = LocalPalette.current.ink)
            answers()
        }
    }
}

/** One answer: chosen it has a thick edge and bold words, and no colour of praise or blame. */
@Composable
private fun RowScope.Option(
    words: String,
    description: String,
    isChosen: Boolean,
    onChoose: () -> Unit,
) {
    val palette = LocalPalette.current
    val shape = RoundedCornerShape(Space.corner)
    Surface(
        Modifier
            .weight(1f)
            .heightIn(min = Space.target)
            .clip(shape)
            .selectable(isChosen, role = Role.RadioButton, onClick = onChoose)
            .semantics { contentDescription = description },
        shape = shape,
        color = if (isChosen) palette.ink else palette.surface,
        border = BorderStroke(1.dp, if (isChosen) palette.ink else palette.line),
    ) {
        Column(
            Modifier.heightIn(min = Space.target).padding(Space.grid / 2),
            Arrangement.Center,
            Alignment.CenterHorizontally,
        ) { Text(words, style = Type.body, color = if (isChosen) palette.paper else palette.ink) }
    }
}

/** How many of the questions are scales, and how far they go. */
private const val SCALES = 2
private const val MOST = 4
