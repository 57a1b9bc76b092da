//! The queries of snoozes, of what has rung, and of what the system would not arm.

use super::VaultError;
use super::columns::{civil, civil_text, damaged, day, instant, ritual_id, rows};
use crate::ids::RitualId;
use crate::moment::{Instant, RitualDay};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction, params};

/// A firing that shall ring again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Snooze {
    pub(crate) ritual: RitualId,
    pub(crate) rule_local: NaiveDateTime,
    pub(crate) day: RitualDay,
    pub(crate) until: Instant,
}

/// A firing that has rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rung {
    pub(crate) ritual: RitualId,
    pub(crate) rule_local: NaiveDateTime,
}

/// A reminder that the system would not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unarmed {
    pub(crate) reminder: String,
    pub(crate) fires: Instant,
    pub(crate) reason: String,
}

pub(crate) fn put_snooze(tx: &Transaction<'_>, snooze: &Snooze) -> Result<(), VaultError> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO snooze (ritual, rule_local, day, until_ms) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        snooze.ritual,
        civil_text(snooze.rule_local),
        snooze.day,
        snooze.until.timestamp_millis()
    ])?;
    Ok(())
}

pub(crate) fn snoozes(connection: &Connection) -> Result<Vec<Snooze>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT ritual, rule_local, day, until_ms FROM snooze")?;
    rows(&mut statement, [], |row| {
        Ok(Snooze {
            ritual: ritual_id(row, 0)?,
            rule_local: civil(row.get_ref(1)?.as_str().map_err(|_| damaged("a snooze"))?)?,
            day: day(row, 2)?,
            until: instant(row.get(3)?)?,
        })
    })
}

pub(crate) fn delete_snooze(
    tx: &Transaction<'_>,
    ritual: RitualId,
    rule_local: NaiveDateTime,
) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM snooze WHERE ritual = ?1 AND rule_local = ?2")?
        .execute(params![ritual, civil_text(rule_local)])?;
    Ok(())
}

pub(crate) fn delete_snoozes_of_day(
    tx: &Transaction<'_>,
    ritual: RitualId,
    day: RitualDay,
) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM snooze WHERE ritual = ?1 AND day = ?2")?.execute(params![ritual, day])?;
    Ok(())
}

pub(crate) fn put_rung(tx: &Transaction<'_>, rung: Rung, at: Instant) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT OR REPLACE INTO rung (ritual, rule_local, rang_ms) VALUES (?1, ?2, ?3)")?
        .execute(params![rung.ritual, civil_text(rung.rule_local), at.timestamp_millis()])?;
    Ok(())
}

pub(crate) fn rung(connection: &Connection) -> Result<Vec<Rung>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT ritual, rule_local FROM rung")?;
    rows(&mut statement, [], |row| {
        let rule_local = civil(row.get_ref(1)?.as_str().map_err(|_| damaged("a firing"))?)?;
        Ok(Rung { ritual: ritual_id(row, 0)?, rule_local })
    })
}

/// Forgets firings whose rule time is before `local` and that rang before `rang`: a clock set back by less
/// than what is kept rings none of them again.
pub(crate) fn prune_rung(
    tx: &Transaction<'_>,
    local: NaiveDateTime,
    rang: Instant,
) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM rung WHERE rule_local < ?1 AND rang_ms < ?2")?
        .execute(params![civil_text(local), rang.timestamp_millis()])?;
    Ok(())
}

/// Replaces what could not be armed by what could not be armed this time.
pub(crate) fn replace_unarmed(tx: &Transaction<'_>, unarmed: &[Unarmed]) -> Result<(), VaultError> {
    tx.execute("DELETE FROM unarmed", [])?;
    let mut statement =
        tx.prepare_cached("INSERT OR REPLACE INTO unarmed (reminder, fires_ms, reason) VALUES (?1, ?2, ?3)")?;
    for one in unarmed {
        statement.execute(params![one.reminder, one.fires.timestamp_millis(), one.reason])?;
    }
    Ok(())
}

pub(crate) fn unarmed(connection: &Connection) -> Result<Vec<Unarmed>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT reminder, fires_ms, reason FROM unarmed ORDER BY fires_ms, reminder")?;
    rows(&mut statement, [], |row| {
        Ok(Unarmed { reminder: row.get(0)?, fires: instant(row.get(1)?)?, reason: row.get(2)? })
    })
}

pub(crate) fn delete_snoozes(tx: &Transaction<'_>, ritual: RitualId) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM snooze WHERE ritual = ?1")?.execute([ritual])?;
    Ok(())
}
