//! The queries of what is to be delivered: own segments until the partner has read them, and after leaving the
//! last objects to put or delete.

use super::VaultError;
use super::columns::rows;
use super::facts::{signed, unsigned};
use crate::sync::mailbox::ObjectName;
use crate::sync::segment::ChainValue;
use rusqlite::{Connection, Row, Transaction, params};

/// Whether a segment lies in the mailbox, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// It was never said to.
    Waiting,
    /// The mailbox said so.
    There,
    /// The mailbox said so once, and is to be asked again.
    Doubted,
}

/// An own segment as it was sealed, under one of its attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outgoing {
    pub(crate) number: u64,
    pub(crate) attempt: u8,
    pub(crate) name: ObjectName,
    pub(crate) sealed: Vec<u8>,
    /// The chain with the segment before it, and with it.
    pub(crate) before: ChainValue,
    pub(crate) chain: ChainValue,
    /// Whether it lies in the mailbox.
    pub(crate) delivery: Delivery,
    /// How many facts it holds.
    pub(crate) facts: u32,
}

const COLUMNS: &str = "number, attempt, name, sealed, before, chain, stored, facts";

pub(crate) fn insert(tx: &Transaction<'_>, one: &Outgoing) -> Result<(), VaultError> {
    tx.prepare_cached(&format!("INSERT INTO outbox ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"))?
        .execute(params![
            signed(one.number)?,
            one.attempt,
            one.name.as_bytes(),
            one.sealed,
            one.before.as_bytes(),
            one.chain.as_bytes(),
            delivery_number(one.delivery),
            one.facts
        ])?;
    Ok(())
}

/// All that the partner has not confirmed, in order.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Outgoing>, VaultError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM outbox ORDER BY number, attempt"))?;
    rows(&mut statement, [], read)
}

/// The number of the first segment of which no attempt is known to lie in the mailbox.
pub(crate) fn first_to_put(connection: &Connection) -> Result<Option<u64>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT number FROM outbox GROUP BY number HAVING max(stored = 1) = 0 ORDER BY number LIMIT 1",
    )?;
    Ok(rows(&mut statement, [], |row| unsigned(row.get(0)?))?.pop())
}

/// The attempts of one segment, in order.
pub(crate) fn attempts(connection: &Connection, number: u64) -> Result<Vec<Outgoing>, VaultError> {
    let mut statement = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE number = ?1 ORDER BY attempt"))?;
    rows(&mut statement, [signed(number)?], read)
}

/// Whether facts wait to be confirmed. A segment without facts is never confirmed by itself.
pub(crate) fn awaits_word(connection: &Connection) -> Result<bool, VaultError> {
    Ok(connection.prepare_cached("SELECT 1 FROM outbox WHERE facts > 0 LIMIT 1")?.exists([])?)
}

/// The mailbox said that this attempt lies there.
pub(crate) fn set_there(tx: &Transaction<'_>, number: u64, attempt: u8) -> Result<(), VaultError> {
    tx.prepare_cached("UPDATE outbox SET stored = 1 WHERE number = ?1 AND attempt = ?2")?
        .execute(params![signed(number)?, attempt])?;
    Ok(())
}

/// Asks again whether the oldest segments still lie there, up to the first that holds facts: of that one the
/// partner says a word, but of a segment without facts nobody does, and the next may be the one that is gone.
pub(crate) fn doubt_oldest(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute(
        "UPDATE outbox SET stored = 2 WHERE stored = 1 AND number <= (SELECT coalesce(
             (SELECT min(number) FROM outbox WHERE facts > 0), (SELECT max(number) FROM outbox)))",
        [],
    )?;
    Ok(())
}

/// Asks again for every segment that was said to lie there.
pub(crate) fn doubt_all(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("UPDATE outbox SET stored = 2 WHERE stored = 1", [])?;
    Ok(())
}

/// What the partner has read needs no keeping.
pub(crate) fn delete_confirmed(tx: &Transaction<'_>, up_to: u64) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM outbox WHERE number <= ?1")?.execute([signed(up_to)?])?;
    Ok(())
}

/// After leaving: an object to put (the last words) or to delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leftover {
    pub(crate) name: ObjectName,
    /// Its bytes; nothing: delete it.
    pub(crate) sealed: Option<Vec<u8>>,
}

pub(crate) fn insert_leftover(tx: &Transaction<'_>, one: &Leftover) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT OR REPLACE INTO farewell (name, sealed) VALUES (?1, ?2)")?
        .execute(params![one.name.as_bytes(), one.sealed])?;
    Ok(())
}

/// Some of what is left, what is to be put first.
pub(crate) fn leftovers(connection: &Connection, limit: u32) -> Result<Vec<Leftover>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT name, sealed FROM farewell ORDER BY sealed IS NULL, name LIMIT ?1")?;
    rows(&mut statement, [limit], |row| {
        Ok(Leftover { name: ObjectName::from_bytes(row.get(0)?), sealed: row.get(1)? })
    })
}

pub(crate) fn delete_leftover(tx: &Transaction<'_>, name: &ObjectName) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM farewell WHERE name = ?1")?.execute([name.as_bytes()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Outgoing, VaultError> {
    Ok(Outgoing {
        number: unsigned(row.get(0)?)?,
        attempt: row.get(1)?,
        name: ObjectName::from_bytes(row.get(2)?),
        sealed: row.get(3)?,
        before: ChainValue::from_bytes(row.get(4)?),
        chain: ChainValue::from_bytes(row.get(5)?),
        delivery: match row.get(6)? {
            0 => Delivery::Waiting,
            1 => Delivery::There,
            _ => Delivery::Doubted,
        },
        facts: row.get(7)?,
    })
}

const fn delivery_number(delivery: Delivery) -> u8 {
    match delivery {
        Delivery::Waiting => 0,
        Delivery::There => 1,
        Delivery::Doubted => 2,
    }
}
