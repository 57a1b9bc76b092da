package org.rekindle.app.presenters

/** What a session is felt, heard and seen with. Ports: the phone's own are in `platform`. */
class SessionPorts(
    val haptics: Haptics,
    val speech: Speech,
    val awake: ScreenAwake,
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
