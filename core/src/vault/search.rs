//! The queries of search: three questions, each wider than the one before, until there are hits enough.
//!
//! Ids are in the order of days, so that an index gives the newest first and stops when it has enough.

use super::columns::{damaged, rows};
use super::{VaultError, entries};
use crate::journal::entry::EntryView;
use crate::journal::search::query::{Breadth, Query};
use rusqlite::{Connection, Row, params};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many entries are looked at, at most, that the index of parts names: it names some that only hold the same runs
/// of letters.
const LOOKED_AT_MOST: usize = 5_000;

/// How many of the newest entries are read through for beginnings before the index is asked. For a beginning the index
/// first joins the lists of all words that have it; where a beginning is common that costs far more than reading, and
/// where it is common the newest entries hold hits enough.
const READ_FIRST: usize = 256;

/// The same for a query of several words: each of them is such a beginning, and all must meet in one entry.
const READ_FIRST_OF_SEVERAL: usize = 2_000;

/// A beginning is rare when fewer than one of so many entries that were read hold it.
const RARE_IN: usize = 20;

/// The newest entries for a query, at most `limit`.
pub(crate) fn newest(
    connection: &Connection,
    query: &Query,
    limit: usize,
) -> Result<Vec<EntryView>, VaultError> {
    let read_first = match query.phrases() {
        [one] if one.is_short_beginning() => READ_FIRST,
        // Few enough words begin with three letters or more for the index to join their lists sooner than reading takes.
        [_] => 0,
        _ => READ_FIRST_OF_SEVERAL,
    };
    newest_reading_first(connection, query, limit, read_first)
}

/// The same, with the number of entries that are read through for beginnings before the index is asked: it changes what
/// a search costs, never what it finds.
pub(crate) fn newest_reading_first(
    connection: &Connection,
    query: &Query,
    limit: usize,
    read_first: usize,
) -> Result<Vec<EntryView>, VaultError> {
    let mut hits = BTreeSet::new();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = entries::waiting(connection)?;
    let widths = [Breadth::Words, Breadth::Parts, Breadth::Beginnings, Breadth::Parts];
    for (turn, breadth) in widths.into_iter().enumerate() {
        if hits.len() >= limit {
            break;
        }
        // Whoever holds a longer word holds its letters: where parts of words give fewer than are wanted, they give all, and
        // beginnings need not be asked for. That is likely only where few hold the word itself and some do.
        let is_shortcut = turn == 1;
        if is_shortcut && (hits.is_empty() || !query.is_one_part()) {
            continue;
        }
        let mut found: Vec<i64> =
            waiting.iter().filter(|(_, words)| query.is_in(words, breadth)).map(|(id, _)| *id).collect();
        let mut are_all = true;
        found.extend(match breadth {
            Breadth::Words => by_words(connection, &query.for_words(breadth), limit)?,
            Breadth::Beginnings => by_beginnings(connection, query, limit, read_first, &hits)?,
            Breadth::Parts => {
                let parts;
                (parts, are_all) = by_parts(connection, query, limit, &hits)?;
                parts
            }
        });
        if is_shortcut && !(are_all && hits.len() + found.len() < limit) {
            // These may leave out some that begin so.
            continue;
        }
        found.sort_unstable_by_key(|id| Reverse(*id));
        add(&mut hits, found, limit);
        if is_shortcut {
            break;
        }
    }
    let mut statement =
        connection.prepare_cached("SELECT name, kind, day, practice, text FROM entry WHERE id = ?1")?;
    let mut found = Vec::with_capacity(hits.len());
    for id in hits.iter().rev() {
        found.extend(rows(&mut statement, [id], entries::read)?);
    }
    Ok(found)
}

/// The newest of the index of words. What was found before is found again, so `limit` of them are enough.
fn by_words(connection: &Connection, question: &str, limit: usize) -> Result<Vec<i64>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT rowid FROM entry_words WHERE entry_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    )?;
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    rows(&mut statement, params![question, most], |row| Ok(row.get(0)?))
}

/// The newest that hold the words or words beginning with them: read from the newest entries where those give enough,
/// otherwise asked of the index. Reading goes by day without a gap, so that nothing newer is left out.
fn by_beginnings(
    connection: &Connection,
    query: &Query,
    limit: usize,
    read_first: usize,
    hits: &BTreeSet<i64>,
) -> Result<Vec<i64>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT id, words FROM entry_folded ORDER BY id DESC")?;
    let mut newest = statement.query([])?;
    let (mut found, mut read) = (Vec::new(), 0);
    let mut held_by = vec![0; query.phrases().len()];
    while read < read_first {
        let Some(row) = newest.next()? else { return Ok(found) };
        read += 1;
        let words = words_of(row)?;
        let mut holds_all = true;
        for (phrase, held_by) in query.phrases().iter().zip(&mut held_by) {
            let holds = phrase.is_in(words, Breadth::Beginnings);
            *held_by += usize::from(holds);
            holds_all &= holds;
        }
        let id = row.get(0)?;
        if holds_all && !hits.contains(&id) {
            found.push(id);
            if hits.len() + found.len() >= limit {
                return Ok(found);
            }
        }
    }
    // What is common among the newest is common among all: only what is rare is asked of the index, and the entries that
    // it names are read for the rest.
    let rare = query.for_beginnings(|number| held_by[number] * RARE_IN < read);
    match rare {
        Some(question) => by_rare_beginnings(connection, query, &question, limit, hits),
        None => by_words(connection, &query.for_words(Breadth::Beginnings), limit),
    }
}

/// Of what the index of words names for a part of the query, the newest that hold all of it and are not among the `hits`
/// already, as many as are still wanted.
fn by_rare_beginnings(
    connection: &Connection,
    query: &Query,
    question: &str,
    limit: usize,
    hits: &BTreeSet<i64>,
) -> Result<Vec<i64>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, entry_folded.words FROM entry_words JOIN entry_folded ON id = entry_words.rowid
         WHERE entry_words MATCH ?1 ORDER BY entry_words.rowid DESC",
    )?;
    let mut named = statement.query([question])?;
    let mut found = Vec::new();
    while hits.len() + found.len() < limit {
        let Some(row) = named.next()? else { break };
        let id = row.get(0)?;
        if query.is_in(words_of(row)?, Breadth::Beginnings) && !hits.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The words in the second column of a row.
fn words_of<'row>(row: &'row Row<'_>) -> Result<&'row str, VaultError> {
    row.get_ref(1)?.as_str().map_err(|_| damaged("the words of an entry"))
}

/// The newest of the index of parts that are not among the `hits` already, as many as are still wanted; and whether these
/// are all there are.
fn by_parts(
    connection: &Connection,
    query: &Query,
    limit: usize,
    hits: &BTreeSet<i64>,
) -> Result<(Vec<i64>, bool), VaultError> {
    let mut found = Vec::new();
    let Some(question) = query.for_parts() else { return Ok((found, true)) };
    let mut statement = connection.prepare_cached(
        "SELECT id, entry_folded.words FROM entry_parts JOIN entry_folded ON id = entry_parts.rowid
         WHERE entry_parts MATCH ?1 ORDER BY entry_parts.rowid DESC",
    )?;
    let mut named = statement.query([question])?;
    for _ in 0..LOOKED_AT_MOST {
        let Some(row) = named.next()? else { return Ok((found, true)) };
        let id = row.get(0)?;
        if query.is_in(words_of(row)?, Breadth::Parts) && !hits.contains(&id) {
            found.push(id);
            if hits.len() + found.len() >= limit {
                break;
            }
        }
    }
    Ok((found, false))
}

fn add(hits: &mut BTreeSet<i64>, found: impl IntoIterator<Item = i64>, limit: usize) {
    for id in found {
        if hits.len() < limit {
            hits.insert(id);
        }
    }
}
