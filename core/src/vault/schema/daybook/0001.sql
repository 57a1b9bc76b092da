-- The daybook: what reminders and their actions need before anything is unlocked.
-- Never here: journal entries, measures, sessions and their phases, the gate, refusals (docs/architecture.md).
--
-- Days are 'YYYY-MM-DD', civil times 'YYYY-MM-DDTHH:MM:SS', instants milliseconds since 1970-01-01 UTC, UUIDs
-- 16 bytes. Ritual ids are random (v4), because marks that may be shared name them; private rows use v7.

-- A practice that was adopted, or a ritual of one's own. `kind` never changes: it would rewrite the past.
CREATE TABLE ritual (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    practice   TEXT,                                  -- the catalogue's id; NULL: one's own
    name       TEXT,                                  -- NULL: the catalogue's name in the reader's language
    kind       TEXT NOT NULL CHECK (kind IN ('together', 'each', 'touch')),
    private    INTEGER NOT NULL CHECK (private IN (0, 1)),
    quieting   TEXT NOT NULL CHECK (quieting IN ('rest_of_day', 'each_time')),
    position   INTEGER NOT NULL,
    adopted_on TEXT NOT NULL,
    retired_on TEXT,
    CHECK (practice IS NOT NULL OR name IS NOT NULL)
) STRICT;

-- One recurring civil time of a ritual; several times a day are several rows.
CREATE TABLE schedule (
    ritual        BLOB NOT NULL REFERENCES ritual (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    starts_local  TEXT NOT NULL,
    rule          TEXT NOT NULL,
    except_local  TEXT NOT NULL,                      -- civil times left out, separated by spaces
    PRIMARY KEY (ritual, position)
) STRICT, WITHOUT ROWID;

-- A set of facts that grows and is never edited. Alone there is one, from which no segment is ever made;
-- pairing opens another with a new device and counts from 1.
CREATE TABLE fact_set (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    device    BLOB NOT NULL CHECK (length(device) = 16),
    shared    INTEGER NOT NULL CHECK (shared IN (0, 1)),
    current   INTEGER NOT NULL CHECK (current IN (0, 1)),
    counter   INTEGER NOT NULL CHECK (counter >= 0),  -- the last number that `device` has given
    lamport   INTEGER NOT NULL CHECK (lamport >= 0),  -- the highest Lamport counter seen in the set
    opened_on TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX fact_set_current ON fact_set (current) WHERE current = 1;

-- Facts. `payload` is kept byte for byte, also of a kind or version that this build does not know.
CREATE TABLE fact (
    fact_set BLOB NOT NULL REFERENCES fact_set (id),
    device   BLOB NOT NULL CHECK (length(device) = 16),
    counter  INTEGER NOT NULL CHECK (counter >= 1),
    lamport  INTEGER NOT NULL CHECK (lamport >= 1),
    kind     TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    payload  BLOB NOT NULL,
    PRIMARY KEY (fact_set, device, counter)
) STRICT, WITHOUT ROWID;
-- Goals and the like are a handful among ten years of marks, and every view needs them.
CREATE INDEX fact_rare ON fact (fact_set, kind) WHERE kind NOT IN ('mark', 'take_back');

-- Projection of the marks among the facts: which stand, by ritual and day. Rebuilt from `fact` at any time.
CREATE TABLE shared_mark (
    ritual   BLOB NOT NULL,
    day      TEXT NOT NULL,
    fact_set BLOB NOT NULL,
    device   BLOB NOT NULL,
    counter  INTEGER NOT NULL,
    PRIMARY KEY (ritual, day, fact_set, device, counter)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_mark_day ON shared_mark (day);

-- Marks that no fact may hold: of touch practices and of private rituals. Taking one back deletes it.
CREATE TABLE private_mark (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    ritual BLOB NOT NULL REFERENCES ritual (id),
    day    TEXT NOT NULL
) STRICT;
CREATE INDEX private_mark_ritual_day ON private_mark (ritual, day);
CREATE INDEX private_mark_day ON private_mark (day);

-- Projection for one's own weeks: on which days one has a standing mark of a ritual that counts. A row is a
-- month (months since 1970-01), bit n of `days` is its day n + 1. Rebuilt from the marks at any time; ten
-- years are 120 rows, so that today's view opens at once.
CREATE TABLE own_month (
    month INTEGER NOT NULL PRIMARY KEY,
    days  INTEGER NOT NULL CHECK (days > 0)
) STRICT;

-- A ritual left out on purpose: a whole ritual day (`rule_local` empty), or one firing of it.
CREATE TABLE skip (
    ritual     BLOB NOT NULL REFERENCES ritual (id),
    day        TEXT NOT NULL,
    rule_local TEXT NOT NULL,
    PRIMARY KEY (ritual, day, rule_local)
) STRICT, WITHOUT ROWID;

-- A private pause: of one ritual, or of all when `ritual` is NULL. Both days belong to it.
CREATE TABLE pause (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    ritual      BLOB REFERENCES ritual (id),
    from_day    TEXT NOT NULL,
    until_day   TEXT,
    declared_on TEXT NOT NULL
) STRICT;

-- "Later": a firing that shall ring again. Kept over restarts and edits of the schedule.
CREATE TABLE snooze (
    ritual     BLOB NOT NULL REFERENCES ritual (id) ON DELETE CASCADE,
    rule_local TEXT NOT NULL,
    day        TEXT NOT NULL,
    until_ms   INTEGER NOT NULL,
    PRIMARY KEY (ritual, rule_local)
) STRICT, WITHOUT ROWID;

-- Firings that have rung, so that a clock set back or a restart rings none twice. Old rows are pruned.
CREATE TABLE rung (
    ritual     BLOB NOT NULL REFERENCES ritual (id) ON DELETE CASCADE,
    rule_local TEXT NOT NULL,
    rang_ms    INTEGER NOT NULL,
    PRIMARY KEY (ritual, rule_local)
) STRICT, WITHOUT ROWID;

-- Reminders that the system would not take. Shown until a later arming takes them.
CREATE TABLE unarmed (
    reminder TEXT NOT NULL PRIMARY KEY,
    fires_ms INTEGER NOT NULL,
    reason   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Settings that differ from their defaults.
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
