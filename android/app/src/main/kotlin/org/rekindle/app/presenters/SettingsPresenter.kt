package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.QuietHours
import org.rekindle.core.QuietMode
import org.rekindle.core.SettingChange
import org.rekindle.core.SettingsView
import org.rekindle.core.languages
import java.time.LocalTime

/**
 * Holds the settings. Each change is stored at once, and reminders are planned anew after it; the PIN is the lock's, and
 * passes through here without being kept.
 */
class SettingsPresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val lock: LockPresenter,
    private val theme: Theme,
    private val spelling: SettingsSpelling,
    private val scope: CoroutineScope,
    private val ringing: Ringing = Unhindered,
    private val widget: WidgetChoice = NeverNamed,
    /** A change is stored: what another screen has read may be of before it. */
    private val onStored: () -> Unit = {},
) {
    private val shown = MutableStateFlow<SettingsScreenState>(SettingsScreenState.Loading)
    private val calls = Calls(daybook, scope)
    private var task: PinTask? = null

    /** What to show. */
    val state: StateFlow<SettingsScreenState> = shown.asStateFlow()

    init {
        scope.launch { lock.state.collect { lockChanged(it) } }
    }

    /** Reads them anew. */
    fun refresh() = act { show() }

    /** Reads them anew where they are shown: what the system allows may have changed while the app was away. */
    fun lookAgain() {
        if (shown.value is SettingsScreenState.Ready) refresh()
    }

    /** Whether reminders ring to the minute. Where the system does not let it, [onDenied] leads to where it can. */
    fun exact(
        isOn: Boolean,
        onDenied: () -> Unit = {},
    ) = act {
        ringing.chooseExact(isOn)
        reminding.arm()
        show()
        if (isOn && !ringing.isExactAllowed()) onDenied()
    }

    /** Whether notices say a ritual's name. */
    fun names(isOn: Boolean) = change { SettingChange.NamesInNotices(isOn) }

    /** Quiet hours or none; they begin with a night. */
    fun quiet(isOn: Boolean) = change { SettingChange.Quiet(NIGHT.takeIf { isOn }) }

    /** When they begin. */
    fun quietFrom(
        hour: Int,
        minute: Int,
    ) = changeQuiet { it.copy(from = LocalTime.of(hour, minute).toString()) }

    /** When they end. */
    fun quietUntil(
        hour: Int,
        minute: Int,
    ) = changeQuiet { it.copy(to = LocalTime.of(hour, minute).toString()) }

    /** What becomes of a reminder in them, by its place in the list. */
    fun quietMode(index: Int) = changeQuiet { it.copy(mode = QuietMode.entries[index]) }

    /** Connected days of a week, by its place in the list. */
    fun goal(index: Int) = change { SettingChange.Goal((index + 1).toUByte()) }

    /** The first day of the week, by its place in the list. */
    fun weekStart(index: Int) = change { SettingChange.WeekStart(FirstDayOfWeek.entries[index]) }

    /** The hour at which a day begins. */
    fun dayStart(hour: Int) = change { SettingChange.DayStart(hour.toUByte()) }

    /** When the app locks after it was left, by its place in the list. */
    fun autoLock(index: Int) = change { SettingChange.AutoLock(SettingsSpelling.AUTO_LOCK[index].toUByte()) }

    /** The language, by its place in the list; the first is the phone's. [onSpoken]: what stands around changes too. */
    fun language(
        index: Int,
        onSpoken: () -> Unit = {},
    ) = change(onSpoken) { SettingChange.Language(languages().getOrNull(index - 1)?.tag) }

    /** Light, dark, or as the phone. */
    fun theme(index: Int) =
        act {
            theme.choose(ThemeChoice.entries[index])
            show()
        }

    /** Whether the widget says a ritual's name. */
    fun widgetNames(isOn: Boolean) =
        act {
            widget.choose(isOn)
            // Planning draws the widget anew.
            reminding.arm()
            show()
        }

    /** Opens the page that does this with the PIN. */
    fun openPin(asked: PinTask) =
        act {
            task = asked
            show()
        }

    /** Goes back to all settings. */
    fun closePin() =
        act {
            task = null
            show()
        }

    /** Does with the PIN what its page is for. */
    fun pin(
        current: String,
        new: String,
    ) {
        when (task) {
            PinTask.SET -> lock.setPin(new)
            PinTask.CHANGE -> lock.changePin(current, new)
            PinTask.REMOVE -> lock.removePin(current)
            null -> Unit
        }
    }

    private fun lockChanged(now: LockScreenState) {
        if (shown.value == SettingsScreenState.Loading || now !is LockScreenState.Open) return
        act {
            // What was asked for is done when the lock says so and has nothing to add.
            if (now.trouble == null) task = null
            show()
        }
    }

    private fun changeQuiet(change: (QuietHours) -> QuietHours) =
        change { SettingChange.Quiet(change(it.quiet ?: NIGHT)) }

    private fun change(
        onDone: () -> Unit = {},
        change: (SettingsView) -> SettingChange,
    ) = act {
        daybook.call { it.core.changeSetting(change(it.core.settings()), it.here) }
        onStored()
        reminding.arm()
        show()
        onDone()
    }

    private suspend fun show() {
        val open = lock.state.value as? LockScreenState.Open
        shown.value =
            daybook.call { visit ->
                when (val asked = task) {
                    null -> spelling.ready(theme.choice.value, open?.hasPin == true, ringing, widget.isNamed, visit)
                    else -> spelling.pin(asked, open?.trouble, visit)
                }
            }
    }

    private fun act(call: suspend () -> Unit) {
        calls.act(::tell, call)
    }

    private fun tell(trouble: Trouble) {
        val ready = shown.value as? SettingsScreenState.Ready
        shown.value = ready?.copy(trouble = trouble.notice) ?: SettingsScreenState.Failed(trouble.notice)
    }

    private companion object {
        val NIGHT = QuietHours("22:00", "07:00", QuietMode.DEFER)
    }
}
