package org.rekindle.app.presenters

/** What stands at the foot of every other screen while a session goes on: no name, and stop within reach. */
data class RunningStrip(
    /** The part that runs, or that it is paused. */
    val part: String,
    val isPaused: Boolean,
    val pause: String,
    val resume: String,
    val stop: String,
)

/** The strip for a session; null when nothing goes on that could be stopped. */
fun SessionScreenState.strip(): RunningStrip? =
    (this as? SessionScreenState.Running)?.let {
        RunningStrip(it.part, it.isPaused, it.words.pause, it.words.resume, it.words.stop)
    }
