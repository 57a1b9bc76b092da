package org.rekindle.app.screens

import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import org.rekindle.app.presenters.KindPick
import org.rekindle.app.presenters.LaterPick
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.RitualEditorState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in the editor of a ritual. */
interface RitualEditorActions : WhenActions {
    /** Takes the name as it is typed. */
    fun name(text: String)

    /** Chooses how it counts. */
    fun kind(index: Int)

    /** At set times, or not by the clock. */
    fun way(index: Int)

    /** Each mark counts for itself. */
    fun eachTime(isOn: Boolean)

    /** Kept to oneself. */
    fun keepPrivate(isOn: Boolean)

    /** Pauses it. */
    fun pause(forWeek: Boolean)

    /** Ends its pause. */
    fun resume()

    /** Puts it away. */
    fun retire()

    /** Stores it. */
    fun save()

    /** It was saved or left: goes back, and asks the system for notices where [asksForNotices]. */
    fun closed(asksForNotices: Boolean)

    /** Leaves after a failure. */
    fun leave()
}

/** The editor of a ritual: name, who does it, when, and what can be done with it later. */
@Composable
fun RitualEditorScreen(
    state: RitualEditorState,
    actions: RitualEditorActions,
) {
    when (state) {
        RitualEditorState.Loading -> Unit
        is RitualEditorState.Failed -> Page { NoticeCard(state.notice, onAction = actions::leave) }
        is RitualEditorState.Closed -> LaunchedEffect(Unit) { actions.closed(state.asksForNotices) }
        is RitualEditorState.Ready -> ReadyEditor(state, actions)
    }
}

@Composable
private fun ReadyEditor(
    state: RitualEditorState.Ready,
    actions: RitualEditorActions,
) {
    val words = state.words
    FootPage(name = "editor", foot = { PrimaryButton(words.save, onTap = actions::save) }) {
        Headline(state.title)
        state.trouble?.let { NoticeCard(it.copy(action = null)) {} }
        NameField(words.name, words.nameHint, state.name, state.nameTrouble, actions::name)
        SectionTitle(words.kind)
        Kind(state.kind, actions::kind)
        SectionTitle(words.`when`)
        ChoiceCards(state.ways, actions::way)
        state.clock?.let { ClockParts(it, words.save, words.cancel, actions) }
        Sheet {
            state.eachTime.let { SwitchRow(it.name, it.about, it.isOn, actions::eachTime) }
            state.keepPrivate?.let { SwitchRow(it.name, it.about, it.isOn, actions::keepPrivate) }
            state.alwaysPrivate?.let { Line(it) }
        }
        state.later?.let { Later(it, words.cancel, actions) }
    }
}

@Composable
private fun NameField(
    label: String,
    hint: String,
    name: String,
    trouble: Notice?,
    onType: (String) -> Unit,
) {
    OutlinedTextField(
        name,
        onType,
        Modifier.fillMaxWidth(),
        textStyle = Type.body,
        label = { Text(label, style = Type.label) },
        isError = trouble != null,
        supportingText = { Text(trouble?.let { "${it.title} ${it.body}" } ?: hint, style = Type.label) },
        // What a keyboard learns, it may suggest to somebody else.
        keyboardOptions =
            KeyboardOptions(
                capitalization = KeyboardCapitalization.Sentences,
                autoCorrectEnabled = false,
                imeAction = ImeAction.Done,
            ),
        shape = RoundedCornerShape(Space.corner),
        singleLine = true,
    )
}

@Composable
private fun Kind(
    kind: KindPick,
    onKind: (Int) -> Unit,
) {
    kind.fixed?.let { fixed ->
        Sheet { NameAndAbout(fixed.title, fixed.body) }
    }
    if (kind.choices.isNotEmpty()) ChoiceCards(kind.choices, onKind)
    kind.each?.let { Line(it) }
}

@Composable
private fun Later(
    later: LaterPick,
    cancel: String,
    actions: RitualEditorActions,
) {
    var isAsking by remember { mutableStateOf(false) }
    SectionTitle(later.pauseTitle)
    Sheet {
        val paused = later.paused
        if (paused == null) {
            Line(later.pauseAbout)
            FlowRow {
                InlineButton(later.pauseWeek) { actions.pause(forWeek = true) }
                QuietButton(later.pauseOpen) { actions.pause(forWeek = false) }
            }
        } else {
            Paragraph(paused)
            InlineButton(later.resume, onTap = actions::resume)
        }
    }
    Sheet {
        Line(later.retireAbout)
        InlineButton(later.retire) { isAsking = true }
    }
    if (isAsking) {
        AlertDialog(
            onDismissRequest = { isAsking = false },
            confirmButton = {
                QuietButton(later.retire) {
                    isAsking = false
                    actions.retire()
                }
            },
            dismissButton = { QuietButton(cancel) { isAsking = false } },
            text = { Text(later.retireAsk, style = Type.body, color = LocalPalette.current.ink) },
        )
    }
}
