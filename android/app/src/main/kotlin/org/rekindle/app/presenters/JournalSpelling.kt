package org.rekindle.app.presenters

import org.rekindle.core.EntryKind
import org.rekindle.core.EntryView
import org.rekindle.core.HitView
import org.rekindle.core.SnippetView
import org.rekindle.core.Words
import java.time.LocalDate

/** Turns the core's views of the journal into what the screen shows. */
class JournalSpelling(
    private val surroundings: Surroundings,
) {
    /** The fixed words. */
    fun words(words: Words) =
        JournalWords(
            title = words["journal_screen.title"],
            about = words["journal_screen.about"],
            search = words["journal_screen.search"],
            write = words["journal_screen.write"],
            clear = words["journal_screen.clear"],
            goOn = words["journal_screen.go_on"],
            later = words["common.not_now"],
            close = words["common.close"],
            tagsHint = words["journal_screen.tags_hint"],
            save = words["common.save"],
            edit = words["common.edit"],
            delete = words["journal_screen.delete"],
            deleteAsk = words["journal_screen.delete_ask"],
            cancel = words["common.cancel"],
            more = words["common.more"],
            draft = words["journal_screen.draft"],
            discard = words["journal_screen.discard"],
            kinds = WrittenKind.entries.associateWith { kind(it, words) },
        )

    /** An entry in the list. */
    fun line(
        view: EntryView,
        visit: Visit,
    ) = EntryLine(view.id, kind(view.kind, visit), day(view.day, visit), view.tags, view.text)

    /** An entry that was found. */
    fun hit(
        view: HitView,
        visit: Visit,
    ) = HitLine(view.id, kind(view.kind, visit), day(view.day, visit), pieces(view.snippet))

    /** An entry that is read. */
    fun open(
        view: EntryView,
        visit: Visit,
    ) = OpenEntry(view.id, kind(view.kind, visit), day(view.day, visit), view.tags, view.text)

    /** The core counts code points; a text here is UTF-16. */
    private fun pieces(snippet: SnippetView): List<Piece> {
        val text = snippet.text
        val pieces = mutableListOf<Piece>()
        var (points, units) = 0 to 0

        fun take(
            until: Int,
            isFound: Boolean,
        ) {
            val end = text.offsetByCodePoints(units, until - points)
            if (end > units) pieces += Piece(text.substring(units, end), isFound)
            points = until
            units = end
        }
        if (snippet.cutBefore) pieces += Piece(CUT, isFound = false)
        snippet.marked.forEach {
            take(it.from.toInt(), isFound = false)
            take(it.to.toInt(), isFound = true)
        }
        take(text.codePointCount(0, text.length), isFound = false)
        if (snippet.cutAfter) pieces += Piece(CUT, isFound = false)
        return pieces
    }

    private fun kind(
        kind: EntryKind,
        visit: Visit,
    ) = kind(WrittenKind.valueOf(kind.name), visit.words)

    private fun kind(
        kind: WrittenKind,
        words: Words,
    ) = words["journal_screen.kind.${kind.name.lowercase()}"]

    private fun day(
        day: String,
        visit: Visit,
    ) = surroundings.dayText(LocalDate.parse(day), visit.language)

    private companion object {
        const val CUT = "…"
    }
}
