//! The one door: it opens the vault and hands out the rooms. Nothing else leads to what is stored.
//!
//! A room takes [`Here`] where time matters and returns plain data. Every call is synchronous and may touch
//! the disk: shells make them off the main thread.

use crate::couple::{CoupleRoom, Weeks};
use crate::entropy::{Entropy, Seed};
use crate::error::{RekindleError, Result};
use crate::guide::{Catalogue, Language};
use crate::here::Here;
use crate::journal::Journal;
use crate::moment::DayStart;
use crate::reminders::Reminders;
use crate::rituals::Rituals;
use crate::sessions::room::Sessions;
use crate::settings::SettingsRoom;
use crate::sync::exchange::Exchange;
use crate::sync::mailbox::lent::Lender;
use crate::today::Today;
use crate::vault::backup::restored;
use crate::vault::{Vault, VaultKey, facts, projections};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

pub mod lock;
#[cfg(feature = "testing")]
mod testing;

/// What is needed to open a vault.
#[derive(Debug)]
pub struct OpenRequest {
    /// The folder that holds the vault, and nothing else.
    pub directory: PathBuf,
    /// The daybook's key, from the system's key store.
    pub key: VaultKey,
    /// Fresh bytes from the system's secure generator.
    pub seed: Seed,
}

/// An open vault and its rooms.
#[derive(Debug)]
pub struct Companion {
    pub(crate) vault: Vault,
    pub(crate) entropy: Entropy,
    directory: PathBuf,
    /// Open while the app is unlocked.
    journal: RwLock<Option<Vault>>,
    lender: OnceLock<Arc<dyn Lender>>,
}

impl Companion {
    /// Whether a vault is in this folder. A shell that finds one and has no key for it is in the state "key
    /// lost": it offers to restore a backup elsewhere and deletes nothing.
    pub fn exists(directory: &Path) -> Result<bool> {
        Ok(Vault::exists(directory)?)
    }

    /// Makes a new vault.
    ///
    /// # Errors
    /// [`RekindleError::VaultExists`] when there is one; it is not touched.
    pub fn create(request: OpenRequest, here: &Here) -> Result<Self> {
        let entropy = Entropy::new(&request.seed);
        let opened_on = here.today(DayStart::default());
        let (set, device) = (entropy.make_bytes(), entropy.make_bytes());
        if !Vault::exists(&request.directory)? {
            // What is left of a restore that did not happen must not become this vault's journal.
            restored::discard(&request.directory);
        }
        let vault = Vault::create_with(&request.directory, &request.key, |tx| {
            facts::open_solo_set(tx, set, device, opened_on)
        })?;
        Ok(Self::with(vault, entropy, request.directory))
    }

    /// Opens the daybook, bringing an older one up to date.
    ///
    /// The journal stays closed until [`Companion::unlock`]; with a PIN set, so do the rooms of the daybook.
    ///
    /// # Errors
    /// [`RekindleError::NoVault`], [`RekindleError::WrongKey`], [`RekindleError::NewerVault`],
    /// [`RekindleError::DamagedVault`]: each leaves the files as they are.
    pub fn open(request: OpenRequest) -> Result<Self> {
        let vault = Vault::open(&request.directory, &request.key)?;
        restored::complete(&request.directory)?;
        let entropy = Entropy::new(&request.seed);
        Ok(Self::with(vault, entropy, request.directory))
    }

    /// Around an open vault. One seed makes one generator: drawing from a second one with the same seed would
    /// give the same ids again.
    pub(crate) fn with(vault: Vault, entropy: Entropy, directory: PathBuf) -> Self {
        vault.set_locked(lock::needs_pin(&directory));
        Self { vault, entropy, directory, journal: RwLock::new(None), lender: OnceLock::new() }
    }

    /// Closes both vaults so that the system may suspend the app.
    pub fn close(self) -> Result<()> {
        let locked = self.lock();
        self.vault.close()?;
        locked
    }

    /// Builds anew what is computed from facts and rows. Nothing ever needs it but a person who doubts.
    pub fn rebuild_projections(&self) -> Result<()> {
        Ok(self.vault.write(projections::rebuild)?)
    }

    /// The folder of the vault.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Lends what opens places that only the system can open. The first one stays.
    pub fn lend(&self, lender: Arc<dyn Lender>) {
        let _ = self.lender.set(lender);
    }

    pub(crate) fn lender(&self) -> Option<&Arc<dyn Lender>> {
        self.lender.get()
    }

    /// The guide in a language.
    pub fn guide(&self, language: Language) -> Result<Arc<Catalogue>> {
        Catalogue::of(language).map_err(|error| RekindleError::Storage { reason: error.to_string() })
    }

    /// What a person sees first.
    pub fn today(&self) -> Today<'_> {
        Today(self)
    }

    /// Adopting, editing, marking, pausing.
    pub fn rituals(&self) -> Rituals<'_> {
        Rituals(self)
    }

    /// What to ring, and what became of it.
    pub fn reminders(&self) -> Reminders<'_> {
        Reminders(self)
    }

    /// One's own weeks.
    pub fn weeks(&self) -> Weeks<'_> {
        Weeks(self)
    }

    /// Pairing, what both agreed to, the shared weeks, leaving.
    pub fn couple(&self) -> CoupleRoom<'_> {
        CoupleRoom(self)
    }

    /// Exchange with the partner's phone.
    pub fn exchange(&self) -> Exchange<'_> {
        Exchange(self)
    }

    /// The private journal, while the app is unlocked.
    pub fn journal(&self) -> Journal<'_> {
        Journal(self)
    }

    /// Guided sessions: what can be begun, the one that runs, the gate, one's own log.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }

    /// Quiet hours, day start, goal and the like.
    pub fn settings(&self) -> SettingsRoom<'_> {
        SettingsRoom(self)
    }
}
