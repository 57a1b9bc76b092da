//! The first line of a backup and of the journal in it: what it is, which schema its rows have, how many there are.
//!
//! The counts and the digest name a loss even when the file was opened and carried by hand, without the
//! seal that would have told.

use super::lines::{Lines, RowsDigest};
use super::{BackupError, Stamp};
use crate::moment::RitualDay;
use crate::vault::kind::VaultKind;
use crate::vault::migrate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

const FORMAT: &str = "rekindle-backup";
/// Raised when a line's form changes, not when a schema does.
///
/// 2 is 1 with the journal after the daybook; a backup without one is still written as 1.
const FORMAT_VERSION: u32 = 2;
const WITHOUT_JOURNAL: u32 = 1;
/// More rows than a life of marks gives: twenty rituals a day for a hundred years are 730,000.
const MAX_ROWS: u64 = 5_000_000;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: String,
    format_version: u32,
    app_version: String,
    /// The vault's file name without its ending.
    vault: String,
    schema_version: u32,
    made_on: RitualDay,
    /// The form in which the journal follows, when it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    journal: Option<JournalForm>,
    /// Rows of each table, also of those without any.
    tables: BTreeMap<String, u64>,
    /// SHA-256 of every line after this one, line breaks included.
    rows_sha256: String,
}

/// How the journal stands after the rows of the daybook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JournalForm {
    /// As a manifest of its own and rows.
    Rows,
    /// As its encrypted file: it was locked.
    File,
}

/// What must be readable in the first line of any future format.
#[derive(Deserialize)]
struct Head {
    format: String,
    format_version: u32,
}

impl Manifest {
    pub(super) fn new(
        kind: &VaultKind,
        schema_version: u32,
        stamp: Stamp<'_>,
        journal: Option<JournalForm>,
        tables: BTreeMap<String, u64>,
        digest: RowsDigest,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            format_version: if journal.is_some() { FORMAT_VERSION } else { WITHOUT_JOURNAL },
            app_version: stamp.app_version.to_owned(),
            vault: kind.stem.to_owned(),
            schema_version,
            made_on: stamp.made_on,
            journal,
            tables,
            rows_sha256: digest.into_hex(),
        }
    }

    pub(super) fn write(&self, out: &mut impl Write) -> Result<(), BackupError> {
        serde_json::to_writer(&mut *out, self).map_err(std::io::Error::from)?;
        Ok(out.write_all(b"\n")?)
    }

    /// Reads the first line and refuses what this build cannot restore into a vault of this kind.
    pub(super) fn read(lines: &mut Lines<impl BufRead>, kind: &VaultKind) -> Result<Self, BackupError> {
        const ELSE: BackupError = BackupError::NotABackup { reason: "it opens and holds something else" };
        let line = match lines.next_head() {
            Ok(Some(line)) => line.to_owned(),
            // Not ours, then: our first line is short and complete.
            Ok(None) | Err(BackupError::Unfit { .. }) => return Err(ELSE),
            Err(error) => return Err(error),
        };
        let head: Head = serde_json::from_slice(&line).map_err(|_| ELSE)?;
        if head.format != FORMAT {
            return Err(ELSE);
        }
        if head.format_version > FORMAT_VERSION {
            return Err(BackupError::NewerFormat { found: head.format_version, known: FORMAT_VERSION });
        }
        let manifest: Self =
            serde_json::from_slice(&line).map_err(|_| lines.unfit("the manifest is incomplete"))?;
        if manifest.vault != kind.stem {
            return Err(BackupError::NotABackup { reason: "it is a backup of another vault" });
        }
        migrate::refuse_newer(kind, manifest.schema_version)?;
        if manifest.format_version == 0 || manifest.schema_version == 0 {
            return Err(lines.unfit("versions count from 1"));
        }
        if manifest
            .tables
            .values()
            .try_fold(0_u64, |sum, rows| sum.checked_add(*rows))
            .is_none_or(|n| n > MAX_ROWS)
        {
            return Err(lines.unfit("it promises too many rows"));
        }
        Ok(manifest)
    }

    /// The schema that the rows have.
    pub(super) fn schema_version(&self) -> u32 {
        self.schema_version
    }

    /// Whether no line may follow its rows.
    pub(super) fn ends_with_its_rows(&self) -> bool {
        self.journal.is_none()
    }

    /// How the journal follows.
    pub(crate) fn journal(&self) -> Option<JournalForm> {
        self.journal
    }

    /// Rows in all.
    pub(crate) fn rows(&self) -> u64 {
        self.tables.values().sum()
    }

    /// Rows of each table.
    pub(super) fn tables(&self) -> &BTreeMap<String, u64> {
        &self.tables
    }

    /// Whether the rows that were read are those that were written.
    pub(super) fn has_digest(&self, digest: &str) -> bool {
        self.rows_sha256 == digest
    }
}
