package org.rekindle.app.presenters

/**
 * What the screen "today" shows: one immutable value. Every word in it is ready to be read, from the core's
 * catalogues; a screen lays it out and adds none.
 */
sealed interface TodayState {
    /** The vault is being opened. */
    data object Loading : TodayState

    /** The vault could not be opened or read. */
    data class Failed(
        /** What happened and what to do, in the person's words. */
        val notice: Notice,
    ) : TodayState

    /** The day. */
    data class Ready(
        val words: TodayWords,
        /** The date, written out in the person's language. */
        val date: String,
        val week: Week,
        /** The first ritual of today that is not marked: the one thing to do here. Null when there is none. */
        val first: Ritual?,
        /** All other rituals of today, in the core's order. */
        val others: List<Ritual>,
        /** The next reminder, as a sentence; null when none is planned. */
        val next: String?,
        /** What could not be armed, and what to do; null when all is well. */
        val unarmed: Notice?,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : TodayState
}

/** The fixed words of the screen. */
data class TodayWords(
    val title: String,
    val done: String,
    val noted: String,
    val undo: String,
    /** Shown when nothing is on today. */
    val nothing: String,
)

/** This week. */
data class Week(
    /** "2 of 3 days", or what is said before the first. */
    val headline: String,
    val days: List<Day>,
)

/** One day of the week. */
data class Day(
    /** One or two letters. */
    val letter: String,
    /** The day and what it is, for those who listen: "Monday, connected". */
    val description: String,
    val kind: DayKind,
    val isToday: Boolean,
)

/** What a day is; each has its own shape, since colour alone says nothing to some. */
enum class DayKind { CONNECTED, SPARE, PAUSED, QUIET, TO_COME }

/** A ritual of today. */
data class Ritual(
    val id: String,
    val name: String,
    /** When, or what kind; null when there is nothing to add. */
    val detail: String?,
    val isMarked: Boolean,
)

/** Something to know, with at most one thing to do about it. */
data class Notice(
    val title: String,
    val body: String,
    /** The words of the button; null when there is nothing to tap. */
    val action: String?,
)
