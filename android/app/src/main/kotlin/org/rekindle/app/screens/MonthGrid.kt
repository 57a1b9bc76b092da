package org.rekindle.app.screens

import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Month
import org.rekindle.app.presenters.MonthDay
import org.rekindle.app.presenters.MonthRow
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A month as a grid of shapes, with its words above it. Each week is one stop for a screen reader. */
@Composable
internal fun MonthGrid(month: Month) {
    val palette = LocalPalette.current
    Sheet {
        Column(Modifier.semantics(mergeDescendants = true) { heading() }) {
            Text(month.title, style = Type.body, color = palette.ink)
            Line(month.summary)
        }
        Row(Modifier.fillMaxWidth().padding(top = Space.grid).clearAndSetSemantics {}) {
            Margin("")
            month.columns.forEach { Cell { Letters(it) } }
        }
        Column(verticalArrangement = Arrangement.spacedBy(Space.grid / 2)) { month.rows.forEach { WeekRow(it) } }
    }
}

@Composable
private fun WeekRow(row: MonthRow) {
    Row(
        Modifier.fillMaxWidth().clearAndSetSemantics { contentDescription = row.description },
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Margin(row.label)
        row.days.forEach { day -> Cell { day?.let { DayShape(it) } } }
    }
}

@Composable
private fun DayShape(day: MonthDay) {
    val ring = if (day.isToday) Modifier.border(1.5.dp, LocalPalette.current.ink, CircleShape) else Modifier
    Box(ring.padding(5.dp), contentAlignment = Alignment.Center) { Dot(day.kind) }
}

/** The letters of a column grow as far as seven of them stand apart. */
@Composable
private fun Letters(text: String) {
    val style = Type.label
    val scale = LocalDensity.current.fontScale
    Text(
        text,
        style = style.copy(fontSize = style.fontSize * (scale.coerceAtMost(1.3f) / scale)),
        color = LocalPalette.current.quietInk,
        softWrap = false,
    )
}

@Composable
private fun Margin(text: String) {
    val style = Type.label
    val scale = LocalDensity.current.fontScale
    Text(
        text,
        Modifier.widthIn(min = Space.margin),
        style = style.copy(fontSize = style.fontSize * (scale.coerceAtMost(1.3f) / scale)),
        color = LocalPalette.current.quietInk,
        textAlign = TextAlign.Start,
        softWrap = false,
    )
}

@Composable
private fun RowScope.Cell(content: @Composable () -> Unit) {
    Box(Modifier.weight(1f).heightIn(min = 28.dp), contentAlignment = Alignment.Center) { content() }
}
