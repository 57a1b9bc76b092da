//! What a plan is made from. Plain data that a room of the vault fills in; nothing here is stored as it is.

use super::quiet::QuietHours;
use crate::ids::RitualId;
use crate::moment::{DayStart, Instant, RitualDay, ZoneOffsets};
use crate::rituals::recurrence::Recurrence;
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};

/// Everything [`super::plan()`] looks at.
#[derive(Debug, Clone)]
pub struct PlanRequest<'a> {
    /// Each active ritual, once. Order does not matter.
    pub rituals: &'a [RitualReminders],
    /// Pauses of everything, by ritual day.
    pub pauses: &'a [DaySpan],
    /// Quiet hours, if any are kept.
    pub quiet: Option<QuietHours>,
    /// The hour at which a ritual day begins. Moves no reminder.
    pub day_start: DayStart,
    /// The time: only what rings later is planned.
    pub now: Instant,
    /// The place's offsets, from [`crate::moment::LOOK_BACK`] before `now` to the horizon.
    pub offsets: &'a ZoneOffsets,
    /// How many notifications the system lets us arm.
    pub limit: usize,
    /// How many days ahead the plan reaches.
    pub horizon_days: u16,
}

impl PlanRequest<'_> {
    /// How far a plan reaches unless told otherwise, in days.
    pub const HORIZON_DAYS: u16 = 400;
}

/// One active ritual and what was said about its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RitualReminders {
    /// Which ritual.
    pub ritual: RitualId,
    /// When it is reminded of: one recurrence for each schedule. Two that name the same civil time ring once.
    pub recurrences: Vec<Recurrence>,
    /// What a mark quiets.
    pub quieting: Quieting,
    /// How many standing marks each marked day has, whoever made them.
    pub marks: BTreeMap<RitualDay, u32>,
    /// What the person chose to skip.
    pub skips: Vec<Skip>,
    /// Pauses of this ritual, by ritual day.
    pub pauses: Vec<DaySpan>,
    /// Firings put off by the person. Take one out when it has rung.
    pub snoozes: Vec<Snooze>,
    /// Firings that have rung, by the civil time of the rule: a clock that was set back must not ring them
    /// again. Those of the last few days are enough.
    pub rung: BTreeSet<NaiveDateTime>,
}

impl RitualReminders {
    /// A ritual with these recurrences of which nothing else has been said.
    pub fn new(ritual: RitualId, recurrences: Vec<Recurrence>) -> Self {
        Self {
            ritual,
            recurrences,
            quieting: Quieting::default(),
            marks: BTreeMap::new(),
            skips: Vec::new(),
            pauses: Vec::new(),
            snoozes: Vec::new(),
            rung: BTreeSet::new(),
        }
    }
}

/// What a mark quiets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quieting {
    /// After a mark for a ritual day nothing more rings on behalf of that day.
    #[default]
    RestOfDay,
    /// The n marks of a ritual day quiet its first n firings. A skipped firing or one left out by the
    /// recurrence is none; one that rang, or that quiet hours dropped, is.
    EachTime,
}

/// A wish not to be reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// On a whole ritual day.
    Day(RitualDay),
    /// Of one firing, named by the civil time of its rule.
    Firing(NaiveDateTime),
}

/// Ritual days from `from` to `to`, both included; without an end when there is no `to`. With `from` after
/// `to` it covers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    /// The first day.
    pub from: RitualDay,
    /// The last day.
    pub to: Option<RitualDay>,
}

impl DaySpan {
    /// Whether the span covers `day`.
    pub fn covers(&self, day: RitualDay) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A firing that the person put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snooze {
    /// Which firing, by the civil time of its rule, which may have been edited since.
    pub rule_local: NaiveDateTime,
    /// When it is to ring.
    pub until: Instant,
}
