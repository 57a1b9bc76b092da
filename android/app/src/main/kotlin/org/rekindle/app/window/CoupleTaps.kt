package org.rekindle.app.window

import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.screens.CoupleActions

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
