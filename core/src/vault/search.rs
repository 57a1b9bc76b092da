//! The queries of search: three questions, each wider than the one before, until there are hits enough.
//!
//! Ids are in the order of days, so that an index gives the newest first and stops when it has enough.

use super::columns::{damaged, rows};
use super::{VaultError, entries};
use crate::journal::entry::EntryView;
use crate::journal::search::query::{Breadth, Query};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// How many entries are looked at, at most, that the index of parts names: it names some that only hold the same runs
/// of letters.
const LOOKED_AT_MOST: usize = 5_000;

/// The newest entries for a query, at most `limit`.
pub(crate) fn newest(
    connection: &Connection,
    query: &Query,
    limit: usize,
) -> Result<Vec<EntryView>, VaultError> {
    let mut hits = BTreeSet::new();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    for breadth in [Breadth::Words, Breadth::Beginnings] {
        if hits.len() < limit {
            by_words(connection, &query.for_words(breadth), limit, &mut hits)?;
        }
    }
    if hits.len() < limit {
        by_parts(connection, query, limit, &mut hits)?;
    }
    let mut statement =
        connection.prepare_cached("SELECT name, kind, day, practice, text FROM entry WHERE id = ?1")?;
    let mut found = Vec::with_capacity(hits.len());
    for id in hits.iter().rev() {
        found.extend(rows(&mut statement, [id], entries::read)?);
    }
    Ok(found)
}

fn by_words(
    connection: &Connection,
    question: &str,
    limit: usize,
    hits: &mut BTreeSet<i64>,
) -> Result<(), VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    )?;
    // What was found before is found again, so so many are enough.
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let found = rows(&mut statement, params![question, most], |row| Ok(row.get(0)?))?;
    add(hits, found, limit);
    Ok(())
}

fn by_parts(
    connection: &Connection,
    query: &Query,
    limit: usize,
    hits: &mut BTreeSet<i64>,
) -> Result<(), VaultError> {
    let Some(question) = query.for_parts() else { return Ok(()) };
    let mut statement = connection.prepare_cached(
        "SELECT id, entry_folded.words FROM entry_parts JOIN entry_folded ON id = entry_parts.rowid
         WHERE entry_parts MATCH ?1 ORDER BY entry_parts.rowid DESC",
    )?;
    let mut named = statement.query([question])?;
    for _ in 0..LOOKED_AT_MOST {
        let Some(row) = named.next()? else { break };
        let words = row.get_ref(1)?.as_str().map_err(|_| damaged("the words of an entry"))?;
        if query.is_in(words, Breadth::Parts) {
            add(hits, [row.get(0)?], limit);
            if hits.len() >= limit {
                break;
            }
        }
    }
    Ok(())
}

fn add(hits: &mut BTreeSet<i64>, found: impl IntoIterator<Item = i64>, limit: usize) {
    for id in found {
        if hits.len() < limit {
            hits.insert(id);
        }
    }
}
