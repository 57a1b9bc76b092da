package org.rekindle.app.window

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.JournalScreenState
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.TodayScreenState
import org.rekindle.app.screens.CoupleScreen
import org.rekindle.app.screens.FirstRunScreen
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.GuideScreen
import org.rekindle.app.screens.HelpScreen
import org.rekindle.app.screens.JournalScreen
import org.rekindle.app.screens.RitualEditorScreen
import org.rekindle.app.screens.RitualsScreen
import org.rekindle.app.screens.SessionScreen
import org.rekindle.app.screens.SettingsScreen
import org.rekindle.app.screens.TodayScreen
import org.rekindle.app.screens.WeeksScreen

/** The screen of a destination, with its presenter's state and its taps. */
@Composable
internal fun Shown(
    destination: Destination,
    words: FrameWords,
    rooms: WindowRooms,
    ask: SystemAsk,
    frame: FrameActions,
) {
    when (destination) {
        Destination.TODAY -> {
            val state by rooms.today.state.collectAsStateWithLifecycle()
            val shown = rooms.lockTrouble()?.takeIf { state is TodayScreenState.Failed }
            val taps = remember { TodayTaps(rooms.today, rooms.parts.lock, ask, frame) }
            TodayScreen(shown?.let { TodayScreenState.Failed(it) } ?: state, taps)
        }

        Destination.FOR_TWO -> {
            val state by rooms.couple.state.collectAsStateWithLifecycle()
            CoupleScreen(state, remember { CoupleTaps(rooms.couple, ask) })
        }

        Destination.JOURNAL -> {
            val state by rooms.journal.state.collectAsStateWithLifecycle()
            val shown = rooms.lockTrouble()?.let { JournalScreenState.Failed(it) } ?: state
            JournalScreen(shown, remember { JournalTaps(rooms.journal, rooms.parts.lock) })
        }

        Destination.SESSIONS -> {
            val state by rooms.parts.session.state
                .collectAsStateWithLifecycle()
            val taps = remember { SessionTaps(rooms.parts.session, frame) }
            SessionScreen(state, taps, words.help) { frame.open(Destination.HELP) }
        }

        Destination.HELP -> {
            val state by rooms.help.state.collectAsStateWithLifecycle()
            HelpScreen(state, remember { HelpTaps(rooms.help, ask) })
        }

        Destination.FIRST_RUN -> {
            val state by rooms.firstRun.state.collectAsStateWithLifecycle()
            FirstRunScreen(state, remember { FirstRunTaps(rooms.firstRun, frame, ask) })
        }

        Destination.GUIDE -> {
            val state by rooms.guide.state.collectAsStateWithLifecycle()
            GuideScreen(state, remember { GuideTaps(rooms.guide, rooms.editor, frame) })
        }

        Destination.RITUALS -> {
            val state by rooms.rituals.state.collectAsStateWithLifecycle()
            RitualsScreen(state, remember { RitualsTaps(rooms.rituals, rooms.editor, frame) })
        }

        Destination.RITUAL -> {
            val state by rooms.editor.state.collectAsStateWithLifecycle()
            RitualEditorScreen(state, remember { RitualEditorTaps(rooms.editor, frame, ask) })
        }

        Destination.WEEKS -> {
            val state by rooms.weeks.state.collectAsStateWithLifecycle()
            WeeksScreen(state, remember { WeeksTaps(rooms.weeks, frame) })
        }

        Destination.SETTINGS -> {
            val state by rooms.settings.state.collectAsStateWithLifecycle()
            SettingsScreen(state, remember { SettingsTaps(rooms.settings, rooms.frame, ask) })
        }
    }
}

/** Why the lock cannot be opened: what is behind it says so, and not only that it is locked. */
@Composable
private fun WindowRooms.lockTrouble(): Notice? {
    val state by parts.lock.state.collectAsStateWithLifecycle()
    return (state as? LockScreenState.Failed)?.notice
}
