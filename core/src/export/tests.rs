//! What the three formats say, and what the calendar must not.

use super::*;
use crate::guide::{Language, Words};
use crate::moment::Instant;
use crate::rituals::kind::RitualKind;
use crate::rituals::ritual::Quieting;
use crate::rituals::view::RecurrenceView;
use chrono::NaiveDateTime;
use uuid::Uuid;

fn day(text: &str) -> RitualDay {
    text.parse().unwrap()
}

fn civil(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn every(rule: &str, starts: &str, except: &[&str]) -> RecurrenceView {
    RecurrenceView {
        starts_local: civil(starts),
        rule: rule.to_owned(),
        except_local: except.iter().map(|text| civil(text)).collect(),
    }
}

fn data() -> ExportData {
    let ritual = |id: u128, name: &str, kind| RitualView {
        id: RitualId::new(Uuid::from_u128(id)),
        practice: None,
        name: name.to_owned(),
        kind,
        private: kind == RitualKind::Touch,
        quieting: Quieting::RestOfDay,
        schedule: vec![every("FREQ=DAILY", "2026-11-02T20:30:00", &["2026-11-04T20:30:00"])],
        adopted_on: day("2026-11-02"),
        retired_on: None,
    };
    let (coffee, kiss) = (RitualId::new(Uuid::from_u128(1)), RitualId::new(Uuid::from_u128(2)));
    ExportData {
        made_on: day("2026-11-22"),
        rituals: vec![
            ritual(1, "Coffee *at* <seven> | \u{1f375}", RitualKind::Together),
            ritual(2, "Kiss", RitualKind::Touch),
        ],
        marks: vec![
            ExportMark { day: day("2026-11-03"), ritual: coffee, times: 1 },
            ExportMark { day: day("2026-11-05"), ritual: coffee, times: 3 },
        ],
        skips: vec![ExportSkip { day: day("2026-11-06"), ritual: kiss }],
        pauses: vec![
            PauseView { ritual: None, from: day("2026-11-10"), until: None },
            PauseView { ritual: Some(kiss), from: day("2026-11-11"), until: Some(day("2026-11-12")) },
        ],
        streak: Streak {
            weeks: 2,
            best_weeks: 5,
            days: 1,
            strength: 0.5,
            connected: vec![day("2026-11-03"), day("2026-11-05")],
            reserve: vec![day("2026-11-08")],
        },
    }
}

#[test]
fn json_holds_everything_under_stable_keys() {
    let document: serde_json::Value = serde_json::from_str(&json(&data())).unwrap();
    assert_eq!(document["format"], "rekindle-export");
    assert_eq!(document["rituals"][0]["name"], "Coffee *at* <seven> | \u{1f375}");
    assert_eq!(document["rituals"][1]["kind"], "touch");
    assert_eq!(document["rituals"][0]["schedule"][0]["starts_local"], "2026-11-02T20:30:00");
    assert_eq!(document["rituals"][0]["schedule"][0]["except_local"][0], "2026-11-04T20:30:00");
    assert_eq!(document["marks"][1]["times"], 3);
    assert_eq!(document["marks"][1]["ritual"], document["rituals"][0]["id"]);
    assert_eq!(document["pauses"][0]["until"], serde_json::Value::Null);
    assert_eq!(document["streak"]["best_weeks"], 5);
    assert_eq!(document["streak"]["connected"][1], "2026-11-05");
}

#[test]
fn markdown_reads_in_every_language_and_names_stand_literally() {
    for language in Language::all() {
        let words = Words::of(language);
        let page = markdown(&data(), &words);
        assert!(page.contains("### Coffee \\*at\\* \\<seven\\> \\| \u{1f375}\n"), "{page}");
        assert!(page.contains("2026-11-03, 2026-11-05 ×3"), "{page}");
        assert!(page.contains("2026-11-10 – "), "{page}");
        assert!(page.contains("- Kiss: 2026-11-11 – 2026-11-12"), "{page}");
        // A word that is missing shows its key.
        assert!(!page.contains("export.") && !page.contains("ritual."), "{page}");
    }
}

fn file(events: &[RecurrenceView], title: &str) -> String {
    let events: Vec<_> = events
        .iter()
        .map(|recurrence| CalendarEvent { uid: Uuid::from_u128(9), recurrence: recurrence.clone() })
        .collect();
    let now: Instant = "2026-11-22T10:00:00Z".parse().unwrap();
    calendar(&events, title, now)
}

#[test]
fn a_calendar_holds_times_and_one_neutral_title() {
    let text = file(&data().rituals[0].schedule, "Reserved");
    assert_eq!(
        text,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//calendar//1//EN\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\n\
         UID:00000000-0000-0000-0000-000000000009\r\nDTSTAMP:20261122T100000Z\r\nDTSTART:20261102T203000\r\n\
         RRULE:FREQ=DAILY\r\nEXDATE:20261104T203000\r\nSUMMARY:Reserved\r\nCLASS:PRIVATE\r\n\
         TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

#[test]
fn long_lines_are_folded_between_characters_and_text_is_escaped() {
    let title = "Reservado; sí, \\ ñandú ".repeat(20);
    let text = file(&[every("FREQ=DAILY", "2026-11-02T20:30:00", &[])], &title);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let unfolded = text.replace("\r\n ", "");
    let escaped = title.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    assert!(unfolded.contains(&format!("SUMMARY:{escaped}\r\n")), "{unfolded}");
}

#[test]
fn a_start_that_is_no_occurrence_moves_to_the_first_and_a_day_in_until_to_its_end() {
    let text = file(&[every("FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO", "2026-11-04T08:00:00", &[])], "x");
    assert!(text.contains("DTSTART:20261109T080000\r\n"), "{text}");
    assert!(text.contains("UNTIL=20261231T235959"), "{text}");
    // One that never comes is no event.
    let text = file(&[every("FREQ=DAILY;UNTIL=20200101", "2026-11-04T08:00:00", &[])], "x");
    assert!(!text.contains("VEVENT"), "{text}");
}

#[test]
fn the_calendar_title_is_neutral_in_every_language() {
    for language in Language::all() {
        let words = Words::of(language);
        let title = words.text("export.calendar_title", &[]);
        assert!(words.has("export.calendar_title") && !title.is_empty());
        for telling in ["ritual", "rekindle", "love", "amor", "couple", "pareja", "kiss", "beso"] {
            assert!(!title.to_lowercase().contains(telling), "{title}");
        }
    }
}
