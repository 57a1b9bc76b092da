//! The queries of fact sets: appending one's own facts, taking in the partner's, reading them.

use super::VaultError;
use super::columns::{damaged, rows};
use super::many;
use super::shared_marks::{self, Noted};
use crate::couple::fact::{DeviceId, EncodedFact, FactId, SharedFact, StampedFact};
use crate::moment::RitualDay;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction, params};

/// A set of facts and the device that writes to it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FactSet {
    pub(crate) id: [u8; 16],
    pub(crate) device: DeviceId,
}

/// A fact as it lies in the set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredFact {
    pub(crate) id: FactId,
    pub(crate) lamport: u64,
    pub(crate) encoded: EncodedFact,
}

impl StoredFact {
    /// What it says.
    pub(crate) fn stamped(&self) -> StampedFact {
        StampedFact { id: self.id, lamport: self.lamport, fact: self.encoded.decode() }
    }
}

/// Opens a set for one person alone.
pub(crate) fn open_solo_set(
    tx: &Transaction<'_>,
    id: [u8; 16],
    device: [u8; 16],
    opened_on: RitualDay,
) -> Result<(), VaultError> {
    tx.execute(
        "INSERT INTO fact_set (id, device, shared, current, counter, lamport, opened_on)
         VALUES (?1, ?2, 0, 1, 0, 0, ?3)",
        params![id, device, opened_on],
    )?;
    Ok(())
}

/// Opens a set for two people: it counts from 1, and nothing from before is in it.
pub(crate) fn open_couple_set(
    tx: &Transaction<'_>,
    set: FactSet,
    opened_on: RitualDay,
) -> Result<(), VaultError> {
    tx.execute(
        "INSERT INTO fact_set (id, device, shared, current, counter, lamport, opened_on)
         VALUES (?1, ?2, 1, 0, 0, 0, ?3)",
        params![set.id, set.device.0, opened_on],
    )?;
    Ok(())
}

/// Gives a set another device to write under, which counts from 1. The Lamport counter goes on: what is written
/// next comes after all that is there.
pub(crate) fn write_under(tx: &Transaction<'_>, set: [u8; 16], device: DeviceId) -> Result<(), VaultError> {
    let changed = tx.execute(
        "UPDATE fact_set SET device = ?2, counter = 0,
             lamport = max(lamport, (SELECT coalesce(max(f.lamport), 0) FROM writer w
                 JOIN fact f ON f.writer = w.number WHERE w.fact_set = fact_set.id))
         WHERE id = ?1",
        params![set, device.0],
    )?;
    if changed == 1 { Ok(()) } else { Err(damaged("the set of facts")) }
}

/// The ritual day on which this person's set was opened: the first day of use, also after a restore.
pub(crate) fn first_day(connection: &Connection) -> Result<RitualDay, VaultError> {
    let sql = "SELECT opened_on FROM fact_set WHERE shared = 0 ORDER BY opened_on LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let found = rows(&mut statement, [], |row| super::columns::day(row, 0))?.pop();
    found.ok_or(VaultError::Damaged { reason: "no set of facts" })
}

/// The set of one person alone.
pub(crate) fn solo_set(connection: &Connection) -> Result<FactSet, VaultError> {
    connection
        .prepare_cached("SELECT id, device FROM fact_set WHERE current = 1")?
        .query_row([], |row| Ok(FactSet { id: row.get(0)?, device: DeviceId(row.get(1)?) }))
        .optional()?
        .ok_or_else(|| damaged("the set of facts"))
}

/// A set by its id.
pub(crate) fn get(connection: &Connection, id: [u8; 16]) -> Result<Option<FactSet>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT device FROM fact_set WHERE id = ?1")?
        .query_row([id], |row| Ok(FactSet { id, device: DeviceId(row.get(0)?) }))
        .optional()?)
}

/// Appends a fact to the set of one person alone.
pub(crate) fn append(tx: &Transaction<'_>, fact: &SharedFact) -> Result<FactId, VaultError> {
    append_to(tx, solo_set(tx)?, fact)
}

/// Appends a fact of this device: the next counter, one Lamport step beyond all that was seen, and the
/// projection of marks with it.
pub(crate) fn append_to(tx: &Transaction<'_>, set: FactSet, fact: &SharedFact) -> Result<FactId, VaultError> {
    let encoded = EncodedFact::of(fact).ok_or_else(|| damaged("a fact"))?;
    let (counter, lamport): (i64, i64) = tx
        .prepare_cached(
            "UPDATE fact_set SET counter = counter + 1, lamport = lamport + 1 WHERE id = ?1
             RETURNING counter, lamport",
        )?
        .query_row([set.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let id = FactId { device: set.device, counter: unsigned(counter)? };
    insert_all(tx, set.id, &[StoredFact { id, lamport: unsigned(lamport)?, encoded }])?;
    shared_marks::project_all(tx, set.id, &[Noted { id, fact, own: true }])?;
    Ok(id)
}

/// The number of a device of a set, given when it is first met.
pub(super) fn writer_for(tx: &Transaction<'_>, set: [u8; 16], device: DeviceId) -> Result<i64, VaultError> {
    if let Some(number) = writer_of(tx, set, device)? {
        return Ok(number);
    }
    tx.prepare_cached("INSERT INTO writer (fact_set, device) VALUES (?1, ?2)")?
        .execute(params![set, device.0])?;
    Ok(tx.last_insert_rowid())
}

/// The number of a device of a set, if it was ever met.
fn writer_of(connection: &Connection, set: [u8; 16], device: DeviceId) -> Result<Option<i64>, VaultError> {
    Ok(connection
        .prepare_cached("SELECT number FROM writer WHERE fact_set = ?1 AND device = ?2")?
        .query_row(params![set, device.0], |row| row.get(0))
        .optional()?)
}

/// Inserts facts as they are. The caller has seen to it that none of their names is there.
pub(crate) fn insert_all(
    tx: &Transaction<'_>,
    set: [u8; 16],
    facts: &[StoredFact],
) -> Result<(), VaultError> {
    const INTO: &str = "INSERT INTO fact (writer, kind, version, counter, lamport, payload)";
    let alike = |one: &StoredFact, next: &StoredFact| {
        one.id.device == next.id.device
            && one.encoded.kind == next.encoded.kind
            && one.encoded.version == next.encoded.version
    };
    for run in facts.chunk_by(alike) {
        let Some(StoredFact { id, encoded, .. }) = run.first() else { continue };
        let writer = writer_for(tx, set, id.device)?;
        let shared: [&dyn ToSql; 3] = [&writer, &encoded.kind, &encoded.version];
        many::insert(tx, INTO, &shared, run, |fact, values| {
            values.bind(signed(fact.id.counter)?)?;
            values.bind(signed(fact.lamport)?)?;
            values.bind(&fact.encoded.payload)
        })?;
    }
    Ok(())
}

/// Notes the highest Lamport counter seen.
pub(crate) fn advance_lamport(tx: &Transaction<'_>, set: [u8; 16], seen: u64) -> Result<(), VaultError> {
    tx.prepare_cached("UPDATE fact_set SET lamport = max(lamport, ?2) WHERE id = ?1")?
        .execute(params![set, signed(seen)?])?;
    Ok(())
}

/// One fact, when it is there.
pub(crate) fn find(
    connection: &Connection,
    set: [u8; 16],
    id: FactId,
) -> Result<Option<StoredFact>, VaultError> {
    let facts = facts_from(
        connection,
        "writer w CROSS JOIN fact f ON f.writer = w.number
         WHERE w.fact_set = ?1 AND w.device = ?2 AND f.counter = ?3",
        params![set, id.device.0, signed(id.counter)?],
    )?;
    Ok(facts.into_iter().next())
}

/// The facts of one device after a counter, in its order, at most `limit`.
pub(crate) fn after(
    connection: &Connection,
    set: [u8; 16],
    device: DeviceId,
    counter: u64,
    limit: usize,
) -> Result<Vec<StoredFact>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT w.device, f.counter, f.lamport, f.kind, f.version, f.payload
         FROM writer w CROSS JOIN fact f ON f.writer = w.number
         WHERE w.fact_set = ?1 AND w.device = ?2 AND f.counter > ?3 ORDER BY f.counter LIMIT ?4",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    rows(&mut statement, params![set, device.0, signed(counter)?, limit], stored)
}

/// The devices that have written to a set, and how far each one's facts are here without a gap.
pub(crate) fn holds(connection: &Connection, set: [u8; 16]) -> Result<Vec<(DeviceId, u64)>, VaultError> {
    // One look into the index for each of a few devices, however many facts there are.
    let mut statement = connection.prepare_cached(
        "SELECT device, (SELECT max(counter) FROM fact WHERE writer = w.number) FROM writer w
         WHERE fact_set = ?1 ORDER BY device",
    )?;
    let held = rows(&mut statement, [set], |row| Ok((DeviceId(row.get(0)?), row.get::<_, Option<i64>>(1)?)))?;
    held.into_iter()
        .filter_map(|(device, counter)| counter.map(|counter| Ok((device, unsigned(counter)?))))
        .collect()
}

/// Takes out the facts of one device after a counter. What is computed from them is the caller's to build anew.
pub(crate) fn delete_after(
    tx: &Transaction<'_>,
    set: [u8; 16],
    device: DeviceId,
    counter: u64,
) -> Result<(), VaultError> {
    tx.execute(
        "DELETE FROM fact WHERE writer = (SELECT number FROM writer WHERE fact_set = ?1 AND device = ?2)
             AND counter > ?3",
        params![set, device.0, signed(counter)?],
    )?;
    Ok(())
}

/// Every fact of a set, in the order (Lamport, device, counter).
pub(crate) fn all(connection: &Connection, set: [u8; 16]) -> Result<Vec<StoredFact>, VaultError> {
    let all = "writer w CROSS JOIN fact f ON f.writer = w.number WHERE w.fact_set = ?1";
    facts_from(connection, all, params![set])
}

/// The facts of one person alone that are not about marks: few, and needed with every view.
pub(crate) fn solo_settings_facts(connection: &Connection) -> Result<Vec<StampedFact>, VaultError> {
    rare(connection, solo_set(connection)?.id)
}

/// The facts of a set that are not about marks.
pub(crate) fn rare(connection: &Connection, set: [u8; 16]) -> Result<Vec<StampedFact>, VaultError> {
    // Named, because SQLite would walk all marks; with the index's own condition, because it must be told.
    let rare = "writer w CROSS JOIN fact f INDEXED BY fact_rare ON f.writer = w.number
         WHERE w.fact_set = ?1 AND f.kind <> 'mark' AND f.kind <> 'take_back' AND f.kind <> 'day_mark'";
    Ok(facts_from(connection, rare, params![set])?.iter().map(StoredFact::stamped).collect())
}

/// Deletes a set and what was computed from it.
pub(crate) fn delete_set(tx: &Transaction<'_>, set: [u8; 16]) -> Result<(), VaultError> {
    for statement in [
        "DELETE FROM shared_mark WHERE writer IN (SELECT number FROM writer WHERE fact_set = ?1)",
        "DELETE FROM taken_back WHERE writer IN (SELECT number FROM writer WHERE fact_set = ?1)",
        "DELETE FROM fact WHERE writer IN (SELECT number FROM writer WHERE fact_set = ?1)",
        "DELETE FROM writer WHERE fact_set = ?1",
        "DELETE FROM fact_set WHERE id = ?1",
    ] {
        tx.execute(statement, [set])?;
    }
    Ok(())
}

fn facts_from(
    connection: &Connection,
    source: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<StoredFact>, VaultError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT w.device, f.counter, f.lamport, f.kind, f.version, f.payload FROM {source}
         ORDER BY f.lamport, w.device, f.counter"
    ))?;
    rows(&mut statement, parameters, stored)
}

fn stored(row: &Row<'_>) -> Result<StoredFact, VaultError> {
    Ok(StoredFact {
        id: fact_id(row, 0)?,
        lamport: unsigned(row.get(2)?)?,
        encoded: EncodedFact { kind: row.get(3)?, version: row.get(4)?, payload: row.get(5)? },
    })
}

/// The name of a fact from the columns `device, counter` that start at `index`.
pub(super) fn fact_id(row: &Row<'_>, index: usize) -> Result<FactId, VaultError> {
    Ok(FactId { device: DeviceId(row.get(index)?), counter: unsigned(row.get(index + 1)?)? })
}

pub(super) fn unsigned(counter: i64) -> Result<u64, VaultError> {
    u64::try_from(counter).map_err(|_| damaged("a counter"))
}

pub(crate) fn signed(counter: u64) -> Result<i64, VaultError> {
    i64::try_from(counter).map_err(|_| damaged("a counter"))
}
