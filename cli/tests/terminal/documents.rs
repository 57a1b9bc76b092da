//! The keys of the JSON documents that scripts rely on (`docs/cli.md`).

use crate::support::{Home, run};
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn has(value: &Value, expected: &[&str]) {
    let found = keys(value);
    for key in expected {
        assert!(found.contains(key), "{key} is not among {found:?}");
    }
}

#[test]
fn adopting_and_making_ones_own_name_the_ritual() {
    let home = Home::new();
    let adopted = home.json(&["ritual", "adopt", "morning-coffee", "--at", "07:30", "--at", "16:00"]);
    let id = adopted["ritual"]["id"].as_str().unwrap();
    assert_eq!(id.len(), 36);
    let own = home.json_with(&["ritual", "own", "--kind", "together", "--at", "21:00"], b"Tea on the roof\n");
    assert!(own["ritual"]["id"].is_string());
    assert_eq!(own["ritual"]["name"], "Tea on the roof");
    let list = home.json(&["ritual", "list"]);
    assert_eq!(list["rituals"].as_array().unwrap().len(), 2);
    has(
        &list["rituals"][0],
        &["id", "practice", "name", "kind", "private", "each_time", "schedule", "adopted_on", "retired_on"],
    );
    has(&list["rituals"][0]["schedule"][0], &["dtstart_local", "rrule", "exdates_local"]);
}

#[test]
fn a_mark_names_ritual_day_and_mark() {
    let home = Home::new();
    let id = home.json(&["ritual", "adopt", "morning-coffee"])["ritual"]["id"].clone();
    let done = home.json(&["ritual", "done", "morning-coffee"]);
    assert_eq!((&done["ritual"], &done["day"]), (&id, &json!("2026-03-10")));
    assert!(done["mark"].is_string());
    let past = home.json(&["ritual", "done", "morning-coffee", "--day", "2026-03-08"]);
    assert_eq!(past["day"], "2026-03-08");
    assert_ne!(past["mark"], done["mark"]);
    // The first letters of an id do as well.
    let short = &id.as_str().unwrap()[..8];
    let undone = home.json(&["ritual", "undo", short, "--day", "2026-03-08"]);
    assert_eq!((&undone["taken_back"], &undone["unskipped"]), (&json!(1), &json!(false)));
    assert_eq!(home.json(&["streak"])["connected"], json!(["2026-03-10"]));
}

#[test]
fn a_skip_can_be_taken_back() {
    let home = Home::with_ritual("morning-coffee");
    let skipped = home.json(&["ritual", "skip", "morning-coffee"]);
    assert_eq!(skipped["day"], "2026-03-10");
    assert_eq!(home.json(&["today"])["rituals"][0]["state"], "skipped");
    assert_eq!(home.json(&["ritual", "undo", "morning-coffee"])["unskipped"], true);
    assert_eq!(home.json(&["today"])["rituals"][0]["state"], "open");
}

#[test]
fn reminders_carry_instant_civil_times_ritual_and_day() {
    let home = Home::new();
    let id = home.json(&["ritual", "adopt", "two-minutes", "--at", "01:30"])["ritual"]["id"].clone();
    let items = home.json(&["reminders", "--limit", "3"])["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 3);
    let first = &items[0];
    assert_eq!(first["utc"], "2026-03-11T00:30:00Z");
    assert_eq!(first["rule_local"], "2026-03-11T01:30:00");
    assert_eq!(first["fires_local"], "2026-03-11T01:30:00");
    assert_eq!(first["ritual"], id);
    assert_eq!(first["day"], "2026-03-10", "it belongs to the day before");
    // The last of the slots asks to open the app and belongs to no ritual.
    assert_eq!(items[2]["ritual"], Value::Null);
}

#[test]
fn the_streak_is_that_of_the_vector_and_the_week() {
    let home = Home::with_ritual("morning-coffee");
    home.json(&["ritual", "done", "morning-coffee"]);
    let streak = home.json(&["streak"]);
    has(&streak, &["weeks", "best_weeks", "days", "strength", "connected", "reserve", "week"]);
    assert_eq!(streak["days"], 1);
    assert_eq!(streak["week"]["connected"], 1);
    assert!(streak["week"]["goal"].is_u64());
    // Without a vault all of it is zero and empty, and none is made by looking.
    let empty = Home::new();
    let streak = empty.json(&["streak"]);
    assert_eq!((&streak["weeks"], &streak["connected"]), (&json!(0), &json!([])));
    assert!(!empty.path().exists());
}

#[test]
fn touch_is_marked_and_counts_nowhere() {
    let home = Home::with_ritual("long-hug");
    home.json(&["ritual", "done", "long-hug"]);
    assert_eq!(home.json(&["today"])["rituals"][0]["state"], "done");
    assert_eq!(home.json(&["streak"])["connected"], json!([]));
}

#[test]
fn answers_choose_a_ritual_and_are_not_kept() {
    let home = Home::new();
    let answers = b"missing=talk,going-on=baby,minutes=60,at=20:30\n";
    let started = home.json_with(&["start", "--answers", "-"], answers);
    assert_eq!(started["suggestion"]["practice"], "connection-time");
    assert_eq!(started["ritual"]["practice"], "connection-time");
    assert_eq!(started["first_reminder"]["fires_local"], "2026-03-10T20:30:00");
    // The same again changes nothing.
    let again = home.json_with(&["start", "--answers", "-"], answers);
    assert_eq!((&again["already"], &again["ritual"]["id"]), (&json!(true), &started["ritual"]["id"]));
    assert_eq!(home.json(&["ritual", "list"])["rituals"].as_array().unwrap().len(), 1);
    let kept = serde_json::to_string(&home.everything()).unwrap();
    assert!(!kept.contains("baby"), "{kept}");
}

#[test]
fn pauses_are_inclusive_and_can_be_ended() {
    let home = Home::with_ritual("morning-coffee");
    let paused = home.json(&["ritual", "pause", "--from", "2026-03-08", "--until", "2026-03-20"]);
    assert_eq!(paused["pause"], json!({ "ritual": null, "from": "2026-03-08", "until": "2026-03-20" }));
    assert_eq!(home.json(&["today"])["paused"], true);
    assert_eq!(home.json(&["reminders"])["items"][0]["day"], "2026-03-21");
    assert_eq!(home.json(&["ritual", "resume"])["ended"], 1);
    assert_eq!(home.json(&["today"])["paused"], false);
}

#[test]
fn settings_are_shown_and_changed() {
    let home = Home::new();
    let defaults = home.json(&["settings"])["settings"].clone();
    assert_eq!(
        defaults,
        json!({ "quiet": "off", "day-start": "3", "names-in-notices": "off", "language": "auto",
                "goal": "3", "week-start": "monday", "auto-lock": "0" })
    );
    let changed = home.json(&["settings", "quiet", "22:00-07:00"]);
    assert_eq!((&changed["key"], &changed["value"]), (&json!("quiet"), &json!("22:00-07:00 defer")));
    assert_eq!(home.json(&["settings", "quiet"])["value"], "22:00-07:00 defer");
}

#[test]
fn the_guide_needs_no_vault() {
    let home = Home::new();
    let list = home.json(&["guide", "list"]);
    has(&list, &["practices", "decks", "paths", "pages"]);
    let practice = list["practices"][0]["id"].as_str().unwrap();
    has(&home.json(&["guide", "show", practice])["practice"], &["id", "name", "steps", "rrule", "times"]);
    assert_eq!(home.json(&["guide", "stage"])["stages"].as_array().unwrap().len(), 4);
    assert_eq!(home.json(&["guide", "stage", "2"])["stage"]["id"], "everyday-touch");
    let deck = list["decks"][0]["id"].as_str().unwrap();
    assert!(home.json(&["guide", "deck", deck])["card"]["text"].is_string());
    let path = list["paths"][0]["id"].as_str().unwrap();
    assert!(home.json(&["guide", "path", path])["path"]["steps"].is_array());
    let help = home.json(&["guide", "help-me", "es"]);
    assert_eq!(help["countries"][0]["code"], "ES");
    assert_eq!(home.json(&["guide", "help-me", "zz"])["countries"][0]["code"], "elsewhere");
    assert!(!home.path().exists(), "looking makes nothing");
}

#[test]
fn an_error_is_a_document_too() {
    let home = Home::with_ritual("morning-coffee");
    let output = run(home.command(&["ritual", "done", "tea", "--json"]), b"");
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(keys(&document), ["error"]);
    assert_eq!(document["error"]["code"], "no_such_ritual");
    assert!(!document["error"]["hint"].as_str().unwrap().is_empty());
    assert!(!output.stderr.is_empty(), "a person reads standard error");
}

#[test]
fn vectors_answer_a_line_for_a_line() {
    let home = Home::new();
    let input = b"{\"base\":1000}\nnonsense\n{\"base\":1000,\"more\":true}\n";
    let output = home.run_with(&["vectors", "closeness"], input);
    let lines: Vec<Value> = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0], lines[2]);
    assert_eq!(lines[0]["diameters"][6], 1414);
    assert!(lines[1]["error"].is_string());
}
