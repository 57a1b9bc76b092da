package org.rekindle.app.window

import org.rekindle.app.presenters.FramePresenter
import org.rekindle.app.presenters.PinTask
import org.rekindle.app.presenters.SettingsPresenter
import org.rekindle.app.screens.SettingsActions

/** Taps in settings. */
class SettingsTaps(
    private val settings: SettingsPresenter,
    private val frame: FramePresenter,
    private val ask: SystemAsk,
) : SettingsActions {
    override fun names(isOn: Boolean) = settings.names(isOn)

    override fun exact(isOn: Boolean) = settings.exact(isOn, ask::exactAlarms)

    override fun allowExact() = ask.exactAlarms()

    override fun letRing() = ask.appSettings()

    override fun quiet(isOn: Boolean) = settings.quiet(isOn)

    override fun quietFrom(
        hour: Int,
        minute: Int,
    ) = settings.quietFrom(hour, minute)

    override fun quietUntil(
        hour: Int,
        minute: Int,
    ) = settings.quietUntil(hour, minute)

    override fun quietMode(index: Int) = settings.quietMode(index)

    override fun goal(index: Int) = settings.goal(index)

    override fun weekStart(index: Int) = settings.weekStart(index)

    override fun dayStart(hour: Int) = settings.dayStart(hour)

    override fun autoLock(index: Int) = settings.autoLock(index)

    override fun language(index: Int) = settings.language(index, frame::refresh)

    override fun theme(index: Int) = settings.theme(index)

    override fun widgetNames(isOn: Boolean) = settings.widgetNames(isOn)

    override fun openPin(task: PinTask) = settings.openPin(task)

    override fun closePin() = settings.closePin()

    override fun pin(
        current: String,
        new: String,
    ) = settings.pin(current, new)

    override fun retry() = settings.refresh()
}
