package org.rekindle.app.window

/** What only a window can ask the system for. */
interface SystemAsk {
    /** Asks to be allowed to show notices, or opens the place where that, or all that the app may do, is set. */
    fun notices()

    /** Makes the edges of the window dark, for a screen that is dark by day too; or leaves them as the theme has them. */
    fun darken(isDark: Boolean)

    /** Lays a text aside for another app, marked so that the system shows it nowhere. */
    fun copy(text: String)

    /** Asks once to be allowed to show notices, when a reminder was saved. A no is taken as one. */
    fun firstNotices()

    /** Lets a person pick a folder for exchanging; what was picked is taken up when the app is open again. */
    fun pickPlace()

    /** Opens the place where the system lets an app ring to the minute. */
    fun exactAlarms()

    /** Opens the telephone with a number. */
    fun dial(number: String)

    /** Opens an address in the browser. */
    fun browse(address: String)

    /** Opens the system's settings for this app: its battery use, its data. */
    fun appSettings()
}
