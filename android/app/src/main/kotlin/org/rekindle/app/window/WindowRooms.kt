package org.rekindle.app.window

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.getAndUpdate
import org.rekindle.app.RekindleParts
import org.rekindle.app.presenters.Destination

/**
 * The presenters of the window's screens. They stay while the phone is turned: a code for pairing, for one, is handed out
 * once. What outlives the window is in [RekindleParts].
 */
class WindowRooms(
    val parts: RekindleParts,
) : ViewModel() {
    /** What was asked for from outside, and waits for the lock. */
    val ways = Ways()
    val frame = parts.framePresenter(viewModelScope)
    val today = parts.todayPresenter(viewModelScope)
    val couple = parts.couplePresenter(viewModelScope)
    val journal = parts.journalPresenter(viewModelScope)
    val help = parts.helpPresenter(viewModelScope)
    val firstRun = parts.firstRunPresenter(viewModelScope)
    val guide = parts.guidePresenter(viewModelScope)
    val rituals = parts.ritualsPresenter(viewModelScope)
    val editor = parts.ritualEditorPresenter(viewModelScope)
    val weeks = parts.weeksPresenter(viewModelScope)

    // Who goes back before a change is stored finds today as it is after it all the same.
    val settings = parts.settingsPresenter(viewModelScope) { today.refresh() }

    /** A place that was picked in the system's picker and is not taken up yet; null when there is none. */
    val pickedPlace = MutableStateFlow<String?>(null)

    /** Takes up what was picked: the app is open, and not locked. */
    fun takePickedPlace() {
        pickedPlace.getAndUpdate { null }?.let(couple::choosePlace)
    }

    /** The app is locked: what was read is let go of, and a session is shown without its name. */
    fun locked() {
        journal.refresh()
        parts.session.refresh()
    }

    /** Reads what stands at a destination anew: when one goes there, and on coming back. */
    fun refresh(destination: Destination) {
        when (destination) {
            Destination.TODAY -> today.refresh()

            Destination.FOR_TWO -> couple.refresh()

            Destination.JOURNAL -> journal.refresh()

            Destination.SESSIONS -> parts.session.refresh()

            Destination.HELP -> help.refresh()

            Destination.FIRST_RUN -> firstRun.resume()

            Destination.GUIDE -> guide.refresh()

            Destination.RITUALS -> rituals.refresh()

            // What is being edited stays as it is.
            Destination.RITUAL -> Unit

            Destination.WEEKS -> weeks.refresh()

            Destination.SETTINGS -> settings.refresh()
        }
    }
}
