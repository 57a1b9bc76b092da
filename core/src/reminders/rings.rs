//! One recurrence's firings after quiet hours: when it rings. Nothing here knows a ritual.

use super::quiet::{QuietHours, QuietMode};
use crate::moment::{Instant, ZoneOffsets};
use crate::rituals::recurrence::{Firing, Firings, LAST_DAY, Recurrence, firings_within};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::iter::Peekable;

/// How long before now a firing can lie that is still to ring. Quiet hours are shorter than a day; a day
/// that was skipped (Samoa, 2011) makes two. Less than [`crate::moment::LOOK_BACK`], so that the offsets
/// reach as far.
const LONGEST_DEFERRAL: TimeDelta = TimeDelta::hours(50);

/// A firing with what quiet hours made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ring {
    /// The civil time the rule names.
    pub(super) rule_local: NaiveDateTime,
    /// When it rings.
    pub(super) instant: Instant,
    /// What a clock on the wall shows then.
    pub(super) local: NaiveDateTime,
    /// Whether quiet hours put it off.
    pub(super) deferred: bool,
}

impl Ring {
    fn order(&self) -> (Instant, NaiveDateTime) {
        (self.instant, self.rule_local)
    }
}

impl From<Firing> for Ring {
    fn from(firing: Firing) -> Self {
        let Firing { rule_local, instant, local } = firing;
        Self { rule_local, instant, local, deferred: false }
    }
}

/// The times at which a recurrence rings strictly after an instant, by instant and then by `rule_local`.
#[derive(Debug, Clone)]
pub(super) struct Rings<'a> {
    firings: Peekable<Firings<'a>>,
    offsets: &'a ZoneOffsets,
    quiet: Option<QuietHours>,
    after: Instant,
    /// Rings that were put off and that others may overtake, latest first.
    held: Vec<Ring>,
}

impl<'a> Rings<'a> {
    /// The rings of `recurrence` after `after`, for days of the rule up to `last`.
    pub(super) fn new(
        recurrence: &'a Recurrence,
        offsets: &'a ZoneOffsets,
        quiet: Option<QuietHours>,
        after: Instant,
        last: NaiveDate,
    ) -> Self {
        let begin = match quiet {
            Some(QuietHours { mode: QuietMode::Defer, .. }) => after.checked_sub_signed(LONGEST_DEFERRAL),
            _ => Some(after),
        };
        let firings = firings_within(recurrence, offsets, begin.unwrap_or(after), last).peekable();
        Self { firings, offsets, quiet, after, held: Vec::new() }
    }

    /// The same, as far as rules are considered at all.
    pub(super) fn unbounded(
        recurrence: &'a Recurrence,
        offsets: &'a ZoneOffsets,
        quiet: Option<QuietHours>,
        after: Instant,
    ) -> Self {
        Self::new(recurrence, offsets, quiet, after, LAST_DAY)
    }

    /// What quiet hours make of a firing; nothing when they drop it.
    fn after_quiet(&self, firing: Firing) -> Option<Ring> {
        let Some(quiet) = self.quiet.filter(|quiet| quiet.cover(firing.local)) else {
            return Some(firing.into());
        };
        match quiet.mode {
            QuietMode::Drop => None,
            QuietMode::Defer => quiet.end_after(firing.instant, self.offsets).map(|end| Ring {
                rule_local: firing.rule_local,
                instant: end.instant,
                local: end.local,
                deferred: true,
            }),
        }
    }

    fn hold(&mut self, ring: Ring) {
        let place = self.held.partition_point(|held| held.order() > ring.order());
        self.held.insert(place, ring);
    }
}

impl Iterator for Rings<'_> {
    type Item = Ring;

    fn next(&mut self) -> Option<Ring> {
        loop {
            // A firing rings at its instant or later, so one that was put off may go once the next firing is
            // later than it.
            if let Some(first) = self.held.last()
                && self.firings.peek().is_none_or(|next| next.instant > first.instant)
            {
                return self.held.pop();
            }
            let Some(firing) = self.firings.next() else { return self.held.pop() };
            let Some(ring) = self.after_quiet(firing).filter(|ring| ring.instant > self.after) else {
                continue;
            };
            if !ring.deferred && self.held.is_empty() {
                return Some(ring);
            }
            self.hold(ring);
        }
    }
}
