//! One's own data in plain formats: Markdown to read, JSON for programs, iCalendar for a calendar.
//!
//! Each format is a pure function of [`ExportData`]. What is written is not encrypted: shells say so before, and
//! nothing here sends it anywhere. The calendar holds no ritual's name and no word of the guide, since others
//! may see a calendar (`docs/spec/consent.md`, Discretion).

mod calendar;
mod door;
mod json;
mod markdown;
#[cfg(test)]
mod tests;

pub use calendar::{CalendarEvent, calendar};
pub use door::{ExportFormat, ExportRequest};
pub use json::json;
pub use markdown::markdown;

use crate::couple::streak::Streak;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::pausing::PauseView;
use crate::rituals::view::RitualView;

/// All that an export says.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportData {
    /// The ritual day on which it is made.
    pub made_on: RitualDay,
    /// Every ritual, retired ones too, in the order of adoption.
    pub rituals: Vec<RitualView>,
    /// The days on which something was done, oldest first.
    pub marks: Vec<ExportMark>,
    /// The days that were left out on purpose, oldest first.
    pub skips: Vec<ExportSkip>,
    /// The pauses, oldest first.
    pub pauses: Vec<PauseView>,
    /// The figures of one's own weeks.
    pub streak: Streak,
}

/// A ritual done on a ritual day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExportMark {
    /// The day it belongs to.
    pub day: RitualDay,
    /// The ritual.
    pub ritual: RitualId,
    /// How many marks stand, at least 1.
    pub times: u32,
}

/// A ritual left out on a ritual day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExportSkip {
    /// The day.
    pub day: RitualDay,
    /// The ritual.
    pub ritual: RitualId,
}
