package org.rekindle.app.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.text.TextStyle
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.rekindle.app.Repository
import kotlin.math.max
import kotlin.math.min

/** The theme says what `docs/look.json` says, and what is written can be read. */
class LookTest {
    private val look = JsonParser.parseString(Repository.file("docs/look.json").readText()).asJsonObject
    private val palettes = mapOf("light" to LightPalette, "dark" to DarkPalette)

    @Test
    fun everyColourIsTheToken() {
        palettes.forEach { (mode, palette) ->
            val tokens = look.getAsJsonObject("colour").getAsJsonObject(mode)
            assertEquals(tokens.entrySet().associate { it.key to it.value.asString }, palette.hex())
        }
    }

    @Test
    fun everyContrastIsEnough() {
        val rules = look.getAsJsonObject("contrast").entrySet()
        var compared = 0
        palettes.forEach { (mode, palette) ->
            rules.forEach { (name, rule) ->
                rule.asJsonObject.pairs().forEach { (above, below) ->
                    val found = contrast(palette.named().getValue(above), palette.named().getValue(below))
                    val least = rule.asJsonObject["least"].asDouble
                    assertTrue("$mode, $name: $above on $below is $found, not $least", found >= least)
                    compared++
                }
            }
        }
        assertEquals("7 texts and 1 line on 2 grounds, 1 text on ember, by day and in the evening", 34, compared)
    }

    @Test
    fun everySizeIsTheToken() {
        val sizes =
            mapOf("headline" to Type.headline, "title" to Type.title, "body" to Type.body, "label" to Type.label)
        sizes.forEach { (name, style) ->
            val token = look.getAsJsonObject("type").getAsJsonObject(name).getAsJsonArray("android")
            assertEquals(name, token.map { it.asInt }, style.sizes())
        }
    }

    @Test
    fun everyDistanceIsTheToken() {
        val space = look.getAsJsonObject("space")
        val ours =
            mapOf(
                "grid" to Space.grid,
                "margin" to Space.margin,
                "betweenCards" to Space.betweenCards,
                "corner" to Space.corner,
                "target" to Space.target,
            )
        assertEquals((space.keySet() - "about"), ours.keys)
        ours.forEach { (name, distance) -> assertEquals(name, space[name].asFloat, distance.value) }
    }

    private fun TextStyle.sizes() = listOf(fontSize.value.toInt(), lineHeight.value.toInt())

    private fun JsonObject.pairs() =
        getAsJsonArray("colours").flatMap { above -> getAsJsonArray("on").map { above.asString to it.asString } }

    /** WCAG 2.2, "contrast ratio". */
    private fun contrast(
        one: Color,
        other: Color,
    ): Double {
        val (a, b) = one.luminance().toDouble() to other.luminance().toDouble()
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private fun Palette.hex() = named().mapValues { (_, colour) -> "#%06X".format(colour.toArgb() and 0xFFFFFF) }

    private fun Palette.named() =
        mapOf(
            "paper" to paper,
            "surface" to surface,
            "ink" to ink,
            "quietInk" to quietInk,
            "ember" to ember,
            "onEmber" to onEmber,
            "dusk" to dusk,
            "sage" to sage,
            "ochre" to ochre,
            "slate" to slate,
            "line" to line,
        )
}
