//! Places for exchanging that only the phone's system can open: what a person picked in Android's document picker.
//!
//! The shell lends the core four calls on files. They are made from the thread of the call that needs them (choosing a
//! place, exchanging, never a view), with no transaction open. They must not call the [`Rekindle`] object that they were
//! lent to, and must not keep or log what passes through: bytes are sealed, names are not secret but say when.

use crate::app::Rekindle;
use crate::error::Result;
use rekindle_core::sync::mailbox::lent::{Lender, ObjectFile};
use rekindle_core::sync::mailbox::{self, MailboxError};
use std::fmt;
use std::sync::Arc;

/// Why a place did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum PlaceError {
    /// Not reached now, or anything unforeseen: later may help.
    #[error("the place cannot be reached")]
    Offline,
    /// The right to it was taken back, or it cannot be written: the person has to choose again.
    #[error("the place refuses")]
    Refused,
    /// No room is left.
    #[error("the place is full")]
    Full,
    /// The file is larger than was asked for; it was not read into memory.
    #[error("the file is too large")]
    TooLarge,
    /// What is there is no folder.
    #[error("this is no place")]
    NotAPlace,
}

/// An exception of the shell that it did not foresee.
impl From<uniffi::UnexpectedUniFFICallbackError> for PlaceError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Offline
    }
}

/// What became of a file that was to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PlaceDelete {
    /// It is gone.
    Deleted,
    /// There was none.
    Absent,
    /// The place keeps it.
    NotAllowed,
}

/// Four calls on files in places that the system opens. `place` is the text that was chosen with `set_mailbox`, `drawer`
/// a folder within it and `file` a name in that; each stands for one object.
#[uniffi::export(with_foreign)]
pub trait PhonePlaces: Send + Sync {
    /// Whether the place can be read and written now. Writes nothing.
    fn look(&self, place: String) -> Result<(), PlaceError>;

    /// Makes the file if nothing has its name, and the drawer if it is not there; true when it did. No reader may see a
    /// part of it: write under another name and give it its own when it is whole, where the system can.
    fn put_if_absent(
        &self,
        place: String,
        drawer: String,
        file: String,
        bytes: Vec<u8>,
    ) -> Result<bool, PlaceError>;

    /// The file's bytes, at most `limit`; nothing when there is no such file, and an error when that cannot be told.
    fn get(
        &self,
        place: String,
        drawer: String,
        file: String,
        limit: u32,
    ) -> Result<Option<Vec<u8>>, PlaceError>;

    /// Deletes the file.
    fn delete(&self, place: String, drawer: String, file: String) -> Result<PlaceDelete, PlaceError>;
}

#[uniffi::export]
impl Rekindle {
    /// Lends what opens places that only the system can open, once after opening the vault. Without it such a place fails
    /// with `Failed` (`mailbox`).
    pub fn lend_places(&self, places: Arc<dyn PhonePlaces>) -> Result<()> {
        self.with(|companion| {
            companion.lend(Arc::new(Lent(places)));
            Ok(())
        })
    }
}

struct Lent(Arc<dyn PhonePlaces>);

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lent")
    }
}

impl Lender for Lent {
    fn look(&self, place: &str) -> Result<(), MailboxError> {
        Ok(self.0.look(place.to_owned())?)
    }

    fn put_if_absent(
        &self,
        place: &str,
        object: &ObjectFile,
        bytes: &[u8],
    ) -> Result<mailbox::Put, MailboxError> {
        let ObjectFile { drawer, file } = object.clone();
        let stored = self.0.put_if_absent(place.to_owned(), drawer, file, bytes.to_owned())?;
        Ok(if stored { mailbox::Put::Stored } else { mailbox::Put::Taken })
    }

    fn get(&self, place: &str, object: &ObjectFile, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        let ObjectFile { drawer, file } = object.clone();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        Ok(self.0.get(place.to_owned(), drawer, file, limit)?)
    }

    fn delete(&self, place: &str, object: &ObjectFile) -> Result<mailbox::Delete, MailboxError> {
        let ObjectFile { drawer, file } = object.clone();
        Ok(match self.0.delete(place.to_owned(), drawer, file)? {
            PlaceDelete::Deleted => mailbox::Delete::Deleted,
            PlaceDelete::Absent => mailbox::Delete::Absent,
            PlaceDelete::NotAllowed => mailbox::Delete::NotAllowed,
        })
    }
}

impl From<PlaceError> for MailboxError {
    fn from(error: PlaceError) -> Self {
        let reason = error.to_string();
        match error {
            PlaceError::Offline => Self::Offline { reason },
            PlaceError::Refused => Self::Refused { reason },
            PlaceError::Full => Self::Full,
            PlaceError::TooLarge => Self::TooLarge,
            PlaceError::NotAPlace => Self::NotAMailbox { reason },
        }
    }
}
