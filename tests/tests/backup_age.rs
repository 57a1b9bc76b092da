//! The `age` program, written by others in another language, opens a backup: what is inside can be read without
//! this project.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::Companion;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::vault::backup::{BackupRequest, Passphrase, WorkFactor};
use rekindle_tests::{life, require};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const NAME: &str = "Mañana sin teléfonos";
const PASSPHRASE: &str = "correct horse battery staple";

fn works(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Runs `age -d` as a person would: it asks on its terminal, which `script` provides, and reads what is typed.
fn decrypt(file: &Path, into: &Path, typed: &str) -> (bool, String) {
    let command = format!("age -d -o '{}' '{}'", into.display(), file.display());
    let mut child = Command::new("script")
        .args(["-q", "-e", "-c", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The terminal keeps what is typed until it is asked for. Left open: the end of input would be typed too.
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(format!("{typed}\n").as_bytes()).unwrap();
    keyboard.flush().unwrap();
    let output = child.wait_with_output().unwrap();
    drop(keyboard);
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn the_age_program_opens_a_backup() {
    if !works("age") || !works("script") {
        return require::skip_or_fail(
            "age",
            "the programs `age` and `script` (util-linux) are not both here",
        );
    }
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    let id = life::make_ritual(&companion, NAME, RitualKind::Together).unwrap();
    companion.rituals().mark(id, None, &life::here().unwrap()).unwrap();
    let file = home.path().join("backup.age");
    let request = BackupRequest {
        file: &file,
        passphrase: &Passphrase::new(PASSPHRASE.to_owned()).unwrap(),
        // As a person's backup is made: this is the work that the program has to do too.
        work_factor: WorkFactor::default(),
        replace: false,
        app_version: "0.1.0",
        locked_journal: None,
    };
    let made = companion.back_up(&request, &life::here().unwrap()).unwrap();

    let plain = home.path().join("plain.jsonl");
    let (opened, said) = decrypt(&file, &plain, PASSPHRASE);
    assert!(opened, "{said}");
    let text = fs::read_to_string(&plain).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["format"], "rekindle-backup");
    assert_eq!(lines[0]["made_on"], life::today().to_string());
    assert_eq!(lines.len() as u64 - 1, made.rows);
    assert!(lines.iter().any(|line| line["table"] == "ritual" && line["row"]["name"] == NAME), "{text}");
    assert!(lines.iter().any(|line| line["table"] == "fact" && line["row"]["kind"] == "mark"), "{text}");

    let (opened, said) = decrypt(&file, &home.path().join("not.jsonl"), "correct horse");
    assert!(!opened && said.contains("incorrect passphrase"), "{said}");
}
