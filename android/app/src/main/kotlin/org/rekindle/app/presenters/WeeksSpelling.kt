package org.rekindle.app.presenters

import org.rekindle.core.CalendarView
import org.rekindle.core.DayState
import org.rekindle.core.DotView
import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.MonthView
import org.rekindle.core.StreakView
import org.rekindle.core.Words
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.temporal.TemporalAdjusters
import java.util.Locale

/** Turns the core's weeks and days into what the screen shows. All words come from the catalogues. */
class WeeksSpelling(
    private val surroundings: Surroundings,
) {
    private val editor = RitualEditorSpelling(surroundings)

    /** The screen with so many months; [isOwn] shows one's own weeks also where there are those of both. */
    fun ready(
        months: Int,
        isOwn: Boolean,
        visit: Visit,
    ): WeeksScreenState.Ready {
        val words = visit.words
        val view = visit.core.today(visit.here, visit.language)
        val today = LocalDate.parse(view.day)
        val couple = visit.core.coupleWeek(visit.here)
        val isBoth = couple != null && !isOwn
        val streak = if (isBoth) couple else visit.core.week(visit.here)
        val from = today.withDayOfMonth(1).minusMonths(months - 1L)
        val calendar = calendar(from, today, isBoth, visit)
        val figures = if (isBoth) visit.core.coupleFigures(visit.here) else visit.core.figures(visit.here)
        val hasBegun = !figures?.connected.isNullOrEmpty()
        return WeeksScreenState.Ready(
            title = words["streak.title"],
            whose =
                listOf(
                    Choice(words["streak.shared_weeks"], isChosen = isBoth),
                    Choice(words["streak.my_weeks"], isChosen = !isBoth),
                ).takeIf { couple != null }.orEmpty(),
            week = Week(sentence(streak, words), streak.week.dots.map { day(it, today, words) }),
            run = words.plural("streak.weeks", streak.weeks.toULong(), emptyMap()),
            nothingYet = words["streak.nothing_yet"].takeIf { !hasBegun },
            rule = words["streak.rule"],
            strength = streak.strength?.let { strength(it, words) },
            gentler = if (view.offerGentler && !isBoth) gentler(visit) else null,
            calendarTitle = words["streak.calendar"],
            months =
                calendar.months
                    .reversed()
                    .filter { hasBegun && it.isShown() }
                    .map { month(it, today, visit) },
            earlier = words["week_screen.earlier"].takeIf { hasBegun && calendar.months.first().goesFurtherBack() },
            legendTitle = words["week_screen.legend"],
            legend = LEGEND.map { it to it.said(words) },
            spare = Notice(words["week_screen.spare_title"], words["week_screen.spare"], action = null),
            pause = if (isBoth) null else pause(today, visit),
            figuresTitle = words["week_screen.figures"],
            figures =
                figures
                    ?.let {
                        val best = words.plural("streak.weeks", it.bestWeeks.toULong(), emptyMap())
                        listOf(
                            words["streak.best", "weeks" to best],
                            words.plural("streak.days", it.days.toULong(), emptyMap()),
                        )
                    }.orEmpty(),
            trouble = null,
        )
    }

    private fun calendar(
        from: LocalDate,
        to: LocalDate,
        isBoth: Boolean,
        visit: Visit,
    ): CalendarView {
        val (first, last) = from.toString() to to.toString()
        val both = if (isBoth) visit.core.coupleCalendar(first, last, visit.here) else null
        return both ?: visit.core.calendar(first, last, visit.here)
    }

    private fun sentence(
        streak: StreakView,
        words: Words,
    ): String {
        val week = streak.week
        if (week.goal.toInt() == 0) return words["streak.paused_week"]
        if (week.connected.toInt() == 0) return words.text("today.goal.${week.goal}", emptyMap())
        return words.plural("streak.of", week.goal.toULong(), mapOf("done" to week.connected.toString()))
    }

    private fun strength(
        value: Double,
        words: Words,
    ) = Strength(
        title = words["streak.strength"],
        about = words["streak.strength_words"],
        value = value.toFloat(),
        said =
            when {
                value < LITTLE -> words["week_screen.strength_low"]
                value < MUCH -> words["week_screen.strength_mid"]
                else -> words["week_screen.strength_high"]
            },
    )

    private fun gentler(visit: Visit): Gentler {
        val words = visit.words
        val lower = visit.core.settings().goal.toInt() - 1
        val days = words.plural("common.days", lower.toULong(), emptyMap())
        return Gentler(
            line = words["streak.quiet_week"],
            lower = words["week_screen.goal_lower", "days" to days].takeIf { lower >= 1 },
            fewer = words["streak.offer_fewer"],
        )
    }

    /** Before the first mark there is nothing to see. */
    private fun MonthView.isShown() = days.any { it.state != DayState.BEFORE }

    private fun MonthView.goesFurtherBack() = days.first().state != DayState.BEFORE

    private fun month(
        view: MonthView,
        today: LocalDate,
        visit: Visit,
    ): Month {
        val words = visit.words
        val first = LocalDate.parse(view.first)
        val weekStart = visit.core.settings().firstDayOfWeek.day()
        // Weeks before the first mark have nothing to show.
        val rows =
            view.days
                .groupBy { LocalDate.parse(it.day).with(TemporalAdjusters.previousOrSame(weekStart)) }
                .filterValues { dots -> dots.any { it.state != DayState.BEFORE } }
        val name = words.text("month.${first.month.name.lowercase()}", emptyMap())
        val title = words["week_screen.month", "month" to name, "year" to first.year.toString()]
        return Month(
            title = title.replaceFirstChar { it.titlecase(Locale.forLanguageTag(visit.language)) },
            summary = summary(view, words),
            columns = List(DAYS) { words.letters(weekStart.plus(it.toLong())) },
            rows = rows.map { (week, dots) -> row(week, dots, today, visit) },
        )
    }

    private fun row(
        week: LocalDate,
        dots: List<DotView>,
        today: LocalDate,
        visit: Visit,
    ): MonthRow {
        val words = visit.words
        val byDay = dots.associateBy { LocalDate.parse(it.day) }
        val first = byDay.keys.min()
        val said =
            byDay
                .filter { (_, dot) -> dot.state != DayState.BEFORE }
                .map { (day, dot) -> "${words.name(day.dayOfWeek)} ${dot.state.kind().said(words)}" }
        val lead = words["week_screen.week_of", "day" to surroundings.dayText(first, visit.language)]
        return MonthRow(
            label = first.dayOfMonth.toString(),
            description = (listOf(lead) + said).joinToString(", "),
            days =
                List(DAYS) { place ->
                    byDay[week.plusDays(place.toLong())]?.let {
                        MonthDay(it.state.kind(), LocalDate.parse(it.day) == today)
                    }
                },
        )
    }

    private fun summary(
        view: MonthView,
        words: Words,
    ): String {
        fun count(state: DayState) = view.days.count { it.state == state }.toULong()
        val (connected, spare, paused) =
            Triple(
                count(DayState.CONNECTED),
                count(DayState.SPARE),
                count(DayState.PAUSED),
            )
        return listOfNotNull(
            words.plural("week_screen.in_month", connected, emptyMap()),
            words.plural("week_screen.spare_in_month", spare, emptyMap()).takeIf { spare > 0u },
            words.plural("week_screen.paused_in_month", paused, emptyMap()).takeIf { paused > 0u },
        ).joinToString(" · ")
    }

    private fun day(
        dot: DotView,
        today: LocalDate,
        words: Words,
    ): Day {
        val day = LocalDate.parse(dot.day)
        val kind = dot.state.kind()
        val parts =
            listOfNotNull(
                words.name(day.dayOfWeek),
                words["common.today"].takeIf { day == today },
                kind.said(words).takeIf { kind != DayKind.BEFORE },
            )
        return Day(words.letters(day.dayOfWeek), parts.joinToString(), kind, day == today)
    }

    private fun pause(
        today: LocalDate,
        visit: Visit,
    ): PausePick {
        val words = visit.words
        val earlier =
            (1L..BACKWARDS).map {
                words["week_screen.pause_back", "day" to surroundings.dayText(today.minusDays(it), visit.language)]
            }
        return PausePick(
            title = words["week_screen.pause_title"],
            about = words["week_screen.pause_about"],
            paused = visit.core.pauses(visit.here).find { it.ritual == null }?.let { editor.paused(it, visit) },
            resume = words["ritual_screen.resume"],
            starts = listOf(words["week_screen.pause_today"]) + earlier,
            week = words["week_screen.pause_week"],
            open = words["week_screen.pause_until_ended"],
            start = words["week_screen.pause_start"],
            cancel = words["common.cancel"],
        )
    }

    private fun FirstDayOfWeek.day(): DayOfWeek = DayOfWeek.valueOf(name)

    private fun DayState.kind(): DayKind = DayKind.valueOf(name)

    private fun DayKind.said(words: Words): String =
        if (this == DayKind.BEFORE) "" else words.text("streak.day.${name.lowercase()}", emptyMap())

    private fun Words.name(day: DayOfWeek) = text("weekday.${day.name.lowercase()}", emptyMap())

    private fun Words.letters(day: DayOfWeek) = text("weekday_short.${day.name.lowercase()}", emptyMap())

    private companion object {
        const val DAYS = 7

        /** A pause may begin so many days ago; the core's rule. */
        const val BACKWARDS = 7L

        /** Where the words for the line change. */
        const val LITTLE = 0.35
        const val MUCH = 0.7
        val LEGEND = listOf(DayKind.CONNECTED, DayKind.SPARE, DayKind.PAUSED, DayKind.QUIET, DayKind.TO_COME)
    }
}
