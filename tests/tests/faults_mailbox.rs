//! A folder mailbox on a full disk, on one that may only be read, and without rights: a clear answer, and never a part of an
//! object. The disks are real ones, in memory, that a process of its own mounts for itself alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]
#![cfg(target_os = "linux")]

use rekindle_tests::require;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_put-in-folder");

/// Runs a script that may mount, with `$1` a folder and `$2` the program; nothing where this system lets nobody mount.
fn with_mounts(script: &str) -> Option<String> {
    let folder = tempfile::TempDir::new().unwrap();
    let mut unshare = Command::new("unshare");
    unshare.args(["--user", "--map-root-user", "--mount", "sh", "-euc"]);
    let may_mount = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none"])
        .arg(folder.path())
        .status();
    if !may_mount.is_ok_and(|status| status.success()) {
        require::skip_or_fail(
            "mounts",
            "this system does not let a program mount for itself (unshare, mount)",
        );
        return None;
    }
    let output = unshare.arg(script).arg("sh").arg(folder.path()).arg(PROGRAM).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "written beside the mounted disk");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_full_disk_says_so_and_holds_no_part() {
    let script =
        r#"mount -t tmpfs -o size=256k none "$1"; "$2" "$1" 20 65577; find "$1" -type f -not -size 65577c"#;
    let Some(said) = with_mounts(script) else { return };
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), 20, "a file that is no whole object: {said}");
    let stored = r#"put Ok(Stored), get Ok("whole"), delete Ok(Deleted)"#;
    let full = r#"put Err(Full), get Ok("absent"), delete Ok(Absent)"#;
    // 64 pages of 4 KiB; an object takes 17 of them, so three fit.
    let expected: Vec<_> = (0..20).map(|number| if number < 3 { stored } else { full }).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_disk_that_may_only_be_read_gives_what_it_has_and_takes_nothing() {
    let script =
        r#"mount -t tmpfs none "$1"; "$2" "$1" 1 300 >/dev/null; mount -o remount,ro "$1"; "$2" "$1" 2 300"#;
    let Some(said) = with_mounts(script) else { return };
    let refused = r#"Err(Refused { reason: "read-only filesystem or storage medium" })"#;
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            r#"put Ok(Taken), get Ok("whole"), delete Ok(NotAllowed)"#,
            &format!(r#"put {refused}, get Ok("absent"), delete Ok(Absent)"#),
        ]
    );
}

/// Root may write anywhere, so the program becomes somebody else first.
fn as_somebody(folder: &Path) -> String {
    // Somebody else may not look into the folder of the build, which can lie in a private home. Copied by another process,
    // since a descriptor that is open for writing here would make it busy (ETXTBSY).
    let place = tempfile::TempDir::new().unwrap();
    set_rights(place.path(), 0o755);
    let program = place.path().join("put-in-folder");
    assert!(Command::new("cp").arg(PROGRAM).arg(&program).status().unwrap().success());
    set_rights(&program, 0o755);
    let mut command = Command::new(&program);
    command.arg(folder).args(["1", "300"]).current_dir("/");
    if fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn set_rights(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn without_rights_the_mailbox_refuses_and_names_no_path() {
    let folder = tempfile::TempDir::new().unwrap();
    set_rights(folder.path(), 0o755);
    let ours = folder.path().join("ours");
    fs::create_dir(&ours).unwrap();
    let denied = r#"Refused { reason: "permission denied" }"#;
    for (mode, expected) in [
        (0o777, r#"put Ok(Stored), get Ok("whole"), delete Ok(Deleted)"#.to_owned()),
        (0o555, format!(r#"put Err({denied}), get Ok("absent"), delete Ok(Absent)"#)),
        (0o000, format!("put Err({denied}), get Err({denied}), delete Err({denied})")),
    ] {
        set_rights(&ours, mode);
        let said = as_somebody(&ours);
        set_rights(&ours, 0o755);
        assert_eq!(said.trim_end(), expected, "{mode:o}");
        for entry in fs::read_dir(&ours).unwrap() {
            fs::remove_dir_all(entry.unwrap().path()).unwrap();
        }
    }
    set_rights(folder.path(), 0o000);
    let said = as_somebody(&ours);
    set_rights(folder.path(), 0o755);
    assert!(said.contains("Refused") && !said.contains("ours"), "{said}");
}
