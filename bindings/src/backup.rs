//! Backup, restore and wiping at the border.

use crate::app::{Rekindle, open_request};
use crate::error::{Result, guarded};
use crate::here::Here;
use crate::lock;
use crate::spelling::day_text;
use rekindle_core::Companion;
use rekindle_core::vault::backup::{self as core, Passphrase, WorkFactor};
use std::path::Path;
use std::sync::Arc;

/// A backup to make by hand.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackupRequest {
    /// The file to write, with its folder, which must be there. It ends in `.age`.
    pub file: String,
    /// What opens it again, as it was typed. Not stored anywhere: who forgets it cannot open the backup.
    pub passphrase: String,
    /// Whether a file of that name may be replaced, once the new one is complete.
    #[uniffi(default = false)]
    pub replace: bool,
    /// The app's version, which the backup names.
    pub app_version: String,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackupView {
    /// The ritual day on which it was made.
    pub made_on: String,
    /// Rows in all.
    pub rows: u64,
}

#[uniffi::export]
impl Rekindle {
    /// Writes everything that cannot be computed anew into one sealed file, which is there whole or not at
    /// all. Takes about a second, on purpose. Fails with `file_exists`, or `wrong_passphrase` when there is
    /// none.
    pub fn back_up(&self, request: BackupRequest, here: Here) -> Result<BackupView> {
        self.with(|companion| {
            let passphrase =
                Passphrase::new(request.passphrase).map_err(rekindle_core::RekindleError::from)?;
            let view = companion.back_up(
                &core::BackupRequest {
                    file: Path::new(&request.file),
                    passphrase: &passphrase,
                    work_factor: WorkFactor::default(),
                    replace: request.replace,
                    app_version: &request.app_version,
                    locked_journal: None,
                },
                &here.to_core()?,
            )?;
            Ok(BackupView { made_on: day_text(view.made_on), rows: view.rows })
        })
    }

    /// Makes a vault from a backup, in a `directory` that holds none, under a new `key`, and opens it. `key`
    /// and `seed` as in `create`, `system_key` as in `unlock`: a new one of this phone, kept by its key store before.
    /// A journal that was open when the backup was made has no PIN afterwards, which is the way out of a forgotten
    /// one. Whatever fails, no vault is made, and one that is there is not touched.
    ///
    /// Fails with `BackupUnusable`, or `VaultUnusable` (`not_empty`).
    #[uniffi::constructor]
    pub fn restore(
        file: String,
        passphrase: String,
        directory: String,
        key: Vec<u8>,
        system_key: Vec<u8>,
        seed: Vec<u8>,
    ) -> Result<Arc<Self>> {
        guarded(|| {
            // All are taken before one is judged, so that none stays behind when another is unfit.
            let (request, system_key) = (open_request(directory, key, seed), lock::key(system_key));
            let passphrase = Passphrase::new(passphrase).map_err(rekindle_core::RekindleError::from);
            let (request, system_key, passphrase) = (request?, system_key?, passphrase?);
            let restored = Companion::restore(Path::new(&file), &passphrase, request, Some(&system_key));
            Ok(Self::holding(restored?))
        })
    }
}

/// Deletes the vaults in a folder, also ones whose key is lost or that are damaged. Close an open vault before,
/// and destroy the key afterwards. Nothing brings them back but a backup.
#[uniffi::export]
pub fn wipe(directory: String) -> Result<()> {
    guarded(|| Ok(Companion::wipe(Path::new(&directory))?))
}
