//! The queries of journal entries, and the upkeep of their indexes.
//!
//! An index of words forgets an entry when it is told the very words it was given; they are kept in `entry_folded`. Every
//! writing of an entry goes through here, so that entries and indexes never differ.

use super::VaultError;
use super::columns::{damaged, day, rows, uuid};
use super::separators;
use super::waiting;
use crate::ids::EntryId;
use crate::journal::entry::{EntryKind, EntryView, ListRequest};
use crate::journal::search::fold;
use crate::moment::RitualDay;
use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use std::ops::Range;

/// Bits of an id for the place within a day.
const PLACE_BITS: u32 = 20;
/// How many entries both indexes take in at once.
pub(crate) const INDEXED_AT_ONCE: i64 = 32;
/// Characters of the text that a list shows.
const OPENING_CHARS: u32 = 200;

/// Adds an entry as the newest of its day.
pub(crate) fn insert(tx: &Transaction<'_>, entry: &EntryView) -> Result<(), VaultError> {
    let id = next_id(tx, entry.day)?;
    tx.prepare_cached(
        "INSERT INTO entry (id, name, kind, day, practice, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id,
        entry.id.as_bytes(),
        entry.kind.name(),
        entry.day,
        entry.practice,
        entry.text
    ])?;
    let mut statement = tx.prepare_cached("INSERT INTO entry_tag (entry, tag) VALUES (?1, ?2)")?;
    for tag in &entry.tags {
        statement.execute(params![id, tag])?;
    }
    index(tx, id, &entry.text)
}

/// Puts an entry in the place of the one with its name. On the same day it keeps its place in the list.
pub(crate) fn replace(tx: &Transaction<'_>, entry: &EntryView) -> Result<(), VaultError> {
    let Some(id) = id_of(tx, entry.id)? else { return Ok(()) };
    let was: String =
        tx.prepare_cached("SELECT day FROM entry WHERE id = ?1")?.query_row([id], |r| r.get(0))?;
    if was != entry.day.to_string() {
        let waited = waiting::get(tx, entry.id)?;
        delete(tx, entry.id)?;
        insert(tx, entry)?;
        return waited.map_or(Ok(()), |waited| waiting::restore(tx, entry.id, &waited));
    }
    unindex(tx, id)?;
    tx.prepare_cached("UPDATE entry SET kind = ?2, practice = ?3, text = ?4 WHERE id = ?1")?
        .execute(params![id, entry.kind.name(), entry.practice, entry.text])?;
    tx.prepare_cached("DELETE FROM entry_tag WHERE entry = ?1")?.execute([id])?;
    let mut statement = tx.prepare_cached("INSERT INTO entry_tag (entry, tag) VALUES (?1, ?2)")?;
    for tag in &entry.tags {
        statement.execute(params![id, tag])?;
    }
    index(tx, id, &entry.text)
}

/// Deletes an entry and all that was indexed of it. Says whether there was one.
pub(crate) fn delete(tx: &Transaction<'_>, name: EntryId) -> Result<bool, VaultError> {
    let Some(id) = id_of(tx, name)? else { return Ok(false) };
    unindex(tx, id)?;
    tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute([id])?;
    Ok(true)
}

/// One entry.
pub(crate) fn get(connection: &Connection, name: EntryId) -> Result<Option<EntryView>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT name, kind, day, practice, text, id FROM entry WHERE name = ?1")?;
    let Some((mut entry, id)) =
        rows(&mut statement, [name.as_bytes()], |row| Ok((read(row)?, row.get(5)?)))?.pop()
    else {
        return Ok(None);
    };
    entry.tags = tags(connection, id)?;
    Ok(Some(entry))
}

/// The newest entries that are asked for, with the beginnings of their texts.
pub(crate) fn list(
    connection: &Connection,
    request: &ListRequest,
    limit: u32,
) -> Result<Vec<EntryView>, VaultError> {
    let after = match request.after {
        Some(name) => id_of(connection, name)?.unwrap_or(i64::MAX),
        None => i64::MAX,
    };
    let of_day = request.day.map_or(i64::MIN..i64::MAX, ids_of);
    let (from_id, before) = (of_day.start, of_day.end.min(after));
    // With a tag its index leads, without one the table itself; both are in the order of the list. (CROSS JOIN: left to
    // itself the planner reads the table and looks for the tag at each entry.)
    let (from, order) = if request.tag.is_some() {
        ("entry_tag CROSS JOIN entry ON id = entry WHERE tag = ?5 AND entry >= ?6 AND entry < ?1", "entry")
    } else {
        ("entry WHERE ?5 IS NULL AND id >= ?6 AND id < ?1", "id")
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT name, kind, day, practice, substr(text, 1, {OPENING_CHARS}), id FROM {from}
         AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR practice = ?3) ORDER BY {order} DESC LIMIT ?4"
    ))?;
    let kind = request.kind.map(EntryKind::name);
    let asked = params![before, kind, request.practice, limit, request.tag, from_id];
    let found = rows(&mut statement, asked, |row| Ok((read(row)?, row.get(5)?)))?;
    found.into_iter().map(|(entry, id)| Ok(EntryView { tags: tags(connection, id)?, ..entry })).collect()
}

/// Builds the indexes anew from the entries.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute_batch("DELETE FROM entry_folded")?;
    {
        let mut entries = tx.prepare("SELECT id, text FROM entry ORDER BY id")?;
        let mut insert = tx.prepare("INSERT INTO entry_folded (id, words, indexed) VALUES (?1, ?2, 1)")?;
        let mut found = entries.query([])?;
        while let Some(row) = found.next()? {
            let text = row.get_ref(1)?.as_str().map_err(|_| damaged("the text of an entry"))?;
            insert.execute(params![row.get::<_, i64>(0)?, fold::words(text)])?;
        }
    }
    tx.execute_batch(
        "INSERT INTO entry_words (entry_words) VALUES ('rebuild');
         INSERT INTO entry_parts (entry_parts) VALUES ('rebuild');",
    )?;
    Ok(())
}

/// Reads the columns name, kind, day, practice, text.
pub(super) fn read(row: &Row<'_>) -> Result<EntryView, VaultError> {
    let kind = row.get_ref(1)?.as_str().ok().and_then(EntryKind::from_name);
    Ok(EntryView {
        id: EntryId::new(uuid(row, 0)?),
        kind: kind.ok_or_else(|| damaged("the kind of an entry"))?,
        day: day(row, 2)?,
        practice: row.get(3)?,
        tags: Vec::new(),
        text: row.get(4)?,
    })
}

fn tags(connection: &Connection, id: i64) -> Result<Vec<String>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT tag FROM entry_tag WHERE entry = ?1 ORDER BY tag")?;
    rows(&mut statement, [id], |row| Ok(row.get(0)?))
}

fn id_of(connection: &Connection, name: EntryId) -> Result<Option<i64>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT id FROM entry WHERE name = ?1")?;
    Ok(statement.query_row([name.as_bytes()], |row| row.get(0)).optional()?)
}

/// The ids that entries of a day can have.
fn ids_of(day: RitualDay) -> Range<i64> {
    let first = i64::from(day.date().num_days_from_ce()) << PLACE_BITS;
    first..first + (1 << PLACE_BITS)
}

/// The id of the next entry of a day.
fn next_id(connection: &Connection, day: RitualDay) -> Result<i64, VaultError> {
    let Range { start: first, end } = ids_of(day);
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM entry WHERE id >= ?1 AND id < ?2")?
        .query_row([first, end], |row| row.get(0))?;
    let next = last.map_or(first, |last| last + 1);
    // A million entries of one day are no diary.
    if next < end { Ok(next) } else { Err(damaged("a day with a million entries")) }
}

/// Notes the words of an entry; the indexes take them in when enough are waiting.
fn index(tx: &Transaction<'_>, id: i64, text: &str) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT INTO entry_folded (id, words, indexed) VALUES (?1, ?2, 0)")?
        .execute(params![id, fold::words(text)])?;
    let waiting: i64 = tx
        .prepare_cached("SELECT count(*) FROM entry_folded WHERE indexed = 0")?
        .query_row([], |row| row.get(0))?;
    if waiting >= INDEXED_AT_ONCE { index_waiting(tx) } else { Ok(()) }
}

/// Takes what waits into both indexes.
pub(super) fn index_waiting(tx: &Transaction<'_>) -> Result<(), VaultError> {
    for sql in [
        "INSERT INTO entry_words (rowid, words) SELECT id, words FROM entry_folded WHERE indexed = 0",
        "INSERT INTO entry_parts (rowid, words) SELECT id, words FROM entry_folded WHERE indexed = 0",
        "UPDATE entry_folded SET indexed = 1 WHERE indexed = 0",
    ] {
        tx.prepare_cached(sql)?.execute([])?;
    }
    Ok(())
}

/// The words of the entries that no index has yet: some dozens at most.
pub(super) fn waiting(connection: &Connection) -> Result<Vec<(i64, String)>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT id, words FROM entry_folded WHERE indexed = 0")?;
    rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn unindex(tx: &Transaction<'_>, id: i64) -> Result<(), VaultError> {
    let (words, indexed): (String, bool) = tx
        .prepare_cached("SELECT words, indexed FROM entry_folded WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(|| damaged("the words of an entry"))?;
    if indexed {
        for sql in [
            "INSERT INTO entry_words (entry_words, rowid, words) VALUES ('delete', ?1, ?2)",
            "INSERT INTO entry_parts (entry_parts, rowid, words) VALUES ('delete', ?1, ?2)",
        ] {
            tx.prepare_cached(sql)?.execute(params![id, words])?;
        }
    }
    tx.prepare_cached("DELETE FROM entry_folded WHERE id = ?1")?.execute([id])?;
    if indexed { separators::forget(tx, &words) } else { Ok(()) }
}
