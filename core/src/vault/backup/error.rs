//! What can go wrong with a backup, one variant for each thing that a person would do about it.

use crate::error::RekindleError;
use crate::vault::VaultError;
use std::io;

/// Why a backup could not be made or restored. No vault was made or changed, no file replaced.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// There is no file of that name.
    #[error("there is no such file")]
    NoFile,
    /// The file is something else.
    #[error("this is not a backup of Rekindle: {reason}")]
    NotABackup {
        /// What it is instead.
        reason: &'static str,
    },
    /// The passphrase does not open the file. (A change in the few bytes that hold the sealed key looks the
    /// same; nobody can tell the two apart.)
    #[error("the passphrase does not open this backup; look at capitals, spaces and the keyboard's language")]
    WrongPassphrase,
    /// A passphrase without a character protects nothing.
    #[error("the passphrase is empty; choose one of several words")]
    EmptyPassphrase,
    /// Opening the file would take more memory and time than any backup of ours.
    #[error("the file asks for too much work to open; a backup of Rekindle never does")]
    TooMuchWork,
    /// The file is cut short or was changed.
    #[error("the backup is damaged: {reason}; use another copy of it")]
    Damaged {
        /// Where it fails.
        reason: &'static str,
    },
    /// A line inside does not belong into a backup. Only somebody who has the passphrase can have put it there.
    #[error("line {line} of the backup cannot be restored: {reason}")]
    Unfit {
        /// The line, the manifest being the first.
        line: u64,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The backup's form is newer than this build.
    #[error("the backup has format {found} and this version knows {known}; update the app")]
    NewerFormat {
        /// The format in the file.
        found: u32,
        /// The newest one that this build knows.
        known: u32,
    },
    /// The vault, the place or the file: full, read-only, not empty, newer.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Vault(error.into())
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Vault(error.into())
    }
}

impl From<BackupError> for RekindleError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::NotABackup { reason } => Self::NotABackup { reason: reason.to_owned() },
            BackupError::NoFile => Self::NotABackup { reason: error.to_string() },
            BackupError::WrongPassphrase | BackupError::EmptyPassphrase => Self::WrongPassphrase,
            BackupError::Damaged { reason } => Self::DamagedBackup { reason: reason.to_owned() },
            BackupError::TooMuchWork | BackupError::Unfit { .. } => {
                Self::DamagedBackup { reason: error.to_string() }
            }
            BackupError::NewerFormat { .. } | BackupError::Vault(VaultError::NewerSchema { .. }) => {
                Self::NewerBackup
            }
            BackupError::Vault(error) => error.into(),
        }
    }
}
