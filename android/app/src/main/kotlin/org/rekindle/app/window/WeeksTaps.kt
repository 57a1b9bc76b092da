package org.rekindle.app.window

import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.WeeksPresenter
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.WeeksActions

/** Taps on the screen of weeks. */
class WeeksTaps(
    private val weeks: WeeksPresenter,
    private val frame: FrameActions,
) : WeeksActions {
    override fun whose(index: Int) = weeks.whose(index)

    override fun earlier() = weeks.earlier()

    override fun pause(
        daysAgo: Int,
        forWeek: Boolean,
    ) = weeks.pause(daysAgo, forWeek)

    override fun resume() = weeks.resume()

    override fun aimLower() = weeks.aimLower()

    override fun openRituals() = frame.open(Destination.RITUALS)

    override fun retry() = weeks.refresh()
}
