//! Trying a PIN, and setting, changing and removing it.
//!
//! A try is counted in the file before it is looked at: killing the app in the middle saves nobody a wait. Right tries
//! set the count back. One process tries at a time.

use super::file;
use super::record::PinRecord;
use super::wrap::{self, Pin, PinCost, Slow, SystemKey};
use crate::entropy::Entropy;
use crate::error::RekindleError;
use crate::moment::Stamp;
use crate::vault::{VaultError, VaultKey, place};
use std::path::Path;
use zeroize::Zeroizing;

/// Why the journal's key was not handed out.
#[derive(Debug)]
pub(crate) enum PinRefusal {
    /// A PIN is set and none was given.
    Needed,
    /// It is another PIN.
    Wrong,
    /// Too many wrong ones: not looked at until then.
    Wait {
        /// Milliseconds.
        left_ms: u64,
    },
    /// The file, or the system's key.
    Vault(VaultError),
}

impl From<VaultError> for PinRefusal {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl From<PinRefusal> for RekindleError {
    fn from(refusal: PinRefusal) -> Self {
        match refusal {
            PinRefusal::Needed => Self::Locked,
            PinRefusal::Wrong => Self::WrongPin,
            PinRefusal::Wait { left_ms } => Self::PinWait { seconds: left_ms.div_ceil(1000) },
            PinRefusal::Vault(error) => error.into(),
        }
    }
}

/// The record as it stands, the wait begun anew where it must be; nothing when there is no record.
pub(crate) fn look(dir: &Path, now: Stamp) -> Result<Option<PinRecord>, VaultError> {
    let Some(mut record) = file::read(dir)? else { return Ok(None) };
    if record.has_pin() && record.restart_wait(now) {
        // Kept, so that the wait also ends when the phone is started again and again.
        file::write(&file::path(dir), &record)?;
    }
    Ok(Some(record))
}

/// The journal's key.
pub(crate) fn open(
    dir: &Path,
    system: &SystemKey,
    pin: Option<&Pin>,
    now: Stamp,
) -> Result<VaultKey, PinRefusal> {
    let _trying = place::lock_folder(dir);
    try_pin(dir, system, pin, now)
}

/// Wraps the journal's key anew: under another PIN, or under none. The database is not touched.
pub(crate) fn change(
    dir: &Path,
    system: &SystemKey,
    pins: (Option<&Pin>, Option<(&Pin, PinCost)>),
    now: Stamp,
    entropy: &Entropy,
) -> Result<(), PinRefusal> {
    let (current, new) = pins;
    let _changing = place::lock_folder(dir);
    let key = try_pin(dir, system, current, now)?;
    file::write(&file::path(dir), &wrapped(&key, system, new, entropy)?)?;
    Ok(())
}

/// A record for a key.
pub(crate) fn wrapped(
    key: &VaultKey,
    system: &SystemKey,
    pin: Option<(&Pin, PinCost)>,
    entropy: &Entropy,
) -> Result<PinRecord, VaultError> {
    let nonce = entropy.make_bytes();
    match pin {
        None => PinRecord::seal(key.bytes(), None, system, nonce),
        Some((pin, cost)) => {
            let slow = Slow { cost, salt: entropy.make_bytes(), nonce: entropy.make_bytes() };
            PinRecord::seal(&wrap::seal_inner(key, pin, &slow)?, Some(slow), system, nonce)
        }
    }
}

fn try_pin(dir: &Path, system: &SystemKey, pin: Option<&Pin>, now: Stamp) -> Result<VaultKey, PinRefusal> {
    let mut record = file::read(dir)?.ok_or(VaultError::KeyLost)?;
    // Before anything is counted: without the phone's key there is nothing to try a PIN on.
    let inner: Zeroizing<Vec<u8>> = record.inner(system)?;
    let Some(slow) = record.slow() else { return Ok(wrap::bare_key(&inner)?) };
    let pin = pin.ok_or(PinRefusal::Needed)?;
    let path = file::path(dir);
    let left_ms = record.wait_left_ms(now);
    if left_ms > 0 {
        if record.restart_wait(now) {
            file::write(&path, &record)?;
        }
        return Err(PinRefusal::Wait { left_ms });
    }
    record.tries = record.tries.saturating_add(1);
    record.last = Some(now);
    file::write(&path, &record)?;
    let key = wrap::open_inner(&inner, pin, &slow)?.ok_or(PinRefusal::Wrong)?;
    record.tries = 0;
    record.last = None;
    // The right PIN opens also when this cannot be noted; the next wrong one then waits the sooner.
    let _ = file::write(&path, &record);
    Ok(key)
}
