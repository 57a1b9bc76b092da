//! The journal of a restore, until the daybook has its name: two files cannot get theirs in one step.
//!
//! The journal is made under names that end in `.restored`. The restore has happened when the daybook has its name; from
//! then on the next opening gives the journal its own. What lies under such a name without a daybook is left of a restore
//! that did not happen, and goes.

use crate::entropy::Entropy;
use crate::vault::kind::JOURNAL;
use crate::vault::pin::{self, SystemKey};
use crate::vault::{VaultError, open, place};
use std::fs;
use std::path::{Path, PathBuf};

/// What a restored journal is kept under on this phone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewJournal<'a> {
    pub(crate) system_key: &'a SystemKey,
    pub(crate) entropy: &'a Entropy,
}

/// The database under its first name.
pub(super) fn database(dir: &Path) -> PathBuf {
    open::with_suffix(&dir.join(JOURNAL.file_name()), ".restored")
}

/// Its log under its first name.
pub(super) fn log(dir: &Path) -> PathBuf {
    open::with_suffix(&dir.join(JOURNAL.file_name()), "-wal.restored")
}

/// What keeps its key, under its first name. It is written last and renamed last.
pub(super) fn lock(dir: &Path) -> PathBuf {
    open::with_suffix(&pin::path(dir), ".restored")
}

/// Whether the place holds a journal, which no restore may touch.
pub(crate) fn is_taken(dir: &Path) -> Result<bool, VaultError> {
    Ok(place::vault_file_exists(&JOURNAL, dir)? || pin::exists(dir)?)
}

/// Gives a restored journal its name, as far as that has not been done. Only where there is a daybook.
pub(crate) fn complete(dir: &Path) -> Result<(), VaultError> {
    if !lock(dir).try_exists()? {
        return Ok(());
    }
    let file = dir.join(JOURNAL.file_name());
    for (from, to) in
        [(log(dir), open::with_suffix(&file, "-wal")), (database(dir), file), (lock(dir), pin::path(dir))]
    {
        if from.try_exists()? {
            place::put_in_place(&from, &to, place::Overwrite::Yes)?;
        }
    }
    Ok(())
}

/// Removes what a restore left that did not happen. Only where there is no daybook.
pub(crate) fn discard(dir: &Path) {
    open::remove_database(&database(dir));
    let _ = fs::remove_file(log(dir));
    let _ = fs::remove_file(lock(dir));
}
