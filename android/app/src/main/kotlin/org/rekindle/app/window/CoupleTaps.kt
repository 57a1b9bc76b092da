package org.rekindle.app.window

import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.Leaving
import org.rekindle.app.presenters.Proposing
import org.rekindle.app.presenters.ShareAmount
import org.rekindle.app.presenters.ShareKind
import org.rekindle.app.screens.CoupleActions

/** Taps on the screen for two. */
class CoupleTaps(
    private val couple: CouplePresenter,
    private val ask: SystemAsk,
) : CoupleActions {
    override fun invite() = couple.invite()

    override fun join(code: String) = couple.join(code)

    override fun confirm(reply: String) = couple.confirm(reply)

    override fun finish(reveal: String) = couple.finish(reveal)

    override fun accept() = couple.accept()

    override fun cancel() = couple.cancel()

    override fun relink() = couple.relink()

    override fun copy(text: String) = ask.copy(text)

    override fun proposeRitual(id: String) = couple.propose(Proposing.OwnRitual(id))

    override fun proposeGoal(days: Int) = couple.propose(Proposing.Goal(days))

    override fun acceptProposal(id: String) = couple.acceptProposal(id)

    override fun share(
        kind: ShareKind,
        amount: ShareAmount,
    ) = couple.share(kind, amount)

    override fun pause() = couple.pause()

    override fun resume() = couple.resume()

    override fun choosePlace() = ask.pickPlace()

    override fun forgetPlace() = couple.choosePlace(null)

    override fun exchange() = couple.exchange()

    override fun leaveQuietly() = couple.leave(Leaving.QuietPause)

    override fun leaveSilently(deleteHistory: Boolean) = couple.leave(Leaving.Silently(deleteHistory))

    override fun leaveWithWords(
        words: String,
        deleteHistory: Boolean,
    ) = couple.leave(Leaving.WithWords(words, deleteHistory))

    override fun retry() = couple.refresh()
}
