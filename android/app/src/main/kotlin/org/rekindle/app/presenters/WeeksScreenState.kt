package org.rekindle.app.presenters

/** Weeks and the calendar: one immutable value, with every word ready to be read. */
sealed interface WeeksScreenState {
    /** It is being read. */
    data object Loading : WeeksScreenState

    /** It cannot be read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : WeeksScreenState

    /** It can be read. */
    data class Ready(
        val title: String,
        /** One's own weeks or those of both; empty for one person alone. */
        val whose: List<Choice>,
        val week: Week,
        /** Kept weeks in a row. */
        val run: String,
        /** Said before the first day is noted; null afterwards. */
        val nothingYet: String?,
        /** What the goal and the spare days are, in one sentence. */
        val rule: String,
        /** Null in the first eight weeks. */
        val strength: Strength?,
        /** After a quiet week; null else, and in the weeks of both. */
        val gentler: Gentler?,
        val calendarTitle: String,
        /** The newest first. */
        val months: List<Month>,
        /** The way to earlier ones; null when there are none. */
        val earlier: String?,
        val legendTitle: String,
        val legend: List<Pair<DayKind, String>>,
        val spare: Notice,
        /** Null in the weeks of both: a pause of both is made on the screen for two. */
        val pause: PausePick?,
        /** Behind a tap, never in front. */
        val figuresTitle: String,
        val figures: List<String>,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : WeeksScreenState
}

/** One month of the calendar. */
data class Month(
    val title: String,
    /** The month in words, for those who listen and those who like it short. */
    val summary: String,
    /** Two letters for each column. */
    val columns: List<String>,
    val rows: List<MonthRow>,
)

/** One week of a month. */
data class MonthRow(
    /** The number of its first day in this month. */
    val label: String,
    /** The row in words. */
    val description: String,
    /** Seven places; null outside the month. */
    val days: List<MonthDay?>,
)

/** A day of the calendar. */
data class MonthDay(
    val kind: DayKind,
    val isToday: Boolean,
)

/** How settled it is: a line without a figure. */
data class Strength(
    val title: String,
    val about: String,
    /** 0 to 1, for the line. */
    val value: Float,
    /** The line in words. */
    val said: String,
)

/** What is offered after a quiet week. */
data class Gentler(
    val line: String,
    /** Aim lower; null at the lowest goal. */
    val lower: String?,
    val fewer: String,
)

/** A pause of one's own weeks. */
data class PausePick(
    val title: String,
    val about: String,
    /** How long it lasts; null when there is none. */
    val paused: String?,
    val resume: String,
    /** Today and the seven days before. */
    val starts: List<String>,
    val week: String,
    val open: String,
    val start: String,
    val cancel: String,
)
