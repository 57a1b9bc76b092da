package org.rekindle.app.window

import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FirstRunPresenter
import org.rekindle.app.screens.FirstRunActions
import org.rekindle.app.screens.FrameActions

/** Taps in the first run. */
class FirstRunTaps(
    private val run: FirstRunPresenter,
    private val frame: FrameActions,
    private val ask: SystemAsk,
) : FirstRunActions {
    override fun next() = run.next()

    override fun skip() = run.skip()

    override fun back() = run.back()

    override fun leave() {
        run.leave()
        frame.goTo(Destination.TODAY)
    }

    override fun choose(index: Int) = run.choose(index)

    override fun setPin(pin: String) = run.setPin(pin)

    override fun remindAt(
        hour: Int,
        minute: Int,
    ) = run.remindAt(hour, minute)

    override fun remindNever() = run.remindNever()

    override fun begin() = run.begin()

    override fun lookForAnother() {
        run.leave()
        frame.goTo(Destination.GUIDE)
    }

    override fun openHelp() = frame.open(Destination.HELP)

    override fun askForNotices() {
        run.noticesAsked()
        ask.firstNotices()
    }

    override fun retry() = run.retry()
}
