//! Building anew what can be built from facts and rows: after a restore, and in tests that compare.

use super::{VaultError, facts, marks};
use rusqlite::Transaction;

/// Builds every projection anew.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), VaultError> {
    facts::rebuild_shared_marks(tx)?;
    marks::rebuild_own_days(tx)
}
