//! What cannot be used is told in one clear line with what to do; nothing is lost and nothing panics.

use crate::support::{Home, files};
use serde_json::Value;
use std::fs;

/// Arguments, standard input, the code of the error.
type Row<'a> = (&'a [&'a str], &'a [u8], &'a str);

/// Refused with status 1, one line on standard error, and a document with the code.
fn refuses(home: &Home, (arguments, input, code): Row<'_>) {
    let mut with_json = arguments.to_vec();
    with_json.push("--json");
    let output = home.run_with(&with_json, input);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {error}");
    assert!(!error.contains("panicked"), "{error}");
    assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["error"]["code"], code, "{arguments:?}: {error}");
    let hint = document["error"]["hint"].as_str().unwrap();
    assert!(hint.contains(' ') && error.contains(hint), "{arguments:?}: words are missing: {hint}");
    assert!(!error.contains("{reason}") && !error.contains("{limit}"), "{error}");
}

#[test]
fn what_cannot_be_used_is_refused_and_changes_nothing() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "done", "morning-coffee"]);
    let before = home.everything();
    let own: &[&str] = &["ritual", "own", "--kind", "together"];
    let long_name = "x".repeat(10_000);
    let unknown = "00000000-0000-4000-8000-000000000000";
    let rows: [Row<'_>; 39] = [
        (
            &["ritual", "adopt", "appreciation", "--on", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"],
            b"",
            "bad_rule",
        ),
        (&["ritual", "adopt", "appreciation", "--on", "FREQ=SECONDLY"], b"", "bad_rule"),
        (&["ritual", "adopt", "appreciation", "--on", "every day"], b"", "bad_rule"),
        (&["ritual", "adopt", "appreciation", "--on", ""], b"", "bad_rule"),
        (&["ritual", "adopt", "appreciation", "--at", "25:00"], b"", "bad_time"),
        (&["ritual", "adopt", "appreciation", "--at", "8:30"], b"", "bad_time"),
        (
            &["ritual", "adopt", "appreciation", "--at", "08:00", "--on", "FREQ=DAILY;BYHOUR=8"],
            b"",
            "bad_time",
        ),
        (&["ritual", "adopt", "appreciation", "--starts", "tomorrow"], b"", "bad_day"),
        (&["ritual", "adopt", "appreciations"], b"", "no_such_practice"),
        (&["today", "--zone", "Europe/Nowhere"], b"", "unknown_zone"),
        (&["today", "--zone", "../../etc/passwd"], b"", "unknown_zone"),
        (&["today", "--now", "yesterday"], b"", "bad_instant"),
        (&["today", "--now", "2026-03-10 19:00"], b"", "bad_instant"),
        (&["today", "--now", "+262142-12-31T00:00:00Z"], b"", "bad_instant"),
        (&["ritual", "done", "tea"], b"", "no_such_ritual"),
        (&["ritual", "done", unknown], b"", "no_such_ritual"),
        (&["ritual", "done", "é"], b"", "no_such_ritual"),
        (&["ritual", "done", "morning-coffee", "--day", "2026-02-30"], b"", "bad_day"),
        (&["ritual", "done", "morning-coffee", "--day", "2026-03-11"], b"", "future_day"),
        (&["ritual", "undo", "morning-coffee", "--day", "2026-03-01"], b"", "no_such_mark"),
        (&["ritual", "edit", "morning-coffee"], b"", "nothing_to_change"),
        (&["ritual", "edit", "morning-coffee", "--rename"], b"a\nb", "name_control"),
        (&["ritual", "pause", "--from", "2026-03-01"], b"", "bad_pause"),
        (&["ritual", "pause", "--from", "2026-03-10", "--until", "2026-03-09"], b"", "bad_pause"),
        (&["ritual", "resume"], b"", "no_such_pause"),
        (own, long_name.as_bytes(), "name_too_long"),
        (own, b"a\x07b", "name_control"),
        (own, "a\u{202E}b".as_bytes(), "name_direction"),
        (own, "a\u{200F}b".as_bytes(), "name_direction"),
        (own, b"", "name_empty"),
        (own, b"\xff\xfe", "not_text"),
        (&["ritual", "own"], b"Tea", "no_kind"),
        (&["settings", "goal", "9"], b"", "bad_setting"),
        (&["settings", "quiet", "25:00-07:00"], b"", "bad_setting"),
        (&["settings", "colour", "pink"], b"", "no_such_setting"),
        (&["start", "--answers", "-"], b"missing=money", "bad_answers"),
        (&["start"], b"", "no_terminal"),
        (&["guide", "show", "nothing"], b"", "no_such_practice"),
        (&["guide", "deck", "nothing"], b"", "no_such_deck"),
    ];
    for row in rows {
        refuses(&home, row);
    }
    for row in [
        (&["guide", "path", "nothing"] as &[&str], b"" as &[u8], "no_such_path"),
        (&["guide", "stage", "5"], b"", "no_such_stage"),
        (&["man", "nothing"], b"", "no_such_command"),
        (&["wipe"], b"yes\n", "not_wiped"),
    ] {
        refuses(&home, row);
    }
    assert_eq!(home.everything(), before);
}

#[test]
fn wrong_usage_is_status_two_and_says_nothing_on_standard_output() {
    let home = Home::new();
    for arguments in [
        &["dance"] as &[&str],
        &["ritual"],
        &["ritual", "done"],
        &["reminders", "--limit", "0"],
        &["reminders", "--limit", "many"],
        &["today", "--lang", "xx"],
        &["start", "--answers", "missing=talk"],
        &["vectors", "nothing"],
        &["ritual", "adopt", "appreciation", "--no-reminders", "--at", "08:00"],
    ] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert!(!home.path().exists());
}

#[test]
fn a_refusal_leaves_no_vault_behind() {
    let home = Home::new();
    for row in [
        (&["ritual", "adopt", "nothing"] as &[&str], b"" as &[u8], "no_such_practice"),
        (&["ritual", "adopt", "appreciation", "--at", "25:00"], b"", "bad_time"),
        (&["settings", "goal", "9"], b"", "bad_setting"),
        (&["ritual", "done", "appreciation"], b"", "no_vault"),
        (&["remind"], b"", "no_vault"),
        (&["backup", "create", "x.age"], b"secret", "no_vault"),
    ] {
        refuses(&home, row);
    }
    assert!(!home.path().exists());
}

#[test]
fn two_of_the_same_practice_ask_for_an_id() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "adopt", "morning-coffee", "--at", "16:00"]);
    refuses(&home, (&["ritual", "done", "morning-coffee"], b"", "ambiguous_ritual"));
    let list = home.json(&["ritual", "list"]);
    let id = list["rituals"][1]["id"].as_str().unwrap();
    assert_eq!(home.json(&["ritual", "done", id])["ritual"], id);
}

#[test]
fn a_ritual_that_was_put_away_takes_no_notes() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "done", "morning-coffee"]);
    home.json(&["ritual", "retire", "morning-coffee"]);
    refuses(&home, (&["ritual", "done", "morning-coffee"], b"", "already_retired"));
    assert_eq!(home.json(&["streak"])["days"], 1, "what was noted stays");
}

#[test]
fn a_lost_key_is_told_and_nothing_is_made_in_its_place() {
    let home = Home::with_ritual("morning-coffee");
    fs::remove_file(home.path().join("daybook.key")).unwrap();
    let before = files(&home.path());
    for arguments in [&["today"] as &[&str], &["ritual", "adopt", "appreciation"], &["settings", "goal", "4"]]
    {
        refuses(&home, (arguments, b"", "key_lost"));
    }
    assert_eq!(files(&home.path()), before);
    // Help never needs a key.
    assert!(home.text(&["guide", "help-me", "DE"]).contains("112"));
}

#[test]
fn a_damaged_key_another_key_and_a_damaged_vault_are_three_things() {
    let home = Home::with_ritual("morning-coffee");
    let (key, vault) = (home.path().join("daybook.key"), home.path().join("daybook.sqlite"));
    let (good_key, good_vault) = (fs::read(&key).unwrap(), fs::read(&vault).unwrap());

    fs::write(&key, "no key").unwrap();
    refuses(&home, (&["today"], b"", "damaged_key"));
    fs::write(&key, "0".repeat(64)).unwrap();
    refuses(&home, (&["today"], b"", "wrong_key"));
    fs::write(&key, &good_key).unwrap();

    let mut damaged = good_vault.clone();
    damaged[..4096].fill(7);
    fs::write(&vault, &damaged).unwrap();
    refuses(&home, (&["today"], b"", "damaged"));
    assert_eq!(fs::read(&vault).unwrap(), damaged, "it was left as it was");
    fs::write(&vault, good_vault).unwrap();
    assert_eq!(home.json(&["ritual", "list"])["rituals"][0]["practice"], "morning-coffee");
}
