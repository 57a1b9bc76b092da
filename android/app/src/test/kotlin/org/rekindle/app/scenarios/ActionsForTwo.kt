package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleSpelling
import org.rekindle.app.presenters.CoupleStep
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.Leaving
import org.rekindle.app.presenters.NoPlaces
import org.rekindle.app.presenters.Proposing
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.presenters.ShareAmount
import org.rekindle.app.presenters.ShareKind
import org.rekindle.app.presenters.Surroundings
import org.rekindle.core.BackupRequest
import org.rekindle.core.CoupleView
import java.io.File
import java.time.DayOfWeek

/** What two phones do with each other, by taps on the screen for two; what has no screen is a call. */
class ActionsForTwo(
    private val name: String,
    private val story: Story,
    private val daybook: Daybook,
    reminding: Reminding,
    place: Surroundings,
) {
    private val presenter =
        CouplePresenter(
            daybook,
            reminding,
            CoupleSpelling(place, NoPlaces),
            NoPlaces,
            CoroutineScope(Dispatchers.Unconfined),
        )

    /** What the last action made and a story can save. */
    var made: String? = null

    /** The code, when the screen says what people are told under it. */
    fun refusal(
        action: String,
        fields: JsonObject,
        expected: String,
    ): String {
        tap(action, fields)
        val told = ready().trouble
        val said = runBlocking { daybook.words() }.forError(expected, "")
        return if (told?.title == said.text && told.body == said.hint) expected else "no trouble but $told"
    }

    /** Does an action for two and says what is then seen; null when it is none. */
    fun act(
        action: String,
        fields: JsonObject,
    ): JsonElement? =
        when (action) {
            in TAPS -> {
                tap(action, fields)
                ready().trouble?.let { throw AssertionError("the screen says: ${it.title}") }
                seen(action, fields)
            }

            "compare" -> {
                val equal = story.numbers[name] != null && story.numbers[name] == story.numbers[fields["with"].asString]
                Seen.fields("equal" to equal)
            }

            in CALLS -> {
                call(action)
            }

            else -> {
                null
            }
        }

    private fun tap(
        action: String,
        fields: JsonObject,
    ) = with(presenter) {
        when (action) {
            "couple" -> refresh()
            "invite" -> invite()
            "relink" -> relink()
            "join" -> join(text(fields))
            "confirm" -> confirm(text(fields))
            "finish" -> finish(text(fields))
            "accept" -> accept()
            "cancel" -> cancel()
            "propose" -> propose(proposing(fields), fields["instead_of"]?.let(story::saved))
            "accept_proposal" -> acceptProposal(story.saved(fields["proposal"]))
            "share" -> share(entry<ShareKind>(fields["what"]), entry<ShareAmount>(fields["level"]))
            "pause_both" -> pause(fields["from"]?.asString, fields["until"]?.asString)
            "resume_both" -> resume()
            "leave" -> leave(leaving(fields))
            "mailbox" -> choosePlace(story.mailbox)
            "exchange" -> exchange()
            "parcel_out" -> parcelOut { made = "${it.facts} ${it.more != null} ${story.putFile(it.bytes)}" }
            "parcel_in" -> parcelIn(bytes(fields))
            else -> error("no such tap: $action")
        }
    }

    private fun seen(
        action: String,
        fields: JsonObject,
    ): JsonElement {
        val view = runBlocking { daybook.call { it.core.couple(it.here, it.language) } }
        assertScreenIs(view)
        return when (action) {
            "invite", "relink", "join", "confirm", "finish" -> {
                pairing(ready().step)
            }

            "propose" -> {
                SeenForTwo.proposal(view.proposals.single { it.isOwn }.also { made = it.id })
            }

            "share" -> {
                SeenForTwo.share(view.shares.single { it.what.name == fields["what"].asString.uppercase() })
            }

            "exchange", "parcel_in" -> {
                SeenForTwo.exchanged(ready().exchanged!!)
            }

            "parcel_out" -> {
                val (facts, more, file) = made!!.split(" ", limit = 3)
                made = file
                Seen.fields("facts" to facts.toInt(), "more" to more.toBoolean())
            }

            "leave" -> {
                // The screen says nothing of it: it is so unless another program has the vault open.
                Seen.fields("cleared" to true)
            }

            "mailbox" -> {
                JsonNull.INSTANCE
            }

            else -> {
                SeenForTwo.couple(view)
            }
        }
    }

    /** The step of pairing that is on the screen, and what it hands over. */
    private fun pairing(step: CoupleStep): JsonElement =
        when (step) {
            is CoupleStep.CodeShown -> {
                made = step.code
                Seen.fields("relink" to step.isRelink)
            }

            is CoupleStep.ReplyShown -> {
                made = step.reply
                Seen.fields("relink" to step.isRelink)
            }

            is CoupleStep.Compare -> {
                made = step.reveal?.body
                story.numbers[name] = step.number
                Seen.fields("relink" to step.isRelink)
            }

            else -> {
                error("no step of pairing is shown: $step")
            }
        }

    /** What the screen says is what the core knows. */
    private fun assertScreenIs(view: CoupleView) {
        val shown = ready()
        assertEquals(view.beforeYes.shared, shown.beforeYes.shared)
        val step = shown.step as? CoupleStep.Together ?: return
        assertEquals(view.rituals.map { it.name }, step.rituals)
        assertEquals(view.proposals.map { it.id to !it.isOwn }, step.proposals.map { it.id to it.canAnswer })
        assertEquals(view.pauses.size, step.pauses.size)
        assertEquals(view.shares.map { it.level.name }, step.shares.map { it.amount.name })
        assertEquals(view.mailbox != null, step.canExchange)
        assertEquals(view.farewell, step.farewell?.body)
    }

    private fun call(action: String): JsonElement =
        runBlocking {
            daybook.call { visit ->
                when (action) {
                    "couple_week" -> {
                        visit.core.coupleWeek(visit.here)?.let(Seen::streak)
                    }

                    "exchange_in_window" -> {
                        visit.core.exchangeInWindow(visit.here, visit.language)?.let(SeenForTwo::exchange)
                    }

                    else -> {
                        val file = story.folder.resolve("$name.age").path
                        visit.core.backUp(BackupRequest(file, PASSPHRASE, true, "scenario"), visit.here)
                        made = file
                        null
                    }
                } ?: JsonNull.INSTANCE
            }
        }

    private fun ready() = presenter.state.value as CoupleScreenState.Ready

    private fun text(fields: JsonObject): String =
        story.saved(fields["text"]).let { text -> fields["first"]?.let { text.take(it.asInt) } ?: text }

    private fun bytes(fields: JsonObject): ByteArray =
        File(story.saved(fields["parcel"])).readBytes().let { bytes ->
            fields["first"]?.let { bytes.copyOf(minOf(it.asInt, bytes.size)) } ?: bytes
        }

    private fun proposing(fields: JsonObject): Proposing =
        when {
            fields.has("ritual") -> {
                Proposing.OwnRitual(story.saved(fields["ritual"]))
            }

            fields.has("practice") -> {
                val times = fields["schedule"]?.asJsonObject?.get("times")?.asJsonArray
                Proposing.Practice(fields["practice"].asString, times?.map { it.asString }.orEmpty())
            }

            fields.has("goal") -> {
                Proposing.Goal(fields["goal"].asInt)
            }

            else -> {
                Proposing.WeekStart(entry<DayOfWeek>(fields["week_start"]))
            }
        }

    private fun leaving(fields: JsonObject): Leaving {
        val delete = fields["history"]?.asString == "delete"
        return when (val way = fields["way"].asString) {
            "quiet_pause" -> Leaving.QuietPause
            "silently" -> Leaving.Silently(delete)
            "with_words" -> Leaving.WithWords(fields["words"].asString, delete)
            else -> error("no such way: $way")
        }
    }

    private inline fun <reified T : Enum<T>> entry(name: JsonElement): T = enumValueOf(name.asString.uppercase())

    companion object {
        /** What is done by a tap. */
        val TAPS =
            setOf("couple", "invite", "relink", "join", "confirm", "finish", "accept", "cancel", "propose") +
                setOf("accept_proposal", "share", "pause_both", "resume_both", "leave", "mailbox", "exchange") +
                setOf("parcel_out", "parcel_in")

        /** What has no screen. */
        val CALLS = setOf("couple_week", "exchange_in_window", "back_up")
    }
}
