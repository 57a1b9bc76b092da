package org.rekindle.app.window

import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.GuidePlace
import org.rekindle.app.presenters.GuidePresenter
import org.rekindle.app.presenters.RitualEditorPresenter
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.GuideActions

/** Taps in the guide. */
class GuideTaps(
    private val guide: GuidePresenter,
    private val editor: RitualEditorPresenter,
    private val frame: FrameActions,
) : GuideActions {
    override fun open(place: GuidePlace) = guide.open(place)

    override fun back() = guide.back()

    override fun choose(index: Int) = guide.choose(index)

    override fun adopt(practice: String) {
        editor.adopt(practice)
        frame.open(Destination.RITUAL)
    }

    override fun change(ritual: String) {
        editor.edit(ritual)
        frame.open(Destination.RITUAL)
    }

    override fun draw() = guide.draw()

    override fun pass() = guide.pass()

    override fun again() = guide.again()

    override fun retry() = guide.refresh()
}
