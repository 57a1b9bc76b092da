//! A mailbox in a folder that only the phone's system can open, as Android opens what a person picked there.
//!
//! The shell lends the core three calls on files; where an object's file lies is decided here, as in
//! [`folder`](super::folder), so that a phone which reaches the folder by its path finds the same objects. This module
//! must not know which system lends, and must believe no answer more than those of any other store.

use super::folder::{drawer_of, file_of};
use super::{Delete, Mailbox, MailboxError, ObjectName, Put};
use std::fmt::Debug;
use std::sync::Arc;

/// Where the file of an object lies within a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectFile {
    /// The folder within the place, made when it is not there.
    pub drawer: String,
    /// The file's name within it.
    pub file: String,
}

/// What a system does with files in places that it opens. The calls block, are made with no lock held, and promise what
/// those of [`Mailbox`] do.
pub trait Lender: Debug + Send + Sync {
    /// Whether the place can be read and written now.
    ///
    /// # Errors
    /// Why it cannot.
    fn look(&self, place: &str) -> Result<(), MailboxError>;

    /// As [`Mailbox::put_if_absent`].
    ///
    /// # Errors
    /// As there.
    fn put_if_absent(&self, place: &str, object: &ObjectFile, bytes: &[u8]) -> Result<Put, MailboxError>;

    /// As [`Mailbox::get`].
    ///
    /// # Errors
    /// As there.
    fn get(&self, place: &str, object: &ObjectFile, limit: usize) -> Result<Option<Vec<u8>>, MailboxError>;

    /// As [`Mailbox::delete`].
    ///
    /// # Errors
    /// As there.
    fn delete(&self, place: &str, object: &ObjectFile) -> Result<Delete, MailboxError>;
}

/// A place that a [`Lender`] opens.
#[derive(Debug)]
pub struct LentMailbox {
    place: String,
    lender: Arc<dyn Lender>,
}

impl LentMailbox {
    /// The mailbox in this place, which has to be there.
    ///
    /// # Errors
    /// As [`Lender::look`].
    pub fn open(place: &str, lender: &Arc<dyn Lender>) -> Result<Self, MailboxError> {
        lender.look(place)?;
        Ok(Self { place: place.to_owned(), lender: Arc::clone(lender) })
    }
}

impl Mailbox for LentMailbox {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        self.lender.put_if_absent(&self.place, &lies(name), bytes)
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        let found = self.lender.get(&self.place, &lies(name), limit)?;
        // Whoever lends may not have counted.
        if found.as_ref().is_some_and(|bytes| bytes.len() > limit) {
            return Err(MailboxError::TooLarge);
        }
        Ok(found)
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        self.lender.delete(&self.place, &lies(name))
    }
}

fn lies(name: &ObjectName) -> ObjectFile {
    ObjectFile { drawer: drawer_of(name), file: file_of(name) }
}

#[cfg(test)]
mod tests;
