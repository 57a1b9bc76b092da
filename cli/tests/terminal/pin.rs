//! The PIN in the terminal: what asks for it, what works without it, how a script hands it in, and the wait.

use crate::support::{Home, NOW, files, run, text};
use serde_json::{Value, json};
use std::fs;
use std::process::Output;

const PIN: &[u8] = b"2580\n";

/// A home with a ritual and a PIN.
fn with_pin() -> Home {
    let home = Home::with_ritual("morning-coffee");
    assert_eq!(home.json_with(&["pin", "set"], PIN), json!({ "pin_set": true, "wait_seconds": 0 }));
    home
}

fn code(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    document["error"]["code"].as_str().unwrap().to_owned()
}

fn refused(home: &Home, arguments: &[&str], input: &[u8]) -> String {
    code(&home.run_with(&[arguments, &["--json"]].concat(), input))
}

#[test]
fn every_command_that_shows_or_changes_something_needs_the_pin() {
    let home = with_pin();
    let (file, export) = (home.beside("copy.age"), home.beside("export"));
    let (file, export) = (file.to_str().unwrap(), export.to_str().unwrap());
    let commands: [&[&str]; 24] = [
        &["today"],
        &["start", "--answers", "-"],
        &["ritual", "list"],
        &["ritual", "adopt", "weekly-walk"],
        &["ritual", "done", "morning-coffee"],
        &["ritual", "undo", "morning-coffee"],
        &["ritual", "skip", "morning-coffee"],
        &["ritual", "pause"],
        &["ritual", "retire", "morning-coffee"],
        &["streak"],
        &["settings"],
        &["settings", "goal", "4"],
        &["reminders"],
        &["couple"],
        &["couple", "invite"],
        &["couple", "leave", "--silently"],
        &["sync"],
        &["mailbox"],
        &["backup", "create", file],
        &["export", export, "--format", "json"],
        &["journal", "list"],
        &["journal", "write"],
        &["pin", "set"],
        &["pin", "remove"],
    ];
    let before = files(&home.path());
    for arguments in commands {
        assert_eq!(refused(&home, arguments, b"missing=talk"), "locked", "{arguments:?}");
        let error = String::from_utf8(home.run(arguments).stderr).unwrap();
        assert!(error.contains("--pin-fd"), "{error}");
    }
    assert_eq!(files(&home.path()), before);
    assert!(!home.beside("copy.age").exists() && !home.beside("export").exists());
    // With it, all is as before.
    let given = home.json_with(&["ritual", "list", "--pin-fd", "0"], PIN);
    assert_eq!(given["rituals"][0]["practice"], "morning-coffee");
}

#[test]
fn help_and_what_rings_need_no_pin() {
    let home = with_pin();
    for arguments in [
        &["guide", "help-me", "DE"] as &[&str],
        &["guide", "list"],
        &["guide", "show", "morning-coffee"],
        &["lock"],
        &["completions", "bash"],
        &["man"],
    ] {
        text(&home.run(arguments));
    }
    assert_eq!(home.json(&["lock"])["pin_set"], true);
}

#[test]
fn a_script_hands_the_pin_in_on_any_descriptor_and_the_rest_is_the_commands() {
    let home = with_pin();
    let own = ["ritual", "own", "--kind", "together", "--pin-fd", "0"];
    let ritual = &home.json_with(&own, b"2580\nTea on the roof")["ritual"];
    assert_eq!(ritual["name"], "Tea on the roof");
    #[cfg(unix)]
    {
        let pin = home.beside("pin");
        fs::write(&pin, PIN).unwrap();
        let program = home.command(&["today", "--pin-fd", "3"]);
        let mut shell = std::process::Command::new("/bin/sh");
        shell.arg("-c").arg("exec \"$0\" \"$@\" 3< \"$PIN_FILE\"").arg(program.get_program());
        shell.args(program.get_args()).env_clear().env("PIN_FILE", &pin).env("LANG", "en_US.UTF-8");
        assert!(text(&run(shell, b"")).contains("Coffee"));
    }
    assert_eq!(refused(&home, &["today", "--pin-fd", "9"], b""), "pin_fd");
    // Without a PIN it is not read.
    let open = Home::with_ritual("morning-coffee");
    open.json_with(&["ritual", "list", "--pin-fd", "0"], b"");
}

#[test]
fn the_pin_is_changed_and_removed_only_by_whoever_knows_it() {
    let home = with_pin();
    let database = fs::read(home.path().join("journal.sqlite")).unwrap();
    assert_eq!(refused(&home, &["pin", "set", "--pin-fd", "0"], b"2581\nmine\n"), "wrong_pin");
    assert_eq!(refused(&home, &["pin", "set", "--pin-fd", "0"], b"2580\nxyz\n"), "bad_pin");
    home.json_with(&["pin", "set", "--pin-fd", "0"], "2580\nträume süß\n".as_bytes());
    assert_eq!(refused(&home, &["today", "--pin-fd", "0"], PIN), "wrong_pin");
    let new = "träume süß\n".as_bytes();
    home.json_with(&["today", "--pin-fd", "0"], new);
    assert_eq!(home.json_with(&["pin", "remove", "--pin-fd", "0"], new)["pin_set"], false);
    home.json(&["today"]);
    assert_eq!(refused(&home, &["pin", "remove"], b""), "no_pin");
    assert_eq!(refused(&home, &["lock"], b""), "no_pin");
    assert_eq!(fs::read(home.path().join("journal.sqlite")).unwrap(), database, "byte for byte");
}

#[test]
fn wrong_tries_wait_whatever_the_wall_clock_says_and_nothing_is_lost() {
    let home = with_pin();
    for _ in 0..4 {
        let tried = refused(&home, &["today", "--pin-fd", "0"], b"0000\n");
        assert!(["wrong_pin", "pin_wait"].contains(&tried.as_str()), "{tried}");
    }
    // A year later by the clock on the wall, and by --now: the wait counts on another clock.
    for now in [NOW, "2027-03-10T19:00:00Z"] {
        let output = home.run_with(&["today", "--pin-fd", "0", "--now", now, "--json"], PIN);
        assert_eq!(code(&output), "pin_wait");
        assert!(String::from_utf8(output.stderr).unwrap().contains("second"));
    }
    let wait = home.json(&["lock"])["wait_seconds"].as_u64().unwrap();
    assert!((1..=10).contains(&wait), "{wait}");
    std::thread::sleep(std::time::Duration::from_secs(wait));
    home.json_with(&["today", "--pin-fd", "0"], PIN);
}

#[test]
fn a_forgotten_pin_is_left_behind_by_restoring() {
    let home = with_pin();
    home.run_with(&["journal", "write", "--pin-fd", "0"], b"2580\nThe lake was still.");
    let file = home.beside("copy.age");
    let file = file.to_str().unwrap();
    home.json_with(&["backup", "create", file, "--pin-fd", "0"], b"2580\ntwo cups on a quiet morning\n");
    let other = Home::new();
    other.json_with(&["backup", "restore", file], b"two cups on a quiet morning\n");
    assert_eq!(other.json(&["journal", "list"])["entries"][0]["text"], "The lake was still.");
    assert_eq!(other.json(&["ritual", "list"])["rituals"][0]["practice"], "morning-coffee");
}

#[test]
fn a_lost_key_of_the_journal_is_told_and_none_is_made_in_its_place() {
    let home = Home::with_ritual("morning-coffee");
    home.json_with(&["journal", "write"], b"The lake was still.");
    fs::remove_file(home.path().join("journal.key")).unwrap();
    let before = files(&home.path());
    for arguments in [&["journal", "list"] as &[&str], &["journal", "write"], &["today"]] {
        assert_eq!(refused(&home, arguments, b"x"), "key_lost", "{arguments:?}");
    }
    assert_eq!(files(&home.path()), before);
    assert_eq!(home.json_with(&["wipe"], b"wipe\n")["wiped"], true);
}

#[test]
fn wiping_needs_no_pin_and_leaves_no_key() {
    let home = with_pin();
    home.json_with(&["wipe"], b"wipe\n");
    assert!(!home.path().exists());
}

#[cfg(unix)]
mod terminal {
    use super::*;
    use rexpect::session::spawn_command;

    #[test]
    fn a_person_is_asked_without_showing_it_and_asked_again_after_a_wrong_one() {
        let home = with_pin();
        let mut session = spawn_command(home.command(&["today"]), Some(20_000)).unwrap();
        for wrong in ["1111", "2222"] {
            session.exp_string("PIN:").unwrap();
            session.send_line(wrong).unwrap();
            let between = session.exp_string("This is not the PIN.").unwrap();
            assert!(!between.contains(wrong), "{between}");
        }
        session.exp_string("PIN:").unwrap();
        session.send_line("2580").unwrap();
        let rest = session.exp_eof().unwrap();
        assert!(rest.contains("Coffee") && !rest.contains("2580"), "{rest}");
    }

    #[test]
    fn a_new_pin_is_asked_for_twice() {
        let home = Home::with_ritual("morning-coffee");
        let mut session = spawn_command(home.command(&["pin", "set"]), Some(20_000)).unwrap();
        for (asked, typed) in [
            ("A new PIN", "123"),
            ("A new PIN", "1234"),
            ("again:", "4321"),
            ("A new PIN", "1234"),
            ("again:", "1234"),
        ] {
            session.exp_string(asked).unwrap();
            session.send_line(typed).unwrap();
        }
        let rest = session.exp_eof().unwrap();
        assert!(rest.contains("The PIN is set."), "{rest}");
        assert_eq!(refused(&home, &["today"], b""), "locked");
    }
}
