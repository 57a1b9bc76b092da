//! The demo ends with one streak on two phones, and leaves nothing behind.

use crate::support::{Home, run, text};
use serde_json::{Value, json};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn thirty_days_end_with_one_streak_and_no_trace() {
    let home = Home::new();
    let temporary = home.beside("temporary");
    fs::create_dir(&temporary).unwrap();
    let began = Instant::now();
    let mut command = home.command(&["demo", "--json"]);
    command.env("TMPDIR", &temporary);
    let document: Value = serde_json::from_str(&text(&run(command, b""))).unwrap();
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert_eq!((&document["equal"], &document["days"]), (&json!(true), &json!(30)));
    let phones = document["phones"].as_array().unwrap();
    assert_eq!(phones.len(), 2);
    assert_eq!(phones[0]["streak"], phones[1]["streak"]);
    let streak = &phones[0]["streak"];
    assert_eq!((&streak["weeks"], &streak["best_weeks"]), (&json!(2), &json!(2)));
    // Neither doubled nor lost by the flight; the note that was taken back is gone; one spare day.
    let connected: Vec<&str> =
        streak["connected"].as_array().unwrap().iter().map(|day| day.as_str().unwrap()).collect();
    assert!(connected.contains(&"2026-03-24") && !connected.contains(&"2026-03-25"), "{connected:?}");
    assert!(connected.contains(&"2026-03-29") && !connected.contains(&"2026-03-12"), "{connected:?}");
    assert_eq!(streak["reserve"].as_array().unwrap().len(), 1);
    assert!(document["offline_exchanges"].as_u64().unwrap() > 5);
    assert!(document["mailbox"]["objects"].as_u64().unwrap() > 20);
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "nothing is left behind");
    assert!(!home.path().exists());
}

#[test]
fn the_page_is_the_same_each_time() {
    let home = Home::new();
    let page = home.text(&["demo"]);
    assert!(page.contains("Both phones show the same."), "{page}");
    assert_eq!(page, home.text(&["demo"]));
}
