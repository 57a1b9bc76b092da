//! The full examination of a vault: every page's seal, every tree, every index, every reference.
//!
//! The seals are those of the pages in the file itself, so the log is copied into it first: a page that a crash left
//! half copied is whole in the log, and is no damage.
//!
//! It reports kinds of damage and page counts only, never a row's content.

use super::{VaultError, open};
use rusqlite::Connection;

pub(super) fn check(connection: &Connection) -> Result<(), VaultError> {
    let copied = open::checkpoint(connection)?;
    // One row for each page whose seal does not fit. While another process reads, the log may not be copied in
    // full; then the pages that are in use are still examined by the check below.
    if copied && connection.prepare("PRAGMA cipher_integrity_check")?.exists([])? {
        return Err(VaultError::Damaged { reason: "pages were changed from outside" });
    }
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(VaultError::Damaged { reason: "its tables and indexes do not agree" });
    }
    if connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(VaultError::Damaged { reason: "a row names another that is not there" });
    }
    Ok(())
}
