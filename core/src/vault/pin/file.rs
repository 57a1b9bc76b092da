//! Where the record lies, and how it is replaced.

use super::record::{MAX_BYTES, PinRecord};
use crate::vault::VaultError;
use crate::vault::kind::JOURNAL;
use crate::vault::place::{self, Overwrite};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The record's file.
pub(crate) fn path(dir: &Path) -> PathBuf {
    dir.join(format!("{}.lock", JOURNAL.stem))
}

/// Whether there is one, readable or not.
pub(crate) fn exists(dir: &Path) -> Result<bool, VaultError> {
    Ok(path(dir).try_exists()?)
}

/// Reads the record; nothing when there is none.
pub(crate) fn read(dir: &Path) -> Result<Option<PinRecord>, VaultError> {
    let file = match File::open(path(dir)) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    // One byte more than a record may have, so that a longer one is seen to be longer.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    PinRecord::parse(&bytes).map(Some)
}

/// Puts the record in its place in one step, durably.
pub(crate) fn write(path: &Path, record: &PinRecord) -> Result<(), VaultError> {
    place::write_atomically(path, record.to_line()?.as_bytes(), Overwrite::Yes)
}

/// Puts the first record in its place, unless another process was quicker.
pub(crate) fn write_first(path: &Path, record: &PinRecord) -> Result<(), VaultError> {
    match place::write_atomically(path, record.to_line()?.as_bytes(), Overwrite::No) {
        Err(VaultError::AlreadyThere) => Ok(()),
        other => other,
    }
}
