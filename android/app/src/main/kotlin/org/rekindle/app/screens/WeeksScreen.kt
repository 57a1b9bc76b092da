package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import org.rekindle.app.presenters.Choice
import org.rekindle.app.presenters.DayKind
import org.rekindle.app.presenters.Gentler
import org.rekindle.app.presenters.PausePick
import org.rekindle.app.presenters.Strength
import org.rekindle.app.presenters.WeeksScreenState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do on the screen of weeks. */
interface WeeksActions {
    /** The weeks of both, or one's own. */
    fun whose(index: Int)

    /** Shows earlier months. */
    fun earlier()

    /** Pauses everything. */
    fun pause(
        daysAgo: Int,
        forWeek: Boolean,
    )

    /** Ends the pause. */
    fun resume()

    /** Aims at a day less. */
    fun aimLower()

    /** Goes to the rituals, to be reminded less. */
    fun openRituals()

    /** Reads everything again. */
    fun retry()
}

/** Weeks: this one first, then the calendar, then what a pause and a spare day are. */
@Composable
fun WeeksScreen(
    state: WeeksScreenState,
    actions: WeeksActions,
) {
    when (state) {
        WeeksScreenState.Loading -> Unit
        is WeeksScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is WeeksScreenState.Ready -> ReadyWeeks(state, actions)
    }
}

@Composable
private fun ReadyWeeks(
    state: WeeksScreenState.Ready,
    actions: WeeksActions,
) {
    Page {
        Column(verticalArrangement = Arrangement.spacedBy(Space.grid)) {
            Line(state.title)
            Headline(state.week.headline)
        }
        if (state.whose.isNotEmpty()) Chips(state.whose, actions::whose)
        WeekDots(state.week.days, Modifier.padding(vertical = Space.grid))
        state.nothingYet?.let { Sentence(it) } ?: Paragraph(state.run)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        state.gentler?.let { GentlerCard(it, actions) }
        state.strength?.let { StrengthLine(it) }
        if (state.months.isNotEmpty()) {
            SectionTitle(state.calendarTitle)
            state.months.forEach { MonthGrid(it) }
            state.earlier?.let { OutlineButton(it, onTap = actions::earlier) }
            Legend(state.legendTitle, state.legend)
        }
        Sheet {
            Line(state.spare.title)
            Paragraph(state.spare.body)
            Line(state.rule)
        }
        state.pause?.let { Pause(it, actions) }
        if (state.nothingYet == null) Sheet { Unfolding(state.figuresTitle, state.figures) }
    }
}

@Composable
private fun GentlerCard(
    gentler: Gentler,
    actions: WeeksActions,
) {
    Sheet(border = edge()) {
        Paragraph(gentler.line)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.betweenCards)) {
            InlineButton(gentler.fewer, onTap = actions::openRituals)
            gentler.lower?.let { InlineButton(it, onTap = actions::aimLower) }
        }
    }
}

@Composable
private fun StrengthLine(strength: Strength) {
    Sheet {
        Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
            Line(strength.title)
            Line(strength.said)
        }
        LinearProgressIndicator(
            progress = { strength.value },
            // Its words stand above it; a figure is nobody's measure.
            Modifier.fillMaxWidth().clearAndSetSemantics {},
            color = LocalPalette.current.sage,
            trackColor = LocalPalette.current.paper,
            drawStopIndicator = {},
        )
        Line(strength.about)
    }
}

@Composable
private fun Legend(
    title: String,
    legend: List<Pair<DayKind, String>>,
) {
    Column(verticalArrangement = Arrangement.spacedBy(Space.grid)) {
        Line(title)
        FlowRow(
            horizontalArrangement = Arrangement.spacedBy(Space.betweenCards),
            verticalArrangement = Arrangement.spacedBy(Space.grid),
        ) {
            legend.forEach { (kind, name) ->
                Row(
                    Modifier.semantics(mergeDescendants = true) {},
                    horizontalArrangement = Arrangement.spacedBy(Space.grid),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    Dot(kind)
                    Line(name)
                }
            }
        }
    }
}

@Composable
private fun Pause(
    pause: PausePick,
    actions: WeeksActions,
) {
    var isChoosing by rememberSaveable { mutableStateOf(false) }
    Sheet {
        Line(pause.title)
        Paragraph(pause.paused ?: pause.about)
        if (pause.paused == null) {
            InlineButton(pause.start) { isChoosing = true }
        } else {
            InlineButton(pause.resume, onTap = actions::resume)
        }
    }
    if (isChoosing) {
        PauseDialog(
            pause,
            onPause = { daysAgo, forWeek ->
                isChoosing = false
                actions.pause(daysAgo, forWeek)
            },
            onCancel = { isChoosing = false },
        )
    }
}

@Composable
private fun PauseDialog(
    pause: PausePick,
    onPause: (daysAgo: Int, forWeek: Boolean) -> Unit,
    onCancel: () -> Unit,
) {
    var start by remember { mutableIntStateOf(0) }
    var isWeek by remember { mutableStateOf(true) }
    AlertDialog(
        onDismissRequest = onCancel,
        confirmButton = { QuietButton(pause.start) { onPause(start, isWeek) } },
        dismissButton = { QuietButton(pause.cancel, onTap = onCancel) },
        title = { Text(pause.title, style = Type.title) },
        text = {
            Column(Modifier.verticalScroll(rememberScrollState())) {
                Chips(listOf(Choice(pause.week, isChosen = isWeek), Choice(pause.open, isChosen = !isWeek))) {
                    isWeek = it == 0
                }
                ChoiceList(pause.starts.mapIndexed { index, text -> Choice(text, isChosen = index == start) }) {
                    start = it
                }
            }
        },
    )
}
