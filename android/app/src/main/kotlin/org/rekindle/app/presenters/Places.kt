package org.rekindle.app.presenters

/**
 * Folders that the system opens for this app after a person picked them. A place is the text that the system names it by; what
 * it holds is the core's.
 */
interface Places {
    /** Keeps the right to [place], which was picked just now, beyond the life of the process. */
    fun keep(place: String)

    /** Gives the right to [place] back. */
    fun release(place: String)

    /** What the system calls [place]; null when it does not say, or the place is a path. It may ask another program. */
    fun name(place: String): String?
}
