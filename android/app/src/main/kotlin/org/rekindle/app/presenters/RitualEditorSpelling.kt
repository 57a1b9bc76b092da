package org.rekindle.app.presenters

import org.rekindle.app.presenters.RitualDraft.Pattern
import org.rekindle.app.presenters.RitualDraft.Source
import org.rekindle.core.PauseView
import org.rekindle.core.RitualKind
import org.rekindle.core.Words
import java.time.DayOfWeek
import java.time.LocalDate

/** Turns a ritual that is being edited into what the screen shows. All words come from the catalogues. */
class RitualEditorSpelling(
    private val surroundings: Surroundings,
) {
    private val schedules = ScheduleSpelling(surroundings)
    private val firstRun = FirstRunSpelling(surroundings)

    /** The screen for [draft]; [trouble] is what its last call met. */
    internal fun ready(
        draft: RitualDraft,
        trouble: Trouble?,
        visit: Visit,
    ): RitualEditorState.Ready {
        val words = visit.words
        val isTouch = draft.kind == RitualKind.TOUCH
        return RitualEditorState.Ready(
            words = words(words),
            title = title(draft.source, words),
            name = draft.name,
            nameTrouble = trouble.about(NAME),
            kind = kind(draft, words),
            ways =
                listOf(
                    Choice(words["ritual_screen.by_clock"], words["ritual_screen.by_clock_about"], draft.isByClock),
                    Choice(words["ritual_screen.free"], words["ritual_screen.free_about"], !draft.isByClock),
                ),
            clock = if (draft.isByClock) clock(draft, trouble, visit) else null,
            eachTime =
                Switching(
                    words["ritual_screen.each_time"],
                    words["ritual_screen.each_time_about"],
                    draft.isEachTime,
                ),
            keepPrivate =
                Switching(
                    words["ritual_screen.keep_private"],
                    words["ritual_screen.keep_private_about"],
                    draft.isPrivate,
                ).takeIf { !isTouch },
            alwaysPrivate = words["ritual_screen.always_private"].takeIf { isTouch },
            later = (draft.source as? Source.Known)?.let { later(it, visit) },
            trouble = trouble?.notice?.takeIf { trouble.code !in NAME + DAYS + TIMES },
        )
    }

    private fun title(
        source: Source,
        words: Words,
    ): String = if (source is Source.Known) words["ritual_screen.edit_title"] else words["ritual_screen.new_title"]

    private fun words(words: Words) =
        EditorWords(
            name = words["ritual.name"],
            nameHint = words["ritual_screen.name_hint"],
            kind = words["ritual.kind"],
            `when` = words["ritual_screen.when"],
            save = words["common.save"],
            cancel = words["common.cancel"],
        )

    private fun kind(
        draft: RitualDraft,
        words: Words,
    ): KindPick {
        val canChoose = draft.source is Source.Own
        return KindPick(
            choices =
                if (canChoose) {
                    RitualKind.entries.map { Choice(it.title(words), it.about(words), it == draft.kind) }
                } else {
                    emptyList()
                },
            fixed = Notice(draft.kind.title(words), draft.kind.about(words), action = null).takeIf { !canChoose },
            each = words["ritual.each_explained"].takeIf { draft.kind == RitualKind.EACH },
        )
    }

    private fun clock(
        draft: RitualDraft,
        trouble: Trouble?,
        visit: Visit,
    ): ClockPick {
        val words = visit.words
        val month = draft.days as? RitualDays.MonthDay
        return ClockPick(
            daysTitle = words["ritual_screen.days"],
            patterns = draft.patterns.map { Choice(it.title(words), isChosen = it == draft.pattern) },
            weekdays = weekdays(draft.days, words),
            number = number(draft.days, words),
            lastDay = month?.let { Choice(words["ritual_screen.last_day"], isChosen = it.day == RitualDays.LAST) },
            hint = words["ritual_screen.short_month"].takeIf { month != null && month.day > SHORTEST_MONTH },
            daysTrouble = trouble.about(DAYS),
            timesTitle = words["ritual.times"],
            times = times(draft, visit),
            add = words["ritual_screen.add_time"],
            timesTrouble = trouble.about(TIMES),
            is24Hour = surroundings.is24Hour(),
            othersSee = words["ritual_screen.others_see"],
            notice = notice(draft, visit),
            mirrored = words["reminders.mirrored"],
        )
    }

    private fun notice(
        draft: RitualDraft,
        visit: Visit,
    ): LockedNotice {
        val discreet = firstRun.lockedNotice(visit)
        val time = draft.times.firstOrNull()?.let { schedules.time(it, visit) } ?: discreet.time
        val names = visit.core.settings().namesInNotices
        return discreet.copy(time = time, title = if (names) draft.name else discreet.title)
    }

    private fun weekdays(
        days: RitualDays,
        words: Words,
    ): List<WeekdayPick> {
        val chosen = (days as? RitualDays.Weekdays)?.days ?: return emptyList()
        return List(DayOfWeek.entries.size) { day ->
            val name = DayOfWeek.of(day + 1).name.lowercase()
            WeekdayPick(words["weekday_short.$name"], words["weekday.$name"], day in chosen)
        }
    }

    private fun number(
        days: RitualDays,
        words: Words,
    ): NumberPick? {
        val (number, range) =
            when (days) {
                is RitualDays.Interval -> days.days to RitualDays.INTERVALS
                is RitualDays.MonthDay -> days.day.takeIf { it != RitualDays.LAST } to 1..31
                else -> null to IntRange.EMPTY
            }
        if (number == null) return null
        return NumberPick(
            line = schedules.days(days, words),
            fewer = words["ritual_screen.fewer"],
            more = words["ritual_screen.more"],
            canFewer = number > range.first,
            canMore = number < range.last,
        )
    }

    private fun times(
        draft: RitualDraft,
        visit: Visit,
    ): List<TimePick> {
        val words = visit.words
        return draft.times.map {
            val text = schedules.time(it, visit)
            TimePick(
                text = text,
                hour = it.hour,
                minute = it.minute,
                change = words["ritual_screen.change_time", "time" to text],
                remove = words["ritual_screen.remove_time", "time" to text].takeIf { draft.times.size > 1 },
            )
        }
    }

    private fun later(
        source: Source.Known,
        visit: Visit,
    ): LaterPick {
        val words = visit.words
        val ritual = source.view
        return LaterPick(
            pauseTitle = words["ritual_screen.pause"],
            pauseAbout = words["ritual_screen.pause_about"],
            paused = visit.core.pauses(visit.here).find { it.ritual == ritual.id }?.let { paused(it, visit) },
            pauseWeek = words["ritual_screen.pause_week"],
            pauseOpen = words["ritual_screen.pause_open"],
            resume = words["ritual_screen.resume"],
            retire = words["ritual_screen.retire"],
            retireAsk = words["ritual.ask_retire", "name" to ritual.name],
            retireAbout = words["ritual_screen.retire_about"],
        )
    }

    /** How long a pause lasts. */
    fun paused(
        pause: PauseView,
        visit: Visit,
    ): String {
        fun text(day: String) = surroundings.dayText(LocalDate.parse(day), visit.language)
        val from = "from" to text(pause.from)
        val until = pause.until ?: return visit.words["ritual.paused_from", from]
        return visit.words["ritual.paused_until", from, "until" to text(until)]
    }

    private fun Pattern.title(words: Words): String =
        when (this) {
            Pattern.EVERY_DAY -> words["ritual_screen.pattern_every_day"]
            Pattern.WEEKDAYS -> words["ritual_screen.pattern_weekdays"]
            Pattern.INTERVAL -> words["ritual_screen.pattern_interval"]
            Pattern.MONTH_DAY -> words["ritual_screen.pattern_month_day"]
            Pattern.ELSEWHERE -> words["ritual_screen.elsewhere"]
        }

    private fun Trouble?.about(codes: Set<String>): Notice? = this?.notice?.takeIf { code in codes }

    private companion object {
        val NAME = setOf("name_empty", "name_too_long", "name_control", "name_direction")
        val DAYS = setOf("bad_rule", "never")
        val TIMES = setOf("times_missing", "too_many", "bad_time")
        const val SHORTEST_MONTH = 28
    }
}
