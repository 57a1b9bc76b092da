//! The queries of what a person does not want to be asked, in the journal vault: refusals live nowhere else.

use super::VaultError;
use super::columns::{damaged, rows};
use crate::couple::fact::FactId;
use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeSet;

/// Whether nothing that the other asks is to be shown.
pub(crate) fn do_not_ask(connection: &Connection) -> Result<bool, VaultError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM do_not_ask)")?
        .query_row([], |row| row.get(0))?)
}

pub(crate) fn set_do_not_ask(tx: &Transaction<'_>, on: bool) -> Result<(), VaultError> {
    let statement =
        if on { "INSERT OR IGNORE INTO do_not_ask (one) VALUES (1)" } else { "DELETE FROM do_not_ask" };
    tx.prepare_cached(statement)?.execute([])?;
    Ok(())
}

/// What was put aside and may still stand.
pub(crate) fn put_aside(connection: &Connection) -> Result<BTreeSet<FactId>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT fact FROM put_aside")?;
    let aside = rows(&mut statement, [], |row| {
        row.get_ref(0)?
            .as_str()
            .ok()
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| damaged("a fact's name"))
    })?;
    Ok(aside.into_iter().collect())
}

/// Puts one aside, and forgets those that stand no more.
pub(crate) fn set_put_aside(
    tx: &Transaction<'_>,
    fact: FactId,
    standing: &BTreeSet<FactId>,
) -> Result<(), VaultError> {
    let gone = put_aside(tx)?;
    let mut statement = tx.prepare_cached("DELETE FROM put_aside WHERE fact = ?1")?;
    for gone in gone.difference(standing) {
        statement.execute(params![gone.to_string()])?;
    }
    tx.prepare_cached("INSERT OR IGNORE INTO put_aside (fact) VALUES (?1)")?
        .execute(params![fact.to_string()])?;
    Ok(())
}
