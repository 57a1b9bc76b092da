package org.rekindle.app.presenters

import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import org.rekindle.core.RekindleException
import org.rekindle.core.RitualKind
import org.rekindle.core.TodayState
import org.rekindle.core.TodayView

/** What stands on the home screen, where anyone may look: one immutable value, with every word ready to be read. */
sealed interface WidgetFace {
    /** The app's name and nothing else: it is locked, cannot be opened, or nothing was ever adopted. */
    data class Neutral(
        val name: String,
    ) : WidgetFace

    /** This week, under a word. */
    data class ThisWeek(
        /** Neutral, or the name of today's ritual where the person chose that. */
        val word: String,
        val days: List<Day>,
    ) : WidgetFace
}

/** The home screen. A port: the phone's own is `PhoneHomeScreen`. */
interface HomeScreen {
    /** There is a widget to draw; where there is none, nothing is read for it. */
    fun hasWidget(): Boolean

    /** Draws it anew. */
    suspend fun draw()

    /** Asks to be woken when the next ritual day begins; some minutes do not matter. */
    fun drawAgainAt(atMs: Long)
}

/** Whether the widget says names. A port; the shell's own, as light and dark are. */
interface WidgetChoice {
    /** What the person chose; no, until they did. It holds only while [mayBeNamed]. */
    val isNamed: Boolean

    /** Keeps the choice. */
    fun choose(isNamed: Boolean)
}

/** A widget that never says names, and keeps no choice. */
object NeverNamed : WidgetChoice {
    override val isNamed = false

    override fun choose(isNamed: Boolean) = Unit
}

/** Names on the home screen are for those alone who show them in notices too, and who set no PIN. */
internal fun mayBeNamed(
    namesInNotices: Boolean,
    hasPin: Boolean,
): Boolean = namesInNotices && !hasPin

/**
 * Holds what the widget shows. It is read anew after every plan, when a ritual day begins, and when the app locks or opens.
 *
 * Nothing can be done on it but opening the app: the home screen asks for no PIN.
 */
class WidgetPresenter(
    private val daybook: Daybook,
    private val spelling: TodaySpelling,
    private val choice: WidgetChoice,
    private val screen: HomeScreen,
) {
    private val shown = MutableStateFlow<WidgetFace?>(null)

    /** What to show; null until it was read. */
    val face: StateFlow<WidgetFace?> = shown.asStateFlow()

    /** Reads it anew and draws it, where there is one. */
    suspend fun refresh() {
        if (!screen.hasWidget()) return
        read()
        screen.draw()
    }

    /** Reads it anew. */
    suspend fun read() {
        shown.value =
            try {
                daybook.call { visit ->
                    screen.drawAgainAt(visit.nextDayMs())
                    visit.face()
                }
            } catch (_: RekindleException) {
                WidgetFace.Neutral(daybook.words()["common.app_name"])
            } catch (_: VaultOutOfReachException) {
                WidgetFace.Neutral(daybook.words()["common.app_name"])
            }
    }

    private fun Visit.face(): WidgetFace {
        val lock = core.lockView(now)
        val view = core.today(here, language)
        if ((lock.pinSet && !lock.unlocked) || view.firstRun) return WidgetFace.Neutral(words["common.app_name"])
        val isNamed = choice.isNamed && mayBeNamed(core.settings().namesInNotices, lock.pinSet)
        return WidgetFace.ThisWeek(word(view, isNamed), spelling.days(view, words))
    }

    private fun Visit.word(
        view: TodayView,
        isNamed: Boolean,
    ): String {
        val first = view.rituals.find { it.due && it.markable && it.state is TodayState.Open }
        return when {
            first == null -> words["shortcut.week"]

            // What is somebody's own or touches stays behind the door in any case.
            isNamed && !first.isPrivate && first.kind != RitualKind.TOUCH -> first.name

            else -> words["notification.discreet_title"]
        }
    }

    private fun Visit.nextDayMs(): Long {
        val local = here.local()
        val begins = local.toLocalDate().atTime(core.settings().dayStart.toInt(), 0)
        return here.instantOf(if (begins > local) begins else begins.plusDays(1))
    }
}
