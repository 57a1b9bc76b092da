package org.rekindle.app.presenters

import org.rekindle.core.CodeView
import org.rekindle.core.CoupleView
import org.rekindle.core.ExchangeView
import org.rekindle.core.LinkState
import org.rekindle.core.NumberView
import org.rekindle.core.PairingStep
import org.rekindle.core.ParcelInView
import org.rekindle.core.ParcelOutView
import org.rekindle.core.ProposalContent
import org.rekindle.core.ProposalView
import org.rekindle.core.RekindleException
import org.rekindle.core.ReplyView
import org.rekindle.core.RitualKind
import org.rekindle.core.ShareView
import org.rekindle.core.Words
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.ZoneOffset

/** What of a pairing is on the screen: the core hands it out once. */
sealed interface InHand {
    /** The code. */
    data class Code(
        val view: CodeView,
    ) : InHand

    /** The reply. */
    data class Reply(
        val view: ReplyView,
    ) : InHand

    /** The number. */
    data class Number(
        val view: NumberView,
    ) : InHand
}

/** Turns the core's view of the couple into what the screen shows. All words come from the catalogues. */
class CoupleSpelling(
    private val surroundings: Surroundings,
    private val places: Places,
) {
    private val today = TodaySpelling(surroundings)

    /** What an error of the core's says to people. */
    fun trouble(
        reason: RekindleException,
        words: Words,
    ): Notice = today.trouble(reason, words)

    /** The same by its code. */
    fun trouble(
        code: String,
        words: Words,
    ): Notice = today.trouble(code, words)

    /** The screen for [view]. */
    fun ready(
        view: CoupleView,
        inHand: InHand?,
        exchanged: Exchanged?,
        trouble: Notice?,
        visit: Visit,
    ): CoupleScreenState.Ready {
        val first = with(view.beforeYes) { listOf(adults, safety, onePhone) }
        val list = with(view.beforeYes) { BeforeYes(first, title, shared, store) }
        val step = pairing(view, inHand, visit.words) ?: standing(view, visit)
        return CoupleScreenState.Ready(fixed(visit.words), list, step, exchanged, trouble)
    }

    /** What an exchange did. */
    fun exchanged(
        view: ExchangeView,
        words: Words,
        earlierMissing: Boolean = false,
    ): Exchanged {
        val end = ExchangeEnd.valueOf(view.state.name)
        val missing = words["couple_screen.parcel_earlier"].takeIf { earlierMissing }
        val ended = words["couple_screen.exchanged.${end.name.lowercase()}"]
        val lines = listOfNotNull(ended, missing) + view.findings.map { it.text }
        return Exchanged(end, view.sent.toInt(), view.received.toInt(), earlierMissing, lines)
    }

    /** What a parcel brought. */
    fun parcelIn(
        view: ParcelInView,
        words: Words,
    ): Exchanged = exchanged(view.exchange, words, view.earlierMissing)

    /** A parcel to hand over. */
    fun parcelOut(
        view: ParcelOutView,
        words: Words,
    ): Parcel = Parcel(view.bytes, view.facts.toInt(), words["couple_screen.parcel_more"].takeIf { view.hasMore })

    /** The step of pairing that is on the screen; null when there is none, or the core knows of another. */
    private fun pairing(
        view: CoupleView,
        inHand: InHand?,
        words: Words,
    ): CoupleStep? =
        when {
            inHand is InHand.Code && view.pairing == PairingStep.INVITED -> {
                CoupleStep.CodeShown(
                    code = inHand.view.code,
                    about = words["couple_screen.code"],
                    wanted = words["couple_screen.reply_wanted"],
                    isRelink = inHand.view.isRelink,
                )
            }

            inHand is InHand.Reply && view.pairing == PairingStep.JOINED -> {
                CoupleStep.ReplyShown(
                    reply = inHand.view.reply,
                    about = words["couple_screen.reply"],
                    wanted = words["couple_screen.reveal_wanted"],
                    isRelink = inHand.view.isRelink,
                )
            }

            inHand is InHand.Number && view.pairing == PairingStep.AGREED -> {
                val reveal = inHand.view.reveal?.let { Notice(words["couple_screen.reveal"], it, action = null) }
                CoupleStep.Compare(inHand.view.number, view.beforeYes.compare, reveal, inHand.view.isRelink)
            }

            else -> {
                null
            }
        }

    private fun standing(
        view: CoupleView,
        visit: Visit,
    ): CoupleStep {
        val words = visit.words
        return when (view.link) {
            LinkState.ALONE -> {
                val unfinished = words["couple_screen.unfinished"].takeIf { view.pairing != null }
                CoupleStep.Alone(words["couple_screen.alone"], unfinished)
            }

            LinkState.NEEDS_RELINK -> {
                CoupleStep.Unlinked(words["couple_screen.needs_relink"])
            }

            LinkState.STOPPED -> {
                CoupleStep.Unlinked(words["couple_screen.stopped"])
            }

            LinkState.LINKED -> {
                together(view, visit)
            }
        }
    }

    private fun together(
        view: CoupleView,
        visit: Visit,
    ): CoupleStep.Together {
        val words = visit.words
        return CoupleStep.Together(
            line = words["couple_screen.linked", "day" to view.firstDay?.let { day(it, visit) }.orEmpty()],
            rituals = view.rituals.map { it.name },
            noRituals = words["couple_screen.no_rituals"].takeIf { view.rituals.isEmpty() },
            ownRituals = ownRituals(view, visit),
            goals = (1..DAYS).associateWith { words.plural("couple_screen.goal", it.toULong(), emptyMap()) },
            proposals = view.proposals.map { proposal(it, visit) },
            pauses =
                view.pauses.map { pause ->
                    val from = "day" to day(pause.from, visit)
                    pause.to?.let { words["couple_screen.pause_until", from, "until" to day(it, visit)] }
                        ?: words["couple_screen.pause_from", from]
                },
            shares =
                view.shares.map { share(it, words) },
            place =
                view.mailbox?.let { words["couple_screen.place", "place" to (places.name(it) ?: it)] }
                    ?: words["couple_screen.no_place"],
            canExchange = view.mailbox != null,
            lastExchange = view.lastExchangeMs?.let { lastExchange(it, visit) },
            findings = view.findings.map { it.text },
            farewell = view.farewell?.let { Notice(words["couple_screen.farewell"], it, action = null) },
        )
    }

    private fun share(
        view: ShareView,
        words: Words,
    ): Share {
        val kind = ShareKind.valueOf(view.what.name)
        // Only of a day there is a part: the day without its ritual.
        val amounts = ShareAmount.entries.filter { it != ShareAmount.DAYS || kind == ShareKind.MARKS }
        val names = amounts.associateWith { words["couple_screen.level.${it.name.lowercase()}"] }
        val amount = ShareAmount.valueOf(view.level.name)
        val name = words["couple_screen.what.${kind.name.lowercase()}"]
        return Share(kind, name, amount, names.getValue(amount), names)
    }

    /** One's own rituals that both could agree to: neither touch nor private, and not agreed to yet. */
    private fun ownRituals(
        view: CoupleView,
        visit: Visit,
    ): Map<String, String> {
        val agreed = view.rituals.map { it.id }.toSet()
        return visit.core
            .rituals(visit.language)
            .filter { it.retiredOn == null && !it.isPrivate && it.kind != RitualKind.TOUCH && it.id !in agreed }
            .associate { it.id to it.name }
    }

    private fun proposal(
        view: ProposalView,
        visit: Visit,
    ): Proposal {
        val words = visit.words
        val content = view.content
        val what =
            when (content) {
                is ProposalContent.Ritual -> {
                    content.name
                }

                is ProposalContent.Goal -> {
                    words.plural("couple_screen.goal", content.days.toULong(), emptyMap())
                }

                is ProposalContent.WeekStart -> {
                    val name = words["weekday.${content.day.name.lowercase()}"]
                    words["couple_screen.week_start", "day" to name]
                }
            }
        val said =
            if (view.isOwn) {
                words["couple_screen.proposed_here", "what" to what]
            } else {
                words["couple_screen.proposed_there", "what" to what]
            }
        return Proposal(
            id = view.id,
            text = said,
            line = (content as? ProposalContent.Ritual)?.eachLine,
            until = words["couple_screen.stands_until", "day" to day(view.lastDay, visit)],
            canAnswer = !view.isOwn,
        )
    }

    private fun lastExchange(
        ms: Long,
        visit: Visit,
    ): String {
        val here = visit.here
        val offset = here.changes.lastOrNull { it.atMs <= ms }?.offsetSeconds ?: here.initialOffsetSeconds
        val local = LocalDateTime.ofEpochSecond(Math.floorDiv(ms, 1000L), 0, ZoneOffset.ofTotalSeconds(offset))
        val day = "day" to surroundings.dayText(local.toLocalDate(), visit.language)
        return visit.words["couple_screen.last_exchange", day, "time" to time(local, visit)]
    }

    private fun time(
        local: LocalDateTime,
        visit: Visit,
    ) = surroundings.timeText(local.toLocalTime().withSecond(0), visit.language)

    private fun day(
        day: String,
        visit: Visit,
    ) = surroundings.dayText(LocalDate.parse(day), visit.language)

    private fun fixed(words: Words) =
        CoupleWords(
            title = words["couple_screen.title"],
            invite = words["couple_screen.invite"],
            join = words["couple_screen.join"],
            next = words["common.next"],
            yes = words["couple_screen.yes"],
            accept = words["common.yes"],
            anew = words["couple_screen.anew"],
            change = words["couple_screen.change"],
            relink = words["couple_screen.relink"],
            exchange = words["couple_screen.exchange"],
            exchangeNote = words["couple_screen.exchange_note"],
            place = place(words),
            parcelOut = words["couple_screen.parcel_out"],
            parcelIn = words["couple_screen.parcel_in"],
            pause = words["couple_screen.pause"],
            resume = words["couple_screen.resume"],
            leave = words["couple_screen.leave"],
            readFirst = words["couple_screen.read_first"],
            rituals = words["couple_screen.rituals"],
            proposals = words["couple_screen.proposals"],
            shares = words["couple_screen.shares"],
            picture = words["couple_screen.picture"],
            asText = words["couple_screen.as_text"],
            copy = words["couple_screen.copy"],
            close = words["common.close"],
            cancel = words["common.cancel"],
            propose = words["couple_screen.propose"],
            proposeRituals = words["couple_screen.propose_rituals"],
            proposeGoal = words["couple_screen.propose_goal"],
            shareWaits = words["couple_screen.share_waits"],
            leaving = leaving(words),
        )

    private fun place(words: Words) =
        PlaceWords(
            title = words["couple_screen.place_title"],
            about = words["couple_screen.place_about"],
            choose = words["couple_screen.choose_place"],
            chooseAnother = words["couple_screen.other_place"],
            forget = words["couple_screen.forget_place"],
        )

    private fun leaving(words: Words) =
        LeavingWords(
            title = words["couple.ask_way"],
            quietly = words["couple_screen.pause"],
            quietlyAbout = words["couple.way.quietly"],
            silently = words["couple_screen.without_words"],
            silentlyAbout = words["couple.way.silently"],
            withWords = words["couple_screen.with_words"],
            withWordsAbout = words["couple.way.with_words"],
            yourWords = words["couple_screen.your_words"],
            keepHistory = words["couple_screen.keep_history"],
            remainsTitle = words["couple.remains.title"],
            remains =
                listOf(
                    words["couple.remains.copy"],
                    words["couple.remains.store"],
                    words["couple.remains.calendar"],
                    words["couple.remains.own"],
                ),
            ask = words["couple.ask_leave"],
            now = words["couple_screen.leave_now"],
        )

    private companion object {
        const val DAYS = 7
    }
}
