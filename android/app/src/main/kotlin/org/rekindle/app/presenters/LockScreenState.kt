package org.rekindle.app.presenters

/** What covers the app, or how it may be covered: one immutable value, with every word ready to be read. */
sealed interface LockScreenState {
    /** It is being looked up. */
    data object Loading : LockScreenState

    /** The vault or its key is out of reach. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : LockScreenState

    /** The PIN is asked for, and nothing else is shown. */
    data class Locked(
        val words: LockWords,
        /** Seconds until the next try is looked at; 0: now. */
        val waitSeconds: Long,
        /** The same as a sentence; null when there is no wait. */
        val wait: String?,
        /** What was wrong with the last try; null when nothing was. */
        val trouble: Notice?,
    ) : LockScreenState

    /** Open. */
    data class Open(
        val words: LockWords,
        /** A PIN is set, and can be changed or removed. */
        val hasPin: Boolean,
        /** What was wrong with the last change; null when nothing was. */
        val trouble: Notice?,
    ) : LockScreenState
}

/** The fixed words of the lock. */
data class LockWords(
    val title: String,
    val pin: String,
    val unlock: String,
    val about: String,
    /** Leads to the page of a forgotten PIN. */
    val forgottenTitle: String,
    /** What is true of a forgotten PIN. */
    val forgotten: String,
    /** The way out of it. */
    val wayOut: String,
    val phoneSettings: String,
    /** Takes the last sign back. */
    val erase: String,
    /** A PIN may have letters: the phone's own keyboard. */
    val letters: String,
    val digits: String,
    val set: String,
    val change: String,
    val remove: String,
)
