//! A mailbox in memory: for tests, the demo and simulated stores. It forgets everything when its last handle goes.
//!
//! It must behave as a perfect store does; a hostile one is made around it.

use super::{Delete, Mailbox, MailboxError, ObjectName, Put};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a mailbox holds.
pub type Objects = BTreeMap<ObjectName, Vec<u8>>;

/// One handle; clones are handles of the same mailbox.
#[derive(Debug, Clone, Default)]
pub struct MemoryMailbox {
    objects: Arc<Mutex<Objects>>,
}

impl MemoryMailbox {
    /// A mailbox that holds these objects already.
    pub fn holding(objects: Objects) -> Self {
        Self { objects: Arc::new(Mutex::new(objects)) }
    }

    /// A copy of all that it holds, as the store's owner sees it.
    pub fn objects(&self) -> Objects {
        self.lock().clone()
    }

    /// Changes what it holds behind the phones' backs, as the store's owner can.
    pub fn tamper<T>(&self, change: impl FnOnce(&mut Objects) -> T) -> T {
        change(&mut self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Objects> {
        // Every change is one step of the map: a panic elsewhere left nothing half done.
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailbox for MemoryMailbox {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        let mut objects = self.lock();
        if objects.contains_key(name) {
            return Ok(Put::Taken);
        }
        objects.insert(*name, bytes.to_vec());
        Ok(Put::Stored)
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        match self.lock().get(name) {
            Some(bytes) if bytes.len() > limit => Err(MailboxError::TooLarge),
            found => Ok(found.cloned()),
        }
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        Ok(if self.lock().remove(name).is_some() { Delete::Deleted } else { Delete::Absent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::mailbox_contract!(MemoryMailbox::default());

    #[test]
    fn clones_are_one_mailbox_and_another_is_not() {
        let (one, name) = (MemoryMailbox::default(), ObjectName::from_bytes([1; 16]));
        one.clone().put_if_absent(&name, b"sealed").unwrap();
        assert_eq!(one.get(&name, 10), Ok(Some(b"sealed".to_vec())));
        assert_eq!(MemoryMailbox::default().get(&name, 10), Ok(None));
    }

    #[test]
    fn a_store_can_be_rolled_back() {
        let (mailbox, name) = (MemoryMailbox::default(), ObjectName::from_bytes([1; 16]));
        let before = mailbox.objects();
        mailbox.put_if_absent(&name, b"sealed").unwrap();
        let after = mailbox.objects();
        mailbox.tamper(|objects| *objects = before);
        assert_eq!(mailbox.get(&name, 10), Ok(None));
        assert_eq!(MemoryMailbox::holding(after).get(&name, 10), Ok(Some(b"sealed".to_vec())));
    }
}
