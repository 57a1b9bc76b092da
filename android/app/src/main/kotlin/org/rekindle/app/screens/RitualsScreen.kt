package org.rekindle.app.screens

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.HorizontalDivider
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.rekindle.app.presenters.RitualLine
import org.rekindle.app.presenters.RitualsScreenState
import org.rekindle.app.theme.LocalPalette

/** What a person can do on the list of rituals. */
interface RitualsActions {
    /** Opens a ritual in the editor. */
    fun edit(ritual: String)

    /** Begins one of one's own. */
    fun makeOwn()

    /** Goes to the guide. */
    fun openGuide()

    /** Reads the list again. */
    fun retry()
}

/** One's rituals: what they are called and when they are. */
@Composable
fun RitualsScreen(
    state: RitualsScreenState,
    actions: RitualsActions,
) {
    when (state) {
        RitualsScreenState.Loading -> Unit
        is RitualsScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is RitualsScreenState.Ready -> ReadyRituals(state, actions)
    }
}

@Composable
private fun ReadyRituals(
    state: RitualsScreenState.Ready,
    actions: RitualsActions,
) {
    FootPage(
        name = "rituals",
        foot = {
            PrimaryButton(state.fromGuide, onTap = actions::openGuide)
            QuietButton(state.makeOwn, onTap = actions::makeOwn)
        },
    ) {
        Headline(state.title)
        state.empty?.let { Sentence(it) }
        if (state.rituals.isNotEmpty()) {
            Card {
                Column {
                    state.rituals.forEachIndexed { index, ritual ->
                        if (index > 0) Divider()
                        WayRow(ritual.name, ritual.detail) { actions.edit(ritual.id) }
                    }
                }
            }
        }
        Away(state.awayTitle, state.away)
    }
}

@Composable
private fun Away(
    title: String,
    rituals: List<RitualLine>,
) {
    if (rituals.isEmpty()) return
    PartTitle(title)
    rituals.forEach { NameAndAbout(it.name, it.detail, Modifier.fillMaxWidth()) }
}

/** A line between rows of one card. */
@Composable
internal fun Divider() {
    HorizontalDivider(color = LocalPalette.current.line.copy(alpha = 0.3f))
}
