//! Creating, opening, closing; keys; who may read the files.

use super::*;
use crate::vault::Found;
use std::fs;

#[test]
fn what_was_written_is_there_after_closing_and_opening() {
    let (dir, vault) = daybook_with(3);
    vault.close().unwrap();
    let vault = Vault::open(dir.path(), &key(1)).unwrap();
    assert_eq!(names(&vault).unwrap(), ["Ritual 0", "Ritual 1", "Ritual 2"]);
    vault.check_integrity().unwrap();
}

#[test]
fn closing_leaves_no_log_behind() {
    let (dir, vault) = daybook_with(3);
    vault.close().unwrap();
    let files: Vec<_> = contents(dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(files, ["daybook.check", "daybook.sqlite"]);
}

#[test]
fn a_failed_write_leaves_nothing_and_the_vault_usable() {
    let (_dir, vault) = daybook_with(1);
    let refused = vault.write(|tx| {
        insert_ritual(tx, 1)?;
        insert_ritual(tx, 1)
    });
    assert!(matches!(refused, Err(VaultError::Sql { .. })), "{refused:?}");
    assert_eq!(names(&vault).unwrap(), ["Ritual 0"]);
    vault.write(|tx| insert_ritual(tx, 1)).unwrap();
    assert_eq!(names(&vault).unwrap().len(), 2);
}

#[test]
fn a_panic_while_writing_leaves_nothing_and_the_vault_usable() {
    let (_dir, vault) = daybook_with(1);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = vault.write(|tx| {
            insert_ritual(tx, 1)?;
            panic!("a caller's mistake") as Result<(), VaultError>
        });
    }));
    assert!(panicked.is_err());
    assert_eq!(names(&vault).unwrap(), ["Ritual 0"]);
    assert!(vault.read(|connection| insert_ritual(connection, 2)).is_err());
    vault.write(|tx| insert_ritual(tx, 1)).unwrap();
}

#[test]
fn reading_cannot_write() {
    let (_dir, vault) = daybook_with(1);
    let refused = vault.read(|connection| insert_ritual(connection, 1));
    assert!(matches!(refused, Err(VaultError::ReadOnly)), "{refused:?}");
    assert_eq!(names(&vault).unwrap().len(), 1);
}

#[test]
fn a_read_sees_one_moment_while_another_connection_writes() {
    let (dir, vault) = daybook_with(1);
    let other = Vault::open(dir.path(), &key(1)).unwrap();
    let count = "SELECT count(*) FROM ritual";
    let (before, after): (i64, i64) = vault
        .read(|connection| {
            let before = connection.query_row(count, [], |row| row.get(0))?;
            other.write(|tx| insert_ritual(tx, 1))?;
            Ok((before, connection.query_row(count, [], |row| row.get(0))?))
        })
        .unwrap();
    assert_eq!((before, after), (1, 1));
    assert_eq!(names(&vault).unwrap().len(), 2);
}

#[test]
fn a_vault_is_never_created_over_another() {
    let (dir, vault) = daybook_with(2);
    vault.close().unwrap();
    let before = contents(dir.path());
    assert!(matches!(Vault::create(dir.path(), &key(2)), Err(VaultError::AlreadyThere)));
    assert_eq!(contents(dir.path()), before);
}

#[test]
fn nothing_is_created_by_opening() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Vault::open(dir.path(), &key(1)), Err(VaultError::NothingHere)));
    assert!(contents(dir.path()).is_empty());
    let missing = dir.path().join("missing");
    assert!(matches!(Vault::open(&missing, &key(1)), Err(VaultError::DirectoryMissing)));
    assert!(!Vault::exists(&missing).unwrap());
    let far = missing.join("further");
    assert!(matches!(Vault::create(&far, &key(1)), Err(VaultError::DirectoryMissing)));
}

#[test]
fn a_creation_that_was_cut_short_is_cleared_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("daybook.sqlite.unfinished"), b"half").unwrap();
    fs::write(dir.path().join("daybook.sqlite.unfinished-wal"), b"half").unwrap();
    fs::write(dir.path().join("daybook.check"), b"of a key that is gone").unwrap();
    let vault = Vault::create(dir.path(), &key(1)).unwrap();
    vault.close().unwrap();
    assert_eq!(contents(dir.path()).len(), 2);
    assert!(matches!(Vault::open(dir.path(), &key(2)), Err(VaultError::WrongKey)));
}

#[test]
fn creating_twice_at_once_makes_one_vault() {
    let dir = tempfile::tempdir().unwrap();
    let made: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|seed| {
                let dir = dir.path();
                scope
                    .spawn(move || (seed, Vault::create(dir, &key(seed)).map(|vault| vault.close().unwrap())))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let winners: Vec<_> = made.iter().filter(|(_, result)| result.is_ok()).map(|(seed, _)| *seed).collect();
    assert_eq!(winners.len(), 1, "{made:?}");
    assert!(
        made.iter().all(|(_, result)| matches!(result, Ok(()) | Err(VaultError::AlreadyThere))),
        "{made:?}"
    );
    Vault::open(dir.path(), &key(winners[0])).unwrap().check_integrity().unwrap();
}

#[test]
fn a_wrong_key_is_called_so_and_changes_nothing() {
    let (dir, vault) = daybook_with(2);
    vault.close().unwrap();
    let before = contents(dir.path());
    assert!(matches!(Vault::open(dir.path(), &key(2)), Err(VaultError::WrongKey)));
    assert_eq!(contents(dir.path()), before);
}

#[test]
fn without_its_note_a_wrong_key_is_called_what_is_known() {
    let (dir, vault) = daybook_with(2);
    vault.close().unwrap();
    let note = dir.path().join("daybook.check");
    for broken in [None, Some(""), Some("rekindle-key-check-1 00 00 00\n"), Some("\u{fffd}")] {
        match broken {
            None => fs::remove_file(&note).unwrap(),
            Some(text) => fs::write(&note, text).unwrap(),
        }
        assert!(matches!(Vault::open(dir.path(), &key(2)), Err(VaultError::WrongKeyOrDamaged)));
        // The right key writes the note again.
        Vault::open(dir.path(), &key(1)).unwrap().close().unwrap();
        assert!(matches!(Vault::open(dir.path(), &key(2)), Err(VaultError::WrongKey)));
    }
}

#[test]
fn a_note_of_another_vault_does_not_lock_out_the_right_key() {
    let (dir, vault) = daybook_with(2);
    vault.close().unwrap();
    let (other, vault) = daybook_with(0);
    vault.close().unwrap();
    fs::copy(other.path().join("daybook.check"), dir.path().join("daybook.check")).unwrap();
    Vault::open(dir.path(), &key(1)).unwrap();
}

#[test]
fn a_lost_key_is_a_state_with_a_name() {
    let (dir, vault) = daybook_with(0);
    vault.close().unwrap();
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(Found::look(dir.path(), true).unwrap(), Found::VaultAndKey);
    assert_eq!(Found::look(dir.path(), false).unwrap(), Found::KeyLost);
    assert_eq!(Found::look(empty.path(), true).unwrap(), Found::KeyAlone);
    assert_eq!(Found::look(empty.path(), false).unwrap(), Found::Nothing);
    assert_eq!(Found::look(&empty.path().join("missing"), false).unwrap(), Found::Nothing);
}

#[test]
fn a_key_is_never_printed() {
    let printed = format!("{:?}", VaultKey::from_bytes([0xab; 32]));
    assert_eq!(printed, "VaultKey(..)");
}

#[cfg(unix)]
#[test]
fn only_this_user_may_read_a_vault() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("home");
    let vault = Vault::create(&dir, &key(1)).unwrap();
    vault.write(|tx| insert_ritual(tx, 0)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    let mut files: Vec<_> = fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 4, "file, log, index, note: {files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}
