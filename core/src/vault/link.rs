//! The queries of the link: its secret, how far each side has written and read, what waits to be delivered.

use super::VaultError;
use super::columns::{damaged, rows};
use super::facts::{signed, unsigned};
use crate::couple::fact::DeviceId;
use crate::couple::pairing::Agreed;
use crate::sync::keys::{LinkSecret, Seat};
use crate::sync::segment::{ChainValue, Position};
use rusqlite::{Connection, Row, Transaction, params};

/// The link as it is stored.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "columns of one row, each of which changes alone")]
pub(crate) struct Link {
    pub(crate) secret: LinkSecret,
    pub(crate) seat: Seat,
    pub(crate) epoch: u32,
    pub(crate) own_device: DeviceId,
    pub(crate) partner_device: DeviceId,
    /// The last own segment that was sealed.
    pub(crate) wrote: Position,
    /// The last segment of the partner's that was taken in.
    pub(crate) read: Position,
    /// How far the partner said to have read.
    pub(crate) confirmed: u64,
    /// Facts were read and that was not yet said.
    pub(crate) owes_word: bool,
    /// Linked again: read what the partner holds before writing.
    pub(crate) waits_for_word: bool,
    /// Exchanges since something was confirmed, while something waits to be.
    pub(crate) quiet_runs: u32,
    /// Another phone writes as this one: nothing is written any more.
    pub(crate) is_clone: bool,
    /// After a quiet pause: that facts were read is not said.
    pub(crate) is_quiet: bool,
}

impl Link {
    /// A link on which nothing was written or read yet.
    pub(crate) fn new(agreed: &Agreed) -> Self {
        Self {
            secret: agreed.secret.clone(),
            seat: agreed.seat,
            epoch: agreed.epoch,
            own_device: agreed.own_device,
            partner_device: agreed.partner_device,
            wrote: Position::START,
            read: Position::START,
            confirmed: 0,
            owes_word: false,
            waits_for_word: false,
            quiet_runs: 0,
            is_clone: false,
            is_quiet: false,
        }
    }
}

/// For one device: how far it is sealed into own segments, and how far the partner is known to hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sent {
    pub(crate) sealed: u64,
    pub(crate) partner_has: u64,
}

const COLUMNS: &str = "secret, seat, epoch, own_device, partner_device, wrote, wrote_chain, read, read_chain,
    confirmed, owes_word, waits_for_word, quiet_runs, stopped, is_quiet";

pub(crate) fn get(connection: &Connection) -> Result<Option<Link>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM link"))?;
    Ok(rows(&mut statement, [], read)?.pop())
}

/// Puts a link in the place of the one that was.
pub(crate) fn replace(tx: &Transaction<'_>, link: &Link) -> Result<(), VaultError> {
    delete(tx)?;
    put(tx, link)
}

/// Writes the link as it is now.
pub(crate) fn put(tx: &Transaction<'_>, link: &Link) -> Result<(), VaultError> {
    tx.prepare_cached(&format!(
        "INSERT OR REPLACE INTO link (one, {COLUMNS})
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    ))?
    .execute(params![
        link.secret.expose(),
        match link.seat {
            Seat::Inviter => 0,
            Seat::Joiner => 1,
        },
        link.epoch,
        link.own_device.0,
        link.partner_device.0,
        signed(link.wrote.number)?,
        link.wrote.chain.as_bytes(),
        signed(link.read.number)?,
        link.read.chain.as_bytes(),
        signed(link.confirmed)?,
        link.owes_word,
        link.waits_for_word,
        link.quiet_runs,
        link.is_clone.then_some("clone"),
        link.is_quiet,
    ])?;
    Ok(())
}

/// Begins or ends the quiet after a quiet pause.
pub(crate) fn set_quiet(tx: &Transaction<'_>, is_quiet: bool) -> Result<(), VaultError> {
    tx.prepare_cached("UPDATE link SET is_quiet = ?1")?.execute([is_quiet])?;
    Ok(())
}

/// Destroys the link's keys and all that follows from them.
pub(crate) fn delete(tx: &Transaction<'_>) -> Result<(), VaultError> {
    for table in ["link", "link_device", "outbox", "finding"] {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

pub(crate) fn sent(connection: &Connection, device: DeviceId) -> Result<Sent, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT sealed, partner_has FROM link_device WHERE device = ?1")?;
    let found = rows(&mut statement, [device.0], |row| {
        Ok(Sent { sealed: unsigned(row.get(0)?)?, partner_has: unsigned(row.get(1)?)? })
    })?;
    Ok(found.first().copied().unwrap_or_default())
}

pub(crate) fn put_sent(tx: &Transaction<'_>, device: DeviceId, sent: Sent) -> Result<(), VaultError> {
    tx.prepare_cached(
        "INSERT OR REPLACE INTO link_device (device, sealed, partner_has) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![device.0, signed(sent.sealed)?, signed(sent.partner_has)?])?;
    Ok(())
}

/// A mailbox did what it should not. Named once.
pub(crate) fn note_finding(tx: &Transaction<'_>, what: &str, number: u64) -> Result<(), VaultError> {
    tx.execute(
        "INSERT OR IGNORE INTO finding (what, number) VALUES (?1, ?2)",
        params![what, signed(number)?],
    )?;
    Ok(())
}

/// What was found, by kind and number.
pub(crate) fn findings(connection: &Connection) -> Result<Vec<(String, u64)>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT what, number FROM finding ORDER BY number, what")?;
    rows(&mut statement, [], |row| Ok((row.get(0)?, unsigned(row.get(1)?)?)))
}

fn read(row: &Row<'_>) -> Result<Link, VaultError> {
    let position = |number: usize| -> Result<Position, VaultError> {
        let chain: [u8; 32] = row.get(number + 1)?;
        Ok(Position { number: unsigned(row.get(number)?)?, chain: ChainValue::from_bytes(chain) })
    };
    Ok(Link {
        secret: LinkSecret::from_bytes(row.get(0)?),
        seat: match row.get(1)? {
            0 => Seat::Inviter,
            1 => Seat::Joiner,
            _ => return Err(damaged("a seat")),
        },
        epoch: row.get(2)?,
        own_device: DeviceId(row.get(3)?),
        partner_device: DeviceId(row.get(4)?),
        wrote: position(5)?,
        read: position(7)?,
        confirmed: unsigned(row.get(9)?)?,
        owes_word: row.get(10)?,
        waits_for_word: row.get(11)?,
        quiet_runs: row.get(12)?,
        is_clone: row.get::<_, Option<String>>(13)?.is_some(),
        is_quiet: row.get(14)?,
    })
}
