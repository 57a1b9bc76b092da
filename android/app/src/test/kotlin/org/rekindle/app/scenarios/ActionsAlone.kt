package org.rekindle.app.scenarios

import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.rekindle.app.presenters.Daybook
import org.rekindle.app.presenters.Drafts
import org.rekindle.app.presenters.JournalPresenter
import org.rekindle.app.presenters.JournalScreenState
import org.rekindle.app.presenters.JournalSpelling
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.presenters.LockScreenState
import org.rekindle.app.presenters.Notice
import org.rekindle.app.presenters.Surroundings
import org.rekindle.app.presenters.SystemKey
import org.rekindle.app.presenters.WrittenKind
import org.rekindle.core.EntryView
import org.rekindle.core.LockView

/** What one person does alone, by taps on the lock and in the journal. */
class ActionsAlone(
    private val story: Story,
    private val daybook: Daybook,
    key: SystemKey,
    place: Surroundings,
) {
    private val scope = CoroutineScope(Dispatchers.Unconfined)

    // Time passes by steps here and not by itself: whoever would wait for it waits for ever.
    private val lock = LockPresenter(daybook, key, place, scope, sleep = { awaitCancellation() })
    private val drafts = Drafts()
    private val journal = JournalPresenter(daybook, JournalSpelling(place), drafts, scope)

    /** The code, when the screen says what people are told under it. */
    fun refusal(
        action: String,
        fields: JsonObject,
        expected: String,
    ): String {
        tap(action, fields)
        drafts.current = null
        val told = trouble(action)
        val said = runBlocking { daybook.words() }.forError(expected, LIMITS[expected].orEmpty())
        return if (told?.title == said.text && told.body == said.hint) expected else "no trouble but $told"
    }

    /** Does an action and says what is then seen; null when it is none of these. */
    fun act(
        action: String,
        fields: JsonObject,
    ): JsonElement? {
        if (action !in TAPS) return null
        tap(action, fields)
        trouble(action)?.let { throw AssertionError("the screen says: ${it.title}") }
        return if (action in LOCK_TAPS) locked() else written(action)
    }

    private fun trouble(action: String): Notice? =
        if (action in LOCK_TAPS) {
            when (val state = lock.state.value) {
                is LockScreenState.Loading -> null
                is LockScreenState.Failed -> state.notice
                is LockScreenState.Locked -> state.trouble
                is LockScreenState.Open -> state.trouble
            }
        } else {
            when (val state = journal.state.value) {
                is JournalScreenState.Loading -> null
                is JournalScreenState.Failed -> state.notice
                is JournalScreenState.Ready -> state.trouble
            }
        }

    private fun tap(
        action: String,
        fields: JsonObject,
    ) {
        when (action) {
            "unlock" -> fields["pin"]?.let { lock.unlock(it.asString) } ?: lock.refresh()
            "lock" -> lock.lock()
            "lock_state" -> lock.look()
            "set_pin" -> lock.setPin(fields["pin"].asString)
            "change_pin" -> lock.changePin(fields["current"].asString, fields["new"].asString)
            "remove_pin" -> lock.removePin(fields["pin"].asString)
            "leave_app" -> lock.left().also { lock.look() }
            "come_back" -> lock.cameBack()
            "write" -> write(fields)
            "edit_entry" -> edit(fields)
            "delete_entry" -> journal.askDelete(story.saved(fields["entry"])).also { journal.delete() }
            "entry" -> journal.open(story.saved(fields["entry"]))
            "entries" -> journal.refresh()
            "search" -> journal.search(fields["query"].asString)
            else -> error("no such tap: $action")
        }
    }

    private fun write(fields: JsonObject) {
        journal.begin(kind(fields) ?: WrittenKind.FREE, fields["practice"]?.asString)
        type(fields)
        journal.save()
    }

    private fun edit(fields: JsonObject) {
        journal.edit(story.saved(fields["entry"]))
        type(fields)
        journal.save()
    }

    private fun type(fields: JsonObject) {
        val draft = drafts.current ?: return
        journal.type(
            draft.copy(
                kind = kind(fields) ?: draft.kind,
                text = fields["text"]?.asString ?: draft.text,
                tags = fields["tags"]?.asJsonArray?.map { it.asString } ?: draft.tags,
            ),
        )
    }

    private fun kind(fields: JsonObject) = fields["kind"]?.let { WrittenKind.valueOf(it.asString.uppercase()) }

    /** What the core knows, and that the screen says the same. */
    private fun locked(): JsonElement {
        val view: LockView = runBlocking { daybook.call { it.core.lockView(it.now) } }
        when (val state = lock.state.value) {
            is LockScreenState.Locked -> {
                assertEquals(false to true, view.unlocked to view.pinSet)
                assertEquals(view.waitSeconds.toLong(), state.waitSeconds)
            }

            is LockScreenState.Open -> {
                assertEquals(view.pinSet, state.hasPin)
            }

            else -> {
                error("the lock shows $state")
            }
        }
        return Seen.fields(
            "unlocked" to view.unlocked,
            "pin_set" to view.pinSet,
            "wait_seconds" to view.waitSeconds.toLong(),
        )
    }

    private fun written(action: String): JsonElement {
        val shown = journal.state.value as JournalScreenState.Ready
        return when (action) {
            "delete_entry" -> {
                JsonNull.INSTANCE
            }

            "entries" -> {
                while ((journal.state.value as JournalScreenState.Ready).hasMore) journal.more()
                Seen.list((journal.state.value as JournalScreenState.Ready).entries.map { entry(it.id) })
            }

            "search" -> {
                Seen.list(
                    shown.hits.orEmpty().map { hit ->
                        Seen.fields(
                            "entry" to hit.id,
                            "kind" to core(hit.id).kind,
                            "day" to core(hit.id).day,
                            "text" to hit.pieces.filter { it.text != "…" }.joinToString("") { it.text },
                            "found" to hit.pieces.filter { it.isFound }.map { it.text },
                        )
                    },
                )
            }

            else -> {
                val open = checkNotNull(shown.open)
                assertEquals(core(open.id).text, open.text)
                entry(open.id)
            }
        }
    }

    private fun core(id: String): EntryView = runBlocking { daybook.call { it.core.entry(id) } }

    private fun entry(id: String): JsonElement {
        val view = core(id)
        return Seen.fields(
            "entry" to view.id,
            "kind" to view.kind,
            "day" to view.day,
            "practice" to view.practice,
            "tags" to view.tags,
            "text" to view.text,
        )
    }

    companion object {
        private val LOCK_TAPS =
            setOf("unlock", "lock", "lock_state", "set_pin", "change_pin", "remove_pin", "leave_app", "come_back")

        /** What the words of a refusal have a place for. */
        private val LIMITS = mapOf("bad_pin" to "4")

        /** The actions that are taps on the lock or in the journal. */
        val TAPS = LOCK_TAPS + setOf("write", "edit_entry", "delete_entry", "entry", "entries", "search")
    }
}
