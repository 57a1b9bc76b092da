//! Backup, restore and wipe, as a person and as a script do them.

use crate::support::Home;
use serde_json::Value;
use std::fs;

const PASSPHRASE: &[u8] = b"two cups on a quiet morning\n";

fn code(home: &Home, arguments: &[&str], input: &[u8]) -> String {
    let mut arguments = arguments.to_vec();
    arguments.push("--json");
    let output = home.run_with(&arguments, input);
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    document["error"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_backup_restores_everything_into_an_empty_place() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "done", "morning-coffee"]);
    home.json(&["settings", "goal", "4"]);
    let file = home.beside("copy.age");
    let file = file.to_str().unwrap();
    let made = home.json_with(&["backup", "create", file], PASSPHRASE);
    assert_eq!((&made["file"], &made["made_on"]), (&file.into(), &"2026-03-10".into()));
    assert!(fs::read(file).unwrap().starts_with(b"age-encryption.org/v1\n"));
    assert_eq!(code(&home, &["backup", "create", file], PASSPHRASE), "file_exists");
    assert_eq!(code(&home, &["backup", "restore", file], PASSPHRASE), "not_empty");

    let other = Home::new();
    assert_eq!(code(&other, &["backup", "restore", file], b"two cups\n"), "wrong_passphrase");
    assert_eq!(other.json_with(&["backup", "restore", file], PASSPHRASE)["rituals"], 1);
    assert_eq!(other.everything(), home.everything());
}

#[test]
fn what_is_not_a_whole_backup_is_told_and_nothing_is_made() {
    let home = Home::with_ritual("morning-coffee");
    let (whole, part, other) = (home.beside("whole.age"), home.beside("part.age"), home.beside("letter.txt"));
    home.json_with(&["backup", "create", whole.to_str().unwrap()], PASSPHRASE);
    let bytes = fs::read(&whole).unwrap();
    fs::write(&part, &bytes[..bytes.len() - 100]).unwrap();
    fs::write(&other, "Dear you").unwrap();
    let empty = Home::new();
    for (file, expected) in [(&part, "truncated_backup"), (&other, "not_a_backup")] {
        assert_eq!(code(&empty, &["backup", "restore", file.to_str().unwrap()], PASSPHRASE), expected);
    }
    assert_eq!(code(&empty, &["backup", "restore", "nowhere.age"], PASSPHRASE), "file_not_found");
    assert_eq!(code(&empty, &["today", "--zone", "x"], b""), "unknown_zone");
    assert!(!empty.path().join("daybook.sqlite").exists());
    // The place is as good as before.
    empty.json_with(&["backup", "restore", whole.to_str().unwrap()], PASSPHRASE);
}

#[test]
fn an_export_is_plain_and_never_overwrites_unasked() {
    let home = Home::new();
    home.json_with(&["ritual", "own", "--kind", "together", "--at", "21:00"], b"Tea on the roof");
    let folder = home.beside("export");
    let folder = folder.to_str().unwrap();
    for (format, holds_name) in [("markdown", true), ("json", true), ("ics", false)] {
        let export = ["export", folder, "--format", format];
        let file = home.json(&export)["file"].as_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.contains("Tea on the roof"), holds_name, "{format}");
        assert_eq!(code(&home, &export, b""), "file_exists");
        home.json(&["export", folder, "--format", format, "--replace"]);
    }
}

#[test]
fn wiping_deletes_all_of_it_and_nothing_else() {
    let home = Home::with_ritual("morning-coffee");
    fs::write(home.path().join("letter.txt"), "mine").unwrap();
    assert_eq!(home.json_with(&["wipe"], b"wipe\n")["wiped"], true);
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["letter.txt"]);
    assert_eq!(home.json(&["ritual", "list"])["rituals"].as_array().unwrap().len(), 0);
    home.json(&["ritual", "adopt", "morning-coffee"]);
}
