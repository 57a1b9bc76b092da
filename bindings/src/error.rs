//! The one error that shells see, and the guard that turns a panic into it.
//!
//! The variants are few, one for each thing a shell can do about it. Words for people are looked up by
//! `code` ([`crate::Words::for_error`]); `reason` is for a developer and holds nothing personal.

use rekindle_core::RekindleError as Core;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a call was refused or failed. Whatever the variant, what was stored before is still stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum RekindleError {
    /// The vault cannot be opened or made here, and was not touched. Codes: `key_lost`, `wrong_key`,
    /// `newer_version`, `damaged`, `no_vault`, `not_empty`. Show the page with the ways out.
    #[error("{code}: {reason}")]
    VaultUnusable {
        /// A stable name; its words are `error.<code>.text` and `error.<code>.hint`.
        code: String,
        /// For developers, in technical words.
        reason: String,
    },
    /// What was asked cannot be done with what was given: a name, a rule, a day, an id that is not there.
    /// Say it beside the field and let the person change it.
    #[error("{code}: {reason}")]
    Refused {
        /// A stable name; its words are `error.<code>.text` and `error.<code>.hint`.
        code: String,
        /// For developers, in technical words; some words have a place for it.
        reason: String,
    },
    /// A backup file cannot be used, or a backup or an export not be written. Codes: `not_a_backup`, `wrong_passphrase`,
    /// `truncated_backup`, `newer_backup`, `file_exists`.
    #[error("{code}: {reason}")]
    BackupUnusable {
        /// A stable name; its words are `error.<code>.text` and `error.<code>.hint`.
        code: String,
        /// For developers, in technical words.
        reason: String,
    },
    /// The system did not let it happen; nothing was changed and trying again can help. Codes: `storage`,
    /// `busy`, `disk_full`, `mailbox`.
    #[error("{code}: {reason}")]
    Failed {
        /// A stable name; its words are `error.<code>.text` and `error.<code>.hint`.
        code: String,
        /// For developers, in technical words.
        reason: String,
    },
    /// The vault was closed with `close_vault`: open it again and repeat the call. Code: `closed`.
    #[error("{code}: {reason}")]
    Closed {
        /// A stable name.
        code: String,
        /// For developers, in technical words.
        reason: String,
    },
    /// A defect of Rekindle's, or of a shell that called it wrongly. Code: `internal`.
    #[error("{code}: {reason}")]
    Internal {
        /// A stable name; its words are `error.<code>.text` and `error.<code>.hint`.
        code: String,
        /// For developers, in technical words.
        reason: String,
    },
}

/// What every export returns.
pub(crate) type Result<T, E = RekindleError> = std::result::Result<T, E>;

impl RekindleError {
    /// The stable name.
    pub fn code(&self) -> &str {
        let (Self::VaultUnusable { code, .. }
        | Self::Refused { code, .. }
        | Self::BackupUnusable { code, .. }
        | Self::Failed { code, .. }
        | Self::Closed { code, .. }
        | Self::Internal { code, .. }) = self;
        code
    }

    /// For developers, in technical words.
    pub fn reason(&self) -> &str {
        let (Self::VaultUnusable { reason, .. }
        | Self::Refused { reason, .. }
        | Self::BackupUnusable { reason, .. }
        | Self::Failed { reason, .. }
        | Self::Closed { reason, .. }
        | Self::Internal { reason, .. }) = self;
        reason
    }

    pub(crate) fn refused(code: &str, reason: impl ToString) -> Self {
        Self::Refused { code: code.to_owned(), reason: reason.to_string() }
    }

    pub(crate) fn closed() -> Self {
        Self::Closed { code: "closed".to_owned(), reason: "the vault was closed; open it again".to_owned() }
    }

    pub(crate) fn internal(reason: &str) -> Self {
        Self::Internal { code: "internal".to_owned(), reason: reason.to_owned() }
    }
}

impl From<Core> for RekindleError {
    fn from(error: Core) -> Self {
        let code = error.code().to_owned();
        // A refusal's reason stands alone, because some words have a place for it.
        let reason = match &error {
            Core::Invalid { reason, .. } => reason.clone(),
            other => other.to_string(),
        };
        match error {
            Core::KeyLost
            | Core::WrongKey
            | Core::NewerVault { .. }
            | Core::DamagedVault { .. }
            | Core::NoVault
            | Core::VaultExists => Self::VaultUnusable { code, reason },
            Core::NotABackup { .. }
            | Core::WrongPassphrase
            | Core::DamagedBackup { .. }
            | Core::NewerBackup
            | Core::FileExists => Self::BackupUnusable { code, reason },
            Core::DiskFull | Core::Busy | Core::Storage { .. } | Core::Mailbox { .. } => {
                Self::Failed { code, reason }
            }
            Core::NotFound { .. }
            | Core::Locked
            | Core::WrongPin
            | Core::PinWait { .. }
            | Core::Ambiguous
            | Core::Invalid { .. }
            | Core::FutureDay
            | Core::Retired
            | Core::Pairing { .. }
            | Core::Session { .. }
            | Core::ThirdPhone
            | Core::OtherCouple
            | Core::NotLinked
            | Core::BadMailbox { .. }
            | Core::Parcel { .. } => Self::Refused { code, reason },
        }
    }
}

/// Runs a call; a panic in it is an error. What a panic says may hold a person's words, so it is not passed on.
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T>) -> Result<T> {
    // A transaction that a panic left open is rolled back while it unwinds; nothing half-done stays.
    catch_unwind(AssertUnwindSafe(call))
        .unwrap_or_else(|_| Err(RekindleError::internal("a call stopped halfway; nothing was changed")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_of_the_core_keeps_its_code() {
        for error in [Core::KeyLost, Core::Busy, Core::FutureDay, Core::WrongPassphrase] {
            assert_eq!(RekindleError::from(error.clone()).code(), error.code());
        }
        assert!(matches!(RekindleError::from(Core::KeyLost), RekindleError::VaultUnusable { .. }));
        assert!(matches!(RekindleError::from(Core::Busy), RekindleError::Failed { .. }));
        assert!(matches!(RekindleError::from(Core::FutureDay), RekindleError::Refused { .. }));
        assert!(matches!(RekindleError::from(Core::NewerBackup), RekindleError::BackupUnusable { .. }));
    }

    #[test]
    fn a_panic_is_an_error_and_its_words_stay_here() {
        let error = guarded::<()>(|| panic!("Coffee with Ana")).unwrap_err();
        assert_eq!(error.code(), "internal");
        assert!(!error.to_string().contains("Ana"));
    }
}
