//! Sensate focus from the gate to the log, on one phone and with the yes on a second one.

use super::{LATER, LATER_DAY, Running, refused};
use crate::support::{Home, files};
use crate::two::Two;
use serde_json::{Value, json};

/// Answers the gate on a later day.
pub(super) fn gate(home: &Home, answers: &str) -> Value {
    home.json_with(&["session", "gate", "--answers", "-", "--now", LATER], answers.as_bytes())
}

#[test]
fn the_starter_from_the_gate_to_the_log() {
    let home = Home::with_ritual("morning-coffee");
    let at = ["--now", LATER];
    let list = home.json(&[&["session", "list"] as &[&str], &at].concat());
    assert_eq!(list["asks_gate"], true);
    assert_eq!(list["phases"][0]["id"], "sensate-p0");
    let run = [&["session", "run", "sensate-p0"] as &[&str], &at].concat();
    let (code, text) = refused(&home, &run, b"");
    assert_eq!(code, "session_closed");
    assert!(text.contains("rekindle session gate"), "{text}");
    assert_eq!(gate(&home, "safety=none,medical=none"), json!({ "standing": "open", "medical": "none" }));

    let mut running = Running::start(&home, &[&["sensate-p0"] as &[&str], &at].concat());
    for who in ["owner", "other"] {
        let asked = running.until("asks", who);
        assert!(!asked["limits"]["off"].as_array().unwrap().is_empty());
        assert!(asked["limits"]["allowed"].as_array().unwrap().contains(&json!("hands")));
        running.say("yes");
    }
    running.until("cue", "settle");
    running.say("quit");
    running.ends();
    let mut running = Running::start(&home, &[&["--speed", "2000"] as &[&str], &at].concat());
    assert_eq!(running.until("over", "check-out")["asks_after"], true);
    running.ends();

    let answers = [&["session", "checkout", "--answers", "-"] as &[&str], &at].concat();
    for wrong in ["", "stayed=5,pressure=1,pain=no,wished-to-stop=no,ran-to-its-end=yes", "stayed=3", "x=1"] {
        assert_eq!(refused(&home, &answers, wrong.as_bytes()).0, "bad_session_answers", "{wrong}");
    }
    let told = "stayed=3,pressure=1,pain=no,wished-to-stop=no,ran-to-its-end=yes";
    assert_eq!(home.json_with(&answers, told.as_bytes()), json!({ "answered": true, "offer": null }));
    assert_eq!(refused(&home, &answers, told.as_bytes()).0, "no_such_session");
    let log = home.json(&[&["session", "log"] as &[&str], &at].concat());
    assert_eq!(log["sessions"], json!([{ "day": LATER_DAY, "phase": "p0", "finished": true }]));
    let (code, text) = refused(&home, &run, b"");
    assert_eq!(code, "session_closed");
    assert!(text.contains("One a day"), "{text}");
}

#[test]
fn a_closed_gate_is_only_a_shorter_list() {
    let (open, closed) = (Home::with_ritual("morning-coffee"), Home::with_ritual("morning-coffee"));
    gate(&open, "safety=none");
    assert_eq!(gate(&closed, "safety=one-or-more")["standing"], "closed");
    let list = |home: &Home| home.json(&["session", "list", "--now", LATER]);
    assert!(list(&open)["exercises"].to_string().contains("massage-exchange"));
    let shorter = list(&closed);
    assert!(!shorter["exercises"].to_string().contains("massage-exchange"));
    assert_eq!((&shorter["phases"], &shorter["asks_gate"]), (&Value::Null, &json!(false)));
    // What is said afterwards is the same.
    let said = |home: &Home, answer: &str| {
        let arguments = ["session", "gate", "--answers", "-", "--now", LATER];
        String::from_utf8(home.run_with(&arguments, answer.as_bytes()).stdout).unwrap()
    };
    assert_eq!(said(&open, "safety=none"), said(&closed, "safety=one-or-more"));
    assert_eq!(
        refused(&closed, &["session", "gate", "--answers", "-"], b"safety=maybe").0,
        "bad_session_answers"
    );
}

#[test]
fn the_yes_of_the_other_phone_is_to_this_session_alone() {
    let two = Two::paired();
    for home in [&two.a, &two.b] {
        gate(home, "safety=none,medical=none");
    }
    let run = ["sensate-p1", "--two-phones", "--skip-starter", "--now", LATER];
    let mut running = Running::start(&two.a, &run);
    running.until("asks", "owner");
    running.say("yes");
    let question = running.until("question", "")["text"].as_str().unwrap().to_owned();
    let answer = |input: &str| two.b.json_with(&["session", "answer", "--now", LATER], input.as_bytes());
    // Without a yes nothing is given back, and nothing is written.
    let before = files(&two.b.path());
    assert_eq!(answer(&question)["yes"], Value::Null);
    assert_eq!(files(&two.b.path()), before);
    assert_eq!(answer(&format!("{question}\nno"))["yes"], Value::Null);

    running.say("nonsense");
    running.until("refused", "");
    running.say("RKY1-1-2100-900-00000000000000000000000000000000");
    assert_eq!(running.until("refused", "")["error"]["code"], "session_other");
    let yes = answer(&format!("{question}\nyes"));
    assert_eq!((&yes["phase"], &yes["turn_seconds"]), (&json!("p1"), &json!(900)));
    running.say(yes["yes"].as_str().unwrap());
    running.until("cue", "settle");
    running.say("quit");
    running.ends();
    let mut running = Running::start(&two.a, &["--speed", "2000", "--now", LATER]);
    running.until("over", "check-out");
    running.ends();
    // Each phone's check-out makes its own log.
    let skip = ["session", "checkout", "--skip", "--now", LATER];
    two.a.json(&skip);
    let answers = ["session", "checkout", "--answers", "-", "--now", LATER];
    two.b.json_with(&answers, b"stayed=2,pressure=0,pain=no,wished-to-stop=no,ran-to-its-end=yes");
    for home in [&two.a, &two.b] {
        assert_eq!(home.json(&["session", "log", "--now", LATER])["sessions"][0]["phase"], "p1");
    }
}

#[test]
fn question_and_yes_may_go_through_the_store() {
    let two = Two::paired();
    for home in [&two.a, &two.b] {
        gate(home, "safety=none,medical=none");
    }
    let mut running = Running::start(&two.a, &["sensate-p0", "--two-phones", "--now", LATER]);
    running.until("asks", "owner");
    running.say("yes");
    running.until("question", "");
    let from_store = ["session", "answer", "--sync", "--now", LATER];
    assert_eq!(refused(&two.b, &from_store, b"yes").0, "nothing_asked");
    running.say("sync");
    assert_eq!(running.until("exchanged", "")["yes"], false);
    assert_eq!(two.b.json_with(&from_store, b"")["yes"], Value::Null);
    assert_eq!(two.b.json_with(&from_store, b"yes")["phase"], "p0");
    running.say("sync");
    running.until("cue", "settle");
    running.say("stop");
    assert_eq!(running.until("over", "stopped")["asks_after"], true);
    running.ends();
}

#[test]
fn ready_comes_after_ones_own_sessions_and_going_back_is_a_choice() {
    let home = Home::with_ritual("morning-coffee");
    gate(&home, "safety=none,medical=none");
    assert_eq!(refused(&home, &["session", "ready", "--now", LATER], b"").0, "session_not_ready");
    assert_eq!(home.json(&["session", "back", "--now", LATER]), json!({ "phases": [] }));
    Running::begin_with_two_yeses(&home, &["sensate-p1", "--skip-starter", "--now", LATER]);
    home.json(&["session", "stop", "--now", LATER]);
    assert_eq!(home.json(&["session", "back", "--now", LATER]), json!({ "phases": ["sensate-p0"] }));
    assert!(home.text(&["session", "back", "--now", LATER]).contains("rekindle session run sensate-p0"));
}
