package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.rekindle.app.presenters.BodyAnswer
import org.rekindle.app.presenters.CheckOutTaps
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.SessionPorts
import org.rekindle.app.presenters.SessionPresenter
import org.rekindle.app.presenters.SessionScreenState
import org.rekindle.app.presenters.SessionWish
import org.rekindle.app.presenters.Surroundings
import org.rekindle.app.presenters.YesStep
import org.rekindle.core.OfferedExercise
import org.rekindle.core.Words

/** Guided sessions in a story, by taps on their screen; what has no screen is a call. */
class ActionsInSession(
    private val story: Story,
    private val daybook: Daybook,
    place: Surroundings,
) {
    private val said = mutableListOf<String>()
    private val ports = SessionPorts({ }, { line, _ -> said += line }, { }, { })
    private val presenter =
        SessionPresenter(
            daybook,
            place,
            ports,
            CoroutineScope(Dispatchers.Unconfined),
            // Time passes by steps here and not by itself.
            sleep = { awaitCancellation() },
        )
    private var exercise: String? = null

    /** What the last action made and a story can save. */
    var made: String? = null

    /** The code, when the screen says what people are told under it. */
    fun refusal(
        action: String,
        fields: JsonObject,
        expected: String,
    ): String {
        tap(action, fields)
        val told = trouble()
        val words = runBlocking { daybook.words() }.forError(expected, "")
        return if (told?.title == words.text && told.body == words.hint) expected else "no trouble but $told"
    }

    /** Does an action and says what is then seen; null when it is none of these. */
    fun act(
        action: String,
        fields: JsonObject,
    ): JsonElement? {
        made = null
        if (action in CALLS) return call(action, fields)
        if (action !in TAPS) return null
        said.clear()
        tap(action, fields)
        return when (action) {
            "offered" -> offered()
            "gate", "medical" -> gate()
            "check_out" -> JsonNull.INSTANCE.also { assertNull("the screen says", trouble()) }
            else -> session(action)
        }
    }

    private fun tap(
        action: String,
        fields: JsonObject,
    ) = with(presenter) {
        when (action) {
            "offered" -> dismiss()
            "gate" -> fields["answer"]?.let { answerGate(it.asString == "one_or_more") } ?: askGate()
            "medical" -> answerMedical(BodyAnswer.valueOf(fields["answer"].asString.uppercase()))
            "begin" -> begin(fields)
            "yes" -> yes(fields["who"].asString)
            "take_yes_back" -> takeBack(isOther = fields["who"].asString == "other")
            "start_session" -> start()
            "pause_session" -> pause()
            "resume_session" -> resume()
            "stop_session" -> stop(fields["traceless"]?.asBoolean ?: false)
            "end_segment" -> endSegment((state.value as SessionScreenState.Running).segment ?: 0)
            "look" -> look()
            "read_yes" -> readYes(story.saved(fields["text"]))
            "check_out" -> checkOut(fields["answers"].takeIf { it.isJsonArray }?.let(::answers))
            else -> error("no such tap: $action")
        }
    }

    /** Who has read that it is over leaves the page. */
    private fun look() {
        val over = presenter.state.value as? SessionScreenState.Over
        if (over != null && over.checkOut == null) presenter.dismiss()
        presenter.refresh()
    }

    private fun begin(fields: JsonObject) {
        exercise = fields["exercise"].asString
        presenter.begin(
            SessionWish(
                exercise = fields["exercise"].asString,
                twoPhones = fields["two_phones"]?.asBoolean ?: false,
                skipsStarter = fields["skips_starter"]?.asBoolean ?: false,
                mainSeconds = fields["main"]?.asInt,
            ),
        )
        listOf("own" to false, "other" to true).forEach { (name, isOther) ->
            val asked = presenter.state.value as? SessionScreenState.Limiting ?: return
            assertEquals(isOther, asked.isOther)
            val limits = fields[name]?.asJsonObject ?: JsonObject()
            presenter.limit(names(limits["not_today"]), names(limits["included"]))
        }
    }

    private fun names(list: JsonElement?) =
        list
            ?.asJsonArray
            ?.map { it.asString }
            .orEmpty()
            .toSet()

    /** Each on their own: the phone is handed over before the other's yes. */
    private fun yes(who: String) {
        presenter.handedOver(toOther = who == "other")
        presenter.yes()
    }

    private fun answers(list: JsonElement): CheckOutTaps {
        val (stayed, pressure, pain, wished, ran) = list.asJsonArray.toList()
        return CheckOutTaps(stayed.asInt, pressure.asInt, pain.asBoolean, wished.asBoolean, ran.asBoolean)
    }

    private fun trouble(): Notice? =
        when (val state = presenter.state.value) {
            is SessionScreenState.Failed -> state.notice
            is SessionScreenState.Choosing -> state.trouble
            is SessionScreenState.Consenting -> state.trouble
            is SessionScreenState.Running -> state.trouble
            is SessionScreenState.Over -> state.trouble
            else -> null
        }

    private fun offered(): JsonElement {
        val shown = presenter.state.value as SessionScreenState.Choosing
        val view = runBlocking { daybook.call { it.core.offeredSessions(it.here, it.language) } }
        assertEquals(view.exercises.map { it.exercise }, shown.exercises.map { it.exercise })
        val names = { all: List<OfferedExercise> -> all.map { it.exercise } }
        return Seen.fields(
            "exercises" to names(view.exercises),
            "phases" to shown.phases?.map { it.exercise },
            "asks_gate" to shown.asksGate,
        )
    }

    private fun gate(): JsonElement {
        assertNull("the screen says", trouble())
        val view = runBlocking { daybook.call { it.core.gate(it.here, it.language) } }
        return Seen.fields("standing" to view.standing, "medical" to view.medical)
    }

    private fun session(action: String): JsonElement {
        val words: Words = runBlocking { daybook.words() }
        val trouble = trouble()
        val refused = REFUSALS.find { words.text("session.refused.$it", emptyMap()) == trouble?.title }
        if (trouble != null && refused == null && trouble.title != words.forError("locked", "").text) {
            throw AssertionError("the screen says: ${trouble.title}")
        }
        val view = runBlocking { daybook.call { it.core.sessionStatus(it.now, it.language) } }?.session
        val isUnlocked = runBlocking { daybook.call { it.core.lockView(it.now).unlocked } }
        val shown = presenter.state.value
        val over =
            (shown as? SessionScreenState.Over)?.let { state ->
                OVER.entries.find { words.text(it.value, emptyMap()) == state.line }?.key
            }
        if (view == null && over == null) return JsonNull.INSTANCE
        if (shown is SessionScreenState.Running) {
            assertEquals(view?.remainingMs?.let { it.toLong() / 1000 }, shown.leftSeconds)
            assertEquals(isUnlocked, shown.title != null)
        }
        if (shown is SessionScreenState.Consenting) {
            assertEquals(view?.mayBegin, shown.step == YesStep.Both)
            made = (shown.step as? YesStep.OtherPhone)?.question ?: question()
        }
        val limits = (shown as? SessionScreenState.Consenting)?.limits
        return Seen
            .fields(
                "state" to (over ?: view?.state),
                "segment" to view?.segment?.toInt(),
                "left_seconds" to view?.remainingMs?.let { it.toLong() / 1000 }.takeIf { over == null },
                "may_begin" to (view?.mayBegin ?: false),
                "said" to said.lastOrNull(),
                "refused" to refused,
                "check_out" to (if (isUnlocked) (shown as? SessionScreenState.Over)?.checkOut != null else null),
            ).asJsonObject
            .apply {
                if (action in COMMANDS) addProperty("exercise", exercise)
                limits?.let { add("allowed", Seen.fields("all" to it.allowed).asJsonObject["all"]) }
            }
    }

    /** The question is there as long as its yes is waited for, whoever else has said theirs. */
    private fun question() = runBlocking { daybook.call { it.core.session(it.now, it.language)?.question } }

    private fun call(
        action: String,
        fields: JsonObject,
    ): JsonElement =
        runBlocking {
            daybook.call { visit ->
                val core = visit.core
                when (action) {
                    "read_question" -> {
                        val view = core.readQuestion(story.saved(fields["text"]), visit.here, visit.language)
                        assertNotNull(view.title)
                        Seen.fields("seconds" to view.seconds.toInt(), "closed" to (view.closed != null))
                    }

                    "answer_question" -> {
                        made = core.answerQuestion(story.saved(fields["text"]), visit.here)
                        JsonNull.INSTANCE
                    }

                    else -> {
                        val log = core.sessionLog(visit.now, visit.language)
                        Seen.list(log.map { Seen.fields("day" to it.day, "finished" to it.finished) })
                    }
                }
            }
        }

    companion object {
        /** The actions that are taps on the screen of a session. */
        val TAPS =
            setOf(
                "offered",
                "gate",
                "medical",
                "begin",
                "yes",
                "take_yes_back",
                "start_session",
                "pause_session",
                "resume_session",
                "stop_session",
                "end_segment",
                "look",
                "read_yes",
                "check_out",
            )

        /** The actions that are calls. */
        val CALLS = setOf("read_question", "answer_question", "session_log")

        private val COMMANDS = setOf("begin", "yes", "take_yes_back", "start_session", "resume_session", "end_segment")

        private val REFUSALS =
            listOf("not_now", "consent_needed", "other_session", "stale", "other_phone", "already_ended")

        private val OVER =
            mapOf(
                "stopped" to "session.stopped",
                "lapsed" to "sensate.consent.lapsed",
                "check-out" to "session.finished",
            )
    }
}
