//! The queries of entries that wait: for the next check-in, or for a night to pass.

use super::VaultError;
use super::columns::{rows, uuid};
use super::entries;
use crate::ids::EntryId;
use crate::journal::compose::Until;
use crate::journal::entry::EntryView;
use crate::moment::RitualDay;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Lets an entry wait, in the place of what it waited for.
pub(crate) fn put(
    tx: &Transaction<'_>,
    entry: EntryId,
    until: Until,
    since: RitualDay,
) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT OR REPLACE INTO entry_waiting (entry, until, since) VALUES (?1, ?2, ?3)")?
        .execute(params![entry.as_bytes(), name(until), since])?;
    Ok(())
}

/// Lets it wait no more. Says whether it did.
pub(crate) fn delete(tx: &Transaction<'_>, entry: EntryId) -> Result<bool, VaultError> {
    let sql = "DELETE FROM entry_waiting WHERE entry = ?1";
    Ok(tx.prepare_cached(sql)?.execute([entry.as_bytes()])? > 0)
}

/// What an entry waits for, as it stands in its row.
pub(super) fn get(tx: &Transaction<'_>, entry: EntryId) -> Result<Option<(String, String)>, VaultError> {
    let mut statement = tx.prepare_cached("SELECT until, since FROM entry_waiting WHERE entry = ?1")?;
    Ok(statement.query_row([entry.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Puts back what [`get`] gave.
pub(super) fn restore(
    tx: &Transaction<'_>,
    entry: EntryId,
    waited: &(String, String),
) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT INTO entry_waiting (entry, until, since) VALUES (?1, ?2, ?3)")?
        .execute(params![entry.as_bytes(), waited.0, waited.1])?;
    Ok(())
}

/// The entries that wait, or have waited since before a day, whole, in the order in which they were put there.
pub(crate) fn all(
    connection: &Connection,
    until: Until,
    day: Option<RitualDay>,
) -> Result<Vec<EntryView>, VaultError> {
    let sql = "SELECT entry FROM entry_waiting WHERE until = ?1 AND (?2 IS NULL OR since < ?2) ORDER BY since, entry";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = rows(&mut statement, params![name(until), day], |row| Ok(EntryId::new(uuid(row, 0)?)))?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(entries::get(connection, id)?);
    }
    Ok(found)
}

const fn name(until: Until) -> &'static str {
    match until {
        Until::CheckIn => "check-in",
        Until::Tomorrow => "tomorrow",
    }
}
