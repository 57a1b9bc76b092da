//! Another calendar library reads our export and finds the very times at which the rituals are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::export::{CalendarEvent, ExportFormat, ExportRequest, calendar};
use rekindle_core::guide::Language;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::recurrence::{Recurrence, Rule};
use rekindle_core::rituals::view::RecurrenceView;
use rekindle_core::{Companion, RekindleError};
use rekindle_tests::{life, require};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// From and to, civil; the second day does not belong to it.
const WINDOW: [&str; 2] = ["2026-11-01", "2028-12-01"];

/// Rules of every form that a schedule may have, with starts that are and are not occurrences.
const RULES: [(&str, &str, &[&str]); 16] = [
    ("FREQ=DAILY", "2026-11-02T20:30:00", &["2026-11-04T20:30:00", "2027-03-28T20:30:00"]),
    ("FREQ=DAILY;INTERVAL=3", "2026-11-02T02:30:00", &[]),
    ("FREQ=DAILY;COUNT=10", "2026-11-02T20:30:00", &["2026-11-02T20:30:00"]),
    ("FREQ=DAILY;UNTIL=20261231", "2026-11-02T20:30:00", &[]),
    ("FREQ=DAILY;UNTIL=20261231T120000", "2026-11-02T12:00:00", &[]),
    ("FREQ=DAILY;BYMONTH=1,7", "2026-11-02T08:00:00", &[]),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-03T07:15:00", &["2026-11-06T07:15:00"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2026-11-04T18:00:00", &[]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU", "2026-11-04T18:00:00", &[]),
    ("FREQ=WEEKLY;COUNT=7;BYDAY=SA", "2026-11-04T18:00:00", &[]),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-11-04T09:00:00", &[]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-04T09:00:00", &[]),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "2026-11-15T09:00:00", &[]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-15T09:00:00", &[]),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-11-15T09:00:00", &[]),
    ("FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0,30", "2026-11-02T08:00:00", &[]),
];

/// The reader, or nothing when it is not installed.
fn read(file: &Path) -> Option<Vec<Value>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracles/calendar_file.py");
    let run = Command::new("python3").arg(script).arg(file).args(WINDOW).output();
    let output = match run {
        Ok(output) if output.status.code() == Some(77) => {
            require::skip_or_fail("python", String::from_utf8_lossy(&output.stderr).trim());
            return None;
        }
        Ok(output) => output,
        Err(why) => {
            require::skip_or_fail("python", &format!("python3: {why}"));
            return None;
        }
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn ours(recurrence: &RecurrenceView) -> Vec<String> {
    let [from, to] = WINDOW.map(|day| format!("{day}T00:00:00").parse().unwrap());
    let rule = Rule::parse(&recurrence.rule).unwrap();
    Recurrence::new(recurrence.starts_local, rule, recurrence.except_local.iter().copied())
        .occurrences_from(from)
        .take_while(|local| *local < to)
        .map(|local| local.format("%Y-%m-%dT%H:%M:%S").to_string())
        .collect()
}

#[test]
fn another_library_finds_the_same_times() {
    let events: Vec<CalendarEvent> = (1_u128..)
        .zip(RULES)
        .map(|(number, (rule, starts, except))| CalendarEvent {
            uid: uuid::Uuid::from_u128(number),
            recurrence: RecurrenceView {
                starts_local: starts.parse().unwrap(),
                rule: rule.to_owned(),
                except_local: except.iter().map(|text| text.parse().unwrap()).collect(),
            },
        })
        .collect();
    let folder = life::folder().unwrap();
    let file = folder.path().join("calendar.ics");
    let title = "Reservado; para dos, \\ y más: una línea larga que hay que doblar entre letras como ñ y é";
    fs::write(&file, calendar(&events, title, life::here().unwrap().now)).unwrap();
    let Some(found) = read(&file) else { return };
    assert_eq!(found.len(), events.len());
    for event in &events {
        let uid = event.uid.to_string();
        let theirs = found.iter().find(|theirs| theirs["uid"] == uid.as_str()).unwrap();
        let rule = &event.recurrence.rule;
        assert_eq!(theirs["summary"], title, "{rule}");
        assert_eq!(theirs["floating"], true, "{rule}");
        assert_eq!(theirs["starts"], serde_json::json!(ours(&event.recurrence)), "{rule}");
    }
}

#[test]
fn an_exported_calendar_says_nothing_of_what_it_is() -> Result<(), RekindleError> {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here()?)?;
    life::make_ritual(&companion, "Sábanas", RitualKind::Touch)?;
    let directory = home.path().join("export");
    for language in Language::all() {
        let request =
            ExportRequest { directory: &directory, format: ExportFormat::Calendar, replace: true, language };
        let file = companion.export(&request, &life::here()?)?;
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("RRULE:FREQ=DAILY\r\n"), "{text}");
        for telling in ["Sábanas", "ritual", "ekindle", "REKINDLE", "touch", "couple", "pareja"] {
            assert!(!text.contains(telling), "{telling}: {text}");
        }
        let again = ExportRequest { replace: false, ..request };
        assert!(matches!(companion.export(&again, &life::here()?), Err(RekindleError::FileExists)));
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    Ok(())
}
