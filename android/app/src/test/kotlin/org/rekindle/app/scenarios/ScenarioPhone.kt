package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonPrimitive
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.Reminding
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.presenters.TodayScreenState
import org.rekindle.app.presenters.TodaySpelling
import org.rekindle.app.presenters.Visit
import org.rekindle.app.presenters.code
import org.rekindle.core.FiringView
import org.rekindle.core.PauseRequest
import org.rekindle.core.Rekindle
import org.rekindle.core.RekindleException
import org.rekindle.core.ReminderAnswer
import org.rekindle.core.UnarmedReason
import org.rekindle.core.UnarmedRequest
import java.time.Instant

/** The phone of a scenario: this shell's presenters over the real core, and alarms that refuse what the story says. */
class ScenarioPhone(
    private val name: String,
    private val story: Story,
) {
    private val directory = story.folder.resolve(name).apply { mkdirs() }.path
    private val place = ScenarioPlace(story.scenario)
    private val journalKey = StoryKey { key }
    private val alarms = StoryAlarms()
    private val daybook = Daybook(place, Dispatchers.Unconfined) { checkNotNull(core) { "nothing is open" } }
    private val reminding = Reminding(daybook, alarms)
    private val presenter =
        TodayPresenter(daybook, reminding, TodaySpelling(place), CoroutineScope(Dispatchers.Unconfined))
    private val forTwo = ActionsForTwo(name, story, daybook, reminding, place)
    private var alone = ActionsAlone(story, daybook, journalKey, place)
    private var session = ActionsInSession(story, daybook, place)

    private var core: Rekindle? = null
    private var key = 1
    private var openings = 0
    private var onScreen = false

    /** Takes the phone to the instant, and the place, of a step. */
    fun goTo(step: JsonObject) {
        place.at = Instant.parse(step["at"].asString)
        step["place"]?.let { place.current = it.asString }
    }

    /** Gives what was just made a name: the text, the file or the proposal, else the ritual that was seen. */
    fun save(
        name: String,
        seen: JsonElement,
    ) {
        story.saved[name] =
            forTwo.made ?: session.made ?: seen.asJsonObject.let { it["ritual"] ?: it["entry"] }.asString
    }

    /** [seen] with the names that the story gave its rituals in place of their ids. */
    fun named(seen: JsonElement): JsonElement =
        when {
            seen.isJsonArray -> {
                seen.asJsonArray.apply { forEachIndexed { index, one -> set(index, named(one)) } }
            }

            seen.isJsonObject -> {
                seen.asJsonObject.apply {
                    keySet().toList().forEach { field ->
                        add(
                            field,
                            if (field in setOf("ritual", "proposal", "entry")) {
                                nameOf(get(field))
                            } else {
                                named(get(field))
                            },
                        )
                    }
                }
            }

            else -> {
                seen
            }
        }

    /** The screen "today", when the last action went through it. */
    fun shown(): TodayScreenState.Ready? = if (onScreen) presenter.state.value as TodayScreenState.Ready else null

    /** The code with which an action is refused. It goes past the presenters, which show a refusal in words. */
    fun refusal(
        action: String,
        fields: JsonObject,
        expected: String,
    ): String? =
        try {
            when (action) {
                in ActionsForTwo.TAPS -> {
                    return forTwo.refusal(action, fields, expected)
                }

                in ActionsAlone.TAPS -> {
                    return alone.refusal(action, fields, expected)
                }

                in ActionsInSession.TAPS -> {
                    return session.refusal(action, fields, expected)
                }

                "create", "open", in ActionsForTwo.CALLS, in ActionsInSession.CALLS -> {
                    act(action, fields)
                }

                else -> {
                    tell(
                        action,
                        fields,
                        Visit(checkNotNull(core), place.here(), place.moment(), place.language, noWords()),
                    )
                }
            }
            null
        } catch (reason: RekindleException) {
            reason.code()
        }

    /** Does one action and says what is then seen. */
    fun act(
        action: String,
        fields: JsonObject,
    ): JsonElement {
        forTwo.made = null
        onScreen = action == "today" || (action in setOf("mark", "take_back") && !fields.has("day"))
        return when (action) {
            "create" -> {
                doors(fields) { Rekindle.create(directory, keyBytes(), seed(), place.here()) }
            }

            "open" -> {
                doors(fields) { Rekindle.open(directory, keyBytes(), seed()) }
            }

            "restore" -> {
                doors(fields) {
                    Rekindle.restore(
                        story.saved(fields["from"]),
                        PASSPHRASE,
                        directory,
                        keyBytes(),
                        journalKey.read(),
                        seed(),
                    )
                }
            }

            "close" -> {
                nothing { daybook.close() }
            }

            "reopen" -> {
                nothing { daybook.close() }.also {
                    doors(
                        fields,
                    ) { Rekindle.open(directory, keyBytes(), seed()) }
                }
            }

            "today" -> {
                screen { refresh() }
            }

            "mark" -> {
                if (onScreen) screen { mark(ritual(fields)!!) } else inVault(action, fields)
            }

            "take_back" -> {
                if (onScreen) screen { undo(ritual(fields)!!) } else inVault(action, fields)
            }

            "answer" -> {
                nothing { reminding.answer(entry(fields["answer"].asString), firing(fields)) }
            }

            "rang" -> {
                nothing { reminding.rang(firing(fields)) }
            }

            "unarmed" -> {
                nothing { refuse(fields) }
            }

            "set_clock" -> {
                nothing { place.setOff(fields["by_seconds"].asLong) }
            }

            "process_ends", "reboot" -> {
                if (action == "reboot") place.reboot()
                // The system takes the process: nothing is closed, and what presenters remembered is gone.
                core?.destroy()
                alone = ActionsAlone(story, daybook, journalKey, place)
                session = ActionsInSession(story, daybook, place)
                nothing { runCatching { daybook.close() } }
                doors(fields) { Rekindle.open(directory, keyBytes(), seed()) }
            }

            else -> {
                alone.act(action, fields) ?: session.act(action, fields)
                    ?: forTwo.act(action, fields) ?: inVault(action, fields)
            }
        }
    }

    private fun inVault(
        action: String,
        fields: JsonObject,
    ): JsonElement = runBlocking { daybook.call { tell(action, fields, it) } }

    /** Taps on the screen, and what the core then tells of today. */
    private fun screen(tap: TodayPresenter.() -> Unit): JsonElement {
        presenter.tap()
        return runBlocking { daybook.call { Seen.today(it.core.today(it.here, it.language)) } }
    }

    /** The actions that are one call of the core. */
    private fun tell(
        action: String,
        fields: JsonObject,
        visit: Visit,
    ): JsonElement {
        val (core, here, language) = Triple(visit.core, visit.here, visit.language)
        val day = fields["day"]?.asString

        fun today() = Seen.today(core.today(here, language))
        return when (action) {
            "adopt" -> {
                Seen.ritual(core.adopt(Requests.adopt(fields), here, language))
            }

            "own" -> {
                Seen.ritual(core.makeOwn(Requests.own(fields), here, language))
            }

            "edit" -> {
                Seen.ritual(core.edit(ritual(fields)!!, Requests.edit(fields), here, language))
            }

            "retire" -> {
                JsonNull.INSTANCE.also { core.retire(ritual(fields)!!, here) }
            }

            "rituals" -> {
                Seen.list(core.rituals(language).map(Seen::ritual))
            }

            "today" -> {
                today()
            }

            "mark" -> {
                JsonNull.INSTANCE.also { core.mark(ritual(fields)!!, day, here) }
            }

            "take_back" -> {
                JsonNull.INSTANCE.also { core.takeBack(ritual(fields)!!, day, here) }
            }

            "skip" -> {
                core.skip(ritual(fields)!!, day, here).let { if (day == null) today() else JsonNull.INSTANCE }
            }

            "unskip" -> {
                core.unskip(ritual(fields)!!, day, here).let { if (day == null) today() else JsonNull.INSTANCE }
            }

            "pause" -> {
                Seen.pause(
                    core.pause(PauseRequest(ritual(fields), fields["from"]?.asString, fields["until"]?.asString), here),
                )
            }

            "resume" -> {
                JsonNull.INSTANCE.also { core.resume(ritual(fields), here) }
            }

            "pauses" -> {
                Seen.list(core.pauses(here).map(Seen::pause))
            }

            "plan" -> {
                Seen.list(core.reminderPlan(fields["limit"].asInt.toUInt(), here, language).map(Seen::reminder))
            }

            "answer" -> {
                firing(fields).let {
                    JsonNull.INSTANCE.also { _ ->
                        core.answerReminder(entry(fields["answer"].asString), it.ritual, it.ruleLocal, it.day, here)
                    }
                }
            }

            "week" -> {
                Seen.streak(core.week(here))
            }

            "setting" -> {
                JsonNull.INSTANCE.also { core.changeSetting(Requests.setting(fields), here) }
            }

            else -> {
                error("no such action: $action")
            }
        }
    }

    private fun doors(
        fields: JsonObject,
        open: () -> Rekindle,
    ): JsonElement {
        val before = key
        key = fields["key"]?.asInt ?: if (core == null || fields.has("key")) 1 else key
        openings++
        try {
            core = open()
        } catch (reason: RekindleException) {
            key = before
            throw reason
        }
        return JsonNull.INSTANCE
    }

    private suspend fun refuse(fields: JsonObject) {
        val reason = if (fields["reason"].asString == "no_room") UnarmedReason.NoRoom else UnarmedReason.NotAllowed
        val planned = daybook.call { it.core.reminderPlan(64u, it.here, it.language) }.associateBy { it.atMs }
        alarms.refused =
            fields["at"].asJsonArray.map { at ->
                val ms = Instant.parse(at.asString).toEpochMilli()
                UnarmedRequest(planned[ms]?.id ?: at.asString, ms, reason)
            }
        reminding.arm()
    }

    private fun ritual(fields: JsonObject): String? = fields["ritual"]?.asString?.let { story.saved[it] ?: it }

    private fun firing(fields: JsonObject) =
        FiringView(
            ritual = ritual(fields)!!,
            ruleLocal = fields["rule_local"].asString,
            also = fields["also"]?.asJsonArray?.map { it.asString }.orEmpty(),
            day = fields["day"].asString,
            snoozed = false,
            deferred = false,
        )

    private fun nameOf(id: JsonElement): JsonElement =
        story.saved.entries.find { id.isJsonPrimitive && it.value == id.asString }?.let { JsonPrimitive(it.key) } ?: id

    private fun keyBytes() = ByteArray(32) { key.toByte() }

    // Two phones never draw the same: each letter has 64 seeds of its own.
    private fun seed() = ByteArray(32) { ((name.single() - 'a') * 64 + openings).toByte() }

    private fun noWords() = runBlocking { daybook.words() }

    private fun nothing(act: suspend () -> Unit): JsonElement = JsonNull.INSTANCE.also { runBlocking { act() } }

    private fun entry(name: String) = ReminderAnswer.valueOf(name.uppercase())
}
