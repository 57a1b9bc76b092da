package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.core.RitualView

/** The list of rituals. */
sealed interface RitualsScreenState {
    /** It is being read. */
    data object Loading : RitualsScreenState

    /** It cannot be read. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : RitualsScreenState

    /** It can be read. */
    data class Ready(
        val title: String,
        val rituals: List<RitualLine>,
        /** Said when there are none; null when there are. */
        val empty: String?,
        val fromGuide: String,
        val makeOwn: String,
        val awayTitle: String,
        /** Those that were put away. */
        val away: List<RitualLine>,
    ) : RitualsScreenState
}

/** A ritual in the list. */
data class RitualLine(
    val id: String,
    val name: String,
    val detail: String,
) {
    /** A ritual's name is private. */
    override fun toString() = "RitualLine($id)"
}

/** Holds the list of rituals. */
class RitualsPresenter(
    daybook: Daybook,
    surroundings: Surroundings,
    scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<RitualsScreenState>(RitualsScreenState.Loading)
    private val calls = Calls(daybook, scope)
    private val schedules = ScheduleSpelling(surroundings)
    private val read = suspend { daybook.call(::ready) }

    /** What to show. */
    val state: StateFlow<RitualsScreenState> = shown.asStateFlow()

    /** Reads the list anew. */
    fun refresh() {
        calls.act({ shown.value = RitualsScreenState.Failed(it.notice) }) { shown.value = read() }
    }

    private fun ready(visit: Visit): RitualsScreenState.Ready {
        val words = visit.words
        val paused =
            visit.core
                .pauses(visit.here)
                .map { it.ritual }
                .toSet()
        val (here, away) = visit.core.rituals(visit.language).partition { it.retiredOn == null }
        return RitualsScreenState.Ready(
            title = words["ritual_screen.title"],
            rituals = here.map { line(it, it.id in paused || null in paused, visit) },
            empty = words["ritual_screen.empty"].takeIf { here.isEmpty() },
            fromGuide = words["ritual_screen.from_guide"],
            makeOwn = words["ritual_screen.make_own"],
            awayTitle = words["ritual.retired_list"],
            away = away.map { line(it, isPaused = false, visit) },
        )
    }

    private fun line(
        ritual: RitualView,
        isPaused: Boolean,
        visit: Visit,
    ): RitualLine {
        val schedule = schedules.line(ritual.schedule, visit)
        val detail = if (isPaused) visit.words["today.paused"] + " · " + schedule else schedule
        return RitualLine(ritual.id, ritual.name, detail)
    }
}
