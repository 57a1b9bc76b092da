package org.rekindle.app.window

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FirstRunScreenState
import org.rekindle.app.presenters.GuideScreenState
import org.rekindle.app.presenters.SettingsScreenState
import org.rekindle.app.presenters.TodayScreenState

/** Where nothing was ever adopted, [onLead] opens the first run, once; whoever leaves it is not asked again. */
@Composable
internal fun LeadToFirstRun(
    rooms: WindowRooms,
    onLead: () -> Unit,
) {
    val today by rooms.today.state.collectAsStateWithLifecycle()
    val isNew = (today as? TodayScreenState.Ready)?.begin != null
    LaunchedEffect(isNew) {
        if (isNew && rooms.parts.firstRunOffer.getAndSet(false)) onLead()
    }
}

/** Whether the screen of [destination] has turned a page of its own, so that the way back is first its own. */
@Composable
internal fun WindowRooms.isWithin(destination: Destination): Boolean {
    val run by firstRun.state.collectAsStateWithLifecycle()
    val page by guide.state.collectAsStateWithLifecycle()
    val set by settings.state.collectAsStateWithLifecycle()
    return when (destination) {
        Destination.FIRST_RUN -> run.hasWayBack()
        Destination.GUIDE -> page is GuideScreenState.Leaf || page is GuideScreenState.Deck
        Destination.SETTINGS -> set is SettingsScreenState.Pin
        else -> false
    }
}

/** Between its first page and what has begun there is a way back. */
private fun FirstRunScreenState.hasWayBack() =
    this is FirstRunScreenState.Preview || this is FirstRunScreenState.Pin ||
        this is FirstRunScreenState.Question || this is FirstRunScreenState.Suggestion
