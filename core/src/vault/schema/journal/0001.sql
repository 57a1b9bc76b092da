-- The journal: what is open only while the app is unlocked. No table of it can hold a shared fact, and nothing in the
-- daybook names a row of it (docs/architecture.md).
--
-- Days are 'YYYY-MM-DD', UUIDs 16 bytes (v7: these rows never leave the phone by themselves).

-- What a person wrote. The id holds the day in its upper bits and the place within the day in its lower 20, so that
-- newest first is by id, in this table and in both indexes; another day is another id. `name` never changes.
CREATE TABLE entry (
    id       INTEGER NOT NULL PRIMARY KEY,
    name     BLOB NOT NULL UNIQUE CHECK (length(name) = 16),
    kind     TEXT NOT NULL CHECK (kind IN ('free', 'appreciation', 'concern', 'reflection', 'letter')),
    day      TEXT NOT NULL,
    practice TEXT,                                    -- the catalogue's id of what it is about
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE entry_tag (
    entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    tag   TEXT NOT NULL,
    PRIMARY KEY (entry, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tag_tag ON entry_tag (tag, entry);

-- Projection for search: the words of an entry as they are compared (`core/src/journal/search/fold.rs`), separated by
-- single spaces. It is kept because an index forgets an entry only when it is told the very words it was given, and
-- because the newest entries wait here: both indexes take in some dozens at once, where one by one each entry would
-- cost several times what writing it does. What waits is read through by each search.
CREATE TABLE entry_folded (
    id      INTEGER NOT NULL PRIMARY KEY REFERENCES entry (id),
    words   TEXT NOT NULL,
    indexed INTEGER NOT NULL CHECK (indexed IN (0, 1))
) STRICT;
CREATE INDEX entry_folded_waiting ON entry_folded (id) WHERE indexed = 0;

-- Whole words and beginnings of words. The words are folded already: SQLite's own tables of letters stay out of it.
-- A page of the index fits one page of the file (4096 bytes less SQLCipher's 80 and the row's head).
CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, content = 'entry_folded', content_rowid = 'id', tokenize = 'ascii', columnsize = 0
);
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);
INSERT INTO entry_words (entry_words, rank) VALUES ('pgsz', 3900);

-- Parts of words, by runs of three letters.
CREATE VIRTUAL TABLE entry_parts USING fts5 (
    words, content = 'entry_folded', content_rowid = 'id', tokenize = 'trigram case_sensitive 1',
    detail = 'none', columnsize = 0
);
INSERT INTO entry_parts (entry_parts, rank) VALUES ('secure-delete', 1);
INSERT INTO entry_parts (entry_parts, rank) VALUES ('pgsz', 3900);

-- While this row is there, nothing that the other asks is shown ("do not ask me until I say so").
CREATE TABLE do_not_ask (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1)
) STRICT;

-- What the other asked and this person put aside: shown no more. Gone when something is put aside after it has closed.
CREATE TABLE put_aside (
    fact TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What the session that runs is: JSON of its exercise, lengths, ritual day and limits, under the number that its timer in
-- the daybook has. Written before that timer, deleted when the session is over, and the limits with it.
CREATE TABLE session_named (
    number TEXT NOT NULL PRIMARY KEY,
    named  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One's own log of sensate focus, in the order of its rows. The answers are the owner's own; nobody else's have a place.
-- `finished` is what the timer saw; NULL while it ran on the other phone and one's own check-out is not answered: such a
-- row is in no log yet. `open`: the check-out may still be answered, of one row at most.
CREATE TABLE session_log (
    id        INTEGER NOT NULL PRIMARY KEY,
    day       TEXT NOT NULL,
    phase     TEXT NOT NULL CHECK (phase IN ('p0', 'p1', 'p2', 'p3')),
    finished  INTEGER CHECK (finished IN (0, 1)),
    open      INTEGER NOT NULL CHECK (open IN (0, 1)),
    check_out TEXT,                                   -- JSON of the five answers; NULL: left out
    CHECK (finished IS NOT NULL OR open = 1)
) STRICT;
CREATE UNIQUE INDEX session_log_open ON session_log (open) WHERE open = 1;

-- The button that was pressed at the safety gate, and the ritual day of it. There is no place for a single answer.
CREATE TABLE gate (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    answer TEXT NOT NULL CHECK (answer IN ('none', 'one-or-more')),
    day    TEXT NOT NULL
) STRICT;

-- Which pauses of the daybook the gate has made: the daybook itself does not know. `made` is 0 until the pause stands
-- there, so that a phone that died in between can make it then.
CREATE TABLE gate_pause (
    ritual BLOB NOT NULL PRIMARY KEY CHECK (length(ritual) = 16),
    pause  BLOB NOT NULL CHECK (length(pause) = 16),
    made   INTEGER NOT NULL CHECK (made IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What a person chose for sessions, where it differs from the default.
CREATE TABLE session_choice (
    key   TEXT NOT NULL PRIMARY KEY CHECK (key IN ('medical', 'speaking')),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Concerns that wait: parked for the next check-in, or to be slept on. `since` is the ritual day on which it was said.
CREATE TABLE entry_waiting (
    entry BLOB NOT NULL PRIMARY KEY REFERENCES entry (name) ON DELETE CASCADE,
    until TEXT NOT NULL CHECK (until IN ('check-in', 'tomorrow')),
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;
