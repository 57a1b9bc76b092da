//! No word of a ritual stands in the clear in any file of the vault; and the look finds it where it does stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::Companion;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_tests::life;
use std::fs;
use std::path::Path;

const NAME: &str = "Zwölf Minuten am Fenster";
const SCHEMA: &str = include_str!("../../core/src/vault/schema/daybook/0001.sql");

/// The files in which any of the words stands, in UTF-8 or UTF-16.
fn files_with(folder: &Path, words: &[&str]) -> Vec<String> {
    let needles: Vec<Vec<u8>> = words
        .iter()
        .flat_map(|word| [word.as_bytes().to_vec(), word.encode_utf16().flat_map(u16::to_le_bytes).collect()])
        .collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        if needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == needle.as_slice()))
        {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found.sort();
    found
}

#[test]
fn no_file_of_a_vault_holds_a_word_in_the_clear() {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    let id = life::make_ritual(&companion, NAME, RitualKind::Together).unwrap();
    companion.rituals().mark(id, None, &life::here().unwrap()).unwrap();
    // Words of the schema would show that whole pages are in the clear.
    let words = [NAME, "Fenster", "FREQ=DAILY", "2026-11-22", "together", "CREATE TABLE", "SQLite format 3"];
    let files = || fs::read_dir(home.path()).unwrap().count();
    assert_eq!(files(), 4, "file, log, index and note are looked into while the vault is open");
    assert_eq!(files_with(home.path(), &words), [""; 0]);
    companion.close().unwrap();
    assert_eq!(files(), 2);
    assert_eq!(files_with(home.path(), &words), [""; 0]);
}

#[test]
fn without_a_key_the_same_look_finds_it() {
    let home = life::folder().unwrap();
    let plain = rusqlite::Connection::open(home.path().join("daybook.sqlite")).unwrap();
    plain.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    plain.execute_batch(SCHEMA).unwrap();
    plain
        .execute(
            "INSERT INTO ritual (id, name, kind, private, quieting, position, adopted_on)
             VALUES (zeroblob(16), ?1, 'together', 0, 'rest_of_day', 1, '2026-11-22')",
            [NAME],
        )
        .unwrap();
    assert_eq!(files_with(home.path(), &[NAME]), ["daybook.sqlite-wal"]);
    plain.close().unwrap();
    assert_eq!(files_with(home.path(), &[NAME]), ["daybook.sqlite"]);
    assert_eq!(files_with(home.path(), &["SQLite format 3"]), ["daybook.sqlite"]);
}
