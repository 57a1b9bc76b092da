package org.rekindle.app.screens

import android.graphics.Bitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onRoot
import java.io.File

/** Pictures of screens, for people to look at: written below the directory that the build names. */
object Shots {
    private val directory = File(System.getProperty("rekindle.shots") ?: "build/shots")

    /** Takes a picture of all that [rule] shows and keeps it as `name.png`. */
    fun take(
        rule: ComposeTestRule,
        name: String,
    ) {
        directory.mkdirs()
        val bitmap = rule.onRoot().captureToImage().asAndroidBitmap()
        File(directory, "$name.png").outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
}
