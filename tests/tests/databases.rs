//! A vault of every released schema opens, holds what it held, and has the schema that a new one has.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::{Companion, guide::Language};
use rekindle_tests::life;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

fn frozen() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("databases");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

fn copy(from: &Path) -> tempfile::TempDir {
    let to = life::folder().unwrap();
    for name in ["daybook.sqlite", "daybook.check"] {
        fs::copy(from.join(name), to.path().join(name)).unwrap();
    }
    to
}

/// The schema of the vault in `folder`, as text and version.
fn schema(folder: &Path) -> (u32, Vec<String>) {
    let connection = Connection::open(folder.join("daybook.sqlite")).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "07".repeat(32))).unwrap();
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let mut statement =
        connection.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name").unwrap();
    // SQLite quotes a renamed table's name, which changes the text and nothing else.
    let texts = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    (version, texts.map(|text| text.unwrap().replace('"', "")).collect())
}

#[test]
fn every_released_schema_is_kept() {
    let fresh = life::folder().unwrap();
    Companion::create(life::request(fresh.path(), 1), &life::here().unwrap()).unwrap().close().unwrap();
    let (latest, _) = schema(fresh.path());
    let numbers: Vec<u32> =
        frozen().iter().map(|path| path.file_name().unwrap().to_str().unwrap().parse().unwrap()).collect();
    // The newest may still be in the making; those before it were released.
    let all: Vec<u32> = (1..=latest).collect();
    assert!(numbers == all || numbers == all[..all.len() - 1], "{numbers:?} of {latest}");
}

#[test]
fn a_vault_of_every_released_schema_opens_and_holds_what_it_held() {
    let fresh = life::folder().unwrap();
    Companion::create(life::request(fresh.path(), 1), &life::here().unwrap()).unwrap().close().unwrap();
    for folder in frozen() {
        let home = copy(&folder);
        let companion = Companion::open(life::request(home.path(), 9)).unwrap();
        companion.check_integrity().unwrap();
        let held = fs::read_to_string(folder.join("state.json")).unwrap();
        assert_eq!(life::state(&companion).unwrap(), held, "{}", folder.display());
        // It can be lived in.
        let today = companion.today().view(&life::here().unwrap(), Language::ENGLISH).unwrap();
        assert!(format!("{today:?}").contains("Café"), "{today:?}");
        let new = life::make_ritual(&companion, "New", RitualKind::Each).unwrap();
        companion.rituals().mark(new, None, &life::here().unwrap()).unwrap();
        companion.rebuild_projections().unwrap();
        companion.check_integrity().unwrap();
        companion.close().unwrap();
        assert_eq!(schema(home.path()), schema(fresh.path()), "{}", folder.display());
    }
}
