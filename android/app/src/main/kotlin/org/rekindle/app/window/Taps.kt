package org.rekindle.app.window

import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.HelpPresenter
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.screens.CoupleActions
import org.rekindle.app.screens.HelpActions
import org.rekindle.app.screens.LockActions
import org.rekindle.app.screens.StripActions
import org.rekindle.app.screens.TodayActions

/** Taps on today. */
class TodayTaps(
    private val today: TodayPresenter,
    private val ask: SystemAsk,
) : TodayActions {
    override fun mark(ritual: String) = today.mark(ritual)

    override fun undo(ritual: String) = today.undo(ritual)

    override fun retry() = today.refresh()

    override fun mendReminders() = ask.notices()
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

/** Taps on the screen for two. */
class CoupleTaps(
    private val couple: CouplePresenter,
) : CoupleActions {
    override fun invite() = couple.invite()

    override fun join(code: String) = couple.join(code)

    override fun confirm(reply: String) = couple.confirm(reply)

    override fun finish(reveal: String) = couple.finish(reveal)

    override fun accept() = couple.accept()

    override fun cancel() = couple.cancel()

    override fun relink() = couple.relink()

    override fun acceptProposal(id: String) = couple.acceptProposal(id)

    override fun exchange() = couple.exchange()

    override fun retry() = couple.refresh()
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
