//! The projection of marks among facts: which stand, and whose they are.

use super::VaultError;
use super::columns::{day, ritual_id, rows};
use super::facts::{self, fact_id, signed};
use crate::couple::fact::{DeviceId, FactId, SharedFact};
use crate::couple::projection::standing_marks;
use crate::couple::state::CoupleState;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// Notes in the projection what a fact says of marks. `own`: its writer is this phone's person. Whether a take-back
/// is rightful (`streak.md`: only the maker's) is judged by the caller.
pub(crate) fn project(
    tx: &Transaction<'_>,
    set: [u8; 16],
    id: FactId,
    fact: &SharedFact,
    own: bool,
) -> Result<(), VaultError> {
    match fact {
        SharedFact::Mark { ritual, day } => insert(tx, set, id, *ritual, *day, own),
        SharedFact::DayMark { day } => insert(tx, set, id, RitualId::UNNAMED, *day, own),
        SharedFact::TakeBack { mark } => take_back(tx, set, *mark),
        _ => Ok(()),
    }
}

fn insert(
    tx: &Transaction<'_>,
    set: [u8; 16],
    id: FactId,
    ritual: RitualId,
    day: RitualDay,
    own: bool,
) -> Result<(), VaultError> {
    // One that was taken back before it came does not stand.
    tx.prepare_cached(
        "INSERT OR IGNORE INTO shared_mark (ritual, day, fact_set, device, counter, own)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS
             (SELECT 1 FROM taken_back WHERE fact_set = ?3 AND device = ?4 AND counter = ?5)",
    )?
    .execute(params![ritual, day, set, id.device.0, signed(id.counter)?, own])?;
    Ok(())
}

fn take_back(tx: &Transaction<'_>, set: [u8; 16], mark: FactId) -> Result<(), VaultError> {
    let counter = signed(mark.counter)?;
    tx.prepare_cached("INSERT OR IGNORE INTO taken_back (fact_set, device, counter) VALUES (?1, ?2, ?3)")?
        .execute(params![set, mark.device.0, counter])?;
    tx.prepare_cached("DELETE FROM shared_mark WHERE fact_set = ?1 AND device = ?2 AND counter = ?3")?
        .execute(params![set, mark.device.0, counter])?;
    Ok(())
}

/// One's own standing marks of a ritual and day that are facts, with the set of each, oldest first.
pub(crate) fn own_marks(
    connection: &Connection,
    ritual: RitualId,
    day: RitualDay,
) -> Result<Vec<([u8; 16], FactId)>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT fact_set, device, counter FROM shared_mark WHERE ritual = ?1 AND day = ?2 AND own = 1
         ORDER BY fact_set, counter",
    )?;
    rows(&mut statement, params![ritual, day], |row| Ok((row.get(0)?, fact_id(row, 1)?)))
}

/// One's own standing marks of a ritual and day in one set, oldest first.
pub(crate) fn own_marks_in(
    connection: &Connection,
    set: [u8; 16],
    ritual: RitualId,
    day: RitualDay,
) -> Result<Vec<FactId>, VaultError> {
    let all = own_marks(connection, ritual, day)?;
    Ok(all.into_iter().filter(|(of, _)| *of == set).map(|(_, mark)| mark).collect())
}

/// One's own standing marks of a set, oldest first.
pub(crate) fn own_marks_of_set(
    connection: &Connection,
    set: [u8; 16],
) -> Result<Vec<(RitualId, RitualDay)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT ritual, day FROM shared_mark WHERE fact_set = ?1 AND own = 1 ORDER BY day, device, counter",
    )?;
    rows(&mut statement, [set], |row| Ok((ritual_id(row, 0)?, day(row, 1)?)))
}

/// Builds the projection of marks anew from the facts.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("DELETE FROM shared_mark", [])?;
    tx.execute("DELETE FROM taken_back", [])?;
    let sets: Vec<([u8; 16], bool, [u8; 16])> = {
        let mut statement = tx.prepare("SELECT id, shared, device FROM fact_set")?;
        rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
    };
    for (set, shared, device) in sets {
        let stamped: Vec<_> = facts::all(tx, set)?.iter().map(facts::StoredFact::stamped).collect();
        let state = if shared { CoupleState::of(&stamped) } else { CoupleState::default() };
        let me = state.person(DeviceId(device));
        // Alone every device is one's own: a restored phone writes under a new one.
        let own = |writer| !shared || (me.is_some() && state.person(writer) == me);
        let same =
            |one, other| !shared || (state.person(one).is_some() && state.person(one) == state.person(other));
        for fact in &stamped {
            if let SharedFact::TakeBack { mark } = fact.fact
                && same(mark.device, fact.id.device)
            {
                take_back(tx, set, mark)?;
            }
        }
        for mark in standing_marks(&stamped, same) {
            insert(tx, set, mark.id, mark.ritual, mark.day, own(mark.id.device))?;
        }
    }
    Ok(())
}

/// The projection as it is stored, for the tests that compare it with a rebuilt one.
#[cfg(test)]
pub(crate) fn projected(
    connection: &Connection,
) -> Result<Vec<(RitualId, RitualDay, FactId, bool)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT ritual, day, device, counter, own FROM shared_mark ORDER BY ritual, day, device, counter",
    )?;
    rows(&mut statement, [], |row| Ok((ritual_id(row, 0)?, day(row, 1)?, fact_id(row, 2)?, row.get(4)?)))
}

/// For each ritual, whether this phone's person and whether the partner marked it.
pub(super) type Marked = BTreeMap<RitualId, (bool, bool)>;

/// What stands on a day of a set.
pub(super) fn on_day(connection: &Connection, set: [u8; 16], on: RitualDay) -> Result<Marked, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT ritual, own FROM shared_mark WHERE day = ?1 AND fact_set = ?2")?;
    let mut marked: Marked = BTreeMap::new();
    for (ritual, own) in rows(&mut statement, params![on, set], |row| Ok((ritual_id(row, 0)?, row.get(1)?)))?
    {
        note(marked.entry(ritual).or_default(), own);
    }
    Ok(marked)
}

/// [`on_day`] for every day of a set.
pub(super) fn by_day(
    connection: &Connection,
    set: [u8; 16],
) -> Result<BTreeMap<RitualDay, Marked>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT day, ritual, own FROM shared_mark WHERE fact_set = ?1")?;
    let mut days: BTreeMap<RitualDay, Marked> = BTreeMap::new();
    for (day, ritual, own) in
        rows(&mut statement, [set], |row| Ok((day(row, 0)?, ritual_id(row, 1)?, row.get::<_, bool>(2)?)))?
    {
        note(days.entry(day).or_default().entry(ritual).or_default(), own);
    }
    Ok(days)
}

fn note((mine, partners): &mut (bool, bool), own: bool) {
    if own {
        *mine = true;
    } else {
        *partners = true;
    }
}
