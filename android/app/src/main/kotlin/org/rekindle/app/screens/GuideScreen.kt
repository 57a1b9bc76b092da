package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.Choice
import org.rekindle.app.presenters.GuidePlace
import org.rekindle.app.presenters.GuideScreenState
import org.rekindle.app.presenters.StageOnMap
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in the guide. */
interface GuideActions {
    /** Opens a page. */
    fun open(place: GuidePlace)

    /** Goes back a page. */
    fun back()

    /** Shows the practices of a kind of closeness. */
    fun choose(index: Int)

    /** Makes a practice a ritual. */
    fun adopt(practice: String)

    /** Changes the ritual that it is. */
    fun change(ritual: String)

    /** Draws the next card. */
    fun draw()

    /** Passes the card. */
    fun pass()

    /** Begins the deck anew. */
    fun again()

    /** Reads the page again. */
    fun retry()
}

/** The guide: the map of closeness, and the pages behind it. Nothing is locked. */
@Composable
fun GuideScreen(
    state: GuideScreenState,
    actions: GuideActions,
) {
    BackHandler(state is GuideScreenState.Leaf || state is GuideScreenState.Deck, actions::back)
    when (state) {
        GuideScreenState.Loading -> Unit
        is GuideScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is GuideScreenState.Map -> Map(state, actions)
        is GuideScreenState.Leaf -> GuideLeaf(state, actions)
        is GuideScreenState.Deck -> GuideDeck(state, actions)
    }
}

@Composable
private fun Map(
    state: GuideScreenState.Map,
    actions: GuideActions,
) {
    Page {
        Headline(state.title)
        Sentence(state.about)
        Chips(state.kinds, actions::choose)
        state.stages.forEach { StageOfMap(it, actions) }
        state.others.forEach { shelf ->
            SectionTitle(shelf.title, Modifier.padding(top = Space.betweenCards))
            LinkSheet(shelf.links, actions::open)
        }
    }
}

@Composable
private fun StageOfMap(
    stage: StageOnMap,
    actions: GuideActions,
) {
    Column(Modifier.padding(top = Space.betweenCards)) {
        Line(stage.place)
        LinkTitle(stage.link, actions::open)
        stage.link.detail?.let { Line(it) }
    }
    stage.empty?.let { Sentence(it) }
    if (stage.practices.isNotEmpty()) LinkSheet(stage.practices, actions::open)
}

/** A few short choices beside each other, of which one holds. */
@Composable
internal fun Chips(
    choices: List<Choice>,
    onChoose: (Int) -> Unit,
) {
    FlowRow(
        Modifier.fillMaxWidth().selectableGroup(),
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalArrangement = Arrangement.spacedBy(Space.grid),
    ) {
        choices.forEachIndexed { index, choice -> Chip(choice, Role.RadioButton) { onChoose(index) } }
    }
}

/** One short choice. What is chosen has another ground and another edge: a shape, and not a colour alone. */
@Composable
internal fun Chip(
    choice: Choice,
    role: Role,
    modifier: Modifier = Modifier,
    onChoose: () -> Unit,
) {
    val palette = LocalPalette.current
    Surface(
        modifier,
        color = if (choice.isChosen) palette.ink else Color.Transparent,
        contentColor = if (choice.isChosen) palette.paper else palette.ink,
        shape = RoundedCornerShape(Space.corner),
        border = edge().takeUnless { choice.isChosen },
    ) {
        Row(
            Modifier
                .selectable(choice.isChosen, role = role, onClick = onChoose)
                .heightIn(min = Space.target)
                .padding(horizontal = 14.dp, vertical = Space.grid),
            horizontalArrangement = Arrangement.Center,
            verticalAlignment = Alignment.CenterVertically,
        ) { Text(choice.text, style = Type.label) }
    }
}
