package org.rekindle.app.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import org.rekindle.app.R
import org.rekindle.app.presenters.GuidePlace
import org.rekindle.app.presenters.GuideScreenState
import org.rekindle.app.presenters.Link
import org.rekindle.app.presenters.Part
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A page of the guide. */
@Composable
internal fun GuideLeaf(
    state: GuideScreenState.Leaf,
    actions: GuideActions,
) {
    val doing = state.doing
    FootPage(
        name = state.id,
        foot =
            doing?.let {
                {
                    PrimaryButton(it.words) {
                        it.practice?.let(actions::adopt)
                        it.ritual?.let(actions::change)
                    }
                }
            },
    ) {
        Column(verticalArrangement = Arrangement.spacedBy(Space.grid)) {
            state.lead?.let { Text(it, style = Type.label, color = LocalPalette.current.dusk) }
            Headline(state.title)
        }
        state.summary?.let { Paragraph(it) }
        if (state.facts.isNotEmpty()) {
            Column(verticalArrangement = Arrangement.spacedBy(Space.grid / 2)) { state.facts.forEach { Line(it) } }
        }
        doing?.line?.let { Text(it, style = Type.label, color = LocalPalette.current.sage) }
        state.parts.forEach { PartOfPage(it, actions) }
    }
}

@Composable
private fun PartOfPage(
    part: Part,
    actions: GuideActions,
) {
    val isCard = part is Part.Saying
    if (part.title.isNotEmpty() && !isCard) SectionTitle(part.title)
    when (part) {
        is Part.Texts -> part.paragraphs.forEach { Paragraph(it) }
        is Part.Steps -> Steps(part.steps)
        is Part.Saying -> Saying(part)
        is Part.Links -> LinkSheet(part.links, actions::open)
    }
}

@Composable
private fun Steps(steps: List<String>) {
    steps.forEachIndexed { index, step ->
        Row(
            Modifier.semantics(mergeDescendants = true) {},
            horizontalArrangement = Arrangement.spacedBy(Space.grid),
        ) {
            Text(
                "${index + 1}",
                Modifier.widthIn(min = 24.dp),
                style = Type.body,
                color = LocalPalette.current.dusk,
            )
            Paragraph(step)
        }
    }
}

@Composable
private fun Saying(part: Part.Saying) {
    Sheet(Modifier.padding(top = Space.grid)) {
        Text(
            part.title,
            Modifier.semantics { heading() },
            style = Type.label,
            color = LocalPalette.current.dusk,
        )
        SelectionContainer { Text(part.text, style = Type.body, color = LocalPalette.current.ink) }
    }
}

/** Ways to other pages, in one card. */
@Composable
internal fun LinkSheet(
    links: List<Link>,
    onOpen: (GuidePlace) -> Unit,
) {
    Card {
        Column {
            links.forEachIndexed { index, link ->
                if (index > 0) Divider()
                WayRow(link.name, link.detail) { onOpen(link.to) }
            }
        }
    }
}

/** A row that leads somewhere. */
@Composable
internal fun WayRow(
    name: String,
    detail: String?,
    onTap: () -> Unit,
) {
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onTap)
            .heightIn(min = 64.dp)
            .padding(horizontal = Space.betweenCards, vertical = 12.dp),
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        NameAndAbout(name, detail, Modifier.weight(1f))
        Onward()
    }
}

/** The name of a stage, which leads to its page. */
@Composable
internal fun LinkTitle(
    link: Link,
    onOpen: (GuidePlace) -> Unit,
) {
    Row(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button) { onOpen(link.to) }
            .heightIn(min = Space.target)
            .semantics { heading() },
        horizontalArrangement = Arrangement.spacedBy(Space.grid),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(link.name, Modifier.weight(1f), style = Type.title, color = LocalPalette.current.ink)
        Onward()
    }
}

@Composable
private fun Onward() {
    val isTurned = LocalLayoutDirection.current == LayoutDirection.Rtl
    Icon(
        painterResource(R.drawable.ic_onward),
        contentDescription = null,
        Modifier.size(20.dp).graphicsLayer { if (isTurned) scaleX = -1f },
        tint = LocalPalette.current.line,
    )
}

/** A deck, card by card: one card, large, and two ways on. */
@Composable
internal fun GuideDeck(
    state: GuideScreenState.Deck,
    actions: GuideActions,
) {
    FootPage(
        name = state.id,
        foot = {
            if (state.card == null) {
                PrimaryButton(state.again, onTap = actions::again)
            } else {
                PrimaryButton(state.next, onTap = actions::draw)
                QuietButton(state.pass, onTap = actions::pass)
            }
        },
    ) {
        Headline(state.title)
        Sentence(state.about)
        Card {
            Box(
                Modifier.fillMaxWidth().heightIn(min = 280.dp).padding(Space.margin),
                contentAlignment = Alignment.Center,
            ) {
                Text(
                    state.card ?: state.end,
                    // Whoever listens hears the new card without looking for it.
                    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                    style = Type.title,
                    color = LocalPalette.current.ink,
                    textAlign = TextAlign.Center,
                )
            }
        }
        Line(state.passing)
    }
}
