package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.rekindle.core.EntryKind
import org.rekindle.core.WriteRequest
import kotlin.coroutines.CoroutineContext

/** The journal over the real core: pages, searching while typing, drafts, and that nothing private is printed. */
class JournalPresenterTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val drafts = Drafts()

    private fun Bench.presenter(scope: CoroutineScope = CoroutineScope(Dispatchers.Unconfined)) =
        JournalPresenter(daybook, JournalSpelling(place), drafts, scope)

    private fun Bench.write(text: String) =
        core.writeEntry(WriteRequest(EntryKind.FREE, text, tags = listOf("Ana")), place.here()).id

    private fun bench() = Bench(folder.newFolder()).apply { unlock() }

    private val JournalPresenter.shown get() = state.value as JournalScreenState.Ready

    @Test
    fun aPageIsTwentyAndTheNextGoesOnAfterIt() {
        val bench = bench()
        val ids = (1..25).map { bench.write("entry $it") }.reversed()
        val journal = bench.presenter()
        journal.refresh()
        assertEquals(ids.take(20), journal.shown.entries.map { it.id })
        assertTrue(journal.shown.hasMore)
        journal.more()
        assertEquals(ids, journal.shown.entries.map { it.id })
        assertFalse(journal.shown.hasMore)
        journal.more()
        assertEquals(25, journal.shown.entries.size)
    }

    /** Holds calls until it is told to do them. */
    private class Held : CoroutineDispatcher() {
        private val waiting = ArrayDeque<Runnable>()

        override fun dispatch(
            context: CoroutineContext,
            block: Runnable,
        ) {
            waiting += block
        }

        fun go() {
            while (waiting.isNotEmpty()) waiting.removeFirst().run()
        }
    }

    @Test
    fun theNewestQueryWins() {
        val held = Held()
        val bench = Bench(folder.newFolder(), held)
        bench.core.unlock(bench.key.make(), bench.place.moment())
        bench.write("a walk by the river")
        bench.write("a walk by the lake")
        val journal = bench.presenter()
        val seen = mutableListOf<Int?>()
        CoroutineScope(Dispatchers.Unconfined).launch {
            journal.state.collect { state -> seen += (state as? JournalScreenState.Ready)?.hits?.size }
        }
        journal.search("walk")
        journal.search("walk lake")
        held.go()
        assertEquals("walk lake", journal.shown.query)
        assertEquals(listOf(null, 1), seen)
        val pieces = checkNotNull(journal.shown.hits).single().pieces
        assertEquals(listOf("walk", "lake"), pieces.filter { it.isFound }.map { it.text })
    }

    @Test
    fun anEmptyQueryShowsTheListAgain() {
        val journal = bench().also { it.write("a walk") }.presenter()
        journal.refresh()
        journal.search("nothing of that")
        assertEquals("Nothing found.", journal.shown.rest)
        journal.search("  ")
        assertNull(journal.shown.hits)
        assertNull(journal.shown.rest)
    }

    @Test
    fun whatIsBeingWrittenOutlivesTheScreenAndTheLock() {
        val bench = bench()
        val before = bench.presenter()
        before.begin(WrittenKind.LETTER)
        before.type(drafts.current!!.copy(text = "Dear Ana"))
        // The phone is turned: another screen, another presenter.
        val journal = bench.presenter()
        journal.refresh()
        assertEquals("Dear Ana", journal.shown.draft?.text)
        bench.core.lock()
        journal.refresh()
        assertTrue(journal.state.value is JournalScreenState.Failed)
        bench.unlock()
        journal.refresh()
        assertEquals("Dear Ana", journal.shown.draft?.text)
        journal.save()
        assertNull(journal.shown.draft)
        assertEquals("Dear Ana", journal.shown.open?.text)
    }

    @Test
    fun whatIsRefusedStaysAsItWasTyped() {
        val journal = bench().presenter()
        journal.begin()
        journal.type(Draft(null, WrittenKind.FREE, "   ", emptyList(), null))
        journal.save()
        assertEquals("This cannot be kept as an entry.", journal.shown.trouble?.title)
        assertEquals("   ", journal.shown.draft?.text)
    }

    @Test
    fun nothingIsDeletedThatWasNotAskedAbout() {
        val bench = bench()
        val id = bench.write("a walk")
        val journal = bench.presenter()
        journal.refresh()
        journal.delete()
        assertEquals(1, journal.shown.entries.size)
        journal.askDelete(id)
        journal.keep()
        journal.delete()
        assertEquals(1, journal.shown.entries.size)
        journal.askDelete(id)
        assertEquals(id, journal.shown.deleting)
        journal.delete()
        assertEquals(emptyList<EntryLine>(), journal.shown.entries)
        assertEquals("Nothing written yet.", journal.shown.rest)
    }

    @Test
    fun noStatePrintsWhatAPersonWrote() {
        val bench = bench()
        val id = bench.write("Ana")
        val journal = bench.presenter()
        journal.refresh()
        journal.search("Ana")
        journal.open(id)
        journal.edit(id)
        val state = journal.shown
        val printed = listOf(state, state.entries, state.hits, state.hits!!.single().pieces, state.open, state.draft)
        assertFalse("Ana" in printed.toString())
    }
}
