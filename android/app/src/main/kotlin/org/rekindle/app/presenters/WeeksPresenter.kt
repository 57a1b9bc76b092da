package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.core.PauseRequest
import org.rekindle.core.SettingChange
import java.time.LocalDate

/** Holds weeks and the calendar. Every figure is the core's; which months are shown is all that is remembered here. */
class WeeksPresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val spelling: WeeksSpelling,
    scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<WeeksScreenState>(WeeksScreenState.Loading)
    private val calls = Calls(daybook, scope)
    private var months = MONTHS
    private var isOwn = false

    /** What to show. */
    val state: StateFlow<WeeksScreenState> = shown.asStateFlow()

    /** Reads everything anew. */
    fun refresh() = act { show() }

    /** The weeks of both (0), or one's own (1). */
    fun whose(index: Int) =
        act {
            isOwn = index == 1
            show()
        }

    /** Shows months further back. */
    fun earlier() =
        act {
            months += MONTHS
            show()
        }

    /** Pauses everything from so many days ago, for a week from then or without an end. */
    fun pause(
        daysAgo: Int,
        forWeek: Boolean,
    ) = act {
        daybook.call { visit ->
            val from = LocalDate.parse(visit.core.today(visit.here, visit.language).day).minusDays(daysAgo.toLong())
            val until = from.plusDays(WEEK - 1).toString().takeIf { forWeek }
            visit.core.pause(PauseRequest(ritual = null, from = from.toString(), until = until), visit.here)
        }
        reminding.arm()
        show()
    }

    /** Ends the pause of everything. */
    fun resume() =
        act {
            daybook.call { it.core.resume(null, it.here) }
            reminding.arm()
            show()
        }

    /** Aims at one day less. */
    fun aimLower() =
        act {
            daybook.call { visit ->
                val goal = visit.core.settings().goal
                if (goal > 1u) visit.core.changeSetting(SettingChange.Goal((goal - 1u).toUByte()), visit.here)
            }
            show()
        }

    private suspend fun show() {
        shown.value = daybook.call { visit -> spelling.ready(months, isOwn, visit) }
    }

    private fun act(call: suspend () -> Unit) {
        calls.act(::tell, call)
    }

    private fun tell(trouble: Trouble) {
        val ready = shown.value as? WeeksScreenState.Ready
        shown.value = ready?.copy(trouble = trouble.notice) ?: WeeksScreenState.Failed(trouble.notice)
    }

    private companion object {
        const val MONTHS = 3
        const val WEEK = 7L
    }
}
