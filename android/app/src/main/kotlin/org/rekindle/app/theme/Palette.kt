package org.rekindle.app.theme

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color

/**
 * The colours of `docs/look.json`, each with one meaning. A test compares them with that file and recomputes
 * the contrasts; a colour that is not there does not belong on a screen.
 */
@Immutable
data class Palette(
    /** The background of a screen. */
    val paper: Color,
    /** The background of a card. */
    val surface: Color,
    /** Text. */
    val ink: Color,
    /** Text that stands back. */
    val quietInk: Color,
    /** The one thing to do here. */
    val ember: Color,
    /** Text on [ember]. */
    val onEmber: Color,
    /** Talk, listening, links. */
    val dusk: Color,
    /** A connected day, kept. */
    val sage: Color,
    /** A spare day. */
    val ochre: Color,
    /** Paused, to come. */
    val slate: Color,
    /** Outlines. */
    val line: Color,
)

/** By day. */
val LightPalette =
    Palette(
        paper = Color(0xFFFAF6F1),
        surface = Color(0xFFFFFFFF),
        ink = Color(0xFF2A2320),
        quietInk = Color(0xFF6A5F58),
        ember = Color(0xFF9C4A2F),
        onEmber = Color(0xFFFAF6F1),
        dusk = Color(0xFF3D5A73),
        sage = Color(0xFF4A6B52),
        ochre = Color(0xFF7A5C14),
        slate = Color(0xFF636970),
        line = Color(0xFF8C8078),
    )

/** In the evening. */
val DarkPalette =
    Palette(
        paper = Color(0xFF1B1715),
        surface = Color(0xFF26211E),
        ink = Color(0xFFF2E9E1),
        quietInk = Color(0xFFB9ACA2),
        ember = Color(0xFFF2A583),
        onEmber = Color(0xFF2A1710),
        dusk = Color(0xFF9DBCD6),
        sage = Color(0xFFA5C9AC),
        ochre = Color(0xFFE0C06F),
        slate = Color(0xFFAEB4BB),
        line = Color(0xFF857A72),
    )

/** The palette in force; screens read it rather than a colour of Material's that means something else. */
val LocalPalette = staticCompositionLocalOf { LightPalette }
