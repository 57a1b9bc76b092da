package org.rekindle.app.presenters

import org.rekindle.core.RecurrenceView
import org.rekindle.core.Words
import java.time.DayOfWeek
import java.time.LocalDateTime
import java.time.LocalTime

/** Says when a ritual is: "Every Monday, Thursday · 20:30". All words come from the catalogues. */
class ScheduleSpelling(
    private val surroundings: Surroundings,
) {
    /** A ritual's schedule in one line. */
    fun line(
        schedule: List<RecurrenceView>,
        visit: Visit,
    ): String {
        val first = schedule.firstOrNull() ?: return visit.words["ritual_screen.free"]
        val times = schedule.map { LocalDateTime.parse(it.startsLocal).toLocalTime() }
        return line(RitualDays.of(first.rule), times, visit)
    }

    /** The same of what a picker holds. */
    fun line(
        days: RitualDays,
        times: List<LocalTime>,
        visit: Visit,
    ): String {
        // A rule that names hours has its times in itself.
        val clock = times.sorted().joinToString { time(it, visit) }.takeUnless { days is RitualDays.Elsewhere }
        return listOfNotNull(days(days, visit.words), clock?.takeIf { it.isNotEmpty() }).joinToString(" · ")
    }

    /** The days alone. */
    fun days(
        days: RitualDays,
        words: Words,
    ): String =
        when (days) {
            RitualDays.EveryDay -> words["ritual.every_day"]
            is RitualDays.Weekdays -> weekdays(days.days, words)
            is RitualDays.Interval -> interval(days.days, words)
            is RitualDays.MonthDay -> monthDay(days.day, words)
            is RitualDays.Elsewhere -> words["ritual_screen.elsewhere"]
        }

    /** A time as the phone writes it. */
    fun time(
        time: LocalTime,
        visit: Visit,
    ): String = surroundings.timeText(time, visit.language)

    private fun weekdays(
        days: Set<Int>,
        words: Words,
    ): String =
        when (days) {
            (0..6).toSet() -> words["ritual.every_day"]
            (0..4).toSet() -> words["ritual.weekdays"]
            else -> words["ritual.weekly_on", "day" to days.sorted().joinToString { weekday(it, words) }]
        }

    /** The name of a day of the week, from Monday (0). */
    fun weekday(
        day: Int,
        words: Words,
    ): String {
        val name = DayOfWeek.of(day + 1).name.lowercase()
        return words["weekday.$name"]
    }

    private fun interval(
        days: Int,
        words: Words,
    ): String =
        if (days == 2) words["ritual_screen.every_other"] else words["ritual_screen.every_n", "n" to days.toString()]

    private fun monthDay(
        day: Int,
        words: Words,
    ): String =
        if (day == RitualDays.LAST) {
            words["ritual_screen.month_last"]
        } else {
            words["ritual_screen.month_day", "n" to day.toString()]
        }
}
