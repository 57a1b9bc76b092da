package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.RekindleException
import org.rekindle.core.TodayView

/**
 * Holds the state of the screen "today" and turns taps into calls of the core. The core's answer is the next
 * state: nothing is counted or remembered here.
 */
class TodayPresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val spelling: TodaySpelling,
    private val scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<TodayScreenState>(TodayScreenState.Loading)

    // Two quick taps are two calls, one after the other, so that the later answer is the one shown.
    private val one = Mutex()

    /** What to show. */
    val state: StateFlow<TodayScreenState> = shown.asStateFlow()

    /** Reads today anew and arms its reminders: at start, on coming back, after midnight. */
    fun refresh() = act { visit -> visit.core.today(visit.here, visit.language) }

    /** Marks a ritual for today. */
    fun mark(ritual: String) = act { visit -> visit.core.markToday(ritual, visit.here, visit.language).today }

    /** Takes today's own marks of a ritual back. */
    fun undo(ritual: String) = act { visit -> visit.core.takeBackToday(ritual, visit.here, visit.language) }

    private fun act(call: (Visit) -> TodayView) {
        scope.launch {
            one.withLock {
                try {
                    shown.value = daybook.call { visit -> spelling.ready(call(visit), visit) }
                    armAndTell()
                } catch (reason: RekindleException) {
                    tell(spelling.trouble(reason, daybook.words()))
                } catch (reason: VaultOutOfReachException) {
                    tell(spelling.trouble(reason.code, daybook.words()))
                }
            }
        }
    }

    /** Arms what follows, and shows at once what could not be armed or can be again. */
    private suspend fun armAndTell() {
        val refused = reminding.arm()
        val before = (shown.value as? TodayScreenState.Ready)?.unarmed
        if (refused > 0 || before != null) {
            shown.value = daybook.call { spelling.ready(it.core.today(it.here, it.language), it) }
        }
    }

    /** A day that was readable stays on the screen, with the trouble beside it. */
    private fun tell(trouble: Notice) {
        val ready = shown.value as? TodayScreenState.Ready
        shown.value = ready?.copy(trouble = trouble) ?: TodayScreenState.Failed(trouble)
    }
}

/**
 * The vault cannot be opened for a reason that lies with the phone and not with the core.
 *
 * @property code as in the core's errors; the catalogues have the words
 */
class VaultOutOfReachException(
    val code: String,
    cause: Throwable?,
) : Exception(code, cause)
