//! What can go wrong with a vault, one variant for each thing that a person would do about it.
//!
//! No variant holds a row's content, a path or a key. The public error that shells show is
//! made from these (`crate::error`).

use rusqlite::ffi;
use std::io;

/// Why a vault could not be opened, read or written. Nothing was deleted or overwritten.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The folder is not there: the shell must make its parent, or the drive is not mounted.
    #[error("the folder of the vault is missing; make it or connect its drive")]
    DirectoryMissing,
    /// The folder holds no vault: create one, or restore a backup.
    #[error("there is no vault here; create one or restore a backup")]
    NothingHere,
    /// There is something already where a vault or a file was to be made.
    #[error("there is something here already, and it is not overwritten; choose another place")]
    AlreadyThere,
    /// The vault is there and its key is gone: restore a backup into an empty place.
    #[error("the key of this vault is lost; restore a backup into an empty place")]
    KeyLost,
    /// The app is locked, and this is not among what works then.
    #[error("the app is locked; unlock it")]
    Locked,
    /// The vault was made with another key.
    #[error("this is not the key of this vault; use the key it was made with, or restore a backup")]
    WrongKey,
    /// The first page does not open and the note that recognises the key is missing too.
    #[error("the key does not fit or the vault is damaged; try the right key, then restore a backup")]
    WrongKeyOrDamaged,
    /// The vault was written by a newer version of the app.
    #[error("the vault has schema {found} and this version knows {known}; update the app")]
    NewerSchema {
        /// The schema in the file.
        found: u32,
        /// The newest schema this build knows.
        known: u32,
    },
    /// The key fits and the file is broken: restore a backup into an empty place.
    #[error("the vault is damaged ({reason}); keep the file and restore a backup into an empty place")]
    Damaged {
        /// What was found.
        reason: &'static str,
    },
    /// No room left: free some and do it again; the vault is as it was before.
    #[error("the disk is full; free some space and try again")]
    DiskFull,
    /// The file or its folder may not be written.
    #[error("the vault may not be written here; check the rights of its folder")]
    ReadOnly,
    /// Another process held the vault for longer than the waiting time.
    #[error("another program is using the vault; close it or try again")]
    Busy,
    /// The device failed to read or write. The vault is as it was before.
    #[error("reading or writing failed ({reason}); try again, and check the disk if it stays")]
    Io {
        /// The system's kind of failure.
        reason: io::ErrorKind,
    },
    /// A step of the schema failed; the vault has the version and the data from before it.
    #[error("bringing the vault to schema {version} failed; its data is as before")]
    Migration {
        /// The version that was to be reached.
        version: u32,
        /// What failed.
        source: Box<VaultError>,
    },
    /// A statement failed: a mistake in this program.
    #[error("a statement failed with code {code}")]
    Sql {
        /// SQLite's extended result code.
        code: i32,
        /// The complaint about the statement's text, never about values.
        reason: Option<String>,
    },
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error;
        match error {
            // The message may quote a value (a search's words, a constraint's row): only the code is kept.
            Error::SqliteFailure(error, _) => from_code(error.extended_code),
            // Preparing sees the statement's text only, which is ours.
            Error::SqlInputError { error, msg, .. } => match from_code(error.extended_code) {
                Self::Sql { code, .. } => Self::Sql { code, reason: Some(msg) },
                other => other,
            },
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..)
            | Error::InvalidColumnType(..) => Self::Damaged { reason: "a stored value cannot be read" },
            Error::QueryReturnedNoRows => Self::Sql { code: ffi::SQLITE_DONE, reason: None },
            _ => Self::Sql { code: ffi::SQLITE_MISUSE, reason: None },
        }
    }
}

fn from_code(code: i32) -> VaultError {
    match code & 0xff {
        ffi::SQLITE_NOTADB | ffi::SQLITE_CORRUPT => VaultError::Damaged { reason: "a page cannot be read" },
        ffi::SQLITE_FULL => VaultError::DiskFull,
        ffi::SQLITE_READONLY | ffi::SQLITE_PERM | ffi::SQLITE_CANTOPEN => VaultError::ReadOnly,
        ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => VaultError::Busy,
        ffi::SQLITE_IOERR => match code {
            // The index of the log could not grow: the only cause met in the field is a full disk.
            ffi::SQLITE_IOERR_SHMSIZE => VaultError::DiskFull,
            ffi::SQLITE_IOERR_SHORT_READ => VaultError::Damaged { reason: "it ends too early" },
            _ => VaultError::Io { reason: io::ErrorKind::Other },
        },
        _ => VaultError::Sql { code, reason: None },
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::DirectoryMissing,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            reason => Self::Io { reason },
        }
    }
}
