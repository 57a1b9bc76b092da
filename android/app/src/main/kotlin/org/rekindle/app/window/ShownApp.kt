package org.rekindle.app.window

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Scaffold
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.strip
import org.rekindle.app.screens.AppFrame
import org.rekindle.app.screens.BackStackSaver
import org.rekindle.app.screens.FrameActions
import org.rekindle.app.screens.HelpBar
import org.rekindle.app.screens.HelpScreen
import org.rekindle.app.screens.LockScreen
import org.rekindle.app.screens.NothingLearned

/** The app as the window shows it: the lock, or the frame and in it where one is. Before that is known, nothing. */
@Composable
fun ShownApp(
    rooms: WindowRooms,
    ask: SystemAsk,
) {
    val lock by rooms.parts.lock.state
        .collectAsStateWithLifecycle()
    val isCovered by rooms.parts.lock.isCovered
        .collectAsStateWithLifecycle()
    val frame by rooms.frame.words.collectAsStateWithLifecycle()
    val words = frame ?: return
    Covered(isCovered) {
        InterceptPlatformTextInput(NothingLearned) {
            when (val state = lock) {
                LockScreenState.Loading -> Unit
                is LockScreenState.Locked -> LockedApp(state, words, rooms, ask)
                else -> OpenApp(words, rooms, ask)
            }
        }
    }
}

/** What is covered stays as it was, half-typed texts too, and can be neither seen nor heard. */
@Composable
private fun Covered(
    isCovered: Boolean,
    content: @Composable () -> Unit,
) {
    val hidden = if (isCovered) Modifier.drawWithContent {}.clearAndSetSemantics {} else Modifier
    Box(Modifier.fillMaxSize().then(hidden)) { content() }
}

/** Where one is within the open app; it is forgotten when the app locks. */
@Composable
private fun OpenApp(
    words: FrameWords,
    rooms: WindowRooms,
    ask: SystemAsk,
) {
    var stack by rememberSaveable(stateSaver = BackStackSaver) { mutableStateOf(BackStack()) }
    val session by rooms.parts.session.state
        .collectAsStateWithLifecycle()
    val taps =
        remember {
            object : FrameActions {
                override fun goTo(place: Destination) {
                    // The place where one is already leads to its beginning.
                    if (place == Destination.GUIDE) rooms.guide.toMap()
                    stack = stack.goTo(place)
                }

                override fun open(destination: Destination) {
                    stack = stack.open(destination)
                }

                override fun back() {
                    stack = stack.back()
                }
            }
        }
    // What was done elsewhere, or while it was locked, may have changed what stands here.
    LaunchedEffect(stack.top) { rooms.refresh(stack.top) }
    val picked by rooms.pickedPlace.collectAsStateWithLifecycle()
    LaunchedEffect(picked) { rooms.takePickedPlace() }
    rooms.ways.Lead(taps::open)
    LeadToFirstRun(rooms) { taps.open(Destination.FIRST_RUN) }
    val running = session.strip().takeIf { stack.top != Destination.SESSIONS }
    val shown: @Composable (Destination) -> Unit = { Shown(it, words, rooms, ask, taps) }
    if (stack.top == Destination.SESSIONS && session.strip() != null) {
        BackHandler(onBack = taps::back)
        DisposableEffect(Unit) {
            ask.darken(true)
            onDispose { ask.darken(false) }
        }
        shown(Destination.SESSIONS)
    } else {
        val strip = remember { StripTaps(rooms.parts.session) }
        AppFrame(stack, words, taps, running, strip, rooms.isWithin(stack.top), shown)
    }
}

@Composable
private fun LockedApp(
    state: LockScreenState.Locked,
    words: FrameWords,
    rooms: WindowRooms,
    ask: SystemAsk,
) {
    var isHelped by rememberSaveable { mutableStateOf(false) }
    val session by rooms.parts.session.state
        .collectAsStateWithLifecycle()
    // What it told in the open app is no more to be seen.
    LaunchedEffect(Unit) { rooms.locked() }
    if (isHelped) {
        BackHandler { isHelped = false }
        LaunchedEffect(Unit) { rooms.help.refresh() }
        Scaffold(topBar = { HelpBar(null, {}, words.back, { isHelped = false }) }) { edges ->
            val help by rooms.help.state.collectAsStateWithLifecycle()
            Box(Modifier.padding(edges)) { HelpScreen(help, remember { HelpTaps(rooms.help, ask) }) }
        }
    } else {
        val taps = remember { LockTaps(rooms.parts.lock, rooms.parts.session, ask) { isHelped = true } }
        LockScreen(state, words, session.strip(), taps)
    }
}
