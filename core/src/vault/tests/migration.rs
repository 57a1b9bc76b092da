//! Schemas: upgraded equals fresh, a failed step keeps the data, a newer one is refused untouched.

use super::*;
use crate::vault::kind::{DAYBOOK, JOURNAL, VaultKind};
use crate::vault::migrate::Migration;
use std::fs;

const ONE: Migration =
    Migration { version: 1, sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT;" };
const TWO: Migration = Migration {
    version: 2,
    sql: "CREATE TABLE tag (note INTEGER REFERENCES note (id) ON DELETE CASCADE, word TEXT) STRICT;
          INSERT INTO tag SELECT id, 'old' FROM note;",
};
/// Rebuilds a table to which another points, the case for which references are off during a step.
const THREE: Migration = Migration {
    version: 3,
    sql: "CREATE TABLE note_new (id INTEGER PRIMARY KEY, text TEXT NOT NULL, mood TEXT) STRICT;
          INSERT INTO note_new (id, text) SELECT id, text FROM note;
          DROP TABLE note;
          ALTER TABLE note_new RENAME TO note;",
};
/// Does half its work and then fails.
const BROKEN: Migration = Migration { version: 2, sql: "DELETE FROM note; CREATE TABLE note (id INTEGER);" };
/// Leaves a row that names another that is not there.
const ORPHANING: Migration = Migration { version: 3, sql: "INSERT INTO tag VALUES (4711, 'orphan');" };

static FIRST: VaultKind =
    VaultKind { stem: "sample", application_id: 7, migrations: &[ONE], not_in_backup: &[] };
static THIRD: VaultKind =
    VaultKind { stem: "sample", application_id: 7, migrations: &[ONE, TWO, THREE], not_in_backup: &[] };
static FAILING: VaultKind =
    VaultKind { stem: "sample", application_id: 7, migrations: &[ONE, BROKEN], not_in_backup: &[] };
static FAILING_CHECK: VaultKind =
    VaultKind { stem: "sample", application_id: 7, migrations: &[ONE, TWO, ORPHANING], not_in_backup: &[] };

fn first_with_a_note() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create_of(&FIRST, dir.path(), &key(1)).unwrap();
    vault.write(|tx| Ok(tx.execute("INSERT INTO note VALUES (1, 'first')", []).map(|_| ())?)).unwrap();
    vault.close().unwrap();
    dir
}

fn schema(vault: &Vault) -> Vec<(String, String, String)> {
    vault
        .read(|connection| {
            let mut statement = connection
                .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            // SQLite quotes a renamed table's name, which changes the text and nothing else.
            let plain = |text: String| text.replace('"', "");
            Ok(rows.map(|row| row.map(|(t, n, sql)| (t, n, plain(sql)))).collect::<Result<_, _>>()?)
        })
        .unwrap()
}

fn version(vault: &Vault) -> u32 {
    vault.read(|connection| Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)).unwrap()
}

fn note(vault: &Vault) -> String {
    vault.read(|connection| Ok(connection.query_row("SELECT text FROM note", [], |row| row.get(0))?)).unwrap()
}

#[test]
fn an_upgraded_schema_equals_a_fresh_one() {
    // From every version of every list, the daybook's own included, to its newest.
    for kind in [&DAYBOOK, &JOURNAL, &THIRD] {
        let fresh_dir = tempfile::tempdir().unwrap();
        let fresh = Vault::create_of(kind, fresh_dir.path(), &key(1)).unwrap();
        for start in 1..=kind.migrations.len() {
            let older: &'static VaultKind = Box::leak(Box::new(VaultKind {
                stem: kind.stem,
                application_id: kind.application_id,
                migrations: &kind.migrations[..start],
                not_in_backup: kind.not_in_backup,
            }));
            let dir = tempfile::tempdir().unwrap();
            Vault::create_of(older, dir.path(), &key(1)).unwrap().close().unwrap();
            let upgraded = Vault::open_of(kind, dir.path(), &key(1)).unwrap();
            assert_eq!(schema(&upgraded), schema(&fresh), "{} from {start}", kind.stem);
            assert_eq!(version(&upgraded), kind.latest_version());
            upgraded.check_integrity().unwrap();
        }
    }
}

#[test]
fn versions_count_from_one_without_gaps() {
    let versions: Vec<_> = DAYBOOK.migrations.iter().map(|migration| migration.version).collect();
    let expected: Vec<_> = (1..=DAYBOOK.latest_version()).collect();
    assert_eq!(versions, expected);
}

#[test]
fn an_upgrade_keeps_and_carries_the_data() {
    let dir = first_with_a_note();
    let vault = Vault::open_of(&THIRD, dir.path(), &key(1)).unwrap();
    assert_eq!(note(&vault), "first");
    let word: String = vault
        .read(|c| Ok(c.query_row("SELECT word FROM tag WHERE note = 1", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(word, "old");
    // References are on again afterwards.
    let orphan = vault.write(|tx| Ok(tx.execute("INSERT INTO tag VALUES (99, 'x')", []).map(|_| ())?));
    assert!(matches!(orphan, Err(VaultError::Sql { .. })), "{orphan:?}");
}

#[test]
fn a_failed_step_keeps_version_and_data() {
    let dir = first_with_a_note();
    let failed = Vault::open_of(&FAILING, dir.path(), &key(1));
    assert!(matches!(failed, Err(VaultError::Migration { version: 2, .. })), "{failed:?}");
    let vault = Vault::open_of(&FIRST, dir.path(), &key(1)).unwrap();
    assert_eq!((version(&vault), note(&vault).as_str()), (1, "first"));
    vault.check_integrity().unwrap();
}

#[test]
fn a_step_that_breaks_a_reference_is_taken_back_and_the_one_before_stays() {
    let dir = first_with_a_note();
    let failed = Vault::open_of(&FAILING_CHECK, dir.path(), &key(1));
    assert!(matches!(failed, Err(VaultError::Migration { version: 3, .. })), "{failed:?}");
    let vault = Vault::open_of(&THIRD, dir.path(), &key(1)).unwrap();
    assert_eq!((version(&vault), note(&vault).as_str()), (3, "first"));
}

#[test]
fn a_newer_schema_is_refused_and_not_touched() {
    let dir = first_with_a_note();
    Vault::open_of(&THIRD, dir.path(), &key(1)).unwrap().close().unwrap();
    let before = contents(dir.path());
    let refused = Vault::open_of(&FIRST, dir.path(), &key(1));
    assert!(matches!(refused, Err(VaultError::NewerSchema { found: 3, known: 1 })), "{refused:?}");
    assert_eq!(contents(dir.path()), before);
}

#[test]
fn a_newer_schema_keeps_its_waiting_log() {
    // A newer app was killed: its last writes are in the log, and the older app must not move them.
    let source = tempfile::tempdir().unwrap();
    let newer = Vault::create_of(&THIRD, source.path(), &key(1)).unwrap();
    newer.write(|tx| Ok(tx.execute("INSERT INTO note VALUES (1, 'first', NULL)", []).map(|_| ())?)).unwrap();
    let killed = tempfile::tempdir().unwrap();
    for name in ["sample.sqlite", "sample.sqlite-wal", "sample.check"] {
        fs::copy(source.path().join(name), killed.path().join(name)).unwrap();
    }
    assert!(fs::metadata(killed.path().join("sample.sqlite-wal")).unwrap().len() > 0);
    let before = contents(killed.path());
    let refused = Vault::open_of(&FIRST, killed.path(), &key(1));
    assert!(matches!(refused, Err(VaultError::NewerSchema { found: 3, known: 1 })), "{refused:?}");
    let after: Vec<_> =
        contents(killed.path()).into_iter().filter(|(name, _)| !name.ends_with("-shm")).collect();
    assert_eq!(after, before);
    assert_eq!(note(&Vault::open_of(&THIRD, killed.path(), &key(1)).unwrap()), "first");
}

#[test]
fn one_kind_of_vault_is_not_opened_as_another() {
    static OTHER: VaultKind =
        VaultKind { stem: "sample", application_id: 8, migrations: &[ONE], not_in_backup: &[] };
    let dir = first_with_a_note();
    assert!(matches!(Vault::open_of(&OTHER, dir.path(), &key(1)), Err(VaultError::Damaged { .. })));
}
