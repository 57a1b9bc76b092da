//! Which firings marks, skips and pauses silence. A firing is judged by the ritual day of its rule's own
//! local time, also when it rings on another.

use super::request::{DaySpan, PlanRequest, Quieting, RitualReminders, Skip};
use crate::moment::{DayStart, RitualDay};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::collections::BTreeSet;

/// Judges the firings of one ritual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Silence<'a> {
    reminders: &'a RitualReminders,
    pauses: &'a [DaySpan],
    day_start: DayStart,
}

impl<'a> Silence<'a> {
    pub(super) fn new(reminders: &'a RitualReminders, request: &PlanRequest<'a>) -> Self {
        Self { reminders, pauses: request.pauses, day_start: request.day_start }
    }

    /// The ritual day of a firing.
    pub(super) fn day_of(&self, rule_local: NaiveDateTime) -> RitualDay {
        self.day_start.day_of(rule_local)
    }

    /// Whether nothing may ring for this firing, snoozed or not.
    pub(super) fn covers(&self, rule_local: NaiveDateTime) -> bool {
        let day = self.day_of(rule_local);
        self.skips(rule_local, day) || self.pauses(day) || self.is_marked(rule_local, day)
    }

    /// Whether this firing of a rule is to be left out because it has rung, or because it was put off and
    /// the snooze rings in its place.
    pub(super) fn is_over(&self, rule_local: NaiveDateTime) -> bool {
        self.reminders.rung.contains(&rule_local)
            || self.reminders.snoozes.iter().any(|snooze| snooze.rule_local == rule_local)
    }

    /// The last date on which a firing can ring at all, if a pause without end begins: looking further
    /// would cost time and find nothing.
    pub(super) fn last_date(&self) -> Option<NaiveDate> {
        let spans = self.pauses.iter().chain(&self.reminders.pauses);
        // Early hours of the pause's first date still belong to the ritual day before it.
        spans.filter(|span| span.to.is_none()).map(|span| span.from.date()).min()
    }

    fn skips(&self, rule_local: NaiveDateTime, day: RitualDay) -> bool {
        self.reminders.skips.iter().any(|skip| match *skip {
            Skip::Day(skipped) => skipped == day,
            Skip::Firing(skipped) => skipped == rule_local,
        })
    }

    fn pauses(&self, day: RitualDay) -> bool {
        self.pauses.iter().chain(&self.reminders.pauses).any(|span| span.covers(day))
    }

    fn is_marked(&self, rule_local: NaiveDateTime, day: RitualDay) -> bool {
        if self.reminders.marks.is_empty() {
            return false;
        }
        let marks = self.reminders.marks.get(&day).copied().unwrap_or(0);
        match self.reminders.quieting {
            Quieting::RestOfDay => marks > 0,
            Quieting::EachTime => marks > 0 && self.firings_before(rule_local, day, marks) < marks,
        }
    }

    /// How many firings that were not skipped the ritual day has before `rule_local`, counted up to `enough`.
    fn firings_before(&self, rule_local: NaiveDateTime, day: RitualDay, enough: u32) -> u32 {
        let begin = day.date().and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(self.day_start.hour()));
        let wanted = usize::try_from(enough).unwrap_or(usize::MAX);
        let mut earlier = BTreeSet::new();
        for recurrence in &self.reminders.recurrences {
            let firings = recurrence
                .occurrences_within(begin, rule_local.date())
                .take_while(|&firing| firing < rule_local)
                .filter(|&firing| !self.skips(firing, day));
            earlier.extend(firings.take(wanted));
        }
        u32::try_from(earlier.len()).unwrap_or(u32::MAX)
    }
}
