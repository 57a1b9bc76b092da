//! The queries of the one timer that runs: kept whole, without a name.
//!
//! They must not learn what session it is, and no other table of the daybook may say so.

use super::VaultError;
use super::columns::{damaged, rows};
use crate::sessions::timer::{SessionNumber, Timer};
use rusqlite::{Connection, Transaction};

/// The timer, when one is kept. One that does not hold together is none: it is never run, and the next session takes
/// its place.
pub(crate) fn get(connection: &Connection) -> Result<Option<Timer>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT state FROM session_timer")?;
    let kept: Option<String> = rows(&mut statement, [], |row| Ok(row.get(0)?))?.pop();
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps `timer` in the place of the one that was.
pub(crate) fn put(tx: &Transaction<'_>, timer: &Timer) -> Result<(), VaultError> {
    let text = serde_json::to_string(timer).map_err(|_| damaged("a timer"))?;
    tx.prepare_cached("INSERT OR REPLACE INTO session_timer (one, state) VALUES (1, ?1)")?.execute([text])?;
    Ok(())
}

/// Lets go of the timer with this number; another one that was begun meanwhile stays.
pub(crate) fn delete(tx: &Transaction<'_>, number: SessionNumber) -> Result<(), VaultError> {
    if get(tx)?.is_some_and(|timer| timer.number() == number) {
        tx.prepare_cached("DELETE FROM session_timer")?.execute([])?;
    }
    Ok(())
}
