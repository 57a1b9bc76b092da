//! The export for calendars: iCalendar of RFC 5545, in floating local times, with one neutral title.
//!
//! Nothing in it says what an event is: no name, no kind, no word of the guide, no name of this app, and event
//! ids that are random. Importing twice gives each event twice, since an id that stays would have to be stored
//! and would tie two exports together.

use crate::moment::Instant;
use crate::rituals::recurrence::{Recurrence, Rule, Until};
use crate::rituals::view::RecurrenceView;
use chrono::NaiveDateTime;
use std::fmt::Write as _;
use uuid::Uuid;

/// Longest line in bytes, its line break not counted (RFC 5545, section 3.1).
const MAX_LINE_BYTES: usize = 75;
const CIVIL: &str = "%Y%m%dT%H%M%S";

/// One recurring event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Its id in the file: random, tied to nothing.
    pub uid: Uuid,
    /// When it is.
    pub recurrence: RecurrenceView,
}

/// The file, with each event under the same `title`, stamped `now`.
///
/// An event whose rule never comes, or cannot be read, is left out.
pub fn calendar(events: &[CalendarEvent], title: &str, now: Instant) -> String {
    let mut file = Lines(String::new());
    file.push("BEGIN:VCALENDAR");
    file.push("VERSION:2.0");
    // The format wants a product's name; it may travel into a calendar that others see.
    file.push("PRODID:-//calendar//1//EN");
    file.push("CALSCALE:GREGORIAN");
    for event in events {
        let Some((starts, rule)) = for_calendars(&event.recurrence) else { continue };
        file.push("BEGIN:VEVENT");
        file.push(&format!("UID:{}", event.uid.hyphenated()));
        file.push(&format!("DTSTAMP:{}Z", now.format(CIVIL)));
        file.push(&format!("DTSTART:{}", starts.format(CIVIL)));
        file.push(&format!("RRULE:{rule}"));
        for except in &event.recurrence.except_local {
            file.push(&format!("EXDATE:{}", except.format(CIVIL)));
        }
        file.push(&format!("SUMMARY:{}", escaped(title)));
        file.push("CLASS:PRIVATE");
        file.push("TRANSP:TRANSPARENT");
        file.push("END:VEVENT");
    }
    file.push("END:VCALENDAR");
    file.0
}

/// The start and rule as calendars understand them alike.
///
/// The start becomes the first occurrence: calendars count a start that does not match its rule as an
/// occurrence, and we do not. That moves no later one, since the first occurrence lies in a period that the
/// interval reaches and has everything that the rule leaves open in common with the start. And the day in
/// UNTIL becomes its last second, since UNTIL must be of the start's type (RFC 5545, section 3.3.10).
fn for_calendars(recurrence: &RecurrenceView) -> Option<(NaiveDateTime, String)> {
    let rule = Rule::parse(&recurrence.rule).ok()?;
    let mut text = rule.to_string();
    if let Some(Until::Day(day)) = rule.until() {
        let written = format!("UNTIL={}", day.format("%Y%m%d"));
        text = text.replacen(&written, &format!("{written}T235959"), 1);
    }
    // Occurrences that are left out count towards COUNT, so the first is looked for without exceptions.
    let starts = Recurrence::new(recurrence.starts_local, rule, [])
        .occurrences_from(recurrence.starts_local)
        .next()?;
    Some((starts, text))
}

/// Content lines: folded, each ended by CR LF.
struct Lines(String);

impl Lines {
    fn push(&mut self, line: &str) {
        let mut room = MAX_LINE_BYTES;
        for character in line.chars() {
            if character.len_utf8() > room {
                // The space that begins a continued line counts.
                self.0.push_str("\r\n ");
                room = MAX_LINE_BYTES - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value (RFC 5545, section 3.3.11). Control characters have no place in it.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                // Writing to a string cannot fail.
                let _ = write!(value, "\\{character}");
            }
            '\n' => value.push_str("\\n"),
            character if character.is_control() => {}
            character => value.push(character),
        }
    }
    value
}
