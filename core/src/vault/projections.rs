//! Building anew what can be built from facts and rows: after a restore, and in tests that compare.

use super::{VaultError, couple, marks, shared_marks};
use rusqlite::Transaction;

/// Builds every projection anew.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), VaultError> {
    shared_marks::rebuild(tx)?;
    marks::rebuild_own_days(tx)?;
    couple::rebuild(tx)
}
