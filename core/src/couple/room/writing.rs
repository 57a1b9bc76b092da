//! How the methods of this room write: a refusal undoes all.

use crate::error::Result;
use crate::vault::{Vault, VaultError};
use rusqlite::Transaction;

/// One transaction whose body may refuse for a reason of a room's: then nothing of it is kept.
pub(super) fn write<T>(
    vault: &Vault,
    body: impl FnOnce(&Transaction<'_>) -> Result<Result<T>, VaultError>,
) -> Result<T> {
    let mut refused = None;
    let written = vault.write(|tx| match body(tx)? {
        Ok(value) => Ok(value),
        Err(refusal) => {
            refused = Some(refusal);
            // Any error rolls the transaction back; this one is replaced below.
            Err(VaultError::NothingHere)
        }
    });
    match refused {
        Some(refusal) => Err(refusal),
        None => Ok(written?),
    }
}
