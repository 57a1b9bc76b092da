package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
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
import androidx.compose.ui.semantics.contentDescription
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
fun FirstRitual(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    Surface(
        color = LocalPalette.current.surface,
        shape = RoundedCornerShape(topStart = Space.corner, topEnd = Space.corner),
    ) {
        Column(
            Modifier.navigationBarsPadding().padding(Space.margin),
            verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
        ) {
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
}

/** A ritual of today beside the next one. */
@Composable
fun RitualCard(
    ritual: Ritual,
    words: TodayWords,
    actions: TodayActions,
) {
    Card {
        Row(
            Modifier.padding(Space.betweenCards),
            horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            NameAndDetail(ritual, Modifier.weight(1f), Type.body, if (ritual.isMarked) words.noted else null)
            if (ritual.isMarked) {
                TextButton(
                    onClick = { actions.undo(ritual.id) },
                    modifier =
                        Modifier
                            .heightIn(min = Space.target)
                            .semantics { contentDescription = "${words.undo}, ${ritual.name}" },
                    colors = ButtonDefaults.textButtonColors(contentColor = LocalPalette.current.dusk),
                ) { Text(words.undo, style = Type.body) }
            } else {
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
            Text(notice.title, style = Type.body, color = palette.ink)
            Text(notice.body, Modifier.padding(top = Space.grid / 2), style = Type.label, color = palette.quietInk)
            if (notice.action == null) {
                Spacer(Modifier.height(Space.betweenCards))
            } else {
                TextButton(
                    onClick = onAction,
                    modifier = Modifier.heightIn(min = Space.target),
                    // Its words stand in line with the text above them.
                    contentPadding = PaddingValues(vertical = Space.grid),
                    colors = ButtonDefaults.textButtonColors(contentColor = palette.dusk),
                ) { Text(notice.action, style = Type.body) }
            }
        }
    }
}

@Composable
private fun Card(
    border: BorderStroke? = null,
    content: @Composable () -> Unit,
) {
    Surface(
        Modifier.fillMaxWidth(),
        color = LocalPalette.current.surface,
        shape = RoundedCornerShape(Space.corner),
        border = border,
        content = content,
    )
}

@Composable
private fun NameAndDetail(
    ritual: Ritual,
    modifier: Modifier = Modifier,
    nameStyle: TextStyle,
    noted: String? = null,
) {
    val palette = LocalPalette.current
    Column(modifier) {
        Text(ritual.name, style = nameStyle, color = palette.ink)
        val below = noted ?: ritual.detail
        below?.let { Text(it, style = Type.label, color = if (noted == null) palette.quietInk else palette.sage) }
    }
}
