package org.rekindle.app.presenters

import org.rekindle.core.DayState
import org.rekindle.core.DotView
import org.rekindle.core.NextView
import org.rekindle.core.RekindleException
import org.rekindle.core.RitualKind
import org.rekindle.core.TodayRitualView
import org.rekindle.core.TodayState
import org.rekindle.core.TodayView
import org.rekindle.core.Words
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.util.Locale

/** Turns the core's view of today into what the screen shows. All words come from the catalogues. */
class TodaySpelling(
    private val surroundings: Surroundings,
    private val ringing: Ringing = Unhindered,
) {
    /** The screen for [view]. */
    fun ready(
        view: TodayView,
        visit: Visit,
    ): TodayScreenState.Ready {
        val words = visit.words
        val rituals = view.rituals.map { ritual(it, visit) }
        val firstView = view.rituals.find { it.due && it.markable && it.state is TodayState.Open }
        val today = LocalDate.parse(view.day)
        val dayText = surroundings.dayText(today, visit.language)
        return TodayScreenState.Ready(
            words =
                TodayWords(
                    done = words["today.mark_done"],
                    noted = words["common.noted"],
                    undo = words["today.undo"],
                    sessions = words["session_screen.title"],
                    sessionsAbout = words["session_screen.about"],
                    weeks = words["streak.title"],
                    rituals = words["ritual_screen.title"],
                ),
            date = dayText.replaceFirstChar { it.titlecase(Locale.forLanguageTag(visit.language)) },
            dateHint =
                words["today.after_midnight", "day" to dayText].takeIf {
                    visit.here.local().toLocalDate() != today
                },
            week = Week(view.weekSentence, days(view, words)),
            first = rituals.find { it.id == firstView?.id },
            others = rituals.filter { it.id != firstView?.id },
            rest = rest(view, words),
            begin = words["today.begin"].takeIf { view.firstRun },
            next = view.next?.let { next(it, visit) } ?: words["today.no_next"],
            card = view.card?.let { Notice(words["today.card_of_the_day"], it, action = null) },
            unarmed = unarmed(view, visit),
            // One thing at a time: what cannot ring at all comes before what rings late.
            heldBack = ringing.heldBackNotice(visit).takeIf { view.unarmed.isEmpty() },
            trouble = null,
        )
    }

    /** The days of this week. */
    fun days(
        view: TodayView,
        words: Words,
    ): List<Day> = view.streak.week.dots.map { day(it, LocalDate.parse(view.day), words) }

    /** What an error of the core's says to people, with the offer to try again. */
    fun trouble(
        reason: RekindleException,
        words: Words,
    ): Notice = trouble(reason.code(), words, reason.reason())

    /** The same by its code. */
    fun trouble(
        code: String,
        words: Words,
        reason: String = "",
    ): Notice = notice(code, words, reason)

    private fun rest(
        view: TodayView,
        words: Words,
    ): String? =
        when {
            view.firstRun -> words["today.nothing_yet"]
            view.rituals.none { it.due } -> words["today.nothing_on"]
            view.rituals.none { it.due && it.state is TodayState.Open } -> words["today.all_done"]
            else -> null
        }

    private fun ritual(
        view: TodayRitualView,
        visit: Visit,
    ): Ritual {
        val words = visit.words
        val detail =
            when (view.state) {
                is TodayState.Skipped -> words["today.skipped"]
                is TodayState.Paused -> words["today.paused"]
                else -> times(view, visit)
            }
        return Ritual(
            id = view.id,
            name = view.name,
            detail = detail,
            isMarked = view.state is TodayState.Done,
            canMark = view.markable,
        )
    }

    private fun times(
        view: TodayRitualView,
        visit: Visit,
    ): String? {
        val times = view.times.joinToString { surroundings.timeText(LocalTime.parse(it), visit.language) }
        val parts =
            listOfNotNull(
                times.takeIf { it.isNotEmpty() },
                visit.words["today.private"].takeIf { view.isPrivate || view.kind == RitualKind.TOUCH },
            )
        return parts.joinToString(" · ").takeIf { it.isNotEmpty() }
    }

    private fun day(
        dot: DotView,
        today: LocalDate,
        words: Words,
    ): Day {
        val day = LocalDate.parse(dot.day)
        val name = day.dayOfWeek.name.lowercase()
        val kind =
            when (dot.state) {
                DayState.CONNECTED -> DayKind.CONNECTED
                DayState.SPARE -> DayKind.SPARE
                DayState.PAUSED -> DayKind.PAUSED
                DayState.QUIET -> DayKind.QUIET
                DayState.TO_COME -> DayKind.TO_COME
                DayState.BEFORE -> DayKind.BEFORE
            }
        val said = if (kind == DayKind.BEFORE) null else words["streak.day.${kind.name.lowercase()}"]
        return Day(
            letters = words["weekday_short.$name"],
            description =
                listOfNotNull(
                    words["weekday.$name"],
                    words["common.today"].takeIf { day == today },
                    said,
                ).joinToString(),
            kind = kind,
            isToday = day == today,
        )
    }

    private fun next(
        next: NextView,
        visit: Visit,
    ): String {
        val fires = LocalDateTime.parse(next.firesLocal)
        val time = "time" to surroundings.timeText(fires.toLocalTime(), visit.language)
        val name = "name" to next.name
        if (fires.toLocalDate() == visit.here.local().toLocalDate()) return visit.words["today.next_at", name, time]
        val day = "day" to surroundings.dayText(fires.toLocalDate(), visit.language)
        return visit.words["today.next_on", name, day, time]
    }

    /** Which reminders cannot ring or did not, the first few by their times, and what to do. */
    private fun unarmed(
        view: TodayView,
        visit: Visit,
    ): Notice? {
        if (view.unarmed.isEmpty()) return null
        val times =
            view.unarmed.take(UNARMED_SHOWN).map {
                val fires = LocalDateTime.parse(it.firesLocal)
                val day = surroundings.dayText(fires.toLocalDate(), visit.language)
                "$day, ${surroundings.timeText(fires.toLocalTime(), visit.language)}"
            }
        val more = if (view.unarmed.size > UNARMED_SHOWN) listOf("…") else emptyList()
        val areMissed = view.unarmed.all { LocalDateTime.parse(it.firesLocal) <= visit.here.local() }
        val ways = view.unarmed.map { it.text }.distinct()
        return Notice(
            title = if (areMissed) visit.words["reminders.missed"] else visit.words["reminders.could_not"],
            body = (times + more).joinToString("\n") + "\n\n" + ways.joinToString("\n"),
            action = visit.words["settings_screen.to_system"],
        )
    }

    private companion object {
        const val UNARMED_SHOWN = 3
    }
}

/** A word of the catalogue with its placeholders filled. */
internal operator fun Words.get(
    key: String,
    vararg values: Pair<String, String>,
): String = text(key, values.toMap())

/** What an error says to people, by its code. */
internal fun notice(
    code: String,
    words: Words,
    reason: String = "",
): Notice {
    val said = words.forError(code, reason)
    return Notice(said.text, said.hint, words["common.ok"])
}

internal fun RekindleException.code(): String =
    when (this) {
        is RekindleException.VaultUnusable -> code
        is RekindleException.Refused -> code
        is RekindleException.BackupUnusable -> code
        is RekindleException.Failed -> code
        is RekindleException.Closed -> code
        is RekindleException.Internal -> code
    }

internal fun RekindleException.reason(): String =
    when (this) {
        is RekindleException.VaultUnusable -> reason
        is RekindleException.Refused -> reason
        is RekindleException.BackupUnusable -> reason
        is RekindleException.Failed -> reason
        is RekindleException.Closed -> reason
        is RekindleException.Internal -> reason
    }
