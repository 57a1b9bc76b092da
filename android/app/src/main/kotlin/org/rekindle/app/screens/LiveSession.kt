package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.TimeLeft
import org.rekindle.app.theme.DarkPalette
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/**
 * A session that goes on: a screen that is switched off but for one number and one line. Black by day too, so that turning
 * the phone over lights no room, and stop is always at the same place, the width of a thumb, whatever else is there.
 */
@Composable
internal fun LiveSession(
    state: SessionScreenState.Running,
    actions: SessionActions,
    help: String,
    onHelp: () -> Unit,
) {
    CompositionLocalProvider(LocalPalette provides DarkPalette) {
        Box(Modifier.fillMaxSize().background(Color.Black).endingByATap(state, actions)) {
            Column(Modifier.fillMaxSize().safeDrawingPadding()) {
                Top(state, help, onHelp)
                Box(Modifier.weight(1f).fillMaxWidth()) { Middle(state) }
                Controls(state, actions)
            }
        }
    }
}

/** What has no length ends by a tap anywhere; for those who listen there is the button that ends a part. */
@Composable
private fun Modifier.endingByATap(
    state: SessionScreenState.Running,
    actions: SessionActions,
): Modifier {
    val segment = state.segment?.takeIf { state.left == null } ?: return this
    return pointerInput(segment) { detectTapGestures { actions.endPart(segment) } }
}

@Composable
private fun Top(
    state: SessionScreenState.Running,
    help: String,
    onHelp: () -> Unit,
) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(start = Space.margin, end = 12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(
            state.title.orEmpty(),
            Modifier.weight(1f),
            style = Type.label,
            color = LocalPalette.current.quietInk,
        )
        QuietButton(help, onTap = onHelp)
    }
}

@Composable
private fun Middle(state: SessionScreenState.Running) {
    var hasNumber by rememberSaveable { mutableStateOf(true) }
    val palette = LocalPalette.current
    Column(
        Modifier
            .fillMaxSize()
            .verticalScroll(rememberScrollState())
            .padding(horizontal = Space.margin),
        Arrangement.spacedBy(Space.margin, Alignment.CenterVertically),
        Alignment.CenterHorizontally,
    ) {
        Text(
            state.part,
            Modifier.semantics { heading() },
            style = Type.body,
            color = palette.quietInk,
            textAlign = TextAlign.Center,
        )
        state.left?.let { if (hasNumber) Number(it) }
        state.line?.let {
            Text(
                it,
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                style = Type.title,
                color = palette.ink,
                textAlign = TextAlign.Center,
            )
        }
        Beside(state)
        if (state.left != null) {
            QuietButton(if (hasNumber) state.words.hideNumber else state.words.showNumber) { hasNumber = !hasNumber }
        }
    }
}

/** Readable at arm's length, and still: it changes once a minute. */
@Composable
private fun Number(left: TimeLeft) {
    val palette = LocalPalette.current
    Column(
        Modifier.clearAndSetSemantics { contentDescription = left.said },
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        left.number?.let {
            Text(it, style = Type.headline.copy(fontSize = FAR, lineHeight = FAR), color = palette.ink)
        }
        Text(left.unit, style = Type.body, color = palette.quietInk, textAlign = TextAlign.Center)
    }
}

@Composable
private fun ColumnScope.Beside(state: SessionScreenState.Running) {
    val palette = LocalPalette.current
    val limits = state.limits
    // Touch needs no text: what was agreed is a tap away. A talk has its few words before its eyes.
    var isRead by remember { mutableStateOf(false) }
    if (limits == null || isRead) {
        (state.prompts + listOfNotNull(state.speaking)).forEach {
            Text(it, style = Type.body, color = palette.quietInk, textAlign = TextAlign.Center)
        }
    }
    if (limits != null) {
        QuietButton(state.words.off) { isRead = !isRead }
        if (isRead) {
            Text(
                limits.off.joinToString(),
                style = Type.body,
                color = palette.quietInk,
                textAlign = TextAlign.Center,
            )
        }
    }
    state.trouble?.let { Text(it.title, style = Type.body, color = palette.ink, textAlign = TextAlign.Center) }
}

@Composable
private fun Controls(
    state: SessionScreenState.Running,
    actions: SessionActions,
) {
    val words = state.words
    Column(
        Modifier.fillMaxWidth().padding(horizontal = Space.margin).padding(bottom = Space.betweenCards),
        Arrangement.spacedBy(Space.grid),
        Alignment.CenterHorizontally,
    ) {
        state.segment?.let { QuietButton(words.endPart) { actions.endPart(it) } }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.grid, Alignment.CenterHorizontally)) {
            if (state.isPaused) {
                QuietButton(words.resume, onTap = actions::resume)
            } else {
                QuietButton(words.pause, onTap = actions::pause)
            }
            QuietButton(
                words.lifeCameIn,
                Modifier.semantics { contentDescription = "${words.lifeCameIn}. ${words.lifeCameInAbout}" },
                actions::lifeCameIn,
            )
        }
        StopButton(words.stop, actions::stop)
    }
}

/** Large, and dim: found in the dark by its place. */
@Composable
private fun StopButton(
    stop: String,
    onStop: () -> Unit,
) {
    val palette = LocalPalette.current
    OutlinedButton(
        onStop,
        Modifier.fillMaxWidth().heightIn(min = 72.dp),
        shape = RoundedCornerShape(Space.corner),
        colors = ButtonDefaults.outlinedButtonColors(contentColor = palette.ink),
        border = BorderStroke(1.dp, palette.line),
    ) { Text(stop, style = Type.title) }
}

/** The one size that no other screen has: it is read from a shelf beside the bed. */
private val FAR = 96.sp
