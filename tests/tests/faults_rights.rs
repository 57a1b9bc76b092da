//! A vault that may be read and not written: refused by name, and no byte changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]
#![cfg(unix)]

use rekindle_core::Companion;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_tests::life;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// What another process says that opens the vault and writes. Root may write anywhere, so it becomes somebody
/// else first; anybody else is kept out by the rights alone.
fn open_as_somebody(folder: &Path) -> String {
    // Somebody else may not look into the folder of the build, which can lie in a private home.
    let place = tempfile::TempDir::new().unwrap();
    set_rights(place.path(), 0o755);
    let program = place.path().join("open-a-vault");
    // Copied by another process: a descriptor open for writing here would be inherited by whatever the other test
    // starts at that moment, and the program would be refused as busy (ETXTBSY).
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_open-a-vault")).arg(&program).status().unwrap();
    assert!(copied.success());
    set_rights(&program, 0o755);
    let mut command = Command::new(&program);
    command.arg(folder).current_dir("/");
    if fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn set_rights(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn home() -> tempfile::TempDir {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    life::make_ritual(&companion, "Coffee", RitualKind::Together).unwrap();
    companion.close().unwrap();
    home
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_vault_that_may_not_be_written_is_refused_by_name() {
    let home = home();
    let before = files(home.path());
    for (of_files, of_folder) in [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777), (0o000, 0o555)] {
        for (name, _) in &before {
            set_rights(&home.path().join(name), of_files);
        }
        set_rights(home.path(), of_folder);
        let said = open_as_somebody(home.path());
        set_rights(home.path(), 0o700);
        for (name, _) in &before {
            set_rights(&home.path().join(name), 0o600);
        }
        let refused = said.starts_with("storage: ") && said.contains("may not be written");
        assert!(refused, "{of_files:o} in {of_folder:o}: {said}");
        let now: Vec<_> = files(home.path()).into_iter().filter(|(_, bytes)| !bytes.is_empty()).collect();
        assert!(
            now.iter().filter(|(name, _)| !name.ends_with("-shm")).eq(&before),
            "{of_files:o} in {of_folder:o}"
        );
        for leftover in ["daybook.sqlite-wal", "daybook.sqlite-shm"] {
            let _ = fs::remove_file(home.path().join(leftover));
        }
    }
}

#[test]
fn with_the_rights_the_same_process_writes() {
    let home = home();
    for (name, _) in files(home.path()) {
        set_rights(&home.path().join(name), 0o666);
    }
    set_rights(home.path(), 0o777);
    assert_eq!(open_as_somebody(home.path()), "done\n");
}
