package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.ShareAmount
import org.rekindle.app.presenters.ShareKind

/** What a person can do on the screen for two. Declining is closing the page. */
interface CoupleActions {
    /** Makes a code. */
    fun invite()

    /** Reads a code. */
    fun join(code: String)

    /** Reads the reply to one's own code. */
    fun confirm(reply: String)

    /** Reads what the first phone answers. */
    fun finish(reveal: String)

    /** The yes to the number. */
    fun accept()

    /** Begins anew. */
    fun cancel()

    /** Makes a code for the partner's new phone. */
    fun relink()

    /** Lays a text of pairing aside for another app, marked as not to be shown. */
    fun copy(text: String)

    /** Proposes one's own ritual. */
    fun proposeRitual(id: String)

    /** Proposes how many days of seven. */
    fun proposeGoal(days: Int)

    /** The yes to a proposal. */
    fun acceptProposal(id: String)

    /** Sets how much one sends of a kind. */
    fun share(
        kind: ShareKind,
        amount: ShareAmount,
    )

    /** Declares a pause of both, from today and without end. */
    fun pause()

    /** Ends the pauses of both. */
    fun resume()

    /** Lets a folder be picked for exchanging. */
    fun choosePlace()

    /** Uses no place any more. */
    fun forgetPlace()

    /** Exchanges now. */
    fun exchange()

    /** Leaves with a pause like any other, and sends nothing more. */
    fun leaveQuietly()

    /** Leaves without a message. */
    fun leaveSilently(deleteHistory: Boolean)

    /** Leaves with words of one's own. */
    fun leaveWithWords(
        words: String,
        deleteHistory: Boolean,
    )

    /** Reads the screen again. */
    fun retry()
}

/** Pages of the screen for two that stand above it. */
internal enum class CouplePage {
    /** The screen itself. */
    MAIN,

    /** A code of the other phone's is typed or pasted. */
    JOIN,

    /** What the partner will get. */
    LIST,

    /** Something to propose. */
    PROPOSE,

    /** How much one sends. */
    SHARES,

    /** Where the two phones exchange. */
    PLACE,

    /** Leaving. */
    LEAVE,
}

/** For two: pairing step by step with the list before the yes, then how the two phones stand. */
@Composable
fun CoupleScreen(
    state: CoupleScreenState,
    actions: CoupleActions,
) {
    when (state) {
        CoupleScreenState.Loading -> Unit
        is CoupleScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is CoupleScreenState.Ready -> Ready(state, actions)
    }
}

@Composable
private fun Ready(
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
) {
    var page by rememberSaveable { mutableStateOf(CouplePage.MAIN) }
    BackHandler(page != CouplePage.MAIN) { page = CouplePage.MAIN }
    val step = state.step
    val together = step as? CoupleStep.Together
    val open: (CouplePage) -> Unit = { page = it }
    val done: () -> Unit = { page = CouplePage.MAIN }
    when {
        page == CouplePage.LIST -> {
            SharedListPage(state, done)
        }

        page == CouplePage.JOIN && (step is CoupleStep.Alone || step is CoupleStep.Unlinked) -> {
            JoinPage(state, actions)
        }

        page == CouplePage.PROPOSE && together != null -> {
            ProposePage(together, state, actions, done)
        }

        page == CouplePage.SHARES && together != null -> {
            SharesPage(together, state, actions, done)
        }

        page == CouplePage.PLACE && together != null -> {
            PlacePage(together, state, actions, done)
        }

        page == CouplePage.LEAVE && together != null -> {
            LeavePage(state, actions, done)
        }

        together != null -> {
            TogetherPage(together, state, actions, open)
        }

        else -> {
            PairingPage(state, actions, open)
        }
    }
}
