//! The queries of fact sets: appending one's own facts, reading them all, and the projection of marks.

use super::VaultError;
use super::columns::{damaged, rows};
#[cfg(test)]
use super::columns::{day, ritual_id};
use crate::couple::fact::{DeviceId, EncodedFact, FactId, SharedFact, StampedFact};
use crate::couple::projection::standing_marks;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// The set that facts are written to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CurrentSet {
    id: [u8; 16],
    device: DeviceId,
}

/// Opens a set for one person alone.
pub(crate) fn open_solo_set(
    tx: &Transaction<'_>,
    id: [u8; 16],
    device: [u8; 16],
    opened_on: RitualDay,
) -> Result<(), VaultError> {
    tx.execute("UPDATE fact_set SET current = 0 WHERE current = 1", [])?;
    tx.execute(
        "INSERT INTO fact_set (id, device, shared, current, counter, lamport, opened_on)
         VALUES (?1, ?2, 0, 1, 0, 0, ?3)",
        params![id, device, opened_on],
    )?;
    Ok(())
}

/// Gives the current set another device to write under, which counts from 1. The Lamport counter goes on: what is
/// written next comes after all that is there.
pub(crate) fn write_under(tx: &Transaction<'_>, device: [u8; 16]) -> Result<(), VaultError> {
    let changed = tx.execute(
        "UPDATE fact_set SET device = ?1, counter = 0,
             lamport = max(lamport, (SELECT coalesce(max(lamport), 0) FROM fact WHERE fact_set = fact_set.id))
         WHERE current = 1",
        [device],
    )?;
    if changed == 1 { Ok(()) } else { Err(damaged("the set of facts")) }
}

pub(crate) fn current_set(connection: &Connection) -> Result<CurrentSet, VaultError> {
    connection
        .prepare_cached("SELECT id, device FROM fact_set WHERE current = 1")?
        .query_row([], |row| Ok(CurrentSet { id: row.get(0)?, device: DeviceId(row.get(1)?) }))
        .optional()?
        .ok_or_else(|| damaged("the set of facts"))
}

/// Appends a fact of this device: the next counter, one Lamport step beyond all that was seen, and the
/// projection of marks with it.
pub(crate) fn append(tx: &Transaction<'_>, fact: &SharedFact) -> Result<FactId, VaultError> {
    let encoded = EncodedFact::of(fact).ok_or_else(|| damaged("a fact"))?;
    let set = current_set(tx)?;
    let (counter, lamport): (i64, i64) = tx
        .prepare_cached(
            "UPDATE fact_set SET counter = counter + 1, lamport = lamport + 1 WHERE id = ?1
             RETURNING counter, lamport",
        )?
        .query_row([set.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    tx.prepare_cached(
        "INSERT INTO fact (fact_set, device, counter, lamport, kind, version, payload)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        set.id,
        set.device.0,
        counter,
        lamport,
        encoded.kind,
        encoded.version,
        encoded.payload
    ])?;
    let id =
        FactId { device: set.device, counter: u64::try_from(counter).map_err(|_| damaged("a counter"))? };
    match fact {
        SharedFact::Mark { ritual, day } => insert_projected(tx, &set.id, id, *ritual, *day)?,
        SharedFact::TakeBack { mark } => {
            tx.prepare_cached(
                "DELETE FROM shared_mark WHERE fact_set = ?1 AND device = ?2 AND counter = ?3",
            )?
            .execute(params![set.id, mark.device.0, sql_counter(*mark)?])?;
        }
        SharedFact::Goal { .. } | SharedFact::WeekStart { .. } | SharedFact::Unknown => {}
    }
    Ok(id)
}

/// Every fact of the current set, in the order (Lamport, device, counter).
#[cfg(test)]
pub(crate) fn current_facts(connection: &Connection) -> Result<Vec<StampedFact>, VaultError> {
    let set = current_set(connection)?;
    facts_from(connection, "fact WHERE fact_set = ?1", params![set.id])
}

/// The facts of the current set that are not about marks: few, and needed with every view.
pub(crate) fn current_settings_facts(connection: &Connection) -> Result<Vec<StampedFact>, VaultError> {
    let set = current_set(connection)?;
    // Named, because SQLite would walk all marks; with the index's own condition, because it must be told.
    let rare = "fact INDEXED BY fact_rare
         WHERE fact_set = ?1 AND kind NOT IN ('mark', 'take_back') AND kind IN ('goal', 'week_start')";
    facts_from(connection, rare, params![set.id])
}

/// One's own standing marks of a ritual and day that are facts of the current set, oldest first.
pub(crate) fn own_marks(
    connection: &Connection,
    ritual: RitualId,
    day: RitualDay,
) -> Result<Vec<FactId>, VaultError> {
    let set = current_set(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT device, counter FROM shared_mark WHERE ritual = ?1 AND day = ?2 AND fact_set = ?3
         ORDER BY counter",
    )?;
    rows(&mut statement, params![ritual, day, set.id], |row| fact_id(row, 0))
}

/// Builds the projection of marks anew from the facts.
pub(crate) fn rebuild_shared_marks(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("DELETE FROM shared_mark", [])?;
    let sets: Vec<([u8; 16], bool)> = {
        let mut statement = tx.prepare("SELECT id, shared FROM fact_set")?;
        rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?)))?
    };
    for (set, shared) in sets {
        let facts = facts_from(tx, "fact WHERE fact_set = ?1", params![set])?;
        for mark in standing_marks(&facts, |one, other| !shared || one == other) {
            insert_projected(tx, &set, mark.id, mark.ritual, mark.day)?;
        }
    }
    Ok(())
}

/// The projection as it is stored, for the test that compares it with a rebuilt one.
#[cfg(test)]
pub(crate) fn projected_marks(
    connection: &Connection,
) -> Result<Vec<(RitualId, RitualDay, FactId)>, VaultError> {
    let mut statement = connection.prepare(
        "SELECT ritual, day, device, counter FROM shared_mark ORDER BY ritual, day, device, counter",
    )?;
    rows(&mut statement, [], |row| Ok((ritual_id(row, 0)?, day(row, 1)?, fact_id(row, 2)?)))
}

fn insert_projected(
    tx: &Transaction<'_>,
    set: &[u8; 16],
    id: FactId,
    ritual: RitualId,
    day: RitualDay,
) -> Result<(), VaultError> {
    tx.prepare_cached(
        "INSERT OR IGNORE INTO shared_mark (ritual, day, fact_set, device, counter) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![ritual, day, set, id.device.0, sql_counter(id)?])?;
    Ok(())
}

fn facts_from(
    connection: &Connection,
    source: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<StampedFact>, VaultError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT device, counter, lamport, kind, version, payload FROM {source}
         ORDER BY lamport, device, counter"
    ))?;
    rows(&mut statement, parameters, |row| {
        let encoded = EncodedFact { kind: row.get(3)?, version: row.get(4)?, payload: row.get(5)? };
        let lamport: i64 = row.get(2)?;
        Ok(StampedFact {
            id: fact_id(row, 0)?,
            lamport: u64::try_from(lamport).map_err(|_| damaged("a Lamport counter"))?,
            fact: encoded.decode(),
        })
    })
}

/// The name of a fact from the columns `device, counter` that start at `index`.
fn fact_id(row: &Row<'_>, index: usize) -> Result<FactId, VaultError> {
    let counter: i64 = row.get(index + 1)?;
    let counter = u64::try_from(counter).map_err(|_| damaged("a counter"))?;
    Ok(FactId { device: DeviceId(row.get(index)?), counter })
}

fn sql_counter(id: FactId) -> Result<i64, VaultError> {
    i64::try_from(id.counter).map_err(|_| damaged("a counter"))
}
