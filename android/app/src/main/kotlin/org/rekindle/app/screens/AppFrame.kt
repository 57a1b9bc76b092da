package org.rekindle.app.screens

import androidx.activity.compose.LocalOnBackPressedDispatcherOwner
import androidx.activity.compose.PredictiveBackHandler
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Scaffold
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.Saver
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.unit.dp
import org.rekindle.app.R
import org.rekindle.app.presenters.BackStack
import org.rekindle.app.presenters.Destination
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.RunningStrip
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import java.util.concurrent.CancellationException

/** What can be done from every screen. */
interface FrameActions {
    /** Goes to a place of the bar at the foot. */
    fun goTo(place: Destination)

    /** Opens a screen above this one. */
    fun open(destination: Destination)

    /** One step back. */
    fun back()
}

/** Keeps a way back over a turn of the phone: names of screens only, since what is kept lies open on the disk. */
val BackStackSaver = Saver<BackStack, ArrayList<String>>({ ArrayList(it.names()) }, { BackStack.of(it) })

/**
 * What stands around every screen: the way back and to help at the top, the few places at the foot, and above them the
 * [strip] of a session that goes on. [content] shows a destination; each keeps how far it was scrolled. [isWithin]: the
 * screen has turned a page of its own, and the way back is first its own.
 */
@Composable
fun AppFrame(
    stack: BackStack,
    words: FrameWords,
    actions: FrameActions,
    strip: RunningStrip? = null,
    stripActions: StripActions? = null,
    isWithin: Boolean = false,
    content: @Composable (Destination) -> Unit,
) {
    val screens = rememberSaveableStateHolder()
    var drawn by remember { mutableFloatStateOf(0f) }
    // The gesture shows beforehand that it leads back within the app; let go halfway, nothing has happened.
    PredictiveBackHandler(stack.canGoBack) { progress ->
        try {
            progress.collect { drawn = it.progress }
            actions.back()
        } catch (_: CancellationException) {
            // Let go: as it was.
        } finally {
            drawn = 0f
        }
    }
    Scaffold(
        topBar = { TopBar(stack, words, actions, isWithin) },
        bottomBar = {
            Column {
                if (strip != null &&
                    stripActions != null
                ) {
                    SessionStrip(strip, stripActions, onOpen = { actions.open(Destination.SESSIONS) })
                }
                // The first run is one way, and is left at its own foot.
                if (stack.top != Destination.FIRST_RUN) PlacesBar(stack.place, words.places, actions::goTo)
            }
        },
    ) { edges ->
        Box(
            Modifier
                .fillMaxSize()
                .padding(edges)
                // What a screen lays out itself must not leave room for the same edges again.
                .consumeWindowInsets(edges)
                .graphicsLayer {
                    val size = 1f - drawn * SHRINKS_BY
                    scaleX = size
                    scaleY = size
                },
        ) { screens.SaveableStateProvider(stack.top.name) { content(stack.top) } }
    }
}

@Composable
private fun TopBar(
    stack: BackStack,
    words: FrameWords,
    actions: FrameActions,
    isWithin: Boolean,
) {
    val within = LocalOnBackPressedDispatcherOwner.current
    HelpBar(
        help = words.help.takeIf { stack.top != Destination.HELP },
        onHelp = { actions.open(Destination.HELP) },
        back = words.back.takeIf { isWithin || (stack.canGoBack && !stack.top.isPlace) },
        onBack = { if (isWithin) within?.onBackPressedDispatcher?.onBackPressed() else actions.back() },
    ) {
        if (stack.top == Destination.TODAY) {
            words.besideToday.forEach { (destination, name) -> QuietButton(name) { actions.open(destination) } }
        }
    }
}

/** The top of every screen: the way back where there is one, and a plain word that leads to help. */
@Composable
fun HelpBar(
    help: String?,
    onHelp: () -> Unit,
    back: String? = null,
    onBack: () -> Unit = {},
    beside: @Composable () -> Unit = {},
) {
    Row(
        // A word has 12 dp of its own room, an arrow likewise: both stand in line with what is below.
        Modifier
            .fillMaxWidth()
            .statusBarsPadding()
            .heightIn(min = 56.dp)
            .padding(horizontal = 12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (back != null) {
            IconButton(onBack, Modifier.heightIn(min = Space.target)) {
                Icon(painterResource(R.drawable.ic_back), back, tint = LocalPalette.current.ink)
            }
        }
        Spacer(Modifier.weight(1f))
        beside()
        if (help != null) QuietButton(help, onTap = onHelp)
    }
}

/** How much smaller a screen becomes while a finger draws it back. */
private const val SHRINKS_BY = 0.06f
