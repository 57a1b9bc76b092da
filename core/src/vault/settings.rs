//! The queries of settings: only what differs from its default is stored.

use super::VaultError;
use super::columns::rows;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;

/// The row that says where segments are exchanged.
pub(crate) const MAILBOX: &str = "mailbox";

/// Where segments are exchanged.
pub(crate) fn mailbox(connection: &Connection) -> Result<Option<String>, VaultError> {
    get(connection, MAILBOX)
}

/// One value, when it differs from its default.
pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(rows(&mut statement, [key], |row| Ok(row.get(0)?))?.pop())
}

pub(crate) fn all(connection: &Connection) -> Result<BTreeMap<String, String>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT key, value FROM setting")?;
    Ok(rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Stores a value, or forgets the key when the value is its default.
pub(crate) fn put(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<(), VaultError> {
    match value {
        Some(value) => tx
            .prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
            .execute(params![key, value])?,
        None => tx.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?,
    };
    Ok(())
}
