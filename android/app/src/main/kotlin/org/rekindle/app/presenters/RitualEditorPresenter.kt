package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.app.presenters.RitualDraft.Source
import org.rekindle.core.AdoptRequest
import org.rekindle.core.EditRequest
import org.rekindle.core.Guide
import org.rekindle.core.OwnRequest
import org.rekindle.core.PauseRequest
import org.rekindle.core.Quieting
import org.rekindle.core.RitualKind
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import java.time.LocalDate
import java.time.LocalTime

/**
 * Edits one ritual: a practice that is adopted, one of one's own, or one that there is. Nothing is stored before it is
 * saved; pausing and putting away are, at once. What the core refuses is said beside the field it is about.
 */
class RitualEditorPresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val spelling: RitualEditorSpelling,
    scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<RitualEditorState>(RitualEditorState.Closed(asksForNotices = false))
    private val calls = Calls(daybook, scope)

    // Letters are typed while a call is under way.
    @Volatile
    private var draft: RitualDraft? = null

    /** What to show. */
    val state: StateFlow<RitualEditorState> = shown.asStateFlow()

    /** Begins with a practice of the guide, as it is suggested there. */
    fun adopt(practice: String) = begin { RitualDraft.of(Guide(it.language).practice(practice)) }

    /** Begins one of one's own. */
    fun makeOwn() = begin { RitualDraft.own() }

    /** Begins with a ritual that there is. */
    fun edit(ritual: String) = begin { RitualDraft.of(it.core.ritual(ritual, it.language)) }

    /** Takes the name as it is typed: at once, so that no letter waits. */
    fun name(text: String) {
        draft = draft?.with(name = text)
        shown.value =
            (shown.value as? RitualEditorState.Ready)?.copy(name = text, nameTrouble = null) ?: shown.value
    }

    /** How it counts, by its place in the list. */
    fun kind(index: Int) = change { it.with(kind = RitualKind.entries[index]) }

    /** At set times (0), or not by the clock (1). */
    fun way(index: Int) = change { it.with(isByClock = index == 0) }

    /** Another pattern of days, by its place in the list. */
    fun pattern(index: Int) = change { it.with(it.patterns[index]) }

    /** A day of the week, from Monday (0), in or out. */
    fun weekday(day: Int) =
        change { draft ->
            val days = (draft.days as? RitualDays.Weekdays)?.days ?: return@change draft
            draft.with(days = RitualDays.Weekdays(if (day in days) days - day else days + day))
        }

    /** The pattern's number, smaller or larger by [by]. */
    fun number(by: Int) =
        change { draft ->
            when (val days = draft.days) {
                is RitualDays.Interval -> {
                    draft.with(days = RitualDays.Interval((days.days + by).coerceIn(RitualDays.INTERVALS)))
                }

                is RitualDays.MonthDay -> {
                    draft.with(days = RitualDays.MonthDay((days.day + by).coerceIn(1, MONTH_DAYS)))
                }

                else -> {
                    draft
                }
            }
        }

    /** On the last day of the month, or on one that has a number. */
    fun lastDay() =
        change { draft ->
            val days = draft.days as? RitualDays.MonthDay ?: return@change draft
            draft.with(days = RitualDays.MonthDay(if (days.day == RitualDays.LAST) 1 else RitualDays.LAST))
        }

    /** Puts a time in the place of the one at [index]; adds it when there is none. */
    fun time(
        index: Int,
        hour: Int,
        minute: Int,
    ) = change { draft ->
        val others = draft.times.filterIndexed { place, _ -> place != index }
        draft.with(times = others + LocalTime.of(hour, minute))
    }

    /** Takes a time away. */
    fun removeTime(index: Int) = change { it.with(times = it.times.filterIndexed { place, _ -> place != index }) }

    /** Each mark counts for itself, or one quiets the rest of the day. */
    fun eachTime(isOn: Boolean) = change { it.with(isEachTime = isOn) }

    /** Kept to oneself, or not. */
    fun keepPrivate(isOn: Boolean) = change { it.with(isPrivate = isOn) }

    /** Pauses it from today, for a week or without an end. */
    fun pause(forWeek: Boolean) =
        act {
            daybook.call { visit ->
                val ritual = known()?.id ?: return@call
                val today = LocalDate.parse(visit.core.today(visit.here, visit.language).day)
                val until = today.plusDays(WEEK - 1).toString().takeIf { forWeek }
                visit.core.pause(PauseRequest(ritual, until = until), visit.here)
            }
            reminding.arm()
            show()
        }

    /** Ends its pause. */
    fun resume() =
        act {
            daybook.call { visit -> known()?.let { visit.core.resume(it.id, visit.here) } }
            reminding.arm()
            show()
        }

    /** Puts it away. */
    fun retire() =
        act {
            daybook.call { visit -> known()?.let { visit.core.retire(it.id, visit.here) } }
            reminding.arm()
            close(asks = false)
        }

    /** Stores it and arms its reminders. What is refused stays as it was typed. */
    fun save() =
        act {
            val edited = draft ?: return@act
            daybook.call { visit -> visit.store(edited) }
            reminding.arm()
            close(asks = edited.isByClock)
        }

    /** Lets go of what was changed. */
    fun leave() = close(asks = false)

    /** The system was asked about reminders. */
    fun noticesAsked() {
        if (shown.value is RitualEditorState.Closed) close(asks = false)
    }

    private fun Visit.store(edited: RitualDraft) {
        val quieting = if (edited.isEachTime) Quieting.EACH_TIME else Quieting.REST_OF_DAY
        when (val source = edited.source) {
            is Source.Practice -> {
                val name = edited.name.takeIf { it != source.view.name }
                val request = AdoptRequest(source.view.id, name, edited.keepsPrivate(), quieting, edited.schedule())
                core.adopt(request, here, language)
            }

            Source.Own -> {
                val request = OwnRequest(edited.name, edited.kind, edited.keepsPrivate(), quieting, edited.schedule())
                core.makeOwn(request, here, language)
            }

            is Source.Known -> {
                val before = RitualDraft.of(source.view)
                val request =
                    EditRequest(
                        name = edited.name.takeIf { it != before.name },
                        isPrivate = edited.isPrivate.takeIf { it != before.isPrivate },
                        quieting = quieting.takeIf { edited.isEachTime != before.isEachTime },
                        schedule = edited.schedule().takeIf { !edited.isWhen(before) },
                    )
                core.edit(source.view.id, request, here, language)
            }
        }
    }

    private fun RitualDraft.keepsPrivate() = isPrivate && kind != RitualKind.TOUCH

    private fun RitualDraft.isWhen(other: RitualDraft) =
        isByClock == other.isByClock && (!isByClock || (days == other.days && times == other.times))

    private fun RitualDraft.schedule(): ScheduleChoice {
        if (!isByClock) return ScheduleChoice.Unscheduled
        // Counting every few days goes on from where it began, as long as the days stay.
        val known = (source as? Source.Known)?.view?.schedule?.firstOrNull()
        val starts = known?.takeIf { it.rule == days.rule }?.startsLocal?.substringBefore('T')
        return ScheduleChoice.At(ScheduleRequest(times.map { it.toString() }, days.rule, starts))
    }

    private fun known() = (draft?.source as? Source.Known)?.view

    private fun begin(make: (Visit) -> RitualDraft) {
        shown.value = RitualEditorState.Loading
        act {
            draft = daybook.call(make)
            show()
        }
    }

    private fun change(change: (RitualDraft) -> RitualDraft) =
        act {
            draft = draft?.let(change)
            show()
        }

    private suspend fun show(trouble: Trouble? = null) {
        val edited = draft ?: return
        val ready = daybook.call { visit -> spelling.ready(edited, trouble, visit) }
        // A letter may have been typed meanwhile.
        shown.value = ready.copy(name = draft?.name ?: ready.name)
    }

    private fun close(asks: Boolean) {
        draft = null
        shown.value = RitualEditorState.Closed(asks)
    }

    private fun act(call: suspend () -> Unit) {
        calls.act(::tell, call)
    }

    private suspend fun tell(trouble: Trouble) {
        if (shown.value is RitualEditorState.Ready) {
            show(trouble)
        } else {
            shown.value = RitualEditorState.Failed(trouble.notice)
        }
    }

    private companion object {
        const val WEEK = 7L
        const val MONTH_DAYS = 31
    }
}
