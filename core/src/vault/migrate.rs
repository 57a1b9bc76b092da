//! Brings a database's schema up to the version this build knows: hand-written steps, one transaction each.
//!
//! A step either happens whole, with the data checked and the new version noted in `user_version`, or not at
//! all. A version that this build does not know is refused before anything is written.

use super::VaultError;
use super::kind::VaultKind;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// One step of a schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// The schema's version after this step.
    pub(crate) version: u32,
    /// The statements. They must not begin or end a transaction.
    pub(crate) sql: &'static str,
}

/// The version of the schema in the file; 0 for a new one.
pub(super) fn version(connection: &Connection) -> Result<u32, VaultError> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    u32::try_from(version).map_err(|_| VaultError::Damaged { reason: "its schema version is negative" })
}

/// Refuses a schema newer than this build's.
pub(super) fn refuse_newer(kind: &VaultKind, found: u32) -> Result<(), VaultError> {
    let known = kind.latest_version();
    if found > known { Err(VaultError::NewerSchema { found, known }) } else { Ok(()) }
}

/// Takes all steps up to `target` that the file has not yet.
pub(super) fn run(connection: &mut Connection, kind: &VaultKind, target: u32) -> Result<(), VaultError> {
    if version(connection)? >= target {
        return refuse_newer(kind, version(connection)?);
    }
    // A step may rebuild a table that others point to; the references are checked at the end of the step.
    // The setting cannot change inside a transaction, so it changes here.
    connection.pragma_update(None, "foreign_keys", false)?;
    let taken = kind
        .migrations
        .iter()
        .filter(|migration| migration.version <= target)
        .try_for_each(|migration| step(connection, kind, migration));
    connection.pragma_update(None, "foreign_keys", true)?;
    taken
}

fn step(connection: &mut Connection, kind: &VaultKind, migration: &Migration) -> Result<(), VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the write lock: another process may have taken the step meanwhile.
    let found = version(&transaction)?;
    refuse_newer(kind, found)?;
    if found >= migration.version {
        return Ok(());
    }
    apply(&transaction, kind, migration).map_err(|error| match error {
        // These are about the place, not about the step, and say what to do.
        VaultError::DiskFull
        | VaultError::ReadOnly
        | VaultError::Busy
        | VaultError::Io { .. }
        | VaultError::Damaged { .. } => error,
        other => VaultError::Migration { version: migration.version, source: Box::new(other) },
    })?;
    transaction.commit()?;
    Ok(())
}

fn apply(transaction: &Transaction<'_>, kind: &VaultKind, migration: &Migration) -> Result<(), VaultError> {
    transaction.execute_batch(migration.sql)?;
    if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(VaultError::Sql { code: rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY, reason: None });
    }
    transaction.pragma_update(None, "application_id", kind.application_id)?;
    transaction.pragma_update(None, "user_version", migration.version)?;
    Ok(())
}
