package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
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
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Draft
import org.rekindle.app.presenters.JournalScreenState
import org.rekindle.app.presenters.JournalWords
import org.rekindle.app.presenters.OpenEntry
import org.rekindle.app.presenters.WrittenKind
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** One entry, whole: the text is what one came for, so everything else stands back. */
@Composable
internal fun JournalEntry(
    entry: OpenEntry,
    state: JournalScreenState.Ready,
    actions: JournalActions,
    onEdit: () -> Unit,
) {
    val (words, palette) = state.words to LocalPalette.current
    FootPage(
        foot = {
            SecondaryButton(words.edit, onTap = onEdit)
            QuietButton(words.delete, Modifier.fillMaxWidth()) { actions.askDelete(entry.id) }
        },
    ) {
        Text(
            "${entry.kind} · ${entry.day}",
            Modifier.semantics { heading() },
            style = Type.label,
            color = palette.dusk,
        )
        Text(entry.text, style = Type.body, color = palette.ink)
        if (entry.tags.isNotEmpty()) {
            Text(entry.tags.joinToString(" · "), style = Type.label, color = palette.quietInk)
        }
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        InlineButton(words.close, onTap = actions::close)
    }
    if (state.deleting == entry.id) {
        Question(words.deleteAsk, words.delete, words.cancel, actions::keep, actions::delete)
    }
}

/** What is being written. Every letter goes to the presenter at once, so that nothing is lost by a call or a lock. */
@Composable
internal fun JournalEditor(
    draft: Draft,
    state: JournalScreenState.Ready,
    actions: JournalActions,
    onLater: () -> Unit,
) {
    val words = state.words
    // As it is typed; the draft has what it means.
    var tags by remember { mutableStateOf(draft.tags.joinToString(", ")) }
    FootPage(
        foot = {
            PrimaryButton(words.save, isEnabled = draft.text.isNotBlank(), onTap = actions::save)
            QuietButton(words.later, Modifier.fillMaxWidth(), onLater)
        },
    ) {
        Headline(words.write)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        Kinds(draft.kind, words) { actions.type(draft.copy(kind = it)) }
        PrivateField(draft.text, words.kinds.getValue(draft.kind), Modifier.heightIn(min = 200.dp)) {
            actions.type(draft.copy(text = it))
        }
        PrivateField(tags, words.tagsHint, isOneLine = true) { typed ->
            tags = typed
            actions.type(draft.copy(tags = typed.split(',').map { it.trim() }.filter { it.isNotEmpty() }))
        }
        InlineButton(words.discard) {
            actions.discard()
            onLater()
        }
    }
}

@Composable
private fun Kinds(
    chosen: WrittenKind,
    words: JournalWords,
    onChoose: (WrittenKind) -> Unit,
) {
    FlowRow(
        Modifier.fillMaxWidth().selectableGroup(),
        Arrangement.spacedBy(Space.grid),
        Arrangement.spacedBy(Space.grid),
    ) {
        words.kinds.forEach { (kind, name) -> Kind(name, kind == chosen) { onChoose(kind) } }
    }
}

@Composable
private fun Kind(
    name: String,
    isChosen: Boolean,
    onChoose: () -> Unit,
) {
    val palette = LocalPalette.current
    val shape = RoundedCornerShape(Space.corner)
    Surface(
        Modifier
            .heightIn(min = Space.target)
            .clip(shape)
            .selectable(isChosen, role = Role.RadioButton, onClick = onChoose),
        shape = shape,
        color = if (isChosen) palette.ink else palette.surface,
        border = BorderStroke(1.dp, if (isChosen) palette.ink else palette.line),
    ) {
        Text(
            name,
            Modifier.padding(horizontal = Space.betweenCards, vertical = 12.dp),
            style = Type.body,
            color = if (isChosen) palette.paper else palette.ink,
        )
    }
}
