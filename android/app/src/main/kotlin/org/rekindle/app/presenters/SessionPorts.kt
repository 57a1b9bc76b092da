package org.rekindle.app.presenters

/** What a session is felt, heard and seen with. Ports: the phone's own are in `platform`. */
class SessionPorts(
    val haptics: Haptics,
    val speech: Speech,
    val awake: ScreenAwake,
    val keeper: SessionKeeper,
)

/** Patterns for the hand. */
fun interface Haptics {
    /** Plays milliseconds of rest and touch in turn, beginning with rest. */
    fun play(patternMs: List<Long>)
}

/** A voice that needs no network. */
fun interface Speech {
    /** Says a line in a language, in place of one that is being said. */
    fun say(
        line: String,
        languageTag: String,
    )
}

/** Whether the screen may go dark by itself. */
fun interface ScreenAwake {
    /** Keeps it lit while there is something to read; never during touch. */
    fun keep(isAwake: Boolean)
}

/** What keeps a session going while no screen shows it. */
fun interface SessionKeeper {
    /** Keeps what runs or is paused; null: there is nothing to keep. */
    fun keep(session: KeptSession?)
}

/** A session as a locked phone may know it: by its deadlines, without a name. Times are on the clock of `Moment`. */
data class KeptSession(
    val words: KeptWords,
    val isPaused: Boolean,
    /** When the part that runs ends, in milliseconds; null: by a tap, or it is paused. */
    val endsMs: Long?,
    /** When the next cue is due, in milliseconds; null when none is armed. */
    val nextCueMs: Long?,
    /** When the last cue is due, in milliseconds. */
    val lastCueMs: Long?,
)

/** The words of the notice that stands while a session runs; neutral, since a locked screen shows them. */
data class KeptWords(
    val title: String,
    val running: String,
    val paused: String,
    val pause: String,
    val stop: String,
    /** The name and purpose of the channel, as the system's settings show them. */
    val channel: String,
    val channelAbout: String,
)
