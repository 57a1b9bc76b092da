package org.rekindle.app.presenters

/**
 * What the screen "today" shows: one immutable value. Every word in it is ready to be read, from the core's
 * catalogues; a screen lays it out and adds none.
 */
sealed interface TodayScreenState {
    /** The vault is being opened. */
    data object Loading : TodayScreenState

    /** The vault could not be opened or read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : TodayScreenState

    /** The day. */
    data class Ready(
        val words: TodayWords,
        /** The date, written out. */
        val date: String,
        /** Said under the date when the day is not that of the clock; else null. */
        val dateHint: String?,
        val week: Week,
        /** The first ritual of today that is open: the one thing to do here. Null when there is none. */
        val first: Ritual?,
        /** All other rituals, in the core's order. */
        val others: List<Ritual>,
        /** Said in place of rituals when there are none, or when all is done; else null. */
        val rest: String?,
        /** The words that lead to a first ritual; null once there was one. */
        val begin: String?,
        /** The next reminder, as a sentence. */
        val next: String,
        /** One card to take or leave. */
        val card: Notice?,
        /** What could not be armed, and what to do; null when all is well. */
        val unarmed: Notice?,
        /** That the phone holds reminders back, and what to do; null when it does not. */
        val heldBack: Notice?,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : TodayScreenState
}

/** The fixed words of the screen. */
data class TodayWords(
    val done: String,
    val noted: String,
    val undo: String,
    /** The way to guided sessions, and what they are. */
    val sessions: String,
    val sessionsAbout: String,
    /** The ways to the calendar and to one's rituals. */
    val weeks: String,
    val rituals: String,
)

/** This week. */
data class Week(
    /** "2 of 3 days", or what is said before the first. */
    val headline: String,
    val days: List<Day>,
)

/** One day of the week. */
data class Day(
    /** Two letters. */
    val letters: String,
    /** The day and what it is, for those who listen: "Monday, Connected". */
    val description: String,
    val kind: DayKind,
    val isToday: Boolean,
)

/** What a day is; each has its own shape, since colour alone says nothing to some. */
enum class DayKind {
    CONNECTED,
    SPARE,
    PAUSED,
    QUIET,
    TO_COME,

    /** Before the first mark: there is nothing to say of it. */
    BEFORE,
}

/** A ritual. */
data class Ritual(
    val id: String,
    val name: String,
    /** When it is, or how it stands; null when there is nothing to add. */
    val detail: String?,
    val isMarked: Boolean,
    /** Whether it can be marked (once more). */
    val canMark: Boolean,
)

/** Something to know, with at most one thing to do about it. */
data class Notice(
    val title: String,
    val body: String,
    /** The words of the button; null when there is nothing to tap. */
    val action: String?,
)
