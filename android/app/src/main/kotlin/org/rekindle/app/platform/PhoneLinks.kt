package org.rekindle.app.platform

import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.PersistableBundle
import android.provider.Settings

/** Ways out of the app: the telephone, the browser, the system's settings. What is handed over is noted nowhere here. */
class PhoneLinks(
    private val context: Context,
) {
    /** Opens the telephone with [number] typed in; it does not call. */
    fun dial(number: String) = start(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))

    /** Opens [address] in the browser. */
    fun browse(address: String) = start(Intent(Intent.ACTION_VIEW, Uri.parse(address)))

    /** Opens the system's settings for this app's notices. */
    fun noticeSettings() =
        start(
            Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName),
        )

    /** Opens the system's page on which it lets this app ring to the minute; before Android 12 every app may. */
    fun exactAlarms() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            start(
                Intent(
                    Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM,
                    Uri.fromParts("package", context.packageName, null),
                ),
            )
        }
    }

    /** Opens the system's settings for this app, where its data can be cleared. */
    fun appSettings() =
        start(
            Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null)),
        )

    /** Lays [text] aside for another app; the system's own display of it is asked to leave it out. */
    fun copy(text: String) {
        val clip = ClipData.newPlainText("", text)
        clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
        context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(clip)
    }

    private fun start(intent: Intent) {
        try {
            context.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            // A tablet without a telephone: what was tapped stands on the screen to be read.
        }
    }

    private companion object {
        /** `ClipDescription.EXTRA_IS_SENSITIVE`, which has a name since Android 13 and is read before it too. */
        const val SENSITIVE = "android.content.extra.IS_SENSITIVE"
    }
}
