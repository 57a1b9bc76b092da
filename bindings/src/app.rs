//! The open vault: what a shell holds while the app runs.
//!
//! One object stands for one vault. Closing it before the system suspends the app is safe at any time and any
//! number of times; a call that comes later gets an error that says so, not a crash.

use crate::error::{RekindleError, Result, guarded};
use crate::here::Here;
use crate::spelling;
use rekindle_core::{Companion, OpenRequest, Seed, VaultKey};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// What is in the folder of the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PlaceState {
    /// Nothing: the first run, or a restore.
    Empty,
    /// A vault. Without its key at hand this is the state "key lost": offer to restore a backup elsewhere and
    /// delete nothing.
    VaultHere,
}

/// What is in this folder, without opening anything.
#[uniffi::export]
pub fn place_state(directory: String) -> Result<PlaceState> {
    guarded(|| {
        let here = Companion::exists(Path::new(&directory))?;
        Ok(if here { PlaceState::VaultHere } else { PlaceState::Empty })
    })
}

/// An open vault with all its rooms. Safe to call from several threads; calls off the main thread only.
#[derive(Debug, uniffi::Object)]
pub struct Rekindle {
    companion: RwLock<Option<Companion>>,
}

#[uniffi::export]
impl Rekindle {
    /// Makes a new vault in `directory`, which holds the vault and nothing else, and opens it.
    ///
    /// `key` is 32 random bytes that the system's key store keeps; `seed` is 32 fresh bytes from the system's
    /// secure generator. Both are wiped here after use: wipe your own copy too.
    ///
    /// Fails with `VaultUnusable` (`not_empty`) when there is a vault; it is not touched.
    #[uniffi::constructor]
    pub fn create(directory: String, key: Vec<u8>, seed: Vec<u8>, here: Here) -> Result<Arc<Self>> {
        guarded(|| {
            let request = open_request(directory, key, seed)?;
            Ok(Self::holding(Companion::create(request, &here.to_core()?)?))
        })
    }

    /// Opens the vault in `directory`, bringing an older one up to date. `key` and `seed` as in `create`,
    /// with a fresh seed each time.
    ///
    /// Fails with `VaultUnusable`: `no_vault`, `wrong_key`, `newer_version`, `damaged`; the files stay as
    /// they are.
    #[uniffi::constructor]
    pub fn open(directory: String, key: Vec<u8>, seed: Vec<u8>) -> Result<Arc<Self>> {
        guarded(|| Ok(Self::holding(Companion::open(open_request(directory, key, seed)?)?)))
    }

    /// Closes the vault, after calls that are under way: do so before the system suspends the app. Closing
    /// again does nothing. Every later call fails with `Closed`; open a new object to go on.
    pub fn close_vault(&self) -> Result<()> {
        guarded(|| {
            let taken = self.companion.write().unwrap_or_else(PoisonError::into_inner).take();
            taken.map_or(Ok(()), |companion| Ok(companion.close()?))
        })
    }

    /// Whether the vault is still open.
    pub fn is_open(&self) -> Result<bool> {
        guarded(|| Ok(self.companion.read().unwrap_or_else(PoisonError::into_inner).is_some()))
    }
}

impl Rekindle {
    pub(crate) fn holding(companion: Companion) -> Arc<Self> {
        Arc::new(Self { companion: RwLock::new(Some(companion)) })
    }

    /// Runs one call on the open vault.
    pub(crate) fn with<T>(&self, call: impl FnOnce(&Companion) -> Result<T>) -> Result<T> {
        guarded(|| {
            // A panic never happens between taking the companion out and storing that it is gone, so what a
            // poisoned lock holds is whole.
            let companion = self.companion.read().unwrap_or_else(PoisonError::into_inner);
            call(companion.as_ref().ok_or_else(RekindleError::closed)?)
        })
    }
}

pub(crate) fn open_request(directory: String, key: Vec<u8>, seed: Vec<u8>) -> Result<OpenRequest> {
    // Both are taken before either is judged, so that neither stays behind when the other is unfit.
    let (key, seed) = (spelling::bytes32(key), spelling::bytes32(seed));
    let key = key.ok_or_else(|| RekindleError::VaultUnusable {
        code: "wrong_key".to_owned(),
        reason: "a key has 32 bytes".to_owned(),
    })?;
    let seed = seed.ok_or_else(|| RekindleError::internal("a seed has 32 bytes"))?;
    Ok(OpenRequest {
        directory: PathBuf::from(directory),
        key: VaultKey::from_bytes(*key),
        seed: Seed::from_bytes(*seed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_call_is_an_error_and_the_vault_goes_on() {
        let folder = tempfile::TempDir::new().unwrap();
        let here = Here { now_ms: 0, initial_offset_seconds: 0, changes: Vec::new() };
        let directory = folder.path().to_string_lossy().into_owned();
        let app = Rekindle::create(directory, vec![1; 32], vec![2; 32], here.clone()).unwrap();
        let error = app.with::<()>(|_| panic!("in the middle of a call")).unwrap_err();
        assert!(matches!(error, RekindleError::Internal { .. }));
        assert!(app.today(here, "en".to_owned()).unwrap().first_run);
        app.close_vault().unwrap();
    }
}
