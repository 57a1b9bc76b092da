-- The timer of the guided session that runs: lengths, deadlines, yeses. No name of a practice, a phase or a place stands
-- here, and no date (docs/architecture.md, Sessions): what it is stands in the journal, under the same random number.
-- It is in no backup: its clock is that of one run of one phone's system.
CREATE TABLE session_timer (
    one   INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),  -- one session at a time
    state TEXT NOT NULL                                  -- JSON of numbers, states and random bytes
) STRICT;
