package org.rekindle.app.presenters

/**
 * What the journal shows. What a person wrote is in no [toString] of these: a state that is printed by mistake prints
 * nothing private.
 */
sealed interface JournalScreenState {
    /** It is being read. */
    data object Loading : JournalScreenState

    /** The app is locked, or the vault out of reach. */
    data class Failed(
        /** What happened and what to do. */
        val notice: Notice,
    ) : JournalScreenState

    /** The journal. */
    data class Ready(
        val words: JournalWords,
        /** The newest entries first, as far as they were asked for. */
        val entries: List<EntryLine>,
        /** There are older ones. */
        val hasMore: Boolean,
        /** What is searched for; empty: the list is shown. */
        val query: String,
        /** What was found; null while nothing is searched for. */
        val hits: List<HitLine>?,
        /** Said in place of a list that is empty; else null. */
        val rest: String?,
        /** The entry that is read; null when none is. */
        val open: OpenEntry?,
        /** What is being written; null when nothing is. */
        val draft: Draft?,
        /** The entry that is to be deleted when the person says so once more. */
        val deleting: String?,
        /** What went wrong with the last tap; null when nothing did. */
        val trouble: Notice?,
    ) : JournalScreenState {
        override fun toString() = "Ready(${entries.size} entries)"
    }
}

/** The fixed words of the journal. */
data class JournalWords(
    val title: String,
    val about: String,
    val search: String,
    val write: String,
    /** Empties what is searched for. */
    val clear: String,
    /** Goes on with what is being written. */
    val goOn: String,
    /** Leaves it for later. */
    val later: String,
    val close: String,
    /** Asks for tags, and says how they stand apart. */
    val tagsHint: String,
    val save: String,
    val edit: String,
    val delete: String,
    /** Asked before deleting, which cannot be taken back. */
    val deleteAsk: String,
    val cancel: String,
    val more: String,
    /** Said above what was being written before. */
    val draft: String,
    val discard: String,
    /** The names of the kinds. */
    val kinds: Map<WrittenKind, String>,
)

/** What an entry is about. */
enum class WrittenKind { FREE, APPRECIATION, CONCERN, REFLECTION, LETTER }

/** An entry in the list. */
data class EntryLine(
    val id: String,
    val kind: String,
    val day: String,
    val tags: List<String>,
    /** How it begins. */
    val beginning: String,
) {
    override fun toString() = "EntryLine($id)"
}

/** An entry that was found. */
data class HitLine(
    val id: String,
    val kind: String,
    val day: String,
    /** The piece of the text around what was asked for. */
    val pieces: List<Piece>,
) {
    override fun toString() = "HitLine($id)"
}

/** A piece of a text. */
data class Piece(
    val text: String,
    /** It was asked for. */
    val isFound: Boolean,
) {
    override fun toString() = "Piece"
}

/** An entry that is read. */
data class OpenEntry(
    val id: String,
    val kind: String,
    val day: String,
    val tags: List<String>,
    val text: String,
) {
    override fun toString() = "OpenEntry($id)"
}

/** What is being written. */
data class Draft(
    /** The entry that is changed; null for a new one. */
    val id: String?,
    val kind: WrittenKind,
    val text: String,
    val tags: List<String>,
    /** The practice that it is about; null for none. */
    val practice: String?,
) {
    override fun toString() = "Draft"
}

/**
 * What is being written, for as long as the process lives: a phone that is turned, a call that comes in, a lock in between
 * lose nothing. It is never written anywhere before it is saved; what the system keeps of screens lies open on the disk.
 */
class Drafts {
    /** The one there is. */
    @Volatile
    var current: Draft? = null
}
