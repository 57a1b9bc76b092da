package org.rekindle.app.presenters

/** The first run, one page at a time: one immutable value, with every word ready to be read. */
sealed interface FirstRunScreenState {
    /** It is being looked up. */
    data object Loading : FirstRunScreenState

    /** It cannot go on. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : FirstRunScreenState

    /** Answered, or left: nothing more is shown. */
    data object Done : FirstRunScreenState

    /** "Will my partner see this?", before anything is asked. */
    data class Promises(
        val welcome: String,
        /** The question and its answer. */
        val seen: Notice,
        val adults: String,
        val skipHint: String,
        /** The words that open [more]. */
        val moreTitle: String,
        /** All that is promised; shown when it is asked for. */
        val more: List<String>,
        val start: String,
        val leave: String,
    ) : FirstRunScreenState

    /** What a locked screen shows of a reminder. */
    data class Preview(
        val title: String,
        val about: String,
        /** The notice as it would stand there. */
        val notice: LockedNotice,
        val next: String,
        val leave: String,
    ) : FirstRunScreenState

    /** A PIN is offered. */
    data class Pin(
        val title: String,
        val about: String,
        val form: PinForm,
        val later: String,
    ) : FirstRunScreenState

    /** One of the three questions. */
    data class Question(
        /** "1 of 3". */
        val place: String,
        val question: String,
        val notStored: String,
        val answers: List<Choice>,
        val next: String,
        val skip: String,
    ) : FirstRunScreenState {
        /** What was answered is nobody's business, and no log's. */
        override fun toString() = "Question($place)"
    }

    /** The one suggestion. */
    data class Suggestion(
        val lead: String,
        val name: String,
        val summary: String,
        /** "10 minutes · Emotional closeness". */
        val facts: String,
        val why: Notice,
        /** People to talk to stand beside it; null when nothing calls for them. */
        val help: Notice?,
        val reminder: ReminderPick,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
        val begin: String,
        val another: String,
    ) : FirstRunScreenState

    /** It has begun. */
    data class Begun(
        val title: String,
        /** What begins, and when its first reminder comes. */
        val line: String,
        /** Something for now, if one likes. */
        val now: Notice,
        /** Words to propose it; null for what one does alone. */
        val say: Notice?,
        val sayHint: String,
        val ifNoTitle: String,
        /** A page for that; shown when it is asked for. */
        val ifNo: List<String>,
        val toToday: String,
        /** The system is to be asked whether reminders may be shown. */
        val asksForNotices: Boolean,
    ) : FirstRunScreenState
}

/** A notice as a locked screen shows it. */
data class LockedNotice(
    /** Whose it is. */
    val app: String,
    val title: String,
    val body: String,
    /** The clock above it. */
    val time: String,
)

/** One answer of several. */
data class Choice(
    val text: String,
    /** What it means; null when its name says it. */
    val about: String? = null,
    val isChosen: Boolean,
)

/** When a reminder comes, and how to choose another time. */
data class ReminderPick(
    val title: String,
    /** "Every day · 20:30", or that there is none. */
    val line: String,
    /** The time that a picker begins with. */
    val hour: Int,
    val minute: Int,
    val isOn: Boolean,
    /** Whether the phone writes times from 0 to 24. */
    val is24Hour: Boolean,
    /** The words of choosing another time. */
    val change: String,
    val none: String,
    val save: String,
    val cancel: String,
    /** Where else a reminder may show: read before the first one is saved. */
    val mirrored: String,
)

/** The fields for a new PIN. What is typed stays in the screen's memory. */
data class PinForm(
    /** The PIN that is replaced or removed; null when there is none. */
    val current: String?,
    val new: String,
    val again: String,
    /** Said when both are not the same. */
    val differ: String,
    val set: String,
    /** What was wrong with the last try; null when nothing was. */
    val trouble: Notice?,
)
