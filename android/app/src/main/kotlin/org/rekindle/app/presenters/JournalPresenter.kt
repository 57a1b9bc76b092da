package org.rekindle.app.presenters

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.EntryEditRequest
import org.rekindle.core.EntryKind
import org.rekindle.core.ListRequest
import org.rekindle.core.PracticeChange
import org.rekindle.core.RekindleException
import org.rekindle.core.WriteRequest

/**
 * Holds the state of the journal and turns taps into calls of the core. What is being written lies in [drafts], which
 * outlive this; everything else is read from the core.
 */
class JournalPresenter(
    private val daybook: Daybook,
    private val spelling: JournalSpelling,
    private val drafts: Drafts,
    private val scope: CoroutineScope,
) {
    private val shown = MutableStateFlow<JournalScreenState>(JournalScreenState.Loading)
    private val one = Mutex()
    private var page = Page()
    private var searching: Job? = null

    // Typed while a call is under way; so they lie beside what that call reads.
    @Volatile
    private var query = ""

    @Volatile
    private var hits: List<HitLine>? = null

    /** What to show. */
    val state: StateFlow<JournalScreenState> = shown.asStateFlow()

    /** Reads the newest entries: at start, and after unlocking. */
    fun refresh() = act { it.firstPage() }

    /** Reads the next page. */
    fun more() =
        act { visit ->
            val last = page.entries.lastOrNull()?.id
            if (last != null && page.hasMore) visit.nextPage(after = last)
        }

    /** Searches as it is typed: the newest query wins, whichever is answered first. An empty one shows the list again. */
    fun search(query: String) {
        searching?.cancel()
        this.query = query
        searching =
            scope.launch {
                guarded {
                    val found =
                        query.takeIf { it.isNotBlank() }?.let {
                            daybook.call { visit -> visit.core.searchJournal(query).map { spelling.hit(it, visit) } }
                        }
                    // A newer query came while this one was asked: it has been cancelled, and shows nothing.
                    ensureActive()
                    hits = found
                    show()
                }
            }
    }

    /** Shows one entry, whole. */
    fun open(id: String) = act { page = page.copy(open = spelling.open(it.core.entry(id), it)) }

    /** Closes the entry that is read. */
    fun close() = act { page = page.copy(open = null, deleting = null) }

    /** Begins a new entry; one that is being written stays where it is. */
    fun begin(
        kind: WrittenKind = WrittenKind.FREE,
        practice: String? = null,
    ) = act { if (drafts.current == null) drafts.current = Draft(null, kind, "", emptyList(), practice) }

    /** Begins to change an entry; one that is being written stays where it is. */
    fun edit(id: String) =
        act { visit ->
            if (drafts.current == null) {
                val view = visit.core.entry(id)
                drafts.current = Draft(id, WrittenKind.valueOf(view.kind.name), view.text, view.tags, view.practice)
            }
        }

    /** Takes what was typed so far. At once and without a call, so that no letter waits for the disk. */
    fun type(draft: Draft) {
        drafts.current = draft
        shown.value = (shown.value as? JournalScreenState.Ready)?.copy(draft = draft) ?: shown.value
    }

    /** Lets go of what is being written. */
    fun discard() = act { drafts.current = null }

    /** Saves what is being written. What is refused stays as it was typed. */
    fun save() =
        act { visit ->
            val draft = drafts.current ?: return@act
            val kind = EntryKind.valueOf(draft.kind.name)
            val saved =
                if (draft.id == null) {
                    visit.core.writeEntry(
                        WriteRequest(kind, draft.text, tags = draft.tags, practice = draft.practice),
                        visit.here,
                    )
                } else {
                    val about = draft.practice?.let { PracticeChange.About(it) } ?: PracticeChange.Nothing
                    val request = EntryEditRequest(kind, draft.text, tags = draft.tags, practice = about)
                    visit.core.editEntry(draft.id, request, visit.here)
                }
            drafts.current = null
            page = page.copy(open = spelling.open(saved, visit))
            visit.firstPage()
        }

    /** Asks whether an entry is to be deleted: it cannot be taken back. */
    fun askDelete(id: String) = act { page = page.copy(deleting = id) }

    /** Keeps it. */
    fun keep() = act { page = page.copy(deleting = null) }

    /** Deletes the entry that was asked about, for good; no other. */
    fun delete() =
        act { visit ->
            val id = page.deleting ?: return@act
            page = page.copy(deleting = null)
            visit.core.deleteEntry(id)
            if (drafts.current?.id == id) drafts.current = null
            page = page.copy(open = page.open?.takeIf { it.id != id })
            visit.firstPage()
        }

    private fun Visit.firstPage() {
        page = page.copy(entries = emptyList())
        nextPage(after = null)
        // What was found may have been changed or be gone.
        hits =
            query.takeIf { it.isNotBlank() }?.let { asked -> core.searchJournal(asked).map { spelling.hit(it, this) } }
    }

    private fun Visit.nextPage(after: String?) {
        // One more than is shown says whether there are more.
        val views = core.entries(ListRequest(after = after, limit = (PAGE + 1).toUInt()))
        val lines = views.take(PAGE).map { spelling.line(it, this) }
        page = page.copy(entries = page.entries + lines, hasMore = views.size > PAGE)
    }

    private fun act(call: (Visit) -> Unit) {
        scope.launch { one.withLock { guarded { daybook.call { refused(it) { call(it) } }.also { show() } } } }
    }

    /** What is refused is told beside the journal, which stays; a lock closes it. */
    private fun refused(
        visit: Visit,
        call: () -> Unit,
    ) {
        page =
            try {
                call()
                page.copy(trouble = null)
            } catch (reason: RekindleException.Refused) {
                if (reason.code == LOCKED) throw reason
                page.copy(trouble = notice(reason.code, visit.words, reason.reason))
            }
    }

    private suspend fun show() {
        val words = daybook.words()
        val rest =
            when {
                hits?.isEmpty() == true -> words["journal_screen.nothing_found"]
                hits == null && page.entries.isEmpty() -> words["journal_screen.empty"]
                else -> null
            }
        shown.value =
            with(page) {
                JournalScreenState.Ready(
                    spelling.words(words),
                    entries,
                    hasMore,
                    query,
                    hits,
                    rest,
                    open,
                    drafts.current,
                    deleting,
                    trouble,
                )
            }
    }

    private suspend fun guarded(call: suspend () -> Unit) {
        try {
            call()
        } catch (reason: RekindleException) {
            // Nothing that was read stays behind a lock; what is being written does, out of sight.
            forget()
            shown.value = JournalScreenState.Failed(notice(reason.code(), daybook.words(), reason.reason()))
        } catch (reason: VaultOutOfReachException) {
            forget()
            shown.value = JournalScreenState.Failed(notice(reason.code, daybook.words()))
        }
    }

    private fun forget() {
        page = Page()
        hits = null
    }

    private data class Page(
        val entries: List<EntryLine> = emptyList(),
        val hasMore: Boolean = false,
        val open: OpenEntry? = null,
        val deleting: String? = null,
        val trouble: Notice? = null,
    ) {
        override fun toString() = "Page"
    }

    private companion object {
        const val PAGE = 20
        const val LOCKED = "locked"
    }
}
