//! The projection of marks among facts: which stand, and whose they are.

use super::VaultError;
use super::columns::{day, ritual_id, rows};
use super::facts::{self, fact_id, signed};
use crate::couple::fact::{DeviceId, FactId, SharedFact};
use crate::couple::projection::standing_marks;
use crate::couple::state::CoupleState;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use rusqlite::{CachedStatement, Connection, Transaction, params};
use std::collections::BTreeMap;

/// Notes in the projection what facts of a set say of marks: a few statements for the many that an exchange brings.
pub(crate) struct MarkWriter<'tx> {
    tx: &'tx Transaction<'tx>,
    set: [u8; 16],
    /// Whether anything of the set was taken back: most sets are asked once and not for each mark.
    any_taken_back: bool,
    insert: CachedStatement<'tx>,
    taken_back: CachedStatement<'tx>,
}

impl<'tx> MarkWriter<'tx> {
    pub(crate) fn new(tx: &'tx Transaction<'_>, set: [u8; 16]) -> Result<Self, VaultError> {
        let any_taken_back =
            tx.prepare_cached("SELECT 1 FROM taken_back WHERE fact_set = ?1 LIMIT 1")?.exists([set])?;
        let insert = tx.prepare_cached(
            "INSERT OR IGNORE INTO shared_mark (day, ritual, fact_set, device, counter, own)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let taken_back = tx.prepare_cached(
            "SELECT 1 FROM taken_back WHERE fact_set = ?1 AND device = ?2 AND counter = ?3",
        )?;
        Ok(Self { tx, set, any_taken_back, insert, taken_back })
    }

    /// Notes what a fact says. `own`: its writer is this phone's person. Whether a take-back is rightful
    /// (`streak.md`: only the maker's) is judged by the caller.
    pub(crate) fn project(&mut self, id: FactId, fact: &SharedFact, own: bool) -> Result<(), VaultError> {
        match fact {
            SharedFact::Mark { ritual, day } => self.mark(id, *ritual, *day, own),
            SharedFact::DayMark { day } => self.mark(id, RitualId::UNNAMED, *day, own),
            SharedFact::TakeBack { mark } => {
                let taken = facts::find(self.tx, self.set, *mark)?.map(|stored| stored.encoded.decode());
                self.take_back(*mark, taken.as_ref())
            }
            _ => Ok(()),
        }
    }

    fn mark(&mut self, id: FactId, ritual: RitualId, day: RitualDay, own: bool) -> Result<(), VaultError> {
        let counter = signed(id.counter)?;
        // One that was taken back before it came does not stand.
        if self.any_taken_back && self.taken_back.exists(params![self.set, id.device.0, counter])? {
            return Ok(());
        }
        self.insert.execute(params![day, ritual, self.set, id.device.0, counter, own])?;
        Ok(())
    }

    /// Notes that a mark is taken back; `taken` is what it said, when it is here already.
    fn take_back(&mut self, mark: FactId, taken: Option<&SharedFact>) -> Result<(), VaultError> {
        let counter = signed(mark.counter)?;
        self.any_taken_back = true;
        self.tx
            .prepare_cached(
                "INSERT OR IGNORE INTO taken_back (fact_set, device, counter) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![self.set, mark.device.0, counter])?;
        let (ritual, day) = match taken {
            Some(SharedFact::Mark { ritual, day }) => (*ritual, *day),
            Some(SharedFact::DayMark { day }) => (RitualId::UNNAMED, *day),
            _ => return Ok(()),
        };
        self.tx
            .prepare_cached(
                "DELETE FROM shared_mark
                 WHERE day = ?1 AND ritual = ?2 AND fact_set = ?3 AND device = ?4 AND counter = ?5",
            )?
            .execute(params![day, ritual, self.set, mark.device.0, counter])?;
        Ok(())
    }
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
        let mut writer = MarkWriter::new(tx, set)?;
        for fact in &stamped {
            if let SharedFact::TakeBack { mark } = fact.fact
                && same(mark.device, fact.id.device)
            {
                writer.take_back(mark, None)?;
            }
        }
        for mark in standing_marks(&stamped, same) {
            writer.mark(mark.id, mark.ritual, mark.day, own(mark.id.device))?;
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

/// Hands `each` what stands on every day of a set, oldest first.
pub(super) fn each_day(
    connection: &Connection,
    set: [u8; 16],
    mut each: impl FnMut(RitualDay, &Marked),
) -> Result<(), VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT day, ritual, own FROM shared_mark WHERE fact_set = ?1 ORDER BY day")?;
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
