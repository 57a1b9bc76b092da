package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.Ritual
import org.rekindle.app.presenters.TodayWords
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** The next ritual with the screen's one primary button, where the thumb is. */
@Composable
fun FirstRitualPanel(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    Surface(
        color = LocalPalette.current.surface,
        shape = RoundedCornerShape(topStart = Space.corner, topEnd = Space.corner),
        // Cards scroll beneath it and have its colour.
        border = BorderStroke(1.dp, LocalPalette.current.line),
    ) {
        FirstRitual(ritual, words, actions, Modifier.navigationBarsPadding().padding(Space.margin))
    }
}

/** The same as a card among others, for large text. */
@Composable
fun FirstRitualCard(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    Card { FirstRitual(ritual, words, actions, Modifier.padding(Space.betweenCards)) }
}

@Composable
private fun FirstRitual(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
    modifier: Modifier,
) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Space.betweenCards)) {
        NameAndDetail(ritual, nameStyle = Type.title)
        Button(
            onClick = { actions.mark(ritual.id) },
            modifier =
                Modifier
                    .fillMaxWidth()
                    .heightIn(min = 56.dp)
                    .semantics { contentDescription = "${words.done}, ${ritual.name}" },
            shape = RoundedCornerShape(Space.corner),
        ) { Text(words.done, style = Type.body) }
    }
}

/** A ritual of today beside the next one. */
@Composable
fun RitualCard(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    val noted = if (ritual.isMarked) words.noted else null
    Card {
        if (isTextLarge()) {
            // Side by side, a name would be left one word a line.
            Column(Modifier.padding(Space.betweenCards), verticalArrangement = Arrangement.spacedBy(Space.grid)) {
                NameAndDetail(ritual, nameStyle = Type.body, noted = noted)
                Buttons(ritual, words, actions)
            }
        } else {
            Row(
                Modifier.padding(Space.betweenCards),
                horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                NameAndDetail(ritual, Modifier.weight(1f), Type.body, noted)
                Buttons(ritual, words, actions)
            }
        }
    }
}

@Composable
private fun Buttons(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    if (ritual.isMarked) {
        UndoButton(ritual, words, actions)
    }
    if (ritual.canMark) {
        DoneButton(ritual, words, actions)
    }
}

@Composable
private fun UndoButton(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    TextButton(
        onClick = { actions.undo(ritual.id) },
        modifier =
            Modifier
                .heightIn(min = Space.target)
                .semantics { contentDescription = "${words.undo}, ${ritual.name}" },
        colors = ButtonDefaults.textButtonColors(contentColor = LocalPalette.current.dusk),
    ) { Text(words.undo, style = Type.body) }
}

@Composable
private fun DoneButton(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    OutlinedButton(
        onClick = { actions.mark(ritual.id) },
        modifier =
            Modifier
                .heightIn(min = Space.target)
                .semantics { contentDescription = "${words.done}, ${ritual.name}" },
        shape = RoundedCornerShape(Space.corner),
        colors = ButtonDefaults.outlinedButtonColors(contentColor = LocalPalette.current.ink),
        border = BorderStroke(1.dp, LocalPalette.current.line),
    ) { Text(words.done, style = Type.body) }
}

/** A sentence to begin with, to take or leave: talk has the colour of dusk. */
@Composable
fun SentenceCard(card: Notice) {
    val palette = LocalPalette.current
    Card {
        Column(Modifier.padding(Space.betweenCards), verticalArrangement = Arrangement.spacedBy(Space.grid)) {
            Text(card.title, style = Type.label, color = palette.dusk)
            Text(card.body, style = Type.body, color = palette.ink)
        }
    }
}

/** Something to know, with at most one thing to do. */
@Composable
fun NoticeCard(
    notice: Notice,
    onAction: () -> Unit,
) {
    val palette = LocalPalette.current
    Card(border = BorderStroke(1.dp, palette.line)) {
        Column(Modifier.padding(start = Space.betweenCards, end = Space.betweenCards, top = Space.betweenCards)) {
            Text(notice.title, Modifier.semantics { heading() }, style = Type.body, color = palette.ink)
            Text(notice.body, Modifier.padding(top = Space.grid / 2), style = Type.label, color = palette.quietInk)
            if (notice.action == null) {
                Spacer(Modifier.height(Space.betweenCards))
            } else {
                InlineButton(notice.action, onTap = onAction)
            }
        }
    }
}

@Composable
private fun NameAndDetail(
    ritual: Ritual,
    modifier: Modifier = Modifier,
    nameStyle: TextStyle,
    noted: String? = null,
) {
    val palette = LocalPalette.current
    Column(modifier, verticalArrangement = Arrangement.spacedBy(Space.grid / 2)) {
        Text(ritual.name, style = nameStyle, color = palette.ink)
        val below = noted ?: ritual.detail
        below?.let { Text(it, style = Type.label, color = if (noted == null) palette.quietInk else palette.sage) }
    }
}

/** Whether text is so large that things stand better below each other than side by side. */
@Composable
internal fun isTextLarge(): Boolean = LocalDensity.current.fontScale > 1.3f
