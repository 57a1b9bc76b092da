package org.rekindle.app.window

import org.rekindle.app.presenters.BodyAnswer
import org.rekindle.app.presenters.CheckOutTaps
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.SessionActions

/** Taps in a session. */
class SessionTaps(
    private val session: SessionPresenter,
    private val frame: FrameActions,
) : StripTaps(session),
    SessionActions {
    override fun retry() = session.refresh()

    override fun choose(exercise: String) = session.choose(exercise)

    override fun lengthen(isLonger: Boolean) = session.lengthen(isLonger)

    override fun skipStarter(isSkipped: Boolean) = session.skipStarter(isSkipped)

    override fun begin() = session.beginChosen()

    override fun askGate() = session.askGate()

    override fun answerGate(oneOrMore: Boolean) = session.answerGate(oneOrMore)

    override fun answerMedical(answer: BodyAnswer) = session.answerMedical(answer)

    override fun limit(
        notToday: Set<String>,
        included: Set<String>,
    ) = session.limit(notToday, included)

    override fun handedOver() = session.handedOver()

    override fun yes() = session.yes()

    override fun start() = session.start()

    override fun letBe() = session.letBe()

    override fun close() {
        session.letBe()
        frame.back()
    }

    override fun endPart(segment: Int) = session.endSegment(segment)

    override fun lifeCameIn() = session.stop(traceless = true)

    override fun checkOut(taps: CheckOutTaps?) = session.checkOut(taps)

    override fun dismiss() = session.dismiss()
}
