package org.rekindle.app.screens

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Day
import org.rekindle.app.presenters.DayKind
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Palette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** The week as seven shapes with their letters. Each day is one stop for a screen reader. */
@Composable
fun WeekDots(
    days: List<Day>,
    modifier: Modifier = Modifier,
) {
    Row(modifier.fillMaxWidth(), horizontalArrangement = Arrangement.SpaceBetween) {
        days.forEach { DayDot(it) }
    }
}

@Composable
private fun DayDot(day: Day) {
    val palette = LocalPalette.current
    // The dots grow with the text, as far as seven of them stand apart on the narrowest phone.
    val scale = LocalDensity.current.fontScale.coerceIn(1f, 1.15f)
    Column(
        Modifier.clearAndSetSemantics { contentDescription = day.description },
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(Space.grid),
    ) {
        Canvas(Modifier.size(28.dp * scale)) { dot(day.kind, palette) }
        Text(
            day.letters,
            style = Type.label,
            color = if (day.isToday) palette.ink else palette.quietInk,
            fontWeight = if (day.isToday) FontWeight.Bold else FontWeight.Normal,
        )
    }
}

/** The shape of a day alone, for the calendar and for what explains it. It says nothing to a screen reader by itself. */
@Composable
internal fun Dot(kind: DayKind) {
    val palette = LocalPalette.current
    Canvas(Modifier.size(18.dp)) { dot(kind, palette) }
}

/** One shape for each kind of day, so that they can be told apart without their colours. */
private fun DrawScope.dot(
    kind: DayKind,
    palette: Palette,
) {
    val radius = size.minDimension / 2
    val stroke = Stroke(width = radius / 6)
    val ring = radius - stroke.width
    when (kind) {
        DayKind.CONNECTED -> {
            drawCircle(palette.sage, radius)
        }

        DayKind.SPARE -> {
            drawCircle(palette.ochre, ring, style = stroke)
            drawCircle(palette.ochre, radius / 3)
        }

        DayKind.PAUSED -> {
            val half = Offset(radius / 2, 0f)
            drawLine(palette.slate, center - half, center + half, stroke.width * 1.5f, StrokeCap.Round)
        }

        DayKind.QUIET -> {
            drawCircle(palette.line, ring, style = stroke)
        }

        DayKind.TO_COME -> {
            drawCircle(palette.slate, radius / 5)
        }

        DayKind.BEFORE -> {}
    }
}
