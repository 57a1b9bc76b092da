//! The way from a phone to the store, on which the phone can die: before or after a call, exactly as it is then.

use super::store::Store;
use rekindle_core::Companion;
use rekindle_core::sync::mailbox::{Delete, Mailbox, MailboxError, ObjectName, Put};
use rekindle_core::sync::segment::MAX_OBJECT;
use std::sync::{Mutex, PoisonError};

/// When the phone's process dies: at which call to the store, and whether the store still got it.
#[derive(Debug, Clone, Copy)]
pub struct Death {
    /// Counted from 0.
    pub call: u32,
    /// Whether the call was still made.
    pub after: bool,
}

/// A phone's way to the store during one exchange.
#[derive(Debug)]
pub struct Line<'a> {
    store: &'a Store,
    phone: &'a Companion,
    death: Option<Death>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    calls: u32,
    /// The phone's storage when it died.
    image: Option<Vec<u8>>,
    too_large: Option<usize>,
}

impl<'a> Line<'a> {
    /// The way of this phone.
    pub fn new(store: &'a Store, phone: &'a Companion, death: Option<Death>) -> Self {
        Self { store, phone, death, inner: Mutex::default() }
    }

    /// The phone's storage at its death, when it died; and the size of an object that was larger than any may be.
    pub fn ended(self) -> (Option<Vec<u8>>, Option<usize>) {
        let inner = self.inner.into_inner().unwrap_or_else(PoisonError::into_inner);
        (inner.image, inner.too_large)
    }

    /// One call. No transaction is under way in it, so what the storage holds now is what is left of the phone.
    fn call<T>(&self, call: impl FnOnce() -> Result<T, MailboxError>) -> Result<T, MailboxError> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let dead = || MailboxError::Offline { reason: "the process died".to_owned() };
        if inner.image.is_some() {
            return Err(dead());
        }
        let now = inner.calls;
        inner.calls += 1;
        let Some(death) = self.death.filter(|death| death.call == now) else { return call() };
        if death.after {
            // Whether it failed does not matter any more.
            call().ok();
        }
        inner.image = self.phone.image().ok();
        Err(dead())
    }
}

impl Mailbox for Line<'_> {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        if bytes.len() > MAX_OBJECT {
            self.inner.lock().unwrap_or_else(PoisonError::into_inner).too_large = Some(bytes.len());
        }
        self.call(|| self.store.put_if_absent(name, bytes))
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        self.call(|| self.store.get(name, limit))
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        self.call(|| self.store.delete(name))
    }
}
