package org.rekindle.app.window

/** What only a window can ask the system for. */
interface SystemAsk {
    /** Asks to be allowed to show notices, or opens the place where that is set. */
    fun notices()

    /** Opens the telephone with a number. */
    fun dial(number: String)

    /** Opens an address in the browser. */
    fun browse(address: String)

    /** Opens the system's settings for this app, where its data can be cleared. */
    fun appSettings()
}
