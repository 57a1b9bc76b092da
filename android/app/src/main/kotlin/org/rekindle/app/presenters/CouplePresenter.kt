package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.FirstDayOfWeek
import org.rekindle.core.LeaveWay
import org.rekindle.core.ProposeRequest
import org.rekindle.core.RekindleException
import org.rekindle.core.ScheduleChoice
import org.rekindle.core.ScheduleRequest
import org.rekindle.core.ShareLevel
import org.rekindle.core.Shareable
import org.rekindle.core.SharedHistory

/**
 * Holds the state of the screen for two and turns taps into calls of the core. It remembers one thing: the text or the
 * number that is on the screen, which the core hands out once. So a yes needs a number that was shown here.
 *
 * Every call belongs to the unlocked app: a notice, a widget or a shortcut must not reach this.
 */
class CouplePresenter(
    private val daybook: Daybook,
    private val reminding: Reminding,
    private val spelling: CoupleSpelling,
    private val places: Places,
    private val scope: CoroutineScope,
    /** Looks whether exchanging in the background is wanted: a pairing, a choice of place and a leaving change that. */
    private val settle: suspend () -> Unit = {},
) {
    private val shown = MutableStateFlow<CoupleScreenState>(CoupleScreenState.Loading)

    // Two quick taps are two calls, one after the other, so that the later answer is the one shown.
    private val one = Mutex()
    private var inHand: InHand? = null
    private var exchanged: Exchanged? = null

    /** What to show. */
    val state: StateFlow<CoupleScreenState> = shown.asStateFlow()

    /** Reads the couple anew: at start, and on coming back. */
    fun refresh() = act {}

    /** Makes a code that pairs this phone with the partner's. */
    fun invite() = act { inHand = InHand.Code(it.core.invite(it.here)) }

    /** Makes a code that links the partner's new phone in the place of the one before. */
    fun relink() = act { inHand = InHand.Code(it.core.relink(it.here)) }

    /** Answers a [code] of the other phone's. */
    fun join(code: String) = act { inHand = InHand.Reply(it.core.join(code, it.here)) }

    /** Takes the [reply] to one's own code: the number is shown. */
    fun confirm(reply: String) = act { inHand = InHand.Number(it.core.confirm(reply, it.here)) }

    /** Takes what the first phone [reveal]ed: the number is shown. */
    fun finish(reveal: String) = act { inHand = InHand.Number(it.core.finish(reveal)) }

    /** The yes of a person who compared the numbers and read what will be shared. */
    fun accept() =
        act { visit ->
            // A number that was shown before the process ended is not on this screen, so nobody compares it here.
            if (inHand !is InHand.Number) throw RekindleException.Refused("no_invitation", "no number is shown")
            visit.core.acceptPairing(visit.here)
            inHand = null
        }

    /** Gives up a pairing that has begun. */
    fun cancel() =
        act {
            it.core.cancelPairing()
            inHand = null
        }

    /** Proposes something, in place of the other's open proposal when [insteadOf] names it. */
    fun propose(
        what: Proposing,
        insteadOf: String? = null,
    ) = act { it.core.propose(what.request(), insteadOf, it.here, it.language) }

    /** Says yes to the other's proposal. */
    fun acceptProposal(id: String) = act { it.core.acceptProposal(id, it.here) }

    /** Sets how much one sends of a kind. */
    fun share(
        kind: ShareKind,
        amount: ShareAmount,
    ) = act { it.core.share(Shareable.valueOf(kind.name), ShareLevel.valueOf(amount.name)) }

    /** Declares a pause of both; days are `YYYY-MM-DD`, null: from today, without end. */
    fun pause(
        from: String? = null,
        until: String? = null,
    ) = act { it.core.pauseBoth(from, until, it.here) }

    /** Ends the pauses of both. */
    fun resume() = act { it.core.resumeBoth(it.here) }

    /** Leaves, at once and without asking anybody. */
    fun leave(how: Leaving) =
        act {
            it.core.leave(how.way(), it.here)
            inHand = null
            exchanged = null
        }

    /** Chooses the place for exchanging; null: none. */
    fun choosePlace(place: String?) =
        act { visit ->
            val before = visit.core.couple(visit.here, visit.language).mailbox
            place?.let(places::keep)
            try {
                visit.core.setMailbox(place)
            } catch (reason: RekindleException) {
                if (place != null && place != before) places.release(place)
                throw reason
            }
            if (before != null && before != place) places.release(before)
        }

    /** Exchanges now; the screen says what that gives away. */
    fun exchange() = act { exchanged = spelling.exchanged(it.core.exchangeNow(it.here, it.language), it.words) }

    /** Takes in a parcel of the other phone's. */
    fun parcelIn(bytes: ByteArray) =
        act { exchanged = spelling.parcelIn(it.core.parcelIn(bytes, it.language), it.words) }

    /** Makes a parcel and hands it to [give]; what goes wrong is on the screen. */
    fun parcelOut(give: (Parcel) -> Unit) = act { give(spelling.parcelOut(it.core.parcelOut(), it.words)) }

    private fun act(call: (Visit) -> Unit) {
        scope.launch {
            one.withLock {
                try {
                    shown.value =
                        daybook.call { visit ->
                            val trouble = refused(visit) { call(visit) }
                            val view = visit.core.couple(visit.here, visit.language)
                            spelling.ready(view, inHand, exchanged, trouble, visit)
                        }
                    // Rituals for two come and go with these calls, and so do their reminders.
                    reminding.arm()
                    settle()
                } catch (reason: RekindleException) {
                    shown.value = CoupleScreenState.Failed(spelling.trouble(reason, daybook.words()))
                } catch (reason: VaultOutOfReachException) {
                    shown.value = CoupleScreenState.Failed(spelling.trouble(reason.code, daybook.words()))
                }
            }
        }
    }

    /** What is said of a refused call; the screen stays, with the trouble beside it. */
    private fun refused(
        visit: Visit,
        call: () -> Unit,
    ): Notice? =
        try {
            call()
            null
        } catch (closed: RekindleException.Closed) {
            throw closed
        } catch (reason: RekindleException) {
            spelling.trouble(reason, visit.words)
        }

    private fun Proposing.request(): ProposeRequest =
        when (this) {
            is Proposing.OwnRitual -> {
                ProposeRequest.Ritual(id)
            }

            is Proposing.Practice -> {
                val at = if (times.isEmpty()) ScheduleChoice.Suggested else ScheduleChoice.At(ScheduleRequest(times))
                ProposeRequest.Practice(id, name = null, schedule = at)
            }

            is Proposing.Goal -> {
                ProposeRequest.Goal(days.toUByte())
            }

            is Proposing.WeekStart -> {
                ProposeRequest.WeekStart(FirstDayOfWeek.valueOf(day.name))
            }
        }

    private fun Leaving.way(): LeaveWay =
        when (this) {
            is Leaving.QuietPause -> LeaveWay.QuietPause
            is Leaving.Silently -> LeaveWay.Silently(history(deleteHistory))
            is Leaving.WithWords -> LeaveWay.WithWords(words, history(deleteHistory))
        }

    private fun history(delete: Boolean) = if (delete) SharedHistory.DELETE else SharedHistory.KEEP
}
