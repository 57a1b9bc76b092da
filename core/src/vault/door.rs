//! What the door offers about the vault itself.

use crate::companion::Companion;
use crate::error::Result;
use crate::vault::Found;
use std::path::Path;

impl Companion {
    /// What a shell finds when it starts; `key_there` says whether it has a key for this place. It decides
    /// between creating, opening, and the way out of a lost key.
    pub fn look(directory: &Path, key_there: bool) -> Result<Found> {
        Ok(Found::look(directory, key_there)?)
    }

    /// Examines every page and row, of the journal too while it is open, which takes as long as reading the whole files.
    /// Opening does not do it.
    ///
    /// # Errors
    /// [`crate::RekindleError::DamagedVault`] with what was found.
    pub fn check_integrity(&self) -> Result<()> {
        self.vault.check_integrity()?;
        self.with_journal_as_it_is(|journal| journal.map_or(Ok(()), |journal| Ok(journal.check_integrity()?)))
    }
}
