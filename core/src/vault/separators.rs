//! The last trace of a deleted word in an index: what parts its pages.
//!
//! FTS5 keeps for each page of an index the beginning of the page's first word, as long as is needed to tell it from the
//! word before. Its secure deletion takes words out of the pages and leaves these separators. One that is the beginning
//! of a deleted word and of no word that is left says something of it; then the index is built anew, which happens to few
//! deletions and takes as long as the journal is long.

use super::columns::{damaged, rows};
use super::{VaultError, entries};
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::HashSet;

/// Sees to it that no separator keeps a piece of `words`, folded and separated by single spaces, which were just taken
/// out of both indexes.
pub(super) fn forget(tx: &Transaction<'_>, words: &str) -> Result<(), VaultError> {
    let beginnings: HashSet<&str> = words
        .split(' ')
        .flat_map(|word| word.char_indices().map(move |(at, c)| &word[..at + c.len_utf8()]))
        .collect();
    if keeps_a_piece(tx, "entry_words", &beginnings, |piece| format!("\"{piece}\"*"))? {
        rebuild(tx, "entry_words")?;
    }
    let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
    // One or two letters are no part of a word that anybody could tell.
    let runs: HashSet<&str> = starts.windows(4).map(|run| &words[run[0]..run[3]]).collect();
    if keeps_a_piece(tx, "entry_parts", &runs, |piece| format!("\"{piece}\""))? {
        rebuild(tx, "entry_parts")?;
    }
    Ok(())
}

/// Builds an index anew. It takes in all words that are kept, so none may be waiting for the other index alone.
fn rebuild(tx: &Transaction<'_>, index: &str) -> Result<(), VaultError> {
    entries::index_waiting(tx)?;
    Ok(tx.execute_batch(&format!("INSERT INTO {index} ({index}) VALUES ('rebuild')"))?)
}

/// Whether a separator of this index is one of these pieces and no entry that is left asks for it.
fn keeps_a_piece(
    connection: &Connection,
    index: &str,
    pieces: &HashSet<&str>,
    question: impl Fn(&str) -> String,
) -> Result<bool, VaultError> {
    // The first byte names the index's own part; a segment's first page has no separator.
    let mut separators = connection.prepare_cached(&format!(
        "SELECT CAST(substr(term, 2) AS TEXT) FROM {index}_idx WHERE length(term) > 1"
    ))?;
    let suspects = rows(&mut separators, [], |row| {
        let separator = row.get_ref(0)?.as_bytes().map_err(|_| damaged("an index"))?;
        Ok(std::str::from_utf8(separator).ok().and_then(|piece| pieces.get(piece).copied()))
    })?;
    let mut asked =
        connection.prepare_cached(&format!("SELECT 1 FROM {index} WHERE {index} MATCH ?1 LIMIT 1"))?;
    for piece in suspects.into_iter().flatten() {
        let is_left: Option<i64> = asked.query_row([question(piece)], |row| row.get(0)).optional()?;
        if is_left.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}
