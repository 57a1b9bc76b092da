//! The lock at the border: opening the journal, closing it, the PIN.
//!
//! A PIN and a system key are arguments of their own and never fields of a record: as such they arrive without a copy
//! on this side, and are wiped here after use. Wipe your own copy too. No error holds one.

use crate::app::Rekindle;
use crate::error::{RekindleError, Result};
use crate::moment::Moment;
use crate::spelling;
use rekindle_core::companion::lock::{self as core, PinRequest, UnlockRequest};
use rekindle_core::vault::pin::{Pin, PinCost, SystemKey};

/// How the lock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LockView {
    /// The journal is open and every room answers.
    pub unlocked: bool,
    /// A PIN is set: it covers the whole app.
    pub pin_set: bool,
    /// A journal was made here. Without a key for it in the key store this is the state "key lost": offer to restore
    /// a backup elsewhere, make no new key and delete nothing.
    pub has_journal: bool,
    /// How long until the next try is looked at; 0: now. It counts on the clock of `Moment::monotonic_ms`.
    pub wait_seconds: u64,
}

#[uniffi::export]
impl Rekindle {
    /// How the lock stands.
    pub fn lock_view(&self, now: Moment) -> Result<LockView> {
        self.with(|companion| Ok(companion.lock_view(now.stamp()?)?.into()))
    }

    /// Opens the journal where no PIN is set, making it the first time, and lifts the lock from the other rooms.
    ///
    /// `system_key` is 32 random bytes that the system's key store keeps for the journal alone. Fails with `locked`
    /// when a PIN is set, and with `VaultUnusable` (`wrong_key`, `key_lost`, `damaged`); nothing is ever deleted.
    pub fn unlock(&self, system_key: Vec<u8>, now: Moment) -> Result<LockView> {
        let key = key(system_key)?;
        self.open_journal(&key, None, &now)
    }

    /// The same with the PIN as it was typed. It takes some tenths of a second, on purpose. Fails with `wrong_pin`,
    /// and with `pin_wait` after several wrong ones: `lock_view` says how long.
    pub fn unlock_with_pin(&self, system_key: Vec<u8>, pin: String, now: Moment) -> Result<LockView> {
        let (key, pin) = (key(system_key), typed(pin));
        // One that cannot be a PIN is not the PIN either; it is no try.
        let (key, pin) = (key?, pin.map_err(|_| wrong_pin())?);
        self.open_journal(&key, Some(&pin), &now)
    }

    /// Closes the journal; with a PIN set, the other rooms close too, but for answers to notices, planning them, and
    /// pausing and stopping what runs.
    pub fn lock(&self) -> Result<()> {
        self.with(|companion| Ok(companion.lock()?))
    }

    /// Sets a PIN where there is none. Only in the unlocked app. Fails with `bad_pin`, `locked`.
    pub fn set_pin(&self, system_key: Vec<u8>, pin: String, now: Moment) -> Result<LockView> {
        let (key, pin) = (key(system_key), typed(pin));
        self.pin(&key?, None, Some(&pin?), &now)
    }

    /// Sets another PIN in the place of `current`. Fails with `wrong_pin`, `pin_wait`, `bad_pin`, `locked`.
    pub fn change_pin(
        &self,
        system_key: Vec<u8>,
        current: String,
        new: String,
        now: Moment,
    ) -> Result<LockView> {
        let (key, current, new) = (key(system_key), typed(current), typed(new));
        let (key, new) = (key?, new?);
        self.pin(&key, Some(&current.map_err(|_| wrong_pin())?), Some(&new), &now)
    }

    /// Removes the PIN: the phone's own lock is all that is left. Fails with `wrong_pin`, `pin_wait`, `locked`.
    pub fn remove_pin(&self, system_key: Vec<u8>, current: String, now: Moment) -> Result<LockView> {
        let (key, current) = (key(system_key), typed(current));
        self.pin(&key?, Some(&current.map_err(|_| wrong_pin())?), None, &now)
    }

    /// Whether an app that was left at `left` is to be locked now, by its setting. After a reboot it always is.
    pub fn is_lock_due(&self, left: Moment, now: Moment) -> Result<bool> {
        self.with(|companion| Ok(companion.is_lock_due(left.stamp()?, now.stamp()?)?))
    }
}

impl Rekindle {
    fn open_journal(&self, system_key: &SystemKey, pin: Option<&Pin>, now: &Moment) -> Result<LockView> {
        self.with(|companion| {
            let now = now.stamp()?;
            companion.unlock(UnlockRequest { system_key, pin, now })?;
            Ok(companion.lock_view(now)?.into())
        })
    }

    fn pin(
        &self,
        system_key: &SystemKey,
        current: Option<&Pin>,
        new: Option<&Pin>,
        now: &Moment,
    ) -> Result<LockView> {
        self.with(|companion| {
            let new = new.map(|pin| (pin, PinCost::default()));
            Ok(companion.change_pin(PinRequest { system_key, current, new, now: now.stamp()? })?.into())
        })
    }
}

/// The journal's key; what was handed in is wiped.
pub(crate) fn key(bytes: Vec<u8>) -> Result<SystemKey> {
    let bytes = spelling::bytes32(bytes).ok_or_else(|| RekindleError::VaultUnusable {
        code: "wrong_key".to_owned(),
        reason: "a key has 32 bytes".to_owned(),
    })?;
    Ok(SystemKey::from_bytes(*bytes))
}

/// A PIN as it was typed; the text is wiped with it, also when it cannot be one.
fn typed(text: String) -> Result<Pin> {
    Ok(Pin::new(text)?)
}

fn wrong_pin() -> RekindleError {
    rekindle_core::RekindleError::WrongPin.into()
}

impl From<core::LockView> for LockView {
    fn from(view: core::LockView) -> Self {
        Self {
            unlocked: view.unlocked,
            pin_set: view.pin_set,
            has_journal: view.has_journal,
            wait_seconds: view.wait_seconds,
        }
    }
}
