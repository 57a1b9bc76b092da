//! Deleting is deleting: on the same schema without a key, the words are in no file of the vault afterwards.
//!
//! In an encrypted file nothing could ever be found, so the looking is done where it could.

use super::*;
use crate::ids::EntryId;
use crate::moment::RitualDay;
use crate::vault::entries;
use crate::vault::kind::JOURNAL;
use rusqlite::Connection;
use std::path::Path;
use uuid::Uuid;

/// The journal's schema in a file without a key, used as a vault uses its own.
fn plain(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;",
        )
        .unwrap();
    for migration in JOURNAL.migrations {
        connection.execute_batch(migration.sql).unwrap();
    }
    connection
}

fn entry(number: u128, words: &str) -> EntryView {
    EntryView {
        id: EntryId::new(Uuid::from_u128(number)),
        kind: EntryKind::Free,
        day: "2026-11-22".parse::<RitualDay>().unwrap(),
        practice: None,
        tags: vec![format!("tag{words}").chars().filter(|c| c.is_alphanumeric()).take(20).collect()],
        text: words.to_owned(),
    }
}

fn files_with(dir: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(dir).unwrap() {
        let file = file.unwrap();
        let bytes = std::fs::read(file.path()).unwrap();
        if bytes.windows(needle.len()).any(|window| window == needle.as_bytes()) {
            found.push(file.file_name().into_string().unwrap());
        }
    }
    found
}

fn checkpoint(connection: &Connection) {
    let blocked: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).unwrap();
    assert!(!blocked);
}

/// A word that occurs nowhere else, in letters no other word of these tests has.
fn secret(number: u32) -> String {
    let letters: String = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'q')).collect();
    format!("xq{letters}zzyx")
}

fn everyday(number: u32) -> String {
    let words = ["tea", "walk", "evening", "laughed", "hand", "quiet", "rain", "letter", "window", "bread"];
    let picked = (0..30).map(|at| words[((number * 7 + at * at * 3 + at) % 10) as usize]);
    picked.collect::<Vec<_>>().join(" ") + &format!(" day{number}")
}

#[test]
fn after_deleting_the_words_are_in_no_page() {
    let dir = tempfile::tempdir().unwrap();
    let mut connection = plain(&dir.path().join("journal.sqlite"));
    let count = 400;
    // One transaction an entry, as the room does it: many small segments of the index that are merged on the way.
    for number in 0..count {
        let tx = connection.transaction().unwrap();
        let words = format!("{} {} {}", everyday(number), secret(number), everyday(number + 1));
        entries::insert(&tx, &entry(number.into(), &words)).unwrap();
        tx.commit().unwrap();
    }
    checkpoint(&connection);
    // The look finds what is there: in the row, in the words that are compared, in both indexes.
    assert_eq!(files_with(dir.path(), &secret(7)), ["journal.sqlite"]);
    for number in (0..count).step_by(3) {
        let tx = connection.transaction().unwrap();
        assert!(entries::delete(&tx, EntryId::new(Uuid::from_u128(number.into()))).unwrap());
        tx.commit().unwrap();
        checkpoint(&connection);
        let word = secret(number);
        // Whole, and every piece of it that says something: an index keeps the letters two words do not share.
        for needle in [word.as_str(), &word[2..], &format!("day{number} ")] {
            let found = files_with(dir.path(), needle);
            let elsewhere = (0..count).any(|other| other != number && secret(other).contains(needle));
            assert!(found.is_empty() || elsewhere, "{needle} of entry {number} in {found:?}");
        }
    }
    assert_eq!(files_with(dir.path(), &secret(1)), ["journal.sqlite"], "what was not deleted stays");
    // What separates the pages of an index is the beginning of a word; it must be one of a word that is still there.
    let words: Vec<String> = {
        let mut kept = connection.prepare("SELECT words FROM entry_folded").unwrap();
        kept.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for index in ["entry_words", "entry_parts"] {
        let mut separators = connection
            .prepare(&format!("SELECT coalesce(CAST(substr(term, 2) AS TEXT), '') FROM {index}_idx"))
            .unwrap();
        let separators = separators.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for separator in separators.map(Result::unwrap) {
            let of_a_kept_one =
                separator.chars().nth(2).is_none() || words.iter().any(|words| words.contains(&separator));
            assert!(of_a_kept_one, "{index} is parted by {separator:?}, of which no word is left");
        }
    }
    let report: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(report, "ok");
}

#[test]
fn after_an_edit_the_old_words_are_in_no_page() {
    let dir = tempfile::tempdir().unwrap();
    let mut connection = plain(&dir.path().join("journal.sqlite"));
    for number in 0..40 {
        let tx = connection.transaction().unwrap();
        entries::insert(&tx, &entry(number.into(), &format!("{} {}", everyday(number), secret(number))))
            .unwrap();
        tx.commit().unwrap();
    }
    for (number, day) in [(5_u32, "2026-11-22"), (9, "2026-11-01")] {
        let tx = connection.transaction().unwrap();
        let mut new = entry(number.into(), "another text");
        new.day = day.parse().unwrap();
        entries::replace(&tx, &new).unwrap();
        tx.commit().unwrap();
        checkpoint(&connection);
        assert!(files_with(dir.path(), &secret(number)).is_empty(), "entry {number}");
    }
}

#[test]
fn deleting_through_the_room_cuts_off_the_log() {
    let home = home();
    let written = home.write(&text("gone for good"));
    let log = home.companion.directory().join("journal.sqlite-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0);
    home.companion.journal().delete(written.id).unwrap();
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    assert!(home.companion.journal().search("gone").unwrap().is_empty());
}

#[test]
fn the_schema_deletes_securely_in_each_index() {
    let dir = tempfile::tempdir().unwrap();
    let connection = plain(&dir.path().join("journal.sqlite"));
    for index in ["entry_words", "entry_parts"] {
        let set: i64 = connection
            .query_row(&format!("SELECT v FROM {index}_config WHERE k = 'secure-delete'"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(set, 1, "{index}");
    }
}
