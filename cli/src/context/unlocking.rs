//! Unlocking: the journal opens for as long as the process lives, and with a PIN set so does everything else.
//!
//! Nothing stays open between two commands, so each of them asks for the PIN. Looking makes no journal.

use super::key::{self, KeyOf};
use super::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::pin;
use crate::output::print;
use rekindle_core::companion::lock::{LockView, PinRequest, UnlockRequest};
use rekindle_core::vault::pin::{Pin, PinCost, SystemKey};
use rekindle_core::{Companion, OpenRequest, RekindleError, VaultKey};

impl Context {
    /// Opens the place with its journal; makes both where they are missing.
    pub(crate) fn open_or_create_journal(&self) -> Result<Opened> {
        let opened = self.open_or_create()?;
        if !opened.companion.is_unlocked() {
            self.unlock(&opened)?;
        }
        Ok(opened)
    }

    /// Opens the place, unlocked as far as that takes no PIN: for the controls of a running timer. Whatever is wrong with
    /// the journal keeps nobody from stopping.
    pub(crate) fn open_unasked(&self) -> Result<Opened> {
        let opened = self.open_locked()?;
        if self.lock_view(&opened).is_ok_and(|view| !view.pin_set) {
            let _ = self.unlock_what_is_there(&opened);
        }
        Ok(opened)
    }

    /// A new place in a folder that goes when it is dropped: what an empty one would offer, without making it.
    pub(crate) fn open_imagined(&self) -> Result<(Opened, tempfile::TempDir)> {
        let folder = super::private_folder("rekindle-", &std::env::temp_dir())?;
        let key = VaultKey::from_bytes(*super::make_random_bytes()?);
        let directory = folder.path().join("imagined");
        let request = OpenRequest { directory, key, seed: super::make_seed()? };
        let opened = self.opened(Companion::create(request, &self.here()?)?)?;
        let system_key = SystemKey::from_bytes(*super::make_random_bytes()?);
        let now = self.monotonic.stamp();
        opened.companion.unlock(UnlockRequest { system_key: &system_key, pin: None, now })?;
        Ok((opened, folder))
    }

    /// Forgets what unlocked this process.
    pub(crate) fn forget_pin(&self) {
        *self.pin.borrow_mut() = None;
    }

    /// Unlocks where there is anything to unlock.
    pub(super) fn unlock_what_is_there(&self, opened: &Opened) -> Result<()> {
        if opened.companion.has_journal()? { self.unlock(opened) } else { Ok(()) }
    }

    /// Unlocks, asking for the PIN where one is set. A wrong one is asked for again; a wait ends the command.
    ///
    /// # Errors
    /// [`RekindleError::Locked`] when there is nobody to ask.
    pub(crate) fn unlock(&self, opened: &Opened) -> Result<()> {
        let system_key = self.system_key(opened)?;
        loop {
            let pin = if self.lock_view(opened)?.pin_set { Some(self.typed_pin(opened)?) } else { None };
            let request =
                UnlockRequest { system_key: &system_key, pin: pin.as_ref(), now: self.monotonic.stamp() };
            match opened.companion.unlock(request) {
                Ok(()) => {
                    *self.pin.borrow_mut() = pin;
                    return Ok(());
                }
                Err(RekindleError::WrongPin) if self.asks_for_pin() => {
                    print::error_line(&Failure::from(RekindleError::WrongPin).text(opened.guide.words()));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// How the lock stands.
    pub(crate) fn lock_view(&self, opened: &Opened) -> Result<LockView> {
        Ok(opened.companion.lock_view(self.monotonic.stamp())?)
    }

    /// Sets, changes or removes the PIN of an unlocked place. The one that was set was typed to get here.
    pub(crate) fn change_pin(&self, opened: &Opened, new: Option<&Pin>) -> Result<LockView> {
        let current = self.pin.borrow().clone();
        let request = PinRequest {
            system_key: &self.system_key(opened)?,
            current: current.as_ref(),
            new: new.map(|new| (new, PinCost::default())),
            now: self.monotonic.stamp(),
        };
        Ok(opened.companion.change_pin(request)?)
    }

    /// A new PIN from whoever is there.
    pub(crate) fn new_pin(&self, opened: &Opened) -> Result<Pin> {
        pin::new(self.pin_lines.borrow_mut().as_mut(), opened.guide.words())
    }

    /// The journal's key of a place that a backup is about to make.
    pub(super) fn make_system_key(&self) -> Result<SystemKey> {
        Ok(SystemKey::from_bytes(*key::read_or_make(&self.home, KeyOf::Journal)?.key))
    }

    fn system_key(&self, opened: &Opened) -> Result<SystemKey> {
        if !opened.companion.has_journal()? {
            return self.make_system_key();
        }
        let key = key::read(&self.home, KeyOf::Journal)?.ok_or(RekindleError::KeyLost)?;
        Ok(SystemKey::from_bytes(*key))
    }

    fn typed_pin(&self, opened: &Opened) -> Result<Pin> {
        let known = self.pin.borrow_mut().take();
        if let Some(pin) = known {
            return Ok(pin);
        }
        let seconds = self.lock_view(opened)?.wait_seconds;
        if seconds > 0 {
            // Nobody types what is not looked at.
            return Err(RekindleError::PinWait { seconds }.into());
        }
        let typed = pin::current(self.pin_lines.borrow_mut().as_mut(), opened.guide.words())?;
        typed.ok_or_else(|| RekindleError::Locked.into())
    }

    fn asks_for_pin(&self) -> bool {
        self.pin_lines.borrow().is_none() && print::is_conversation()
    }
}
