//! The one error that leaves the core: few variants, each saying what a person can do.
//!
//! No variant carries personal text: no ritual's name, no path below the vault, no key. The words for people
//! stand in the catalogues under `error.<code>` and `error.<code>.hint`; `Display` is for developers.

use crate::couple::pairing::PairingRefusal;
use crate::sessions::room::SessionRefusal;
use crate::vault::VaultError;
use std::fmt;
use thiserror::Error;

mod parts;

pub use parts::{Input, ParcelFault, Thing};

/// Why a call was refused or failed. Whatever the variant, what was stored before is still stored.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RekindleError {
    /// A vault is here but the phone no longer has its key. Way out: restore a backup into an empty place.
    #[error("the vault is here but its key is lost; restore a backup")]
    KeyLost,
    /// The app is locked. Way out: unlock it. Stop and help, answers to notices and a running timer's controls work.
    #[error("the app is locked")]
    Locked,
    /// It is another PIN. Way out: the right one, or a backup.
    #[error("this is not the PIN")]
    WrongPin,
    /// Too many wrong tries: the next one is not looked at yet.
    #[error("too many wrong tries; wait {seconds} seconds")]
    PinWait {
        /// How long.
        seconds: u64,
    },
    /// The key does not open this vault; nothing was touched.
    #[error("this key does not open the vault")]
    WrongKey,
    /// The vault was written by a newer Rekindle; nothing was touched. Way out: update the app.
    #[error("the vault has schema {found}, this build knows up to {known}; update Rekindle")]
    NewerVault {
        /// The schema version in the file.
        found: u32,
        /// The newest one this build can open.
        known: u32,
    },
    /// The file is damaged; it was left as it is. Way out: restore a backup into another place.
    #[error("the vault is damaged: {reason}")]
    DamagedVault {
        /// What was found, in technical words.
        reason: String,
    },
    /// There is no vault here yet.
    #[error("there is no vault here")]
    NoVault,
    /// There is a vault here already and it was not touched.
    #[error("there is already a vault here")]
    VaultExists,
    /// No room on the disk; nothing was changed. Way out: free some space and do it again.
    #[error("the disk is full; nothing was changed")]
    DiskFull,
    /// Another program is writing; nothing was changed. Way out: try again.
    #[error("another program is using the vault")]
    Busy,
    /// Reading or writing failed for another reason of the system's.
    #[error("storage failed: {reason}")]
    Storage {
        /// What the system said.
        reason: String,
    },
    /// The file is not a backup of Rekindle's.
    #[error("this file is not a Rekindle backup: {reason}")]
    NotABackup {
        /// What was found instead.
        reason: String,
    },
    /// The passphrase does not open the backup.
    #[error("the passphrase does not open this backup")]
    WrongPassphrase,
    /// The backup is cut short or damaged; nothing was restored.
    #[error("the backup is damaged: {reason}")]
    DamagedBackup {
        /// Where it ends or what is wrong.
        reason: String,
    },
    /// The backup was made by a newer Rekindle. Way out: update the app.
    #[error("the backup was made by a newer Rekindle; update first")]
    NewerBackup,
    /// A file of that name is there and was not touched.
    #[error("a file is already there")]
    FileExists,
    /// Nothing has this id.
    #[error("no such {what}")]
    NotFound {
        /// The kind of thing.
        what: Thing,
    },
    /// The id fits several rituals; name one by its own id.
    #[error("several rituals fit; name one by its own id")]
    Ambiguous,
    /// A value from outside cannot be used.
    #[error("{input}: {reason}")]
    Invalid {
        /// What was given.
        input: Input,
        /// Why it cannot be used and what would do, in technical words.
        reason: String,
    },
    /// Marks can be made for any past day, not for one that has not come.
    #[error("this day has not come yet")]
    FutureDay,
    /// The ritual is retired; its history stands and nothing new can be added.
    #[error("this ritual is retired")]
    Retired,
    /// A step of pairing was refused; nothing was changed.
    #[error("pairing: {refusal}")]
    Pairing {
        /// Why.
        refusal: PairingRefusal,
    },
    /// A guided session cannot begin, or a text about one cannot be used; nothing was changed.
    #[error("session: {refusal}")]
    Session {
        /// Why.
        refusal: SessionRefusal,
    },
    /// This phone has a couple already. A third phone cannot join; a new phone of the same person is linked again.
    #[error("this phone is part of a couple already")]
    ThirdPhone,
    /// The code links a phone of another couple.
    #[error("this code is of another couple")]
    OtherCouple,
    /// Nobody to exchange with: not paired, or to be linked again first.
    #[error("this phone is not linked")]
    NotLinked,
    /// The place for the mailbox cannot be used.
    #[error("this place cannot be a mailbox: {reason}")]
    BadMailbox {
        /// Why.
        reason: String,
    },
    /// The mailbox could not be reached or refused; nothing was lost.
    #[error("the mailbox: {reason}")]
    Mailbox {
        /// What it said.
        reason: String,
    },
    /// The file is no parcel for this link; nothing was taken in.
    #[error("this parcel cannot be taken in: {fault}")]
    Parcel {
        /// Why.
        fault: ParcelFault,
    },
}

impl RekindleError {
    /// A stable name for scripts, and for the catalogue's words (`error.<code>.text`, `error.<code>.hint`).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::KeyLost => "key_lost",
            Self::Locked => "locked",
            Self::WrongPin => "wrong_pin",
            Self::PinWait { .. } => "pin_wait",
            Self::WrongKey => "wrong_key",
            Self::NewerVault { .. } => "newer_version",
            Self::DamagedVault { .. } => "damaged",
            Self::NoVault => "no_vault",
            Self::VaultExists => "not_empty",
            Self::DiskFull => "disk_full",
            Self::Busy => "busy",
            Self::Storage { .. } => "storage",
            Self::NotABackup { .. } => "not_a_backup",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::DamagedBackup { .. } => "truncated_backup",
            Self::NewerBackup => "newer_backup",
            Self::FileExists => "file_exists",
            Self::NotFound { what: Thing::Ritual } => "no_such_ritual",
            Self::NotFound { what: Thing::Practice } => "no_such_practice",
            Self::NotFound { what: Thing::Mark } => "no_such_mark",
            Self::NotFound { what: Thing::Skip } => "no_such_skip",
            Self::NotFound { what: Thing::Pause } => "no_such_pause",
            Self::NotFound { what: Thing::Entry } => "no_such_entry",
            Self::NotFound { what: Thing::Couple } => "no_couple",
            Self::NotFound { what: Thing::Invitation } => "no_invitation",
            Self::NotFound { what: Thing::Proposal } => "no_such_proposal",
            Self::NotFound { what: Thing::Asked } => "nothing_asked",
            Self::NotFound { what: Thing::Mailbox } => "no_mailbox",
            Self::NotFound { what: Thing::Session } => "no_such_session",
            Self::Ambiguous => "ambiguous_ritual",
            Self::Invalid { input, .. } => input.code(),
            Self::FutureDay => "future_day",
            Self::Retired => "already_retired",
            Self::Pairing { refusal } => refusal.code(),
            Self::Session { refusal } => refusal.code(),
            Self::ThirdPhone => "third_phone",
            Self::OtherCouple => "other_couple",
            Self::NotLinked => "not_linked",
            Self::BadMailbox { .. } => "bad_mailbox",
            Self::Mailbox { .. } => "mailbox",
            Self::Parcel { fault } => fault.code(),
        }
    }

    /// Every code there is, so that a test can ask the catalogues for words.
    pub const CODES: [&'static str; 85] = [
        "key_lost",
        "locked",
        "wrong_pin",
        "pin_wait",
        "bad_pin",
        "no_such_entry",
        "bad_entry",
        "bad_tag",
        "wrong_key",
        "newer_version",
        "damaged",
        "no_vault",
        "not_empty",
        "disk_full",
        "busy",
        "storage",
        "not_a_backup",
        "wrong_passphrase",
        "truncated_backup",
        "newer_backup",
        "file_exists",
        "no_such_ritual",
        "no_such_practice",
        "no_such_mark",
        "no_such_skip",
        "no_such_pause",
        "ambiguous_ritual",
        "name_empty",
        "name_too_long",
        "name_control",
        "name_direction",
        "bad_rule",
        "bad_time",
        "times_missing",
        "too_many",
        "bad_pause",
        "bad_setting",
        "no_such_setting",
        "offsets",
        "future_day",
        "already_retired",
        "no_couple",
        "no_invitation",
        "no_such_proposal",
        "nothing_asked",
        "bad_invitation",
        "invitations_off",
        "no_mailbox",
        "no_such_level",
        "bad_proposal",
        "bad_words",
        "clocks_apart",
        "third_phone",
        "other_couple",
        "not_linked",
        "bad_mailbox",
        "mailbox",
        "parcel_not_a_parcel",
        "parcel_newer",
        "parcel_cut_short",
        "parcel_damaged",
        "parcel_own",
        "parcel_stranger",
        "parcel_empty",
        "pairing_not_a_code",
        "pairing_cut_short",
        "pairing_mistyped",
        "pairing_wrong_step",
        "pairing_newer",
        "pairing_expired",
        "pairing_own_code",
        "pairing_other_invitation",
        "pairing_wrong_reveal",
        "pairing_reused",
        "pairing_unfit_mailbox",
        "no_such_session",
        "session_running",
        "session_not_offered",
        "session_closed",
        "session_length",
        "session_not_guided",
        "session_nothing_left",
        "session_not_ready",
        "session_not_a_yes",
        "session_newer_yes",
    ];

    pub(crate) fn invalid(input: Input, reason: impl fmt::Display) -> Self {
        Self::Invalid { input, reason: reason.to_string() }
    }
}

impl From<PairingRefusal> for RekindleError {
    fn from(refusal: PairingRefusal) -> Self {
        Self::Pairing { refusal }
    }
}

impl From<VaultError> for RekindleError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NothingHere => Self::NoVault,
            VaultError::AlreadyThere => Self::VaultExists,
            VaultError::KeyLost => Self::KeyLost,
            VaultError::Locked => Self::Locked,
            VaultError::WrongKey | VaultError::WrongKeyOrDamaged => Self::WrongKey,
            VaultError::NewerSchema { found, known } => Self::NewerVault { found, known },
            VaultError::Damaged { reason } => Self::DamagedVault { reason: reason.to_owned() },
            VaultError::DiskFull => Self::DiskFull,
            VaultError::Busy => Self::Busy,
            // A step of the schema that failed for want of room or for damage is told as that.
            VaultError::Migration { source, .. }
                if matches!(
                    *source,
                    VaultError::DiskFull | VaultError::Busy | VaultError::Damaged { .. }
                ) =>
            {
                Self::from(*source)
            }
            other => Self::Storage { reason: other.to_string() },
        }
    }
}

impl From<SessionRefusal> for RekindleError {
    fn from(refusal: SessionRefusal) -> Self {
        Self::Session { refusal }
    }
}

/// What every call of a room returns.
pub type Result<T, E = RekindleError> = std::result::Result<T, E>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Language, Words};

    #[test]
    fn every_code_has_words_in_every_language() {
        for language in Language::all() {
            let words = Words::of(language);
            for code in RekindleError::CODES {
                for part in ["text", "hint"] {
                    let key = format!("error.{code}.{part}");
                    assert!(words.has(&key), "{language}: {key}");
                }
            }
        }
    }

    #[test]
    fn the_list_of_codes_holds_what_errors_say() {
        for error in [
            RekindleError::KeyLost,
            RekindleError::NewerVault { found: 2, known: 1 },
            RekindleError::NotFound { what: Thing::Pause },
            RekindleError::invalid(Input::Rule, "x"),
            RekindleError::Retired,
        ] {
            assert!(RekindleError::CODES.contains(&error.code()), "{}", error.code());
        }
    }
}
