package org.rekindle.app.window

import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.HelpPresenter
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.HelpActions
import org.rekindle.app.screens.LockActions
import org.rekindle.app.screens.StripActions
import org.rekindle.app.screens.TodayActions

/** Taps on today. */
class TodayTaps(
    private val today: TodayPresenter,
    private val lock: LockPresenter,
    private val ask: SystemAsk,
    private val frame: FrameActions,
) : TodayActions {
    override fun mark(ritual: String) = today.mark(ritual)

    override fun undo(ritual: String) = today.undo(ritual)

    /** Looks at the lock first: it may be what is in the way. */
    override fun retry() {
        lock.refresh()
        today.refresh()
    }

    override fun mendReminders() = ask.notices()

    override fun letRing() = ask.appSettings()

    override fun openSessions() = frame.open(Destination.SESSIONS)

    override fun begin() = frame.open(Destination.FIRST_RUN)

    override fun openWeeks() = frame.open(Destination.WEEKS)

    override fun openRituals() = frame.open(Destination.RITUALS)
}

/** Taps on the help page. */
class HelpTaps(
    private val help: HelpPresenter,
    private val ask: SystemAsk,
) : HelpActions {
    override fun choose(country: String) = help.choose(country)

    override fun dial(number: String) = ask.dial(number)

    override fun browse(address: String) = ask.browse(address)
}

/** Taps on a session from another screen. */
open class StripTaps(
    private val session: SessionPresenter,
) : StripActions {
    override fun pause() = session.pause()

    override fun resume() = session.resume()

    override fun stop() = session.stop()
}

/** Taps on the lock. */
class LockTaps(
    private val lock: LockPresenter,
    session: SessionPresenter,
    private val ask: SystemAsk,
    private val onHelp: () -> Unit,
) : StripTaps(session),
    LockActions {
    override fun unlock(pin: String) = lock.unlock(pin)

    override fun help() = onHelp()

    override fun phoneSettings() = ask.appSettings()
}
