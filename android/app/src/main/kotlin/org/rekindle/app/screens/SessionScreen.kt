package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import org.rekindle.app.presenters.BodyAnswer
import org.rekindle.app.presenters.CheckOutTaps
import org.rekindle.app.presenters.SessionChoice
import org.rekindle.app.presenters.SessionGroup
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in a session. A no is closing the page: nothing else says it. */
interface SessionActions : StripActions {
    /** Looks again. */
    fun retry()

    /** Chooses something to begin. */
    fun choose(exercise: String)

    /** One step longer, or shorter. */
    fun lengthen(isLonger: Boolean)

    /** Leaves the starter out, or does not. */
    fun skipStarter(isSkipped: Boolean)

    /** Begins what was chosen. */
    fun begin()

    /** Opens the questions about safety. */
    fun askGate()

    /** Answers them with the one button. */
    fun answerGate(oneOrMore: Boolean)

    /** Answers the question about the body. */
    fun answerMedical(answer: BodyAnswer)

    /** Takes the limits of the person who has the phone. */
    fun limit(
        notToday: Set<String>,
        included: Set<String>,
    )

    /** The phone was handed over. */
    fun handedOver()

    /** The yes of the person who has the phone. */
    fun yes()

    /** Begins after both yeses. */
    fun start()

    /** Goes back to what can be begun. */
    fun letBe()

    /** Closes the page in which a yes was asked for. */
    fun close()

    /** Ends a part before its time, or one that has none. */
    fun endPart(segment: Int)

    /** Life came in: ends it and leaves no trace. */
    fun lifeCameIn()

    /** Answers the owner's own questions; null: leaves them out. */
    fun checkOut(taps: CheckOutTaps?)

    /** Leaves the page that says that it is over. */
    fun dismiss()
}

/** A session from choosing it to its end. While it goes on it has the whole window, with its own word for help. */
@Composable
fun SessionScreen(
    state: SessionScreenState,
    actions: SessionActions,
    help: String,
    onHelp: () -> Unit,
) {
    when (state) {
        SessionScreenState.Loading -> {}

        is SessionScreenState.Failed -> {
            Page { NoticeCard(state.notice, onAction = actions::retry) }
        }

        is SessionScreenState.Choosing -> {
            Choosing(state, actions)
        }

        is SessionScreenState.Setting -> {
            BackHandler(onBack = actions::letBe)
            SessionSetting(state, actions)
        }

        is SessionScreenState.AskingGate -> {
            BackHandler(onBack = actions::letBe)
            SessionGate(state, actions)
        }

        is SessionScreenState.Limiting -> {
            BackHandler(onBack = actions::letBe)
            SessionLimits(state, actions)
        }

        is SessionScreenState.Consenting -> {
            BackHandler(onBack = actions::close)
            SessionConsent(state, actions)
        }

        is SessionScreenState.Running -> {
            LiveSession(state, actions, help, onHelp)
        }

        is SessionScreenState.Over -> {
            SessionOver(state, actions)
        }
    }
}

@Composable
private fun Choosing(
    state: SessionScreenState.Choosing,
    actions: SessionActions,
) {
    Page {
        Headline(state.words.title)
        Sentence(state.words.about)
        state.said?.let { Sentence(it) }
        state.trouble?.let { NoticeCard(it, onAction = actions::retry) }
        state.offer?.let { Sentence(it) }
        state.groups.forEach { Group(it, actions) }
        if (state.asksGate) {
            SecondaryButton(state.words.forYouAlone, Modifier.padding(top = Space.grid), onTap = actions::askGate)
        }
    }
}

@Composable
private fun Group(
    group: SessionGroup,
    actions: SessionActions,
) {
    Column {
        PartTitle(group.title)
        Card(Modifier.padding(top = Space.grid)) {
            Column {
                group.choices.forEachIndexed { index, choice ->
                    if (index > 0) {
                        HorizontalDivider(
                            Modifier.padding(horizontal = Space.betweenCards),
                            color = LocalPalette.current.line.copy(alpha = 0.25f),
                        )
                    }
                    Choice(choice) { actions.choose(choice.exercise) }
                }
            }
        }
    }
}

@Composable
private fun Choice(
    choice: SessionChoice,
    onChoose: () -> Unit,
) {
    Column(
        Modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onChoose)
            .heightIn(min = 64.dp)
            .padding(horizontal = Space.betweenCards, vertical = 12.dp),
    ) {
        Text(choice.title, style = Type.body, color = LocalPalette.current.ink)
        Text(choice.usual, style = Type.label, color = LocalPalette.current.quietInk)
    }
}
