package org.rekindle.app.presenters

/** The editor of a ritual: one immutable value, with every word ready to be read. */
sealed interface RitualEditorState {
    /** It is being read. */
    data object Loading : RitualEditorState

    /** It cannot be read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : RitualEditorState

    /** Nothing is being edited: it was saved or left. */
    data class Closed(
        /** The system is to be asked whether reminders may be shown. */
        val asksForNotices: Boolean,
    ) : RitualEditorState

    /** It can be changed. */
    data class Ready(
        val words: EditorWords,
        val title: String,
        val name: String,
        /** What is wrong with the name, said beside it; null when nothing is. */
        val nameTrouble: Notice?,
        val kind: KindPick,
        /** At set times, or not by the clock. */
        val ways: List<Choice>,
        /** Days and times; null when it is not by the clock. */
        val clock: ClockPick?,
        val eachTime: Switching,
        /** Null where the kind decides it; then [alwaysPrivate] says so. */
        val keepPrivate: Switching?,
        val alwaysPrivate: String?,
        /** Null for a ritual that is only being made. */
        val later: LaterPick?,
        /** What went wrong with the last tap and belongs to no field; null when nothing did. */
        val trouble: Notice?,
    ) : RitualEditorState {
        /** A ritual's name is private. */
        override fun toString() = "Ready($title)"
    }
}

/** The fixed words of the editor. */
data class EditorWords(
    val name: String,
    val nameHint: String,
    val kind: String,
    val `when`: String,
    val save: String,
    val cancel: String,
)

/** How it counts. */
data class KindPick(
    /** Empty when it was chosen at the beginning and stays. */
    val choices: List<Choice>,
    /** What it is and how it counts, where it cannot be chosen. */
    val fixed: Notice?,
    /** What *each* lets one infer; null for the other kinds. */
    val each: String?,
)

/** When it is by the clock. */
data class ClockPick(
    val daysTitle: String,
    val patterns: List<Choice>,
    /** The days of the week; empty for other patterns. */
    val weekdays: List<WeekdayPick>,
    /** A number that a pattern needs; null when it needs none. */
    val number: NumberPick?,
    /** The choice of the last day; null for other patterns. */
    val lastDay: Choice?,
    /** A hint below; null when there is none. */
    val hint: String?,
    /** What is wrong with the days, said beside them; null when nothing is. */
    val daysTrouble: Notice?,
    val timesTitle: String,
    val times: List<TimePick>,
    val add: String,
    /** What is wrong with the times, said beside them; null when nothing is. */
    val timesTrouble: Notice?,
    val is24Hour: Boolean,
    /** What a locked screen shows. */
    val othersSee: String,
    val notice: LockedNotice,
    /** Where else a reminder may show. */
    val mirrored: String,
)

/** One day of the week. */
data class WeekdayPick(
    val letters: String,
    val name: String,
    val isChosen: Boolean,
)

/** A number to be made smaller and larger. */
data class NumberPick(
    val line: String,
    val fewer: String,
    val more: String,
    val canFewer: Boolean,
    val canMore: Boolean,
)

/** One time of day. */
data class TimePick(
    val text: String,
    val hour: Int,
    val minute: Int,
    val change: String,
    /** Null for the only one. */
    val remove: String?,
)

/** Something that is on or off. */
data class Switching(
    val name: String,
    val about: String?,
    val isOn: Boolean,
)

/** What can be done with a ritual that there is. */
data class LaterPick(
    val pauseTitle: String,
    val pauseAbout: String,
    /** How long it is paused; null when it is not. */
    val paused: String?,
    val pauseWeek: String,
    val pauseOpen: String,
    val resume: String,
    val retire: String,
    /** Asked before. */
    val retireAsk: String,
    val retireAbout: String,
) {
    /** The question holds the ritual's name. */
    override fun toString() = "LaterPick"
}
