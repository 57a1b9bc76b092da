package org.rekindle.app.screens

import android.graphics.Bitmap
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.test.DarkMode
import androidx.compose.ui.test.DeviceConfigurationOverride
import androidx.compose.ui.test.FontScale
import androidx.compose.ui.test.ForcedSize
import androidx.compose.ui.test.LayoutDirection
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.ComposeContentTestRule
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.then
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import org.rekindle.app.theme.RekindleTheme
import java.io.File

/** How a picture is taken: each screen in each of these. */
enum class Look(
    val isDark: Boolean = false,
    val fontScale: Float = 1f,
    val language: String = "en",
    val size: DpSize = DpSize(400.dp, 840.dp),
) {
    LIGHT,
    DARK(isDark = true),

    /** The smallest phone with the largest text. */
    LARGE(fontScale = 2f, size = DpSize(320.dp, 640.dp)),
    SPANISH(language = "es"),

    /** As where one writes from right to left; no such language is there yet, so the words are English. */
    MIRRORED,
}

/** Pictures of screens, for people to look at: written below the directory that the build names. */
object Shots {
    private const val PHONE = "phone"
    private val directory = File(System.getProperty("rekindle.shots") ?: "build/shots")

    /** Takes a picture of all that [rule] shows and keeps it as `name.png`. */
    fun take(
        rule: ComposeTestRule,
        name: String,
    ) = keep(rule.onRoot(), name)

    private fun keep(
        shown: SemanticsNodeInteraction,
        name: String,
    ) {
        directory.mkdirs()
        val bitmap = shown.captureToImage().asAndroidBitmap()
        File(directory, "$name.png").outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    /**
     * Shows [content] in each [Look], takes a picture as `name-look.png`, and holds it to what every screen must have: see
     * [Access]. [prepared] makes what is shown for a language; it runs before the picture, outside of composition. [opened]
     * taps to where the picture is taken.
     */
    fun <T> four(
        rule: ComposeContentTestRule,
        name: String,
        prepared: (Look) -> T,
        opened: (Look) -> Unit = {},
        content: @Composable (T) -> Unit,
    ) = each(rule, name, Look.entries - Look.MIRRORED, prepared, opened, content)

    /** The same in some looks. */
    fun <T> each(
        rule: ComposeContentTestRule,
        name: String,
        looks: List<Look>,
        prepared: (Look) -> T,
        opened: (Look) -> Unit = {},
        content: @Composable (T) -> Unit,
    ) {
        val all = looks.associateWith(prepared)
        var look by mutableStateOf(looks.first())
        rule.setContent {
            val how =
                DeviceConfigurationOverride.ForcedSize(look.size) then
                    DeviceConfigurationOverride.FontScale(look.fontScale) then
                    DeviceConfigurationOverride.DarkMode(look.isDark) then
                    DeviceConfigurationOverride.LayoutDirection(
                        if (look == Look.MIRRORED) LayoutDirection.Rtl else LayoutDirection.Ltr,
                    )
            DeviceConfigurationOverride(how) {
                key(look) {
                    Box(Modifier.testTag(PHONE)) { RekindleTheme(look.isDark) { content(all.getValue(look)) } }
                }
            }
        }
        looks.forEach {
            look = it
            rule.waitForIdle()
            opened(it)
            keep(rule.onNodeWithTag(PHONE), "$name-${it.name.lowercase()}")
            Access.check(rule, "$name, $it")
        }
    }
}
