package org.rekindle.app.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** Distances of `docs/look.json`. */
object Space {
    /** The grid: distances are multiples of it. */
    val grid = 8.dp

    /** From the edge of the screen. */
    val margin = 24.dp

    /** Between cards. */
    val betweenCards = 16.dp

    /** The corner of a card. */
    val corner = 16.dp

    /** The least height and width of what can be tapped. */
    val target = 48.dp
}

/** The four sizes of text, after `docs/look.json`. A screen uses these and no others. */
object Type {
    /** What a screen says first. */
    val headline = TextStyle(fontSize = 28.sp, lineHeight = 36.sp, fontWeight = FontWeight.Normal)

    /** The name of a thing. */
    val title = TextStyle(fontSize = 22.sp, lineHeight = 28.sp, fontWeight = FontWeight.Normal)

    /** Sentences and buttons. */
    val body = TextStyle(fontSize = 16.sp, lineHeight = 24.sp, fontWeight = FontWeight.Normal)

    /** What stands beside: days, times, hints. */
    val label = TextStyle(fontSize = 14.sp, lineHeight = 20.sp, fontWeight = FontWeight.Normal)
}

/** Rekindle's look around [content]; the system decides between day and evening unless [dark] does. */
@Composable
fun RekindleTheme(
    dark: Boolean = isSystemInDarkTheme(),
    content: @Composable () -> Unit,
) {
    val palette = if (dark) DarkPalette else LightPalette
    CompositionLocalProvider(LocalPalette provides palette) {
        MaterialTheme(
            colorScheme = palette.scheme(dark),
            shapes = shapes,
            typography = typography,
            content = content,
        )
    }
}

private val shapes =
    RoundedCornerShape(Space.corner).let { Shapes(small = it, medium = it, large = it) }

private val typography =
    Typography(
        headlineMedium = Type.headline,
        titleLarge = Type.title,
        bodyLarge = Type.body,
        labelLarge = Type.label,
    )

/** Material's roles filled from the palette, so that no component falls back to the purple default. */
private fun Palette.scheme(dark: Boolean): ColorScheme {
    val base = if (dark) darkColorScheme() else lightColorScheme()
    // `error` stays the system's own: it is for errors alone, never for what people did or left.
    return base.copy(
        primary = ember,
        onPrimary = onEmber,
        primaryContainer = surface,
        onPrimaryContainer = ink,
        secondary = dusk,
        onSecondary = paper,
        secondaryContainer = surface,
        onSecondaryContainer = ink,
        tertiary = sage,
        onTertiary = paper,
        tertiaryContainer = surface,
        onTertiaryContainer = ink,
        background = paper,
        onBackground = ink,
        surface = paper,
        onSurface = ink,
        surfaceVariant = surface,
        onSurfaceVariant = quietInk,
        surfaceTint = ember,
        surfaceContainerLowest = surface,
        surfaceContainerLow = surface,
        surfaceContainer = surface,
        surfaceContainerHigh = surface,
        surfaceContainerHighest = surface,
        outline = line,
        outlineVariant = line,
    )
}
