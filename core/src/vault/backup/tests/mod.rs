//! What a backup promises: all is back, nothing is half there, and no file can hurt.

mod hostile;
mod journal;

use super::*;
use crate::vault::tests::{contents, daybook_with, insert_ritual, key, names};
use age::secrecy::SecretString;
use std::fs;
use std::io::Read;

use crate::vault::kind::DAYBOOK;

const QUICK: WorkFactor = WorkFactor::MIN;

fn words(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

fn stamp() -> Stamp<'static> {
    Stamp { app_version: "0.1.0", made_on: "2026-11-22".parse().unwrap() }
}

fn renew(tx: &Transaction<'_>) -> Result<(), VaultError> {
    door::renew(tx, [0xdd; 16])
}

/// A daybook with something in every table.
fn full_daybook() -> (tempfile::TempDir, Vault) {
    let (dir, vault) = daybook_with(3);
    vault
        .write(|tx| {
            tx.execute_batch(
                r#"
                UPDATE ritual SET name = 'Mañana "café" ☕' || char(10) || 'two' WHERE position = 1;
                INSERT INTO ritual (id, practice, kind, private, quieting, position, adopted_on, retired_on)
                    VALUES (x'ffffffffffffffffffffffffffffffff', 'six-second-kiss', 'touch', 1, 'each_time', 9,
                            '2026-01-01', '2026-02-01');
                INSERT INTO schedule SELECT id, 0, '2026-11-02T20:30:00', 'FREQ=DAILY', '' FROM ritual;
                INSERT INTO fact_set VALUES (x'11111111111111111111111111111111',
                    x'22222222222222222222222222222222', 0, 1, 2, 7, '2026-11-02');
                INSERT INTO writer VALUES (1, x'11111111111111111111111111111111',
                    x'22222222222222222222222222222222');
                INSERT INTO fact VALUES (1, 1, 3, 'mark', 1,
                    CAST('{"ritual":"00000000-0000-0000-0000-000000000000","day":"2026-11-03"}' AS BLOB));
                INSERT INTO fact VALUES (1, 2, 7, 'of_tomorrow', 9, x'00ff10');
                INSERT INTO private_mark VALUES (x'33333333333333333333333333333333',
                    x'ffffffffffffffffffffffffffffffff', '2026-01-05');
                INSERT INTO skip VALUES (x'ffffffffffffffffffffffffffffffff', '2026-01-06', '');
                INSERT INTO pause VALUES (x'44444444444444444444444444444444', NULL, '2026-01-07', NULL, '2026-01-07');
                INSERT INTO snooze VALUES (x'ffffffffffffffffffffffffffffffff', '2026-01-08T20:30:00',
                    '2026-01-08', 1767900000000);
                INSERT INTO rung VALUES (x'ffffffffffffffffffffffffffffffff', '2026-01-08T20:30:00', 1767900000000);
                INSERT INTO unarmed VALUES ('r', 1767900000000, 'denied');
                INSERT INTO setting VALUES ('day-start', '4');
                INSERT INTO fact_set VALUES (x'55555555555555555555555555555555',
                    x'66666666666666666666666666666666', 1, 0, 1, 1, '2026-11-02');
                INSERT INTO writer VALUES (2, x'55555555555555555555555555555555',
                    x'66666666666666666666666666666666');
                INSERT INTO fact VALUES (2, 1, 1, 'device', 1,
                    CAST('{"device":"66666666666666666666666666666666","side":"first","since":"2026-11-02"}' AS BLOB));
                INSERT INTO couple VALUES (1, x'55555555555555555555555555555555', 0, '2026-11-02');
                INSERT INTO share_level VALUES ('marks', 'days');
                "#,
            )?;
            crate::vault::projections::rebuild(tx)
        })
        .unwrap();
    (dir, vault)
}

/// The lines of every row, as a backup would hold them.
fn all_lines(vault: &Vault) -> Vec<String> {
    let mut bytes = Vec::new();
    vault.read_as(|connection| write_all(&DAYBOOK, connection, stamp(), None, &mut bytes)).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
}

fn back_up(vault: &Vault, file: &Path) -> Result<u64, BackupError> {
    create(
        vault,
        file,
        Overwrite::No,
        &seal::lock(&words("correct horse"), QUICK),
        stamp(),
        &JournalPart::Nothing,
    )
}

fn restore_file(file: &Path, passphrase: &str, dir: &Path) -> Result<Manifest, BackupError> {
    restore(&DAYBOOK, open_sealed(file, &words(passphrase))?, dir, &key(9), None, renew)
}

fn text_of(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// The digest over all rows of a backup's lines.
fn digest_of(lines: &[String]) -> String {
    place::hex(&<sha2::Sha256 as sha2::Digest>::digest(text_of(&lines[1..]).as_bytes()))
}

/// Makes the manifest's digest fit the rows.
fn write_digest(lines: &mut [String]) {
    let mut manifest: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    manifest["rows_sha256"] = digest_of(lines).into();
    lines[0] = manifest.to_string();
}

/// Restores plain lines, with the manifest's digest and counts as they are.
fn restore_lines(lines: &[String], dir: &Path) -> Result<Manifest, BackupError> {
    restore(&DAYBOOK, text_of(lines).as_bytes(), dir, &key(9), None, renew)
}

#[test]
fn everything_is_back_but_what_is_computed_or_of_the_old_phone() {
    let (dir, vault) = full_daybook();
    let file = dir.path().join("backup.age");
    assert_eq!(back_up(&vault, &file).unwrap(), 22);
    let place = tempfile::tempdir().unwrap();
    let home = place.path().join("new");
    let restored = restore_file(&file, "correct horse", &home).unwrap();
    assert_eq!(restored.rows(), 22);
    let copy = Vault::open(&home, &key(9)).unwrap();
    copy.check_integrity().unwrap();

    let (before, after) = (all_lines(&vault), all_lines(&copy));
    let only = |lines: &[String], others: &[String]| -> Vec<String> {
        lines[1..].iter().filter(|line| !others.contains(line)).cloned().collect()
    };
    // The phone's own name in each set is new and counts from 1; the facts keep theirs. In the couple's set the new
    // device says whose it is.
    let (gone, come) = (only(&before, &after), only(&after, &before));
    assert_eq!(gone.len(), 2, "{gone:?}");
    let alone =
        gone[0].replace(&"22".repeat(16), &"dd".repeat(16)).replace(r#""counter":2"#, r#""counter":0"#);
    let couple =
        gone[1].replace(&"66".repeat(16), &"dd".repeat(16)).replace(r#""lamport":1"#, r#""lamport":2"#);
    assert_eq!(come.len(), 4, "{come:?}");
    let writes = |line: &&String| line.contains(r#""table":"writer""#) && line.contains(&"dd".repeat(16));
    assert_eq!(come.iter().filter(|line| writes(line)).count(), 1, "{come:?}");
    assert!(come.contains(&alone) && come.contains(&couple), "{come:?}");
    assert!(come.iter().any(|line| line.contains(r#""kind":"device""#)), "{come:?}");

    let count = |vault: &Vault, table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        vault.read(|c| Ok(c.query_row(&sql, [], |row| row.get(0))?)).unwrap()
    };
    assert_eq!((count(&copy, "shared_mark"), count(&copy, "own_month")), (1, 1));
    assert_eq!((count(&copy, "rung"), count(&copy, "unarmed")), (0, 0));
}

#[test]
fn every_table_is_in_a_backup_or_named_as_left_out() {
    let (_dir, vault) = full_daybook();
    let manifest: serde_json::Value = serde_json::from_str(&all_lines(&vault)[0]).unwrap();
    let counts = manifest["tables"].as_object().unwrap();
    let mut tables: Vec<_> =
        counts.keys().map(String::as_str).chain(DAYBOOK.not_in_backup.iter().copied()).collect();
    tables.sort_unstable();
    let schema: Vec<String> = vault
        .read(|c| {
            let mut found = c.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
            Ok(found.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert_eq!(tables, schema);
    // The daybook of these tests has a row in each, so that the other tests say something about each.
    assert!(counts.values().all(|rows| rows.as_u64() > Some(0)), "{counts:?}");
}

#[test]
fn the_digest_can_be_checked_by_hand() {
    let (_dir, vault) = full_daybook();
    let lines = all_lines(&vault);
    let manifest: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    assert_eq!(manifest["rows_sha256"], digest_of(&lines));
}

#[test]
fn a_wrong_passphrase_is_called_so_and_makes_nothing() {
    let (dir, vault) = daybook_with(1);
    let file = dir.path().join("backup.age");
    back_up(&vault, &file).unwrap();
    let place = tempfile::tempdir().unwrap();
    let failed = restore_file(&file, "Correct horse", place.path());
    assert!(matches!(failed, Err(BackupError::WrongPassphrase)), "{failed:?}");
    assert!(contents(place.path()).is_empty());
    assert!(matches!(Passphrase::new(String::new()), Err(BackupError::EmptyPassphrase)));
}

#[test]
fn a_backup_replaces_no_file_unless_asked() {
    let (dir, vault) = daybook_with(1);
    let file = dir.path().join("backup.age");
    fs::write(&file, "a letter").unwrap();
    let refused = back_up(&vault, &file);
    assert!(matches!(refused, Err(BackupError::Vault(VaultError::AlreadyThere))), "{refused:?}");
    assert_eq!(fs::read(&file).unwrap(), b"a letter");
    create(&vault, &file, Overwrite::Yes, &seal::lock(&words("x"), QUICK), stamp(), &JournalPart::Nothing)
        .unwrap();
    assert!(fs::read(&file).unwrap().starts_with(b"age-encryption.org/v1\n-> scrypt "));
    let missing = back_up(&vault, &dir.path().join("missing").join("backup.age"));
    assert!(matches!(missing, Err(BackupError::Vault(VaultError::DirectoryMissing))), "{missing:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_restore_touches_no_vault_that_is_there() {
    let (dir, vault) = daybook_with(2);
    let file = dir.path().join("backup.age");
    back_up(&vault, &file).unwrap();
    let (other, there) = daybook_with(1);
    there.close().unwrap();
    let before = contents(other.path());
    let refused = restore_file(&file, "correct horse", other.path());
    assert!(matches!(refused, Err(BackupError::Vault(VaultError::AlreadyThere))), "{refused:?}");
    assert_eq!(contents(other.path()), before);
}

#[test]
fn a_backup_of_an_older_schema_is_brought_up() {
    // The newest schema is the sample's second; its backup was made by the first.
    use crate::vault::kind::VaultKind;
    use crate::vault::migrate::Migration;
    const ONE: Migration =
        Migration { version: 1, sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, weight REAL) STRICT;" };
    const TWO: Migration = Migration {
        version: 2,
        sql: "ALTER TABLE note ADD COLUMN mood TEXT; UPDATE note SET mood = 'from ' || id;",
    };
    static OLD: VaultKind =
        VaultKind { stem: "sample", application_id: 7, migrations: &[ONE], not_in_backup: &[] };
    static NEW: VaultKind =
        VaultKind { stem: "sample", application_id: 7, migrations: &[ONE, TWO], not_in_backup: &[] };
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create_of(&OLD, dir.path(), &key(1)).unwrap();
    vault.write(|tx| Ok(tx.execute("INSERT INTO note VALUES (5, 0.25)", []).map(|_| ())?)).unwrap();
    let mut bytes = Vec::new();
    vault.read_as(|connection| write_all(&OLD, connection, stamp(), None, &mut bytes)).unwrap();

    let place = tempfile::tempdir().unwrap();
    restore(&NEW, bytes.as_slice(), place.path(), &key(2), None, |_| Ok(())).unwrap();
    let vault = Vault::open_of(&NEW, place.path(), &key(2)).unwrap();
    let row: (i64, f64, String) = vault
        .read(|c| {
            Ok(c.query_row("SELECT id, weight, mood FROM note", [], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?)
        })
        .unwrap();
    assert_eq!(row, (5, 0.25, "from 5".to_owned()));
}

#[test]
fn any_age_reader_opens_the_file() {
    // By the crate's own simplest call; the `age` program does the same in tests/tests/backup_age.rs.
    let (dir, vault) = daybook_with(1);
    let file = dir.path().join("backup.age");
    back_up(&vault, &file).unwrap();
    let identity = age::scrypt::Identity::new(SecretString::from("correct horse"));
    let plain = age::decrypt(&identity, &fs::read(&file).unwrap()).unwrap();
    let mut text = String::new();
    plain.as_slice().read_to_string(&mut text).unwrap();
    assert!(text.starts_with(r#"{"format":"rekindle-backup","format_version":1,"#), "{text}");
    assert!(text.contains(r#""name":"Ritual 0""#), "{text}");
}

#[test]
fn rows_are_read_back_whatever_their_order() {
    let (_dir, vault) = full_daybook();
    vault.write(|tx| insert_ritual(tx, 7)).unwrap();
    let mut lines = all_lines(&vault);
    lines[1..].reverse();
    write_digest(&mut lines);
    let place = tempfile::tempdir().unwrap();
    restore_lines(&lines, place.path()).unwrap();
    let copy = Vault::open(place.path(), &key(9)).unwrap();
    assert_eq!(names(&copy).unwrap(), names(&vault).unwrap());
}
