package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.FirstRunScreenState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in the first run. */
interface FirstRunActions {
    /** Goes on. */
    fun next()

    /** Leaves the question out. */
    fun skip()

    /** Goes back a page. */
    fun back()

    /** Leaves the first run. */
    fun leave()

    /** Chooses an answer. */
    fun choose(index: Int)

    /** Sets a PIN. */
    fun setPin(pin: String)

    /** Chooses when to be reminded. */
    fun remindAt(
        hour: Int,
        minute: Int,
    )

    /** Chooses to be left in peace. */
    fun remindNever()

    /** Makes the suggestion a ritual. */
    fun begin()

    /** Looks at what else the guide has. */
    fun lookForAnother()

    /** Opens the help page. */
    fun openHelp()

    /** Asks the system to show reminders. */
    fun askForNotices()

    /** Tries again after a failure. */
    fun retry()
}

/** The first run, one page at a time; every page can be left and every question skipped. */
@Composable
fun FirstRunScreen(
    state: FirstRunScreenState,
    actions: FirstRunActions,
) {
    val canGoBack =
        state is FirstRunScreenState.Preview || state is FirstRunScreenState.Pin ||
            state is FirstRunScreenState.Question || state is FirstRunScreenState.Suggestion
    BackHandler(canGoBack, actions::back)
    when (state) {
        FirstRunScreenState.Loading, FirstRunScreenState.Done -> Unit
        is FirstRunScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is FirstRunScreenState.Promises -> Promises(state, actions)
        is FirstRunScreenState.Preview -> Preview(state, actions)
        is FirstRunScreenState.Pin -> Pin(state, actions)
        is FirstRunScreenState.Question -> Question(state, actions)
        is FirstRunScreenState.Suggestion -> Suggestion(state, actions)
        is FirstRunScreenState.Begun -> Begun(state, actions)
    }
}

@Composable
private fun Promises(
    state: FirstRunScreenState.Promises,
    actions: FirstRunActions,
) {
    FootPage(
        name = "promises",
        foot = {
            PrimaryButton(state.start, onTap = actions::next)
            QuietButton(state.leave, onTap = actions::leave)
        },
    ) {
        Spacer(Modifier.height(Space.margin))
        Headline(state.welcome)
        Spacer(Modifier.height(Space.grid))
        Sheet {
            Text(state.seen.title, style = Type.title, color = LocalPalette.current.ink)
            Paragraph(state.seen.body)
            Unfolding(state.moreTitle, state.more)
        }
        Line(state.adults + " " + state.skipHint)
    }
}

@Composable
private fun Preview(
    state: FirstRunScreenState.Preview,
    actions: FirstRunActions,
) {
    FootPage(
        name = "preview",
        foot = {
            PrimaryButton(state.next, onTap = actions::next)
            QuietButton(state.leave, onTap = actions::leave)
        },
    ) {
        Headline(state.title)
        Sentence(state.about)
        LockedPhone(state.notice, Modifier.padding(top = Space.grid))
    }
}

@Composable
private fun Pin(
    state: FirstRunScreenState.Pin,
    actions: FirstRunActions,
) {
    PinPage(state.title, state.about, state.form, onSet = { _, new -> actions.setPin(new) }) {
        QuietButton(state.later, onTap = actions::next)
    }
}

@Composable
private fun Question(
    state: FirstRunScreenState.Question,
    actions: FirstRunActions,
) {
    val isAnswered = state.answers.any { it.isChosen }
    FootPage(
        name = state.question,
        foot = {
            PrimaryButton(state.next, isEnabled = isAnswered, onTap = actions::next)
            QuietButton(state.skip, onTap = actions::skip)
        },
    ) {
        Line(state.place)
        Headline(state.question)
        ChoiceCards(state.answers, actions::choose)
        Line(state.notStored)
    }
}

@Composable
private fun Suggestion(
    state: FirstRunScreenState.Suggestion,
    actions: FirstRunActions,
) {
    FootPage(
        name = "suggestion",
        foot = {
            PrimaryButton(state.begin, onTap = actions::begin)
            QuietButton(state.another, onTap = actions::lookForAnother)
        },
    ) {
        Line(state.lead)
        Headline(state.name)
        Paragraph(state.summary)
        Line(state.facts)
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        SentenceCard(state.why)
        state.help?.let { NoticeCard(it, onAction = actions::openHelp) }
        ReminderCard(state.reminder, actions::remindAt, actions::remindNever)
    }
}

@Composable
private fun Begun(
    state: FirstRunScreenState.Begun,
    actions: FirstRunActions,
) {
    LaunchedEffect(state.asksForNotices) { if (state.asksForNotices) actions.askForNotices() }
    FootPage(name = "begun", foot = { PrimaryButton(state.toToday, onTap = actions::leave) }) {
        Spacer(Modifier.height(Space.grid))
        Headline(state.title)
        Paragraph(state.line)
        SentenceCard(state.now)
        state.say?.let { say ->
            Sheet {
                Text(say.title, style = Type.label, color = LocalPalette.current.dusk)
                SelectionContainer { Text(say.body, style = Type.title, color = LocalPalette.current.ink) }
                Line(state.sayHint)
                Unfolding(state.ifNoTitle, state.ifNo)
            }
        }
    }
}

/** Paragraphs that are read by those who ask for them. */
@Composable
internal fun ColumnScope.Unfolding(
    title: String,
    paragraphs: List<String>,
) {
    var isOpen by rememberSaveable(title) { mutableStateOf(false) }
    if (isOpen) {
        paragraphs.forEach { Paragraph(it, Modifier.padding(top = Space.grid / 2)) }
    } else {
        InlineButton(title) { isOpen = true }
    }
}

/** An edge for what is not a card of its own. */
@Composable
internal fun edge() = BorderStroke(1.dp, LocalPalette.current.line)
