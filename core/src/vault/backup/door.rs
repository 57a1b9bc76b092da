//! Backup and restore as the door offers them.

use super::journal::LockedJournal;
use super::{
    BackupError, JournalPart, NewJournal, Passphrase, Stamp, WorkFactor, create, open_sealed, restore,
    restored, seal,
};
use crate::companion::{Companion, OpenRequest};
use crate::couple::fact::{DeviceId, SharedFact};
use crate::entropy::Entropy;
use crate::error::Result;
use crate::here::Here;
use crate::moment::RitualDay;
use crate::vault::facts::FactSet;
use crate::vault::gate::Pass;
use crate::vault::kind::DAYBOOK;
use crate::vault::kind::JOURNAL;
use crate::vault::pin::SystemKey;
use crate::vault::place::Overwrite;
use crate::vault::{Vault, VaultError, couple, facts, place, projections};
use rusqlite::Transaction;
use std::io::BufRead;
use std::path::Path;

/// A backup to make.
#[derive(Debug)]
pub struct BackupRequest<'a> {
    /// Where to. Its folder must be there.
    pub file: &'a Path,
    /// What opens it again.
    pub passphrase: &'a Passphrase,
    /// How much work a guess costs.
    pub work_factor: WorkFactor,
    /// Whether a file of that name may be replaced, after the new one is complete.
    pub replace: bool,
    /// The app's version, which the manifest names.
    pub app_version: &'a str,
    /// The journal's key of the phone's key store, for a backup that is made by itself: with it the journal may be
    /// locked and goes along as its encrypted file. Nothing for a backup by hand, which needs the unlocked app.
    pub locked_journal: Option<&'a SystemKey>,
}

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupView {
    /// The ritual day on which it was made.
    pub made_on: RitualDay,
    /// Rows in all.
    pub rows: u64,
}

impl Companion {
    /// Writes everything that cannot be computed anew into one sealed file. The file is there whole or not
    /// at all. Takes about a second, on purpose.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`] when there is a journal, it is locked, and its key was not handed in;
    /// [`crate::RekindleError::FileExists`] when there is a file and it may not be replaced.
    pub fn back_up(&self, request: &BackupRequest<'_>, here: &Here) -> Result<BackupView> {
        let _pass = request.locked_journal.map(|_| Pass::for_the_locked_phone());
        let made_on = here.today(self.settings().view()?.day_start);
        let lock = seal::lock(request.passphrase, request.work_factor);
        let overwrite = if request.replace { Overwrite::Yes } else { Overwrite::No };
        let stamp = Stamp { app_version: request.app_version, made_on };
        let made = self.with_journal_as_it_is(|open| {
            let journal = match (open, request.locked_journal) {
                (Some(vault), _) => JournalPart::Rows(vault),
                (None, _) if !place::vault_file_exists(&JOURNAL, self.directory())? => JournalPart::Nothing,
                (None, None) => return Err(VaultError::Locked.into()),
                (None, Some(key)) => JournalPart::File(LockedJournal::in_folder(self.directory(), key)?),
            };
            create(&self.vault, request.file, overwrite, &lock, stamp, &journal)
        });
        match made {
            Ok(rows) => Ok(BackupView { made_on, rows }),
            Err(BackupError::Vault(VaultError::AlreadyThere)) => Err(crate::RekindleError::FileExists),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a vault from a backup, in a place that holds none, and opens it.
    ///
    /// The restored phone writes under a new device id: the phone that made the backup may live on, and no
    /// two facts may have one name. The couple's keys are in no backup, so it has history and no right to send
    /// until it is linked again.
    ///
    /// `system_key` is what this phone's key store keeps for the journal. A journal that was open when the backup was
    /// made has no PIN afterwards, which is the way out of a forgotten one; one that was locked keeps its PIN.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`] when the backup holds a journal and there is no key to keep it under.
    /// Whatever fails, no vault is made, and one that is there is not touched.
    pub fn restore(
        file: &Path,
        passphrase: &Passphrase,
        request: OpenRequest,
        system_key: Option<&SystemKey>,
    ) -> Result<Self> {
        // Before the second of work, not after.
        refuse_taken(&request.directory)?;
        Self::restore_opened(open_sealed(file, passphrase)?, request, system_key)
    }

    /// [`Companion::restore`] from the content of a backup, as `age -d` gives it: for whoever had to mend one by
    /// hand.
    pub fn restore_opened(
        plain: impl BufRead,
        request: OpenRequest,
        system_key: Option<&SystemKey>,
    ) -> Result<Self> {
        refuse_taken(&request.directory)?;
        restored::discard(&request.directory);
        let entropy = Entropy::new(&request.seed);
        let device = entropy.make_bytes();
        let journal = system_key.map(|system_key| NewJournal { system_key, entropy: &entropy });
        restore(&DAYBOOK, plain, &request.directory, &request.key, journal.as_ref(), |tx| renew(tx, device))?;
        let vault = Vault::open(&request.directory, &request.key)?;
        Ok(Self::with(vault, entropy, request.directory))
    }
}

/// A place that holds a daybook or a journal is not restored into.
fn refuse_taken(dir: &Path) -> Result<()> {
    if place::vault_file_exists(&DAYBOOK, dir)? || restored::is_taken(dir)? {
        return Err(crate::RekindleError::VaultExists);
    }
    Ok(())
}

/// What makes restored rows those of this phone.
pub(super) fn renew(tx: &Transaction<'_>, device: [u8; 16]) -> std::result::Result<(), VaultError> {
    let device = DeviceId::from_bytes(device);
    facts::write_under(tx, facts::solo_set(tx)?.id, device)?;
    if let Some(couple) = couple::get(tx)? {
        facts::write_under(tx, couple.set.id, device)?;
        // Told by the device itself: what it writes is its person's, also before it is linked again.
        let set = FactSet { device, ..couple.set };
        let new = SharedFact::Device { device, side: couple.side, since: couple.first_day };
        facts::append_to(tx, set, &new)?;
    }
    projections::rebuild(tx)
}

/// [`renew`] of a whole copy of a vault, as if only what a backup holds had come along.
#[cfg(feature = "testing")]
pub(crate) fn as_restored(tx: &Transaction<'_>, device: [u8; 16]) -> std::result::Result<(), VaultError> {
    for table in DAYBOOK.not_in_backup {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    renew(tx, device)
}
