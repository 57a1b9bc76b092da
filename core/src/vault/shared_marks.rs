//! The projection of marks among facts: which stand, and whose they are.

use super::columns::{day, ritual_id, rows};
use super::facts::{self, fact_id, signed};
use super::{VaultError, many};
use crate::couple::fact::{DeviceId, FactId, SharedFact};
use crate::couple::projection::standing_marks;
use crate::couple::state::CoupleState;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// A fact whose word about marks is noted in the projection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noted<'a> {
    pub(crate) id: FactId,
    pub(crate) fact: &'a SharedFact,
    /// Its writer is this phone's person.
    pub(crate) own: bool,
}

/// A mark to be put into the projection.
struct Mark {
    id: FactId,
    ritual: RitualId,
    day: RitualDay,
    own: bool,
}

/// Notes what facts of a set say of marks, in their order. Whether a take-back is rightful (`streak.md`: only the
/// maker's) is judged by the caller.
pub(crate) fn project_all(
    tx: &Transaction<'_>,
    set: [u8; 16],
    facts: &[Noted<'_>],
) -> Result<(), VaultError> {
    let is_take_back = |noted: &Noted<'_>| matches!(noted.fact, SharedFact::TakeBack { .. });
    for run in facts.chunk_by(|one, next| is_take_back(one) == is_take_back(next)) {
        if run.first().is_some_and(is_take_back) {
            for noted in run {
                if let SharedFact::TakeBack { mark } = noted.fact {
                    take_back(tx, set, *mark)?;
                }
            }
        } else {
            let marks: Vec<Mark> = run.iter().filter_map(mark_of).collect();
            insert_standing(tx, set, &marks)?;
        }
    }
    Ok(())
}

fn mark_of(noted: &Noted<'_>) -> Option<Mark> {
    let (ritual, day) = made(noted.fact)?;
    Some(Mark { id: noted.id, ritual, day, own: noted.own })
}

/// What a mark says.
fn made(fact: &SharedFact) -> Option<(RitualId, RitualDay)> {
    match fact {
        SharedFact::Mark { ritual, day } => Some((*ritual, *day)),
        SharedFact::DayMark { day } => Some((RitualId::UNNAMED, *day)),
        _ => None,
    }
}

/// Puts marks into the projection, but for those that were taken back before they came.
fn insert_standing(tx: &Transaction<'_>, set: [u8; 16], marks: &[Mark]) -> Result<(), VaultError> {
    const INTO: &str = "INSERT OR IGNORE INTO shared_mark (writer, own, day, ritual, counter)";
    for run in marks.chunk_by(|one, next| one.id.device == next.id.device && one.own == next.own) {
        let Some(Mark { id, own, .. }) = run.first() else { continue };
        let writer = facts::writer_for(tx, set, id.device)?;
        // Most writers take nothing back: they are asked once and not for each mark.
        let any =
            tx.prepare_cached("SELECT 1 FROM taken_back WHERE writer = ?1 LIMIT 1")?.exists([writer])?;
        let mut taken_back =
            tx.prepare_cached("SELECT 1 FROM taken_back WHERE writer = ?1 AND counter = ?2")?;
        let mut standing: Vec<&Mark> = Vec::with_capacity(run.len());
        for mark in run {
            if !any || !taken_back.exists(params![writer, signed(mark.id.counter)?])? {
                standing.push(mark);
            }
        }
        // In the table's order, so that each is put beside the one before it.
        standing.sort_unstable_by_key(|mark| (mark.day, mark.ritual, mark.id.counter));
        many::insert(tx, INTO, &[&writer, own], &standing, |mark, values| {
            values.bind(mark.day)?;
            values.bind(mark.ritual)?;
            values.bind(signed(mark.id.counter)?)
        })?;
    }
    Ok(())
}

/// Notes that a mark is taken back, whether it is here already or comes later.
fn take_back(tx: &Transaction<'_>, set: [u8; 16], mark: FactId) -> Result<(), VaultError> {
    let writer = note_taken_back(tx, set, mark)?;
    let here = facts::find(tx, set, mark)?.map(|stored| stored.encoded.decode());
    let Some((ritual, day)) = here.as_ref().and_then(made) else { return Ok(()) };
    tx.prepare_cached(
        "DELETE FROM shared_mark
         WHERE day = ?1 AND ritual = ?2 AND writer = ?3 AND counter = ?4",
    )?
    .execute(params![day, ritual, writer, signed(mark.counter)?])?;
    Ok(())
}

/// Notes that a mark does not stand, if it ever comes; gives its writer's number.
fn note_taken_back(tx: &Transaction<'_>, set: [u8; 16], mark: FactId) -> Result<i64, VaultError> {
    let writer = facts::writer_for(tx, set, mark.device)?;
    tx.prepare_cached("INSERT OR IGNORE INTO taken_back (writer, counter) VALUES (?1, ?2)")?
        .execute(params![writer, signed(mark.counter)?])?;
    Ok(writer)
}

/// One's own standing marks of a ritual and day that are facts, with the set of each, oldest first.
pub(crate) fn own_marks(
    connection: &Connection,
    ritual: RitualId,
    day: RitualDay,
) -> Result<Vec<([u8; 16], FactId)>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT w.fact_set, w.device, m.counter FROM shared_mark m JOIN writer w ON w.number = m.writer
         WHERE m.ritual = ?1 AND m.day = ?2 AND m.own = 1 ORDER BY w.fact_set, m.counter",
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
        "SELECT m.ritual, m.day FROM shared_mark m JOIN writer w ON w.number = m.writer
         WHERE w.fact_set = ?1 AND m.own = 1 ORDER BY m.day, w.device, m.counter",
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
                note_taken_back(tx, set, mark)?;
            }
        }
        let standing = standing_marks(&stamped, same).into_iter().map(|mark| Mark {
            id: mark.id,
            ritual: mark.ritual,
            day: mark.day,
            own: own(mark.id.device),
        });
        insert_standing(tx, set, &standing.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// The projection as it is stored, for the tests that compare it with a rebuilt one.
#[cfg(test)]
pub(crate) fn projected(
    connection: &Connection,
) -> Result<Vec<(RitualId, RitualDay, FactId, bool)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT m.ritual, m.day, w.device, m.counter, m.own FROM shared_mark m
         JOIN writer w ON w.number = m.writer ORDER BY m.ritual, m.day, w.device, m.counter",
    )?;
    rows(&mut statement, [], |row| Ok((ritual_id(row, 0)?, day(row, 1)?, fact_id(row, 2)?, row.get(4)?)))
}

/// For each ritual, whether this phone's person and whether the partner marked it.
pub(super) type Marked = BTreeMap<RitualId, (bool, bool)>;

/// What stands on a day of a set.
pub(super) fn on_day(connection: &Connection, set: [u8; 16], on: RitualDay) -> Result<Marked, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT ritual, own FROM shared_mark
         WHERE day = ?1 AND writer IN (SELECT number FROM writer WHERE fact_set = ?2)",
    )?;
    let mut marked: Marked = BTreeMap::new();
    for (ritual, own) in rows(&mut statement, params![on, set], |row| Ok((ritual_id(row, 0)?, row.get(1)?)))?
    {
        note(marked.entry(ritual).or_default(), own);
    }
    Ok(marked)
}

/// Hands `each` what stands on every day of a set, oldest first.
pub(super) fn each_day(
    connection: &Connection,
    set: [u8; 16],
    mut each: impl FnMut(RitualDay, &Marked),
) -> Result<(), VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT day, ritual, own FROM shared_mark
         WHERE writer IN (SELECT number FROM writer WHERE fact_set = ?1) ORDER BY day",
    )?;
    let mut found = statement.query([set])?;
    let mut under_way: Option<(RitualDay, Marked)> = None;
    while let Some(row) = found.next()? {
        let on = day(row, 0)?;
        if under_way.as_ref().is_none_or(|(current, _)| *current != on)
            && let Some((done, marked)) = under_way.replace((on, Marked::new()))
        {
            each(done, &marked);
        }
        if let Some((_, marked)) = &mut under_way {
            note(marked.entry(ritual_id(row, 1)?).or_default(), row.get(2)?);
        }
    }
    if let Some((done, marked)) = under_way {
        each(done, &marked);
    }
    Ok(())
}

fn note((mine, partners): &mut (bool, bool), own: bool) {
    if own {
        *mine = true;
    } else {
        *partners = true;
    }
}
