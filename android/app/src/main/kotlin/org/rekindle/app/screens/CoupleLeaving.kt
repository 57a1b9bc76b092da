package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.LeavingWords
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** The three ways to leave. */
private enum class Way { QUIETLY, SILENTLY, WITH_WORDS }

/** One person, at once, without asking anybody: the way is chosen, what remains is read, and one question comes last. */
@Composable
internal fun LeavePage(
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onDone: () -> Unit,
) {
    val leaving = state.words.leaving
    var way by remember { mutableStateOf<Way?>(null) }
    var words by remember { mutableStateOf("") }
    var keeps by remember { mutableStateOf(true) }
    var isAsking by remember { mutableStateOf(false) }
    val isReady = way != null && (way != Way.WITH_WORDS || words.isNotBlank())
    FootPage(foot = { SecondaryButton(leaving.now, isEnabled = isReady) { isAsking = true } }) {
        Headline(leaving.title)
        Ways(way, leaving) { way = it }
        if (way == Way.WITH_WORDS) {
            PrivateField(words, leaving.yourWords, Modifier.heightIn(min = 120.dp)) { words = it }
        }
        if (way == Way.SILENTLY || way == Way.WITH_WORDS) {
            Card { Tick(leaving.keepHistory, keeps) { keeps = it } }
            PartTitle(leaving.remainsTitle)
            leaving.remains.forEach { Text(it, style = Type.body, color = LocalPalette.current.quietInk) }
        }
    }
    if (isAsking) {
        Question(leaving.ask, leaving.now, state.words.cancel, onNo = { isAsking = false }) {
            isAsking = false
            when (way) {
                Way.QUIETLY -> actions.leaveQuietly()
                Way.SILENTLY -> actions.leaveSilently(deleteHistory = !keeps)
                Way.WITH_WORDS -> actions.leaveWithWords(words, deleteHistory = !keeps)
                null -> Unit
            }
            onDone()
        }
    }
}

@Composable
private fun Ways(
    chosen: Way?,
    words: LeavingWords,
    onChoose: (Way) -> Unit,
) {
    val ways =
        listOf(
            Triple(Way.QUIETLY, words.quietly, words.quietlyAbout),
            Triple(Way.SILENTLY, words.silently, words.silentlyAbout),
            Triple(Way.WITH_WORDS, words.withWords, words.withWordsAbout),
        )
    Column(Modifier.selectableGroup(), Arrangement.spacedBy(Space.betweenCards)) {
        ways.forEach { (way, name, about) ->
            Card {
                Column(Modifier.padding(bottom = Space.betweenCards)) {
                    Choose(name, way == chosen) { onChoose(way) }
                    Text(
                        about,
                        Modifier.padding(horizontal = Space.betweenCards),
                        style = Type.label,
                        color = LocalPalette.current.quietInk,
                    )
                }
            }
        }
    }
}
