//! The file of a vault, opened without the door.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use rusqlite::Connection;
use std::path::Path;

/// The key of every vault that benchmarks make.
pub(crate) const KEY: [u8; 32] = [9; 32];

/// An encrypted file opened as the vault opens its own, for what a bare statement costs.
pub(crate) fn open(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    let hex = "09".repeat(KEY.len());
    connection
        .execute_batch(&format!(
            "PRAGMA key = \"x'{hex}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA temp_store = MEMORY;"
        ))
        .unwrap();
    connection
}
