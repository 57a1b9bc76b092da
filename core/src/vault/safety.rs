//! The queries of the safety gate, of the pauses that it made, and of what a person chose for sessions.

use super::VaultError;
use super::columns::{damaged, day, ritual_id, rows, uuid};
use crate::ids::RitualId;
use crate::sessions::sensate::{Gate, GateAnswer, MedicalAnswer, Speaking};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// A pause of the daybook that the gate has made, or is about to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GatePause {
    pub(crate) ritual: RitualId,
    pub(crate) pause: Uuid,
    /// It stands in the daybook. The person may have ended it there since.
    pub(crate) made: bool,
}

/// The last answer at the gate.
pub(crate) fn gate(connection: &Connection) -> Result<Option<Gate>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT answer, day FROM gate")?;
    Ok(rows(&mut statement, [], |row| {
        let answer = match row.get_ref(0)?.as_str() {
            Ok("none") => GateAnswer::None,
            Ok("one-or-more") => GateAnswer::OneOrMore,
            _ => return Err(damaged("the gate")),
        };
        Ok(Gate { answer, day: day(row, 1)? })
    })?
    .pop())
}

/// Puts an answer in the place of the one before.
pub(crate) fn put_gate(tx: &Transaction<'_>, gate: Gate) -> Result<(), VaultError> {
    let answer = match gate.answer {
        GateAnswer::None => "none",
        GateAnswer::OneOrMore => "one-or-more",
    };
    tx.prepare_cached("INSERT OR REPLACE INTO gate (one, answer, day) VALUES (1, ?1, ?2)")?
        .execute(params![answer, gate.day])?;
    Ok(())
}

/// The pauses that the gate has made.
pub(crate) fn gate_pauses(connection: &Connection) -> Result<Vec<GatePause>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT ritual, pause, made FROM gate_pause")?;
    rows(&mut statement, [], |row| {
        Ok(GatePause { ritual: ritual_id(row, 0)?, pause: uuid(row, 1)?, made: row.get(2)? })
    })
}

/// Notes a pause that is about to be made.
pub(crate) fn insert_gate_pause(tx: &Transaction<'_>, pause: GatePause) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT INTO gate_pause (ritual, pause, made) VALUES (?1, ?2, ?3)")?
        .execute(params![pause.ritual, pause.pause.into_bytes(), pause.made])?;
    Ok(())
}

/// Notes that all of them stand in the daybook.
pub(crate) fn gate_pauses_are_made(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.prepare_cached("UPDATE gate_pause SET made = 1 WHERE made = 0")?.execute([])?;
    Ok(())
}

/// Forgets which pauses the gate has made.
pub(crate) fn forget_gate_pauses(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM gate_pause")?.execute([])?;
    Ok(())
}

/// The answer to the medical question, when it was answered.
pub(crate) fn medical(connection: &Connection) -> Result<Option<MedicalAnswer>, VaultError> {
    Ok(match choice(connection, "medical")?.as_deref() {
        None => None,
        Some("none") => Some(MedicalAnswer::None),
        Some("some") => Some(MedicalAnswer::Some),
        Some("doctor-agrees") => Some(MedicalAnswer::DoctorAgrees),
        Some(_) => return Err(damaged("the medical answer")),
    })
}

pub(crate) fn put_medical(tx: &Transaction<'_>, answer: MedicalAnswer) -> Result<(), VaultError> {
    let name = match answer {
        MedicalAnswer::None => "none",
        MedicalAnswer::Some => "some",
        MedicalAnswer::DoctorAgrees => "doctor-agrees",
    };
    put_choice(tx, "medical", Some(name))
}

/// How much is spoken during touch.
pub(crate) fn speaking(connection: &Connection) -> Result<Speaking, VaultError> {
    let free = choice(connection, "speaking")?.as_deref() == Some("free");
    Ok(if free { Speaking::Free } else { Speaking::Quiet })
}

pub(crate) fn put_speaking(tx: &Transaction<'_>, speaking: Speaking) -> Result<(), VaultError> {
    put_choice(tx, "speaking", (speaking == Speaking::Free).then_some("free"))
}

fn choice(connection: &Connection, key: &str) -> Result<Option<String>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT value FROM session_choice WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

fn put_choice(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<(), VaultError> {
    match value {
        Some(value) => tx
            .prepare_cached("INSERT OR REPLACE INTO session_choice (key, value) VALUES (?1, ?2)")?
            .execute(params![key, value])?,
        None => tx.prepare_cached("DELETE FROM session_choice WHERE key = ?1")?.execute([key])?,
    };
    Ok(())
}
