package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.FrameWords
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.LockWords
import org.rekindle.app.presenters.RunningStrip
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What can be done while the app is locked. */
interface LockActions : StripActions {
    /** Tries a PIN. */
    fun unlock(pin: String)

    /** Opens the help page, which needs no PIN. */
    fun help()

    /** Opens the phone's settings for this app, where its data can be cleared. */
    fun phoneSettings()
}

/**
 * The lock: a PIN, help, and the controls of what runs. What is typed lives on this screen alone and goes with it; nothing
 * says how many tries were wrong.
 */
@Composable
fun LockScreen(
    state: LockScreenState.Locked,
    frame: FrameWords,
    strip: RunningStrip?,
    actions: LockActions,
) {
    var isForgotten by remember { mutableStateOf(false) }
    BackHandler(isForgotten) { isForgotten = false }
    Scaffold(
        topBar = {
            HelpBar(frame.help, actions::help, frame.back.takeIf { isForgotten }, onBack = { isForgotten = false })
        },
    ) { edges ->
        Column(Modifier.fillMaxSize().padding(edges)) {
            Box(Modifier.weight(1f)) {
                if (isForgotten) {
                    Forgotten(state.words, actions)
                } else {
                    Asking(state, actions) { isForgotten = true }
                }
            }
            strip?.let { SessionStrip(it, actions, onOpen = null) }
        }
    }
}

@Composable
private fun Asking(
    state: LockScreenState.Locked,
    actions: LockActions,
    onForgotten: () -> Unit,
) {
    var pin by remember { mutableStateOf("") }
    var withLetters by remember { mutableStateOf(false) }
    val submit = {
        // At once, so that it lies nowhere while it is being looked at.
        val typed = pin
        pin = ""
        actions.unlock(typed)
    }
    Column(
        Modifier
            .fillMaxSize()
            .verticalScroll(rememberScrollState())
            .padding(start = Space.margin, end = Space.margin, bottom = Space.betweenCards),
        verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Title(state)
        val canTry = state.waitSeconds == 0L
        if (withLetters) {
            PinField(pin, state.words, canTry, { pin = it }, submit)
        } else {
            PinDots(pin.length, state.words.pin)
            PinPad(canTry, state.words.erase, onDigit = { pin += it }, onErase = { pin = pin.dropLast(1) })
        }
        PrimaryButton(
            state.words.unlock,
            Modifier.padding(top = Space.grid),
            isEnabled = canTry && pin.isNotEmpty(),
            onTap = submit,
        )
        Column(horizontalAlignment = Alignment.CenterHorizontally) {
            QuietButton(if (withLetters) state.words.digits else state.words.letters) {
                pin = ""
                withLetters = !withLetters
            }
            QuietButton(state.words.forgottenTitle, onTap = onForgotten)
        }
    }
}

/** What to do, and what came of the last try. The place of the second line is kept free, so that nothing jumps. */
@Composable
private fun Title(state: LockScreenState.Locked) {
    val palette = LocalPalette.current
    Text(
        state.words.title,
        Modifier.padding(top = Space.margin).semantics { heading() },
        style = Type.headline,
        color = palette.ink,
        textAlign = TextAlign.Center,
    )
    Box(
        Modifier.fillMaxWidth().heightIn(min = 24.dp).semantics { liveRegion = LiveRegionMode.Polite },
        Alignment.Center,
    ) {
        (state.wait ?: state.trouble?.title)?.let {
            Text(it, style = Type.body, color = palette.quietInk, textAlign = TextAlign.Center)
        }
    }
}

/** The way out of a forgotten PIN: it is told plainly, and the last step is the phone's own. */
@Composable
private fun Forgotten(
    words: LockWords,
    actions: LockActions,
) {
    Page {
        Headline(words.forgottenTitle)
        Sentence(words.forgotten)
        Sentence(words.wayOut)
        SecondaryButton(words.phoneSettings, Modifier.padding(top = Space.grid), onTap = actions::phoneSettings)
    }
}
