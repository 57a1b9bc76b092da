package org.rekindle.app.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import org.rekindle.app.presenters.TodayScreenState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do on the screen "today". */
interface TodayActions {
    /** Marks a ritual for today. */
    fun mark(ritual: String)

    /** Takes today's own marks of a ritual back. */
    fun undo(ritual: String)

    /** Does what the notice about reminders that are not armed offers. */
    fun mendReminders()

    /** Goes to where the system can be told to let the app ring. */
    fun letRing()

    /** Tries again after a failure. */
    fun retry()

    /** Goes to guided sessions. */
    fun openSessions()

    /** Begins the first run. */
    fun begin()

    /** Goes to weeks and the calendar. */
    fun openWeeks()

    /** Goes to one's rituals. */
    fun openRituals()
}

/** Today: the week first, then what can be done, with the one next thing at thumb height. */
@Composable
fun TodayScreen(
    state: TodayScreenState,
    actions: TodayActions,
) {
    when (state) {
        TodayScreenState.Loading -> Scaffold { Column(Modifier.fillMaxSize().padding(it)) {} }
        is TodayScreenState.Failed -> FailedToday(state, actions)
        is TodayScreenState.Ready -> ReadyToday(state, actions)
    }
}

@Composable
private fun FailedToday(
    state: TodayScreenState.Failed,
    actions: TodayActions,
) {
    Scaffold { edges ->
        Column(Modifier.padding(edges).verticalScroll(rememberScrollState()).padding(Space.margin)) {
            NoticeCard(state.notice, onAction = actions::retry)
        }
    }
}

@Composable
private fun ReadyToday(
    state: TodayScreenState.Ready,
    actions: TodayActions,
) {
    // With large text a panel that stays at the bottom would cover half the screen: there it scrolls along.
    val staysAtThumb = !isTextLarge()
    Scaffold(
        bottomBar = { if (staysAtThumb) state.first?.let { FirstRitualPanel(it, state.words, actions) } },
    ) { edges ->
        Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(edges)) {
            DayAndWeek(state)
            Column(
                Modifier.padding(horizontal = Space.margin, vertical = Space.betweenCards),
                verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
            ) {
                if (!staysAtThumb) state.first?.let { FirstRitualCard(it, state.words, actions) }
                state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
                state.unarmed?.let { NoticeCard(it, onAction = actions::mendReminders) }
                state.heldBack?.let { NoticeCard(it, onAction = actions::letRing) }
                Others(state, actions)
            }
        }
    }
}

@Composable
private fun DayAndWeek(state: TodayScreenState.Ready) {
    val palette = LocalPalette.current
    Column(Modifier.padding(start = Space.margin, end = Space.margin, top = Space.grid)) {
        Text(state.date, style = Type.label, color = palette.quietInk)
        state.dateHint?.let { Text(it, style = Type.label, color = palette.quietInk) }
        Text(
            state.week.headline,
            Modifier.padding(top = Space.grid).semantics { heading() },
            style = Type.headline,
            color = palette.ink,
        )
        WeekDots(state.week.days, Modifier.padding(top = Space.margin))
        Text(state.next, Modifier.padding(top = Space.margin), style = Type.label, color = palette.quietInk)
    }
}

@Composable
private fun Others(
    state: TodayScreenState.Ready,
    actions: TodayActions,
) {
    state.rest?.let { Text(it, style = Type.body, color = LocalPalette.current.quietInk) }
    state.others.forEach { RitualCard(it, state.words, actions) }
    state.begin?.let { PrimaryButton(it, onTap = actions::begin) }
    state.card?.let { SentenceCard(it) }
    LinkCard(state.words.sessions, state.words.sessionsAbout, actions::openSessions)
    WaysOn(state, actions)
}

/** What is rarely wanted stands last: the weeks, and one's rituals. */
@Composable
private fun WaysOn(
    state: TodayScreenState.Ready,
    actions: TodayActions,
) {
    Card {
        Column {
            WayRow(state.words.weeks, detail = null, onTap = actions::openWeeks)
            Divider()
            WayRow(state.words.rituals, detail = null, onTap = actions::openRituals)
        }
    }
}
