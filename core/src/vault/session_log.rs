//! The queries of sessions in the journal: what the one that runs is, and one's own log.
//!
//! A row of the log holds the owner's answers and nobody else's. Limits stand with the session that runs and go with it.

use super::VaultError;
use super::columns::{damaged, day, rows};
use crate::moment::RitualDay;
use crate::sessions::named::NamedSession;
use crate::sessions::sensate::{CheckOut, Phase, SessionRecord};
use crate::sessions::timer::SessionNumber;
use rusqlite::{Connection, Row, Transaction, params};

/// A session whose check-out may still be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenRow {
    pub(crate) day: RitualDay,
    pub(crate) phase: Phase,
    /// Whether it ran to its end; nothing when the timer ran on the other phone.
    pub(crate) finished: Option<bool>,
}

/// What the session with this number is.
pub(crate) fn named(
    connection: &Connection,
    number: SessionNumber,
) -> Result<Option<NamedSession>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT named FROM session_named WHERE number = ?1")?;
    let Some(text) = rows(&mut statement, [number.to_hex()], |row| Ok(row.get::<_, String>(0)?))?.pop()
    else {
        return Ok(None);
    };
    serde_json::from_str(&text).map(Some).map_err(|_| damaged("a session"))
}

/// Whether a session other than the one with this number is named: its timer never began, or is gone.
pub(crate) fn has_others(connection: &Connection, than: Option<SessionNumber>) -> Result<bool, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM session_named WHERE number <> ?1 LIMIT 1")?;
    Ok(statement.exists([than.map_or_else(String::new, SessionNumber::to_hex)])?)
}

/// Names a session, before its timer begins.
pub(crate) fn insert_named(tx: &Transaction<'_>, named: &NamedSession) -> Result<(), VaultError> {
    let text = serde_json::to_string(named).map_err(|_| damaged("a session"))?;
    tx.prepare_cached("INSERT INTO session_named (number, named) VALUES (?1, ?2)")?
        .execute(params![named.number.to_hex(), text])?;
    Ok(())
}

/// Forgets what every session is but the one with this number.
pub(crate) fn forget_others(tx: &Transaction<'_>, than: Option<SessionNumber>) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM session_named WHERE number <> ?1")?
        .execute([than.map_or_else(String::new, SessionNumber::to_hex)])?;
    Ok(())
}

/// Forgets what the session with this number is.
pub(crate) fn forget_named(tx: &Transaction<'_>, number: SessionNumber) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM session_named WHERE number = ?1")?.execute([number.to_hex()])?;
    Ok(())
}

/// One's own log, oldest first.
pub(crate) fn log(connection: &Connection) -> Result<Vec<SessionRecord>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT day, phase, finished, check_out FROM session_log WHERE finished IS NOT NULL ORDER BY id",
    )?;
    rows(&mut statement, [], |row| {
        let check_out = match row.get::<_, Option<String>>(3)? {
            Some(text) => Some(serde_json::from_str(&text).map_err(|_| damaged("a check-out"))?),
            None => None,
        };
        Ok(SessionRecord { day: day(row, 0)?, phase: phase(row, 1)?, finished: row.get(2)?, check_out })
    })
}

/// The session whose check-out may still be answered.
pub(crate) fn open_row(connection: &Connection) -> Result<Option<OpenRow>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT day, phase, finished FROM session_log WHERE open = 1")?;
    Ok(rows(&mut statement, [], |row| {
        Ok(OpenRow { day: day(row, 0)?, phase: phase(row, 1)?, finished: row.get(2)? })
    })?
    .pop())
}

/// Adds a session to the log, its check-out still to be answered.
pub(crate) fn insert_open(tx: &Transaction<'_>, row: OpenRow) -> Result<(), VaultError> {
    close(tx, None)?;
    tx.prepare_cached("INSERT INTO session_log (day, phase, finished, open) VALUES (?1, ?2, ?3, 1)")?
        .execute(params![row.day, phase_name(row.phase), row.finished])?;
    Ok(())
}

/// Closes the check-out that is open, with one's own answers or without. A session on the other phone's timer that is
/// closed without leaves no row.
pub(crate) fn close(tx: &Transaction<'_>, own: Option<CheckOut>) -> Result<(), VaultError> {
    if let Some(own) = own {
        let text = serde_json::to_string(&own).map_err(|_| damaged("a check-out"))?;
        let sql = "UPDATE session_log SET open = 0, check_out = ?1, finished = coalesce(finished, ?2) WHERE open = 1";
        tx.prepare_cached(sql)?.execute(params![text, own.ran_to_its_end()])?;
    } else {
        tx.prepare_cached("DELETE FROM session_log WHERE open = 1 AND finished IS NULL")?.execute([])?;
        tx.prepare_cached("UPDATE session_log SET open = 0 WHERE open = 1")?.execute([])?;
    }
    Ok(())
}

/// Life came in: takes back the row of a session that ended early and is still open. Says whether there was one.
pub(crate) fn delete_open_early(tx: &Transaction<'_>) -> Result<bool, VaultError> {
    let sql = "DELETE FROM session_log WHERE open = 1 AND coalesce(finished, 0) = 0";
    Ok(tx.prepare_cached(sql)?.execute([])? > 0)
}

fn phase(row: &Row<'_>, index: usize) -> Result<Phase, VaultError> {
    let name = row.get_ref(index)?.as_str().unwrap_or_default();
    Phase::ALL.into_iter().find(|phase| phase_name(*phase) == name).ok_or_else(|| damaged("a phase"))
}

const fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::P0 => "p0",
        Phase::P1 => "p1",
        Phase::P2 => "p2",
        Phase::P3 => "p3",
    }
}
