//! What a screen gets to know of a ritual.

use super::kind::RitualKind;
use super::ritual::{Quieting, Ritual};
use crate::guide::Catalogue;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use chrono::{NaiveDateTime, NaiveTime, Timelike};

/// A ritual for a list or an editor.
#[derive(Debug, Clone, PartialEq)]
pub struct RitualView {
    /// Its name in calls.
    pub id: RitualId,
    /// The practice it was adopted from.
    pub practice: Option<String>,
    /// Its name for people.
    pub name: String,
    /// How it counts.
    pub kind: RitualKind,
    /// Kept to oneself.
    pub private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it is, one entry for each time of day.
    pub schedule: Vec<RecurrenceView>,
    /// The ritual day of its adoption.
    pub adopted_on: RitualDay,
    /// The ritual day of its retirement.
    pub retired_on: Option<RitualDay>,
}

/// One recurring civil time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurrenceView {
    /// Its start, civil.
    pub starts_local: NaiveDateTime,
    /// Its rule, as RFC 5545's RRULE.
    pub rule: String,
    /// Civil times left out.
    pub except_local: Vec<NaiveDateTime>,
}

/// The name people see: their own, else the catalogue's; for a practice that no longer is in the catalogue,
/// its id.
pub(crate) fn display_name(ritual: &Ritual, guide: &Catalogue) -> String {
    let practice = ritual.practice.as_deref().unwrap_or_default();
    ritual.name.clone().unwrap_or_else(|| {
        guide.practice(practice).map_or_else(|| practice.to_owned(), |p| p.text.name.clone())
    })
}

pub(crate) fn ritual_view(ritual: &Ritual, guide: &Catalogue) -> RitualView {
    RitualView {
        id: ritual.id,
        practice: ritual.practice.clone(),
        name: display_name(ritual, guide),
        kind: ritual.kind,
        private: ritual.private,
        quieting: ritual.quieting,
        schedule: ritual
            .schedule
            .iter()
            .map(|recurrence| RecurrenceView {
                starts_local: recurrence.start(),
                rule: recurrence.rule().to_string(),
                except_local: recurrence.exceptions().to_vec(),
            })
            .collect(),
        adopted_on: ritual.adopted_on,
        retired_on: ritual.retired_on,
    }
}

/// The civil times at which a ritual comes on a ritual day, sorted.
pub(crate) fn times_on(ritual: &Ritual, day: RitualDay, day_start_hour: u8) -> Vec<NaiveTime> {
    let start = day.date().and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(i64::from(day_start_hour));
    let end = start + chrono::TimeDelta::days(1);
    let mut times: Vec<NaiveDateTime> = ritual
        .schedule
        .iter()
        .flat_map(|recurrence| {
            recurrence.occurrences_from(start).take_while(|local| *local < end).collect::<Vec<_>>()
        })
        .collect();
    times.sort_unstable();
    times.dedup();
    times.into_iter().map(|local| local.time().with_nanosecond(0).unwrap_or(local.time())).collect()
}
