//! Backup and restore: a vault as an `age` file of JSON Lines, readable in twenty years without this program.
//!
//! Inside the sealed file the first line is a manifest ([`manifest`]), every further line one row ([`rows`]):
//!
//! ```text
//! {"format":"rekindle-backup","format_version":1,…,"tables":{"ritual":1},"rows_sha256":"…"}
//! {"table":"ritual","row":{"id":"00…","practice":"six-second-kiss",…}}
//! ```
//!
//! With a journal, its own manifest and rows follow those of the daybook, or, when it was locked, its encrypted file
//! ([`journal`]).
//!
//! `age -d FILE` gives these lines back; without a journal `age -d FILE | tail -n +2 | sha256sum` gives `rows_sha256`. Which tables
//! and columns there are is read from the schema itself, so that a later schema cannot forget one; what is
//! computed from other rows is left out and built anew.
//!
//! A restore makes a new vault in an empty place or nothing. It trusts no byte of the file: the work of the
//! passphrase's derivation, the length of a line and the number of rows are bounded, and an unknown table
//! or column is refused.

pub(crate) mod door;
mod error;
mod journal;
mod lines;
mod manifest;
pub(crate) mod restored;
mod rows;
mod seal;
#[cfg(test)]
mod tests;

pub use door::{BackupRequest, BackupView};

pub use error::BackupError;
pub(crate) use journal::JournalPart;
pub use seal::{Passphrase, WorkFactor};

use super::kind::VaultKind;
use super::place::{self, Overwrite};
use super::{Vault, VaultError, VaultKey, integrity, migrate, open};
use crate::moment::RitualDay;
use lines::{Lines, RowsDigest};
use manifest::Manifest;
pub(crate) use restored::NewJournal;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

/// What a backup says about itself, beside its rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stamp<'a> {
    /// The version of the app that makes it.
    pub(crate) app_version: &'a str,
    /// The ritual day on which it is made.
    pub(crate) made_on: RitualDay,
}

/// Writes a backup of `vault`, and of the journal beside it, to `file` in one step. Says how many
/// rows are in it.
pub(crate) fn create(
    vault: &Vault,
    file: &Path,
    overwrite: Overwrite,
    seal: &dyn age::Recipient,
    stamp: Stamp<'_>,
    journal: &JournalPart<'_>,
) -> Result<u64, BackupError> {
    place::write_atomically_with(file, overwrite, |file| {
        // The slow derivation comes before the vault is read, so that nothing waits for it.
        let mut sealed = seal::sealed(seal, BufWriter::new(file))?;
        let form = journal.form();
        let manifest =
            vault.read_as(|connection| write_all(vault.kind(), connection, stamp, form, &mut sealed))?;
        let rows = manifest.rows() + journal.write(stamp, &mut sealed)?;
        sealed.finish().and_then(|mut buffered| buffered.flush())?;
        Ok(rows)
    })
}

/// Makes a vault of this kind in `dir`, which must hold none, from the opened backup `plain`, and the journal when
/// the backup holds one. When all rows are in and the schema is up to date, `renew` does what a new phone needs and
/// builds the projections.
pub(crate) fn restore(
    kind: &'static VaultKind,
    plain: impl BufRead,
    dir: &Path,
    key: &VaultKey,
    new_journal: Option<&NewJournal<'_>>,
    renew: impl FnOnce(&Transaction<'_>) -> Result<(), VaultError>,
) -> Result<Manifest, BackupError> {
    let mut lines = Lines::new(plain);
    let manifest = Manifest::read(&mut lines, kind)?;
    let made = open::create(kind, dir, key, |connection| {
        fill(kind, connection, &manifest, &mut lines, renew)?;
        match (manifest.journal(), new_journal) {
            (None, _) => Ok(()),
            (Some(form), Some(new)) => journal::restore(form, &mut lines, dir, new),
            // Half of what is in the file is not a restore.
            (Some(_), None) => Err(VaultError::Locked.into()),
        }
    });
    if let Err(error) = made {
        if !place::vault_file_exists(kind, dir)? {
            restored::discard(dir);
        }
        return Err(error);
    }
    // The daybook has its name, and with it the journal is restored too; giving it its own can be done later.
    restored::complete(dir)?;
    Ok(manifest)
}

/// Opens the sealed file for [`restore`].
pub(crate) fn open_sealed(file: &Path, passphrase: &Passphrase) -> Result<impl BufRead, BackupError> {
    let file = File::open(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BackupError::NoFile,
        _ => error.into(),
    })?;
    seal::unsealed(file, passphrase)
}

/// The manifest needs the digest of all rows and stands before them: the rows are read twice, in one
/// snapshot, rather than held in memory.
fn write_all(
    kind: &VaultKind,
    connection: &Connection,
    stamp: Stamp<'_>,
    journal: Option<manifest::JournalForm>,
    out: &mut impl Write,
) -> Result<Manifest, BackupError> {
    let tables = rows::tables(connection, kind)?;
    let mut digest = RowsDigest::new();
    let mut counts = Vec::with_capacity(tables.len());
    for table in &tables {
        let count = table.write_rows(connection, &mut digest)?;
        counts.push((table.name().to_owned(), count));
    }
    let manifest = Manifest::new(
        kind,
        migrate::version(connection)?,
        stamp,
        journal,
        counts.into_iter().collect(),
        digest,
    );
    manifest.write(out)?;
    for table in &tables {
        table.write_rows(connection, out)?;
    }
    Ok(manifest)
}

fn fill(
    kind: &VaultKind,
    connection: &mut Connection,
    manifest: &Manifest,
    lines: &mut Lines<impl BufRead>,
    renew: impl FnOnce(&Transaction<'_>) -> Result<(), VaultError>,
) -> Result<(), BackupError> {
    // The schema as it was when the backup was made; afterwards it is brought up like any older vault.
    migrate::run(connection, kind, manifest.schema_version())?;
    let tables = rows::tables(connection, kind)?;
    let inserting = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // A row may come before the one that it names.
    inserting.pragma_update(None, "defer_foreign_keys", true)?;
    rows::insert_all(&inserting, &tables, manifest, lines)?;
    inserting.commit().map_err(rows::name_refusal)?;

    migrate::run(connection, kind, kind.latest_version())?;
    let renewing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    renew(&renewing).map_err(of_the_backup)?;
    renewing.commit()?;
    integrity::check(connection).map_err(of_the_backup)
}

/// What is wrong with rows that were just put in is wrong with the backup.
fn of_the_backup(error: VaultError) -> BackupError {
    match error {
        VaultError::Damaged { reason } => BackupError::Damaged { reason },
        other => other.into(),
    }
}
