package org.rekindle.app.window

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import org.rekindle.app.presenters.Destination
import org.rekindle.app.screens.CoupleScreen
import org.rekindle.app.screens.HelpScreen
import org.rekindle.app.screens.TodayScreen

/** The screen of a destination, with its presenter's state and its taps. */
@Composable
internal fun Shown(
    destination: Destination,
    rooms: WindowRooms,
    ask: SystemAsk,
) {
    when (destination) {
        Destination.TODAY -> {
            val state by rooms.today.state.collectAsStateWithLifecycle()
            TodayScreen(state, remember { TodayTaps(rooms.today, ask) })
        }

        Destination.FOR_TWO -> {
            val state by rooms.couple.state.collectAsStateWithLifecycle()
            CoupleScreen(state, remember { CoupleTaps(rooms.couple) })
        }

        Destination.HELP -> {
            val state by rooms.help.state.collectAsStateWithLifecycle()
            HelpScreen(state, remember { HelpTaps(rooms.help, ask) })
        }
    }
}
