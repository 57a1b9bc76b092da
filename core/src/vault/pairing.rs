//! The queries of a pairing that has begun. What is stored are secrets of minutes; each step replaces them.

use super::VaultError;
use super::columns::{damaged, rows};
use crate::couple::pairing::{Agreed, InviterState, JoinerState};
use crate::couple::room::PairingStepView;
use rusqlite::{Connection, Transaction, params};

/// A pairing as it stands.
#[derive(Debug)]
pub(crate) struct Pairing {
    pub(crate) side: PairingSide,
    /// Once there is a number to compare.
    pub(crate) agreed: Option<Agreed>,
}

/// What this phone did first.
#[derive(Debug)]
pub(crate) enum PairingSide {
    Inviter(InviterState),
    Joiner(JoinerState),
}

pub(crate) fn get(connection: &Connection) -> Result<Option<Pairing>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT seat, state, agreed FROM pairing")?;
    let found = rows(&mut statement, [], |row| {
        let state = row.get_ref(1)?.as_blob().map_err(|_| damaged("a pairing"))?;
        let side = match row.get(0)? {
            0 => PairingSide::Inviter(InviterState::from_bytes(state).map_err(|_| damaged("a pairing"))?),
            _ => PairingSide::Joiner(JoinerState::from_bytes(state).map_err(|_| damaged("a pairing"))?),
        };
        let agreed = row.get_ref(2)?.as_blob_or_null().map_err(|_| damaged("a pairing"))?;
        let agreed = agreed.map(Agreed::from_bytes).transpose().map_err(|_| damaged("a pairing"))?;
        Ok(Pairing { side, agreed })
    })?;
    Ok(found.into_iter().next())
}

/// How far it has come.
pub(crate) fn step(connection: &Connection) -> Result<Option<PairingStepView>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT seat, agreed IS NOT NULL FROM pairing")?;
    Ok(rows(&mut statement, [], |row| {
        Ok(match (row.get(0)?, row.get(1)?) {
            (_, true) => PairingStepView::Agreed,
            (0, false) => PairingStepView::Invited,
            (_, false) => PairingStepView::Joined,
        })
    })?
    .pop())
}

/// Keeps a step in the place of the one before.
pub(crate) fn put(tx: &Transaction<'_>, pairing: &Pairing) -> Result<(), VaultError> {
    let (seat, state) = match &pairing.side {
        PairingSide::Inviter(state) => (0, state.to_bytes()),
        PairingSide::Joiner(state) => (1, state.to_bytes()),
    };
    let agreed = pairing.agreed.as_ref().map(Agreed::to_bytes);
    tx.execute(
        "INSERT OR REPLACE INTO pairing (one, seat, state, agreed) VALUES (1, ?1, ?2, ?3)",
        params![seat, state.as_slice(), agreed.as_ref().map(|bytes| bytes.as_slice())],
    )?;
    Ok(())
}

pub(crate) fn delete(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("DELETE FROM pairing", [])?;
    Ok(())
}
