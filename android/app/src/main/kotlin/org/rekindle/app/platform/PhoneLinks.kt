package org.rekindle.app.platform

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
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

    /** Opens the system's settings for this app, where its data can be cleared. */
    fun appSettings() =
        start(
            Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null)),
        )

    private fun start(intent: Intent) {
        try {
            context.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            // A tablet without a telephone: what was tapped stands on the screen to be read.
        }
    }
}
