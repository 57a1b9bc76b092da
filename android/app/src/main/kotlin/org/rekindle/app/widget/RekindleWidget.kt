package org.rekindle.app.widget

import android.content.Context
import android.content.Intent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import androidx.glance.ColorFilter
import androidx.glance.GlanceId
import androidx.glance.GlanceModifier
import androidx.glance.Image
import androidx.glance.ImageProvider
import androidx.glance.LocalContext
import androidx.glance.LocalSize
import androidx.glance.action.clickable
import androidx.glance.appwidget.GlanceAppWidget
import androidx.glance.appwidget.GlanceAppWidgetReceiver
import androidx.glance.appwidget.SizeMode
import androidx.glance.appwidget.action.actionStartActivity
import androidx.glance.appwidget.appWidgetBackground
import androidx.glance.appwidget.cornerRadius
import androidx.glance.appwidget.provideContent
import androidx.glance.background
import androidx.glance.color.ColorProvider
import androidx.glance.layout.Alignment
import androidx.glance.layout.Box
import androidx.glance.layout.Column
import androidx.glance.layout.Row
import androidx.glance.layout.Spacer
import androidx.glance.layout.fillMaxSize
import androidx.glance.layout.fillMaxWidth
import androidx.glance.layout.height
import androidx.glance.layout.padding
import androidx.glance.layout.size
import androidx.glance.text.FontWeight
import androidx.glance.text.Text
import androidx.glance.text.TextStyle
import org.rekindle.app.MainActivity
import org.rekindle.app.R
import org.rekindle.app.RekindleApp
import org.rekindle.app.presenters.Day
import org.rekindle.app.presenters.DayKind
import org.rekindle.app.presenters.WidgetFace
import org.rekindle.app.theme.DarkPalette
import org.rekindle.app.theme.LightPalette
import org.rekindle.app.theme.Palette

/** The widget: this week as dots under a word, at any size from two cells by one. A tap anywhere opens the app. */
class RekindleWidget : GlanceAppWidget() {
    override val sizeMode = SizeMode.Responsive(setOf(SMALL, NARROW, WIDE, TALL))

    override suspend fun provideGlance(
        context: Context,
        id: GlanceId,
    ) {
        val widget = RekindleApp.of(context).parts.widget
        widget.read()
        provideContent {
            val face by widget.face.collectAsState()
            face?.let { Face(it) }
        }
    }

    companion object {
        /** Two cells by one where cells are smallest, for the dots alone; where they are larger; a row of cells; two rows of them. */
        val SMALL = DpSize(110.dp, 40.dp)
        val NARROW = DpSize(145.dp, 56.dp)
        val WIDE = DpSize(220.dp, 56.dp)
        val TALL = DpSize(220.dp, 100.dp)
    }
}

/** The system's way to the widget. */
class WidgetReceiver : GlanceAppWidgetReceiver() {
    override val glanceAppWidget = RekindleWidget()
}

@Composable
private fun Face(face: WidgetFace) {
    val open = Intent(LocalContext.current, MainActivity::class.java)
    Box(
        GlanceModifier
            .fillMaxSize()
            .appWidgetBackground()
            .cornerRadius(16.dp)
            .background(colour { it.surface })
            .clickable(actionStartActivity(open))
            .padding(horizontal = 12.dp, vertical = 4.dp),
        contentAlignment = Alignment.Center,
    ) {
        when (face) {
            is WidgetFace.Neutral -> Word(face.name)
            is WidgetFace.ThisWeek -> ThisWeek(face)
        }
    }
}

@Composable
private fun ThisWeek(face: WidgetFace.ThisWeek) {
    val size = LocalSize.current
    val isTall = size.isAtLeast(RekindleWidget.TALL)
    val isWide = size.width >= RekindleWidget.WIDE.width
    // With large text a single row of cells has room for the dots alone.
    val isTextLarge = LocalContext.current.resources.configuration.fontScale > LARGE_TEXT
    val hasRoom = isTall || (size.isAtLeast(RekindleWidget.NARROW) && !isTextLarge)
    Column(GlanceModifier.fillMaxWidth(), horizontalAlignment = Alignment.CenterHorizontally) {
        if (hasRoom) {
            Word(face.word)
            Spacer(GlanceModifier.height(if (isTall) 12.dp else 4.dp))
        }
        Row(GlanceModifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
            face.days.forEach { day ->
                Column(GlanceModifier.defaultWeight(), horizontalAlignment = Alignment.CenterHorizontally) {
                    Dot(
                        day,
                        if (isTall) {
                            22.dp
                        } else if (isWide) {
                            16.dp
                        } else {
                            11.dp
                        },
                    )
                    if (isTall) Letters(day)
                }
            }
        }
    }
}

private fun DpSize.isAtLeast(other: DpSize) = width >= other.width && height >= other.height

@Composable
private fun Dot(
    day: Day,
    size: Dp,
) {
    Image(
        ImageProvider(day.kind.shape()),
        contentDescription = day.description,
        GlanceModifier.size(size),
        colorFilter = ColorFilter.tint(colour { day.kind.colour(it) }),
    )
}

@Composable
private fun Letters(day: Day) {
    val weight = if (day.isToday) FontWeight.Bold else FontWeight.Normal
    val tint = if (day.isToday) colour { it.ink } else colour { it.quietInk }
    Spacer(GlanceModifier.height(4.dp))
    Text(day.letters, style = TextStyle(tint, 12.sp, weight), maxLines = 1)
}

@Composable
private fun Word(word: String) {
    Text(word, style = TextStyle(colour { it.ink }, 14.sp, FontWeight.Medium), maxLines = 1)
}

/** One shape for each kind of day, so that they can be told apart without their colours. */
private fun DayKind.shape(): Int =
    when (this) {
        DayKind.CONNECTED -> R.drawable.dot_connected
        DayKind.SPARE -> R.drawable.dot_spare
        DayKind.PAUSED -> R.drawable.dot_paused
        DayKind.QUIET -> R.drawable.dot_quiet
        DayKind.TO_COME, DayKind.BEFORE -> R.drawable.dot_to_come
    }

private fun DayKind.colour(palette: Palette): Color =
    when (this) {
        DayKind.CONNECTED -> palette.sage
        DayKind.SPARE -> palette.ochre
        DayKind.QUIET -> palette.line
        DayKind.PAUSED, DayKind.TO_COME -> palette.slate
        DayKind.BEFORE -> palette.surface
    }

/** A colour of the palettes: the launcher takes the light or the dark one, as the phone is. */
private fun colour(of: (Palette) -> Color) = ColorProvider(day = of(LightPalette), night = of(DarkPalette))

/** Above this a line of text is as high as a cell. */
private const val LARGE_TEXT = 1.3f
