//! One streak on two phones: through a folder, by parcels, when the place misbehaves, and after leaving.

use crate::support::Home;
use crate::two::{Two, refusal, sizes, text_of};
use serde_json::{Value, json};
use std::fs;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn both_show_the_same_streak_and_each_has_their_own_weeks() {
    let two = Two::paired();
    two.agree("morning-coffee");
    two.agree("appreciation");
    two.a.json(&["ritual", "done", "morning-coffee"]);
    two.a.json(&["ritual", "done", "appreciation", "--now", "2026-03-11T19:00:00Z"]);
    two.exchange();
    let at = |home: &Home, more: &[&str]| {
        let mut arguments = vec!["streak", "--now", "2026-03-12T19:00:00Z"];
        arguments.extend(more);
        home.json(&arguments)
    };
    assert_eq!(at(&two.b, &[])["connected"], json!(["2026-03-10"]), "each takes both");
    two.b.json(&["ritual", "done", "appreciation", "--now", "2026-03-11T20:00:00Z"]);
    two.exchange();
    assert_eq!(at(&two.b, &[])["connected"], json!(["2026-03-10", "2026-03-11"]));
    assert_eq!(at(&two.a, &[]), at(&two.b, &[]));
    assert_eq!(at(&two.a, &[])["shared"], true);
    assert_eq!(at(&two.b, &["--mine"])["connected"], json!(["2026-03-11"]));
    assert_eq!(at(&two.b, &["--mine"])["shared"], false);
    let week = at(&two.a, &[])["week"].clone();
    assert_eq!((&week["connected"], &week["goal"]), (&json!(2), &json!(3)));
    assert_eq!(two.b.json(&["today", "--now", "2026-03-12T19:00:00Z"])["week"], week);
    assert!(two.a.text(&["streak"]).starts_with("Our weeks"));
    assert!(two.a.text(&["streak", "--mine"]).starts_with("My weeks"));

    // Only its maker takes a mark back.
    assert_eq!(
        refusal(&two.b, &["ritual", "undo", "morning-coffee", "--day", "2026-03-10"], b""),
        "no_such_mark"
    );
    two.a.json(&["ritual", "undo", "morning-coffee"]);
    two.exchange();
    assert_eq!(at(&two.b, &[])["connected"], json!(["2026-03-11"]));

    // A goal, changed and agreed to.
    two.a.json(&["couple", "propose", "--goal", "5"]);
    two.exchange();
    let changed = two.b.json(&["couple", "answer", &two.open_at_b(), "change", "--goal", "2"]);
    assert_eq!(changed["proposal"]["is_change"], true);
    two.exchange();
    let proposal = two.a.json(&["couple"])["proposals"][0].clone();
    assert_eq!(
        (&proposal["what"], &proposal["goal"], &proposal["own"]),
        (&json!("goal"), &json!(2), &json!(false))
    );
    two.a.json(&["couple", "answer", &text_of(&proposal, "id"), "accept"]);
    two.exchange();
    assert_eq!(two.b.json(&["streak"])["week"]["goal"], 2);

    // A pause of both has no author.
    two.b.json(&[
        "couple",
        "pause",
        "--from",
        "2026-03-12",
        "--until",
        "2026-03-14",
        "--now",
        "2026-03-12T19:00:00Z",
    ]);
    two.exchange();
    let pauses = two.a.json(&["couple"])["pauses"].clone();
    assert_eq!(pauses, json!([{ "from": "2026-03-12", "until": "2026-03-14" }]));
    assert_eq!(pauses, two.b.json(&["couple"])["pauses"]);
    assert_eq!(two.a.json(&["couple", "resume", "--now", "2026-03-13T19:00:00Z"])["ended"], 1);
    two.exchange();
    assert_eq!(at(&two.a, &[]), at(&two.b, &[]));
}

#[test]
fn the_documents_have_the_keys_that_scripts_rely_on() {
    let two = Two::paired();
    two.a.json(&["couple", "propose", "appreciation", "--at", "21:15"]);
    two.exchange();
    let couple = two.b.json(&["couple"]);
    let all = [
        "farewell",
        "findings",
        "first_day",
        "invitations",
        "link",
        "mailbox",
        "pairing",
        "pauses",
        "proposals",
        "rituals",
        "shares",
    ];
    assert_eq!(keys(&couple), all);
    let proposal = &couple["proposals"][0];
    assert_eq!(keys(proposal), ["id", "is_change", "last_day", "own", "ritual", "what"]);
    assert_eq!((&proposal["last_day"], &proposal["ritual"]["kind"]), (&json!("2026-03-16"), &json!("each")));
    assert!(proposal["ritual"]["each_line"].is_string(), "each is explained");
    assert_eq!(couple["shares"].as_array().unwrap().len(), 5);
    assert_eq!(keys(&couple["shares"][0]), ["level", "own_yes", "partner_yes", "what"]);
    let id = two.open_at_b();
    for answer in ["accept", "no"] {
        assert_eq!(refusal(&two.b, &["couple", "answer", &id, answer, "--goal", "2"], b""), "not_a_change");
    }
    let accepted = two.b.json(&["couple", "answer", &id, "accept"]);
    assert_eq!(accepted["accepted"], proposal["id"]);
    two.exchange();
    let ritual = &two.a.json(&["couple"])["rituals"][0];
    assert_eq!(keys(ritual), ["id", "kind", "name", "since"]);
    let planned = two.a.json(&["reminders", "--limit", "1"]);
    assert_eq!(planned["items"][0]["fires_local"], "2026-03-10T21:15:00");
    assert_eq!(keys(&two.a.json(&["sync"])), ["findings", "received", "sent", "state"]);
    assert_eq!(two.a.json(&["couple", "share", "marks", "days"])["share"]["level"], "days");
    assert_eq!(two.a.json(&["couple", "share"])["shares"][0]["level"], "days");
    assert_eq!(two.b.json(&["couple", "share"])["shares"][0]["level"], "on", "lowering tells nobody");
    let raised = two.a.json(&["couple", "share", "tasks", "on"])["share"].clone();
    assert_eq!((&raised["level"], &raised["own_yes"]), (&json!("off"), &json!("on")));
    let rows: [(&[&str], &str); 9] = [
        (&["couple", "share", "tasks", "days"], "no_such_level"),
        (&["couple", "propose"], "nothing_proposed"),
        (&["couple", "propose", "nothing"], "no_such_ritual"),
        (&["couple", "propose", "six-second-kiss"], "bad_proposal"),
        (&["couple", "propose", "appreciation"], "bad_proposal"),
        (&["couple", "answer", "abcd-1", "accept"], "no_such_proposal"),
        (&["couple", "answer", "abcd-1", "no"], "no_such_proposal"),
        (&["couple", "pause", "--from", "2026-03-01"], "bad_pause"),
        (&["couple", "leave"], "no_way_to_leave"),
    ];
    for (arguments, code) in rows {
        assert_eq!(refusal(&two.a, arguments, b""), code, "{arguments:?}");
    }
    for arguments in [
        &["couple", "share", "marks"] as &[&str],
        &["couple", "share", "journal", "on"],
        &["couple", "propose", "--goal", "8"],
        &["couple", "leave", "--quietly", "--silently"],
    ] {
        assert_eq!(two.a.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn alone_there_is_nobody_to_do_it_with() {
    let home = Home::with_ritual("morning-coffee");
    let rows: [(&[&str], &str); 12] = [
        (&["couple", "relink"], "not_linked"),
        (&["couple", "share"], "no_couple"),
        (&["couple", "share", "marks", "off"], "no_couple"),
        (&["couple", "propose", "morning-coffee"], "no_couple"),
        (&["couple", "answer", "abcd-1", "accept"], "no_couple"),
        (&["couple", "pause"], "no_couple"),
        (&["couple", "resume"], "no_couple"),
        (&["couple", "leave", "--silently"], "no_couple"),
        (&["sync"], "no_mailbox"),
        (&["mailbox", "test"], "no_mailbox"),
        (&["mailbox", "set", "/nowhere/at/all"], "mailbox"),
        (&["parcel", "out", "x.parcel"], "not_linked"),
    ];
    for (arguments, code) in rows {
        assert_eq!(refusal(&home, arguments, b""), code, "{arguments:?}");
    }
    for place in ["webdavs://example.org/ours", "s3://ours", "https://example.org", ""] {
        assert_eq!(refusal(&home, &["mailbox", "set", place], b""), "bad_mailbox", "{place}");
    }
    assert!(!home.beside("x.parcel").exists());
}

#[test]
fn a_place_is_chosen_tested_shown_and_forgotten() {
    let two = Two::paired();
    assert_eq!(two.a.json(&["mailbox", "test"])["works"], true);
    assert!(sizes(&two.folder()).is_empty(), "the test leaves nothing behind");
    assert_eq!(two.a.json(&["mailbox"])["last_exchange"], json!(null));
    two.exchange();
    let shown = two.a.json(&["mailbox"]);
    assert_eq!(shown["last_exchange"], "2026-03-10T19:00:00Z");
    assert_eq!(shown["mailbox"], two.folder().to_str().unwrap());
    assert!(two.a.text(&["sync"]).contains("could see that this phone called"));
    assert_eq!(two.a.json(&["mailbox", "remove"])["mailbox"], json!(null));
    assert_eq!(refusal(&two.a, &["sync"], b""), "no_mailbox");
    // From where one stands.
    let mut command = two.a.command(&["mailbox", "set", "between", "--json"]);
    command.current_dir(two.folder().parent().unwrap());
    let set: Value = serde_json::from_slice(&crate::support::run(command, b"").stdout).unwrap();
    assert_eq!(set["mailbox"], two.folder().to_str().unwrap());
}

#[test]
fn a_folder_that_is_away_is_no_error_and_junk_in_it_is_named() {
    let two = Two::paired();
    two.agree("morning-coffee");
    let away = two.a.beside("away");
    fs::rename(two.folder(), &away).unwrap();
    two.a.json(&["ritual", "done", "morning-coffee"]);
    let offline = two.a.json(&["sync"]);
    assert_eq!(offline, json!({ "sent": 0, "received": 0, "state": "offline", "findings": [] }));
    assert!(!two.folder().exists(), "a place that is away is never made");
    fs::rename(&away, two.folder()).unwrap();
    let before = sizes(&two.folder());
    assert_eq!(two.a.json(&["sync"])["sent"], 1);
    let new: Vec<_> = sizes(&two.folder()).into_iter().filter(|one| !before.contains(one)).collect();
    for (object, size) in &new {
        fs::write(two.folder().join(object), vec![7; usize::try_from(*size).unwrap()]).unwrap();
    }
    let tampered = two.b.json(&["sync"]);
    assert_eq!((&tampered["state"], &tampered["received"]), (&json!("tampered"), &json!(0)));
    assert_eq!(tampered["findings"][0]["code"], "does_not_open");
    assert!(two.b.text(&["couple"]).contains("something that does not open"));
    // What the place spoiled goes by a parcel.
    let parcel = two.a.beside("parcel");
    two.a.json(&["parcel", "out", parcel.to_str().unwrap()]);
    assert_eq!(two.b.json(&["parcel", "in", parcel.to_str().unwrap()])["received"], 1);
    assert_eq!(two.b.json(&["streak"])["connected"], json!(["2026-03-10"]));
}

#[test]
fn parcels_carry_both_ways_and_are_never_written_over() {
    let two = Two::apart();
    let code = text_of(&two.a.json(&["couple", "invite"]), "code");
    crate::two::link(&two.a, &two.b, &code);
    let (there, back, other) = (two.a.beside("there"), two.a.beside("back"), two.a.beside("other"));
    let [there, back, other] = [&there, &back, &other].map(|path| path.to_str().unwrap());
    two.a.json(&["couple", "propose", "morning-coffee"]);
    let made = two.a.json(&["parcel", "out", there]);
    assert_eq!(keys(&made), ["facts", "file", "more"]);
    assert_eq!(refusal(&two.a, &["parcel", "out", there], b""), "file_exists");
    two.a.json(&["parcel", "out", there, "--replace"]);
    assert_eq!(refusal(&two.a, &["parcel", "in", there], b""), "parcel_own");
    let taken = two.b.json(&["parcel", "in", there]);
    assert_eq!((&taken["state"], &taken["earlier_missing"]), (&json!("done"), &json!(false)));
    assert_eq!(two.b.json(&["parcel", "in", there])["received"], 0, "once more changes nothing");
    two.b.json(&["couple", "answer", &two.open_at_b(), "accept"]);
    two.b.json(&["parcel", "out", back]);
    assert!(two.a.json(&["parcel", "in", back])["received"].as_u64().unwrap() >= 1);
    assert_eq!(two.a.json(&["couple"])["rituals"].as_array().unwrap().len(), 1);

    // Cut short, changed, no parcel, nothing, not there, a folder, a stranger's.
    let bytes = fs::read(there).unwrap();
    let mut changed = bytes.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    for (bytes, code) in [
        (&bytes[..bytes.len() - 1], "parcel_cut_short"),
        (changed.as_slice(), "parcel_damaged"),
        (b"Dear you", "parcel_not_a_parcel"),
        (b"", "parcel_cut_short"),
    ] {
        fs::write(other, bytes).unwrap();
        assert_eq!(refusal(&two.b, &["parcel", "in", other], b""), code);
    }
    for missing in ["/nowhere/parcel", two.a.path().to_str().unwrap()] {
        assert_eq!(refusal(&two.b, &["parcel", "in", missing], b""), "file_not_found");
    }
    let strangers = Two::paired();
    assert_eq!(refusal(&strangers.b, &["parcel", "in", there], b""), "parcel_stranger");
}

#[test]
fn a_sparse_file_of_a_gigabyte_is_refused_early() {
    let two = Two::paired();
    let path = two.a.beside("huge");
    fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let code = refusal(&two.a, &["parcel", "in", path.to_str().unwrap()], b"");
    assert!(["parcel_not_a_parcel", "parcel_damaged"].contains(&code.as_str()), "{code}");
}

#[test]
fn one_leaves_at_once_and_offline_and_own_notes_stay() {
    for (way, history) in [("--silently", "keep"), ("--silently", "delete"), ("--with-words", "keep")] {
        let two = Two::paired();
        two.agree("morning-coffee");
        two.a.json(&["ritual", "done", "morning-coffee"]);
        two.exchange();
        fs::rename(two.folder(), two.a.beside("away")).unwrap();
        let before = two.b.json(&["couple"]);
        let left = two.a.json_with(&["couple", "leave", way, "--history", history], b"Thank you.\n");
        assert_eq!(
            (&left["left"], &left["cleared"], &left["history"]),
            (&json!(true), &json!(true), &json!(history))
        );
        assert_eq!(two.a.json(&["couple"])["link"], "alone");
        assert_eq!(two.a.json(&["streak"])["connected"], json!(["2026-03-10"]), "own notes stay");
        assert_eq!(two.a.json(&["streak"])["shared"], false);
        fs::rename(two.a.beside("away"), two.folder()).unwrap();
        let objects = sizes(&two.folder()).len();
        assert_eq!(two.a.json(&["sync"])["state"], "done");
        two.b.json(&["sync"]);
        let farewell = if way == "--with-words" { json!("Thank you.") } else { json!(null) };
        let after = two.b.json(&["couple"]);
        assert_eq!(after["farewell"], farewell);
        if way == "--silently" {
            assert_eq!(after, before, "the other sees what a phone without a network would show");
            assert!(sizes(&two.folder()).len() < objects, "own objects are deleted");
        }
    }
}

#[test]
fn a_quiet_pause_looks_like_any_pause_and_bad_words_change_nothing() {
    let two = Two::paired();
    for words in [b"" as &[u8], b"  \n", b"a\x1b[2Jb", &[b'x'; 900]] {
        assert_eq!(refusal(&two.a, &["couple", "leave", "--with-words"], words), "bad_words");
    }
    assert_eq!(two.a.json(&["couple"])["link"], "linked");
    assert_eq!(two.a.json(&["couple", "leave", "--quietly"])["left"], false);
    two.exchange();
    assert_eq!(two.b.json(&["couple"])["pauses"], json!([{ "from": "2026-03-10", "until": null }]));
}

#[test]
fn an_export_holds_ones_own_marks_alone() {
    let two = Two::paired();
    two.agree("morning-coffee");
    two.a.json(&["ritual", "done", "morning-coffee"]);
    two.b.json(&["ritual", "done", "morning-coffee", "--day", "2026-03-10", "--now", "2026-03-11T19:00:00Z"]);
    two.b.json(&["ritual", "done", "morning-coffee", "--now", "2026-03-11T19:00:00Z"]);
    two.exchange();
    let folder = two.a.beside("export");
    let file = text_of(
        &two.a.json(&[
            "export",
            folder.to_str().unwrap(),
            "--format",
            "json",
            "--now",
            "2026-03-12T19:00:00Z",
        ]),
        "file",
    );
    let export: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let text = export.to_string();
    assert_eq!(export["marks"].as_array().unwrap().len(), 1, "{text}");
    assert_eq!(export["marks"][0]["day"], "2026-03-10");
    assert!(!text.contains("2026-03-11"), "not even the day that only the other noted: {text}");
}
