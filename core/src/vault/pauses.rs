//! The queries of private pauses.

use super::columns::{day, optional_day, rows, uuid};
use super::{VaultError, couple};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

/// A private pause; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pause {
    pub(crate) id: Uuid,
    /// Nothing: every ritual, and the weeks.
    pub(crate) ritual: Option<RitualId>,
    pub(crate) from: RitualDay,
    /// Nothing: without end.
    pub(crate) until: Option<RitualDay>,
    pub(crate) declared_on: RitualDay,
}

pub(crate) fn insert(tx: &Transaction<'_>, pause: &Pause) -> Result<(), VaultError> {
    tx.prepare_cached(
        "INSERT INTO pause (id, ritual, from_day, until_day, declared_on) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        pause.id.into_bytes(),
        pause.ritual,
        pause.from,
        pause.until,
        pause.declared_on
    ])?;
    Ok(())
}

/// Every pause that silences: one's own, and for each ritual that both agreed to the couple's.
pub(crate) fn silencing(connection: &Connection) -> Result<Vec<Pause>, VaultError> {
    let mut pauses = all(connection)?;
    if let Some(couple) = couple::get(connection)? {
        let spans = couple::state(connection, &couple)?.pauses;
        for ritual in couple::agreed(connection)?.into_keys() {
            pauses.extend(spans.iter().map(|pause| Pause {
                id: Uuid::nil(),
                ritual: Some(ritual),
                from: pause.span.from,
                until: pause.span.to,
                declared_on: pause.span.from,
            }));
        }
    }
    Ok(pauses)
}

/// Every pause, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Pause>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, ritual, from_day, until_day, declared_on FROM pause ORDER BY from_day, id",
    )?;
    rows(&mut statement, [], |row| {
        let ritual = match row.get_ref(1)? {
            rusqlite::types::ValueRef::Null => None,
            _ => Some(RitualId::new(uuid(row, 1)?)),
        };
        Ok(Pause {
            id: uuid(row, 0)?,
            ritual,
            from: day(row, 2)?,
            until: optional_day(row, 3)?,
            declared_on: day(row, 4)?,
        })
    })
}

pub(crate) fn set_end(tx: &Transaction<'_>, id: Uuid, until: RitualDay) -> Result<(), VaultError> {
    tx.prepare_cached("UPDATE pause SET until_day = ?2 WHERE id = ?1")?
        .execute(params![id.into_bytes(), until])?;
    Ok(())
}

pub(crate) fn delete(tx: &Transaction<'_>, id: Uuid) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM pause WHERE id = ?1")?.execute([id.into_bytes()])?;
    Ok(())
}
