-- Two phones: the couple's own set of facts, the link that carries them, and what is still to be delivered.
-- `link`, `pairing`, `outbox` and `link_device` hold keys or follow from them: no backup has them, so an old one
-- revives nothing. Refusals have no column here either: declining writes nothing.

-- The living couple: which set of facts is shared, and which of the two this phone's person is.
CREATE TABLE couple (
    one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    fact_set  BLOB NOT NULL REFERENCES fact_set (id),
    side      INTEGER NOT NULL CHECK (side IN (0, 1)),  -- 0: the one who invited first
    first_day TEXT NOT NULL                             -- nothing dated before it is shared
) STRICT;

-- Own wishes for what is sent, where lower than what both agreed to. Never told.
CREATE TABLE share_level (
    what  TEXT NOT NULL PRIMARY KEY,
    level TEXT NOT NULL CHECK (level IN ('off', 'days', 'on'))
) STRICT, WITHOUT ROWID;

-- A pairing or re-linking that has begun: what its next step needs. Nothing is linked before both people said that
-- their numbers are equal.
CREATE TABLE pairing (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    seat   INTEGER NOT NULL CHECK (seat IN (0, 1)),     -- 0: showed the code
    state  BLOB NOT NULL,
    agreed BLOB                                         -- once there is a number to compare
) STRICT;

-- The link to the partner's phone: its secret, and how far each has written and read.
CREATE TABLE link (
    one            INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    secret         BLOB NOT NULL CHECK (length(secret) = 32),
    seat           INTEGER NOT NULL CHECK (seat IN (0, 1)),  -- 0: showed the code of this link
    epoch          INTEGER NOT NULL CHECK (epoch >= 0),
    own_device     BLOB NOT NULL CHECK (length(own_device) = 16),
    partner_device BLOB NOT NULL CHECK (length(partner_device) = 16),
    wrote          INTEGER NOT NULL CHECK (wrote >= 0),      -- number of the last own segment that was sealed
    wrote_chain    BLOB NOT NULL CHECK (length(wrote_chain) = 32),
    read           INTEGER NOT NULL CHECK (read >= 0),       -- number of the last segment of the partner's taken in
    read_chain     BLOB NOT NULL CHECK (length(read_chain) = 32),
    confirmed      INTEGER NOT NULL CHECK (confirmed >= 0),  -- how far the partner said to have read
    owes_word      INTEGER NOT NULL CHECK (owes_word IN (0, 1)),  -- facts were read and not yet acknowledged
    waits_for_word INTEGER NOT NULL CHECK (waits_for_word IN (0, 1)),  -- re-linked: read first, then write
    quiet_runs     INTEGER NOT NULL CHECK (quiet_runs >= 0), -- exchanges since the last word, while some is owed
    stopped        TEXT CHECK (stopped IN ('clone')),
    is_quiet       INTEGER NOT NULL CHECK (is_quiet IN (0, 1))   -- after a quiet pause: that facts were read is not said
) STRICT;

-- For each device of the set, how far it is sealed into own segments, and how far the partner is known to hold it.
CREATE TABLE link_device (
    device      BLOB NOT NULL PRIMARY KEY CHECK (length(device) = 16),
    sealed      INTEGER NOT NULL CHECK (sealed >= 0),
    partner_has INTEGER NOT NULL CHECK (partner_has >= 0)
) STRICT, WITHOUT ROWID;

-- Own segments as they were sealed, byte for byte, until the partner has said that they were read.
CREATE TABLE outbox (
    number  INTEGER NOT NULL CHECK (number >= 1),
    attempt INTEGER NOT NULL CHECK (attempt BETWEEN 0 AND 7),
    name    BLOB NOT NULL CHECK (length(name) = 16),
    before  BLOB NOT NULL CHECK (length(before) = 32),  -- the chain with the segment before it, and with it
    chain   BLOB NOT NULL CHECK (length(chain) = 32),
    stored  INTEGER NOT NULL CHECK (stored IN (0, 1, 2)),  -- 1: the mailbox said that it lies there; 2: to be asked again
    facts   INTEGER NOT NULL CHECK (facts >= 0),
    sealed  BLOB NOT NULL,                              -- last: what stands before it is read often
    PRIMARY KEY (number, attempt)
) STRICT, WITHOUT ROWID;

-- What a mailbox did that it should not: named once each, for the person whose phone this is.
CREATE TABLE finding (
    what   TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (what, number)
) STRICT, WITHOUT ROWID;

-- After leaving: objects of one's own still to be put (the last words) or deleted. No key is needed for either.
CREATE TABLE farewell (
    name   BLOB NOT NULL PRIMARY KEY CHECK (length(name) = 16),
    sealed BLOB                                          -- NULL: to be deleted
) STRICT, WITHOUT ROWID;

-- Projection: the rituals that both agreed to, how they count, and the name last given (NULL: the catalogue's).
CREATE TABLE agreed_ritual (
    ritual BLOB NOT NULL PRIMARY KEY CHECK (length(ritual) = 16),
    kind   TEXT NOT NULL CHECK (kind IN ('together', 'each')),
    name   TEXT
) STRICT, WITHOUT ROWID;

-- Who writes facts: a device in a set, by a number of this file's own. Ten years of two people are 73,060 marks, and
-- thirty-two bytes of names in each would be a third of the file.
CREATE TABLE writer (
    number   INTEGER NOT NULL PRIMARY KEY,
    fact_set BLOB NOT NULL REFERENCES fact_set (id),
    device   BLOB NOT NULL CHECK (length(device) = 16),
    UNIQUE (fact_set, device)
) STRICT;
INSERT INTO writer (fact_set, device) SELECT DISTINCT fact_set, device FROM fact ORDER BY fact_set, device;

CREATE TABLE fact_by_writer (
    writer   INTEGER NOT NULL REFERENCES writer (number),
    counter  INTEGER NOT NULL CHECK (counter >= 1),
    lamport  INTEGER NOT NULL CHECK (lamport >= 1),
    kind     TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    payload  BLOB NOT NULL,
    PRIMARY KEY (writer, counter)
) STRICT, WITHOUT ROWID;
INSERT INTO fact_by_writer (writer, counter, lamport, kind, version, payload)
    SELECT w.number, f.counter, f.lamport, f.kind, f.version, f.payload
    FROM fact f JOIN writer w ON w.fact_set = f.fact_set AND w.device = f.device;
DROP TABLE fact;
ALTER TABLE fact_by_writer RENAME TO fact;
-- One comparison for each kind: for a list of three, SQLite builds a table of them at every insertion.
CREATE INDEX fact_rare ON fact (writer) WHERE kind <> 'mark' AND kind <> 'take_back' AND kind <> 'day_mark';

-- Projection: marks taken back by their makers, so that one that arrives later does not stand.
CREATE TABLE taken_back (
    writer  INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (writer, counter)
) STRICT, WITHOUT ROWID;

-- The projection of marks anew: by day first, so that what is taken in is appended, and with whose each mark is
-- (`own`: this phone's person's). Alone every mark is one's own.
CREATE TABLE mark_by_day (
    day     TEXT NOT NULL,
    ritual  BLOB NOT NULL,
    writer  INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    own     INTEGER NOT NULL CHECK (own IN (0, 1)),
    PRIMARY KEY (day, ritual, writer, counter)
) STRICT, WITHOUT ROWID;
INSERT INTO mark_by_day (day, ritual, writer, counter, own)
    SELECT m.day, m.ritual, w.number, m.counter, 1
    FROM shared_mark m JOIN writer w ON w.fact_set = m.fact_set AND w.device = m.device;
DROP TABLE shared_mark;
ALTER TABLE mark_by_day RENAME TO shared_mark;

-- Projection of the couple's days, as `own_month` is of one's own: bit n is day n + 1 of the month.
CREATE TABLE couple_month (
    month     INTEGER NOT NULL PRIMARY KEY,
    counted   INTEGER NOT NULL CHECK (counted > 0),      -- a standing mark that counts, by either
    connected INTEGER NOT NULL                           -- and it connects the day
) STRICT;
