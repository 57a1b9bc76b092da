//! Locking and unlocking: when the journal is open, and what the PIN covers.
//!
//! Without a PIN the lock closes the journal and nothing else. With one it covers the whole app: every room of the
//! daybook answers [`RekindleError::Locked`], but for what `vault::gate` lets through. It must not keep the PIN or the
//! system's key longer than a call.

use super::Companion;
use crate::error::{RekindleError, Result};
use crate::moment::Stamp;
use crate::vault::kind::JOURNAL;
use crate::vault::pin::{self, Pin, PinCost, PinRecord, SystemKey};
use crate::vault::{Vault, VaultError, VaultKey, place};
use std::sync::PoisonError;

/// What unlocks.
#[derive(Debug, Clone, Copy)]
pub struct UnlockRequest<'a> {
    /// The journal's key of the phone's key store.
    pub system_key: &'a SystemKey,
    /// What the person typed, when a PIN is set.
    pub pin: Option<&'a Pin>,
    /// The clock that counts waiting: monotonic, with the boot's name. No wall clock.
    pub now: Stamp,
}

/// A new PIN, another one, or none.
#[derive(Debug, Clone, Copy)]
pub struct PinRequest<'a> {
    /// The journal's key of the phone's key store.
    pub system_key: &'a SystemKey,
    /// The PIN that is set now.
    pub current: Option<&'a Pin>,
    /// The new one and what a guess at it shall cost; nothing: none from now on.
    pub new: Option<(&'a Pin, PinCost)>,
    /// As in [`UnlockRequest::now`].
    pub now: Stamp,
}

/// How the lock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockView {
    /// The journal is open and every room answers.
    pub unlocked: bool,
    /// A PIN is set: it covers the whole app.
    pub pin_set: bool,
    /// A journal was made here. Where the key store has no key for it, the key is lost and none may be made.
    pub has_journal: bool,
    /// How long until the next try is looked at.
    pub wait_seconds: u64,
}

impl Companion {
    /// How the lock stands.
    pub fn lock_view(&self, now: Stamp) -> Result<LockView> {
        let record = pin::look(&self.directory, now)?;
        let wait_ms = record.as_ref().map_or(0, |record| record.wait_left_ms(now));
        Ok(LockView {
            unlocked: self.is_unlocked(),
            pin_set: record.as_ref().is_some_and(PinRecord::has_pin),
            has_journal: self.has_journal()?,
            wait_seconds: wait_ms.div_ceil(1000),
        })
    }

    /// Whether there is a journal here, open or not: then its key of the phone's key store is read, and never made.
    pub fn has_journal(&self) -> Result<bool> {
        let dir = &self.directory;
        // A life in memory has no folder.
        let there =
            !dir.as_os_str().is_empty() && (place::vault_file_exists(&JOURNAL, dir)? || pin::exists(dir)?);
        Ok(there)
    }

    /// Opens the journal, making it the first time, and lifts the lock from the other rooms.
    ///
    /// # Errors
    /// [`RekindleError::Locked`] when a PIN is set and none was given, [`RekindleError::WrongPin`],
    /// [`RekindleError::PinWait`]; [`RekindleError::WrongKey`] for another system key, [`RekindleError::KeyLost`] when
    /// what keeps the journal's key is gone. Nothing is ever deleted. The way out of a forgotten PIN is a backup.
    pub fn unlock(&self, request: UnlockRequest<'_>) -> Result<()> {
        let mut journal = self.journal.write().unwrap_or_else(PoisonError::into_inner);
        if journal.is_none() {
            *journal = Some(self.open_journal(request)?);
        }
        self.vault.set_locked(false);
        drop(journal);
        // What waited for the journal. A disk that fails here has lost nothing, and every call of sessions does it again.
        let _ = self.with_journal(|journal| self.sessions().settle_all(journal, request.now));
        Ok(())
    }

    /// Closes the journal, when the calls that use it have returned; with a PIN set, the other rooms close too.
    pub fn lock(&self) -> Result<()> {
        // First, so that nothing new begins; and fail closed where the record cannot be read.
        self.vault.set_locked(needs_pin(&self.directory));
        match self.journal.write().unwrap_or_else(PoisonError::into_inner).take() {
            Some(journal) => Ok(journal.close()?),
            None => Ok(()),
        }
    }

    /// Whether the journal is open.
    pub fn is_unlocked(&self) -> bool {
        self.journal.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Sets, changes or removes the PIN. Only in the unlocked app, and with the PIN that is set: whoever holds an
    /// unlocked phone for a minute takes no journal over. The database stays as it is, byte for byte.
    ///
    /// # Errors
    /// As of [`Companion::unlock`].
    pub fn change_pin(&self, request: PinRequest<'_>) -> Result<LockView> {
        if !self.is_unlocked() {
            return Err(RekindleError::Locked);
        }
        let PinRequest { system_key, current, new, now } = request;
        pin::change(&self.directory, system_key, (current, new), now, &self.entropy)?;
        self.lock_view(now)
    }

    /// Whether the time after which the app locks itself has passed since it was left. A clock that says nothing
    /// (after a reboot) says yes.
    pub fn is_lock_due(&self, left: Stamp, now: Stamp) -> Result<bool> {
        let minutes = self.settings().view()?.auto_lock.minutes();
        Ok(now.since(left).is_none_or(|away| away >= u64::from(minutes) * 60_000))
    }

    /// Lends the open journal to a call.
    pub(crate) fn with_journal<T>(&self, call: impl FnOnce(&Vault) -> Result<T>) -> Result<T> {
        let journal = self.journal.read().unwrap_or_else(PoisonError::into_inner);
        call(journal.as_ref().ok_or(RekindleError::Locked)?)
    }

    /// Lends the journal to a backup, open or not. Nobody locks or unlocks meanwhile.
    pub(crate) fn with_journal_as_it_is<T>(&self, call: impl FnOnce(Option<&Vault>) -> T) -> T {
        call(self.journal.read().unwrap_or_else(PoisonError::into_inner).as_ref())
    }

    fn open_journal(&self, request: UnlockRequest<'_>) -> Result<Vault> {
        let UnlockRequest { system_key, pin, now } = request;
        if self.directory.as_os_str().is_empty() {
            return Err(RekindleError::NoVault);
        }
        let there = place::vault_file_exists(&JOURNAL, &self.directory)?;
        if !pin::exists(&self.directory)? {
            if there {
                return Err(RekindleError::KeyLost);
            }
            // What keeps the key comes first: a journal without it could never be opened.
            let key = VaultKey::from_bytes(self.entropy.make_bytes());
            let record = pin::wrapped(&key, system_key, None, &self.entropy)?;
            pin::write_first(&pin::path(&self.directory), &record)?;
        }
        let key = pin::open(&self.directory, system_key, pin, now)?;
        if there {
            return Ok(Vault::open_of(&JOURNAL, &self.directory, &key)?);
        }
        match Vault::create_of(&JOURNAL, &self.directory, &key) {
            // Another process was quicker.
            Err(VaultError::AlreadyThere) => Ok(Vault::open_of(&JOURNAL, &self.directory, &key)?),
            made => Ok(made?),
        }
    }
}

/// Whether the rooms of the daybook are closed until somebody unlocks: a PIN is set, or it cannot be told.
pub(super) fn needs_pin(directory: &std::path::Path) -> bool {
    // A life in memory has no folder, and no journal.
    if directory.as_os_str().is_empty() {
        return false;
    }
    match pin::read(directory) {
        Ok(Some(record)) => record.has_pin(),
        // A journal whose record was taken away is no reason to open the door.
        Ok(None) => place::vault_file_exists(&JOURNAL, directory).unwrap_or(true),
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests;
