//! What a vault promises, one file for each promise.

mod damage;
mod migration;
mod opening;

use super::{Vault, VaultError, VaultKey};
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// A key for tests.
pub(super) fn key(seed: u8) -> VaultKey {
    VaultKey::from_bytes([seed; 32])
}

/// A folder with a daybook that holds `rituals` rituals named "Ritual 0", "Ritual 1" ….
pub(super) fn daybook_with(rituals: u16) -> (tempfile::TempDir, Vault) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create(dir.path(), &key(1)).unwrap();
    vault.write(|tx| (0..rituals).try_for_each(|number| insert_ritual(tx, number))).unwrap();
    (dir, vault)
}

pub(super) fn insert_ritual(tx: &rusqlite::Connection, number: u16) -> Result<(), VaultError> {
    let mut id = [0_u8; 16];
    id[..2].copy_from_slice(&number.to_be_bytes());
    tx.execute(
        "INSERT INTO ritual (id, name, kind, private, quieting, position, adopted_on)
         VALUES (?1, ?2, 'each', 0, 'rest_of_day', ?3, '2026-11-02')",
        params![id, format!("Ritual {number}"), number],
    )?;
    Ok(())
}

/// The names of all rituals, in their order.
pub(super) fn names(vault: &Vault) -> Result<Vec<String>, VaultError> {
    vault.read(|connection| {
        let mut statement =
            connection.prepare("SELECT coalesce(name, practice) FROM ritual ORDER BY position")?;
        let names = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(names)
    })
}

pub(super) fn database(dir: &Path) -> PathBuf {
    dir.join("daybook.sqlite")
}

/// Name and hash of each file of a folder.
pub(super) fn contents(dir: &Path) -> Vec<(String, [u8; 32])> {
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let bytes = std::fs::read(entry.path()).unwrap();
            (entry.file_name().into_string().unwrap(), Sha256::digest(bytes).into())
        })
        .collect();
    files.sort();
    files
}
