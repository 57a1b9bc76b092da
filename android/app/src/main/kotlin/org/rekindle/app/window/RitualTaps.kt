package org.rekindle.app.window

import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.RitualEditorPresenter
import org.rekindle.app.presenters.RitualsPresenter
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.RitualEditorActions
import org.rekindle.app.screens.RitualsActions

/** Taps on the list of rituals. */
class RitualsTaps(
    private val rituals: RitualsPresenter,
    private val editor: RitualEditorPresenter,
    private val frame: FrameActions,
) : RitualsActions {
    override fun edit(ritual: String) {
        editor.edit(ritual)
        frame.open(Destination.RITUAL)
    }

    override fun makeOwn() {
        editor.makeOwn()
        frame.open(Destination.RITUAL)
    }

    override fun openGuide() = frame.goTo(Destination.GUIDE)

    override fun retry() = rituals.refresh()
}

/** Taps in the editor of a ritual. */
class RitualEditorTaps(
    private val editor: RitualEditorPresenter,
    private val frame: FrameActions,
    private val ask: SystemAsk,
) : RitualEditorActions {
    override fun name(text: String) = editor.name(text)

    override fun kind(index: Int) = editor.kind(index)

    override fun way(index: Int) = editor.way(index)

    override fun pattern(index: Int) = editor.pattern(index)

    override fun weekday(day: Int) = editor.weekday(day)

    override fun number(by: Int) = editor.number(by)

    override fun lastDay() = editor.lastDay()

    override fun time(
        index: Int,
        hour: Int,
        minute: Int,
    ) = editor.time(index, hour, minute)

    override fun removeTime(index: Int) = editor.removeTime(index)

    override fun eachTime(isOn: Boolean) = editor.eachTime(isOn)

    override fun keepPrivate(isOn: Boolean) = editor.keepPrivate(isOn)

    override fun pause(forWeek: Boolean) = editor.pause(forWeek)

    override fun resume() = editor.resume()

    override fun retire() = editor.retire()

    override fun save() = editor.save()

    override fun closed(asksForNotices: Boolean) {
        editor.noticesAsked()
        if (asksForNotices) ask.firstNotices()
        frame.back()
    }

    override fun leave() = editor.leave()
}
