package org.rekindle.app.screens

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.RunningStrip
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What can be done to a session from any screen, locked or not, in one tap and without a question. */
interface StripActions {
    /** Lets the clock stand. */
    fun pause()

    /** Goes on. */
    fun resume()

    /** Stops, at once. */
    fun stop()
}

/** A session that goes on, seen from another screen. [onOpen] leads to it; null: the app is locked, and nothing can be opened. */
@Composable
fun SessionStrip(
    strip: RunningStrip,
    actions: StripActions,
    onOpen: (() -> Unit)?,
) {
    val palette = LocalPalette.current
    val opening = if (onOpen == null) Modifier else Modifier.clickable(onClick = onOpen)
    Surface(
        Modifier.fillMaxWidth().padding(horizontal = Space.betweenCards, vertical = Space.grid),
        color = palette.surface,
        shape = RoundedCornerShape(Space.corner),
        border = BorderStroke(1.dp, palette.line.copy(alpha = 0.6f)),
    ) {
        if (isTextLarge()) {
            Column(Modifier.padding(Space.betweenCards)) {
                Part(strip, opening.fillMaxWidth())
                FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.grid)) { Buttons(strip, actions, onOpen) }
            }
        } else {
            Row(
                Modifier.padding(start = Space.betweenCards, end = Space.grid),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Part(strip, opening.weight(1f))
                Buttons(strip, actions, onOpen)
            }
        }
    }
}

@Composable
private fun Part(
    strip: RunningStrip,
    modifier: Modifier,
) {
    Column(modifier.heightIn(min = 56.dp), Arrangement.Center) {
        Text(strip.part, style = Type.body, color = LocalPalette.current.ink)
    }
}

@Composable
private fun Buttons(
    strip: RunningStrip,
    actions: StripActions,
    onOpen: (() -> Unit)?,
) {
    if (!strip.isPaused) {
        QuietButton(strip.pause, onTap = actions::pause)
    } else if (onOpen != null) {
        // Going on may need both yeses anew, which belongs to the unlocked app.
        QuietButton(strip.resume, onTap = actions::resume)
    }
    QuietButton(strip.stop, onTap = actions::stop)
}
