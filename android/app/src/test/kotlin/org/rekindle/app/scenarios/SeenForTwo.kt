package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonObject
import org.rekindle.app.presenters.Exchanged
import org.rekindle.core.CoupleView
import org.rekindle.core.ExchangeView
import org.rekindle.core.ProposalContent
import org.rekindle.core.ProposalView
import org.rekindle.core.ShareView

/** The core's views of the couple in the words of the stories. */
object SeenForTwo {
    fun couple(view: CoupleView): JsonElement =
        Seen.fields(
            "link" to view.link,
            "pairing" to view.pairing,
            "first_day" to view.firstDay,
            "rituals" to
                view.rituals.map {
                    Seen.fields("ritual" to it.id, "name" to it.name, "kind" to it.kind, "since" to it.since)
                },
            "proposals" to view.proposals.map(::proposal),
            "pauses" to view.pauses.map { Seen.fields("from" to it.from, "until" to it.to) },
            "shares" to
                JsonObject().apply {
                    view.shares.forEach { addProperty(it.what.name.lowercase(), it.level.name.lowercase()) }
                },
            "findings" to view.findings.map { it.code },
            "farewell" to view.farewell,
        )

    fun proposal(view: ProposalView): JsonElement {
        val ritual = view.content as? ProposalContent.Ritual
        return Seen.fields(
            "proposal" to view.id,
            "own" to view.isOwn,
            "is_change" to view.isChange,
            "last_day" to view.lastDay,
            "ritual" to ritual?.ritual,
            "name" to ritual?.name,
            "kind" to ritual?.kind,
            "explained" to ritual?.let { it.eachLine != null },
            "goal" to (view.content as? ProposalContent.Goal)?.days?.toInt(),
            "week_start" to (view.content as? ProposalContent.WeekStart)?.day,
        )
    }

    fun share(view: ShareView): JsonElement =
        Seen.fields(
            "what" to view.what,
            "level" to view.level,
            "own_yes" to view.ownYes,
            "partner_yes" to view.partnerYes,
        )

    fun exchange(view: ExchangeView): JsonElement =
        Seen.fields("sent" to view.sent.toInt(), "received" to view.received.toInt(), "state" to view.state)

    fun exchanged(shown: Exchanged): JsonElement =
        Seen.fields(
            "sent" to shown.sent,
            "received" to shown.received,
            "state" to shown.end,
            "earlier_missing" to shown.earlierMissing,
        )
}
