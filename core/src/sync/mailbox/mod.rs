//! Where sealed segments are left for the partner: put if absent, get, and on leaving delete one's own.
//!
//! A mailbox is somebody else's storage that the couple chose, and it is not trusted: it may drop, delay, repeat, replace
//! or roll back what it holds. What it holds is therefore opaque bytes under names that say nothing, and whoever reads
//! them checks them. There is no listing, since the reader knows the next name, and no replacing, since a segment never
//! changes (`docs/decisions/0008`).
//!
//! This module must not know what a segment is, must not retry (the exchange does, at its next window) and must not
//! answer "absent" when it could not look.

#[cfg(any(test, feature = "testing"))]
pub mod contract;
pub mod folder;
pub mod lent;
pub mod location;
pub mod memory;

use std::fmt;

/// The name of an object: sixteen bytes that look random to whoever has not the link's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectName([u8; 16]);

impl ObjectName {
    /// The name with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// 32 lower-case hexadecimal digits: the one spelling, safe in every file system and URL.
impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What became of an object that was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is there, whole, and stays through a power cut as far as the store keeps its promises.
    Stored,
    /// Something has this name already and was left as it is: the same bytes from an earlier try whose answer got lost,
    /// or others. [`Mailbox::get`] tells.
    Taken,
}

/// What became of an object that was to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delete {
    /// It is gone from the store; copies that the store or the partner made are theirs.
    Deleted,
    /// There was none.
    Absent,
    /// The store keeps it.
    NotAllowed,
}

/// A place that both phones reach. All calls block; they are made from a thread that may wait, and with no lock held.
pub trait Mailbox: Send + Sync {
    /// Stores `bytes` under `name` if nothing has that name, in one step: of several callers one is told
    /// [`Put::Stored`], and no reader ever sees a part.
    ///
    /// # Errors
    /// Whether the bytes are there is then unknown. Put them again later: [`Put::Taken`] and the same bytes read back
    /// mean that they were.
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError>;

    /// The bytes under `name`, at most `limit` of them; nothing when there is no such object. What stands there and cannot
    /// be an object (a folder, a pipe) reads as empty, so that a name which is taken never reads as absent.
    ///
    /// # Errors
    /// [`MailboxError::TooLarge`] for more than `limit` bytes, which are not read into memory.
    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError>;

    /// Deletes what is under `name`, where the store allows it.
    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError>;
}

/// Why a mailbox did not do what it was asked, one variant for each thing that a person would do about it. No reason
/// holds a path, an address or a credential.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailboxError {
    /// Not reached now: no network, a drive that is not there. Later may help.
    #[error("the mailbox cannot be reached: {reason}")]
    Offline {
        /// What failed.
        reason: String,
    },
    /// Reached, and this phone has no right to do this. Somebody has to change rights or credentials.
    #[error("the mailbox refuses: {reason}")]
    Refused {
        /// What was refused.
        reason: String,
    },
    /// No room is left.
    #[error("the mailbox is full")]
    Full,
    /// The object is larger than the reader takes: no segment of ours.
    #[error("the object is larger than any segment")]
    TooLarge,
    /// What is at this place cannot be a mailbox. Another place has to be chosen.
    #[error("this is no mailbox: {reason}")]
    NotAMailbox {
        /// What it is instead.
        reason: String,
    },
}
