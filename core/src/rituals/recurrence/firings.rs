//! The instants at which a recurrence fires, in order, after any instant.

use super::{LAST_DAY, Occurrences, Recurrence};
use crate::moment::{Instant, ZoneOffsets};
use chrono::{NaiveDate, NaiveDateTime};
use std::iter::Peekable;

/// One time at which a recurrence fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Firing {
    /// The civil time the rule names. It says which firing this is, whatever the place and its offsets.
    pub rule_local: NaiveDateTime,
    /// When it is.
    pub instant: Instant,
    /// What a clock on the wall shows then: later than `rule_local` when that fell into a gap.
    pub local: NaiveDateTime,
}

impl Firing {
    fn order(&self) -> (Instant, NaiveDateTime) {
        (self.instant, self.rule_local)
    }
}

/// The firings of `recurrence` strictly after `after`, by instant and then by `rule_local`, up to
/// [`LAST_DAY`]. Asked again at any later instant, the rest is the same: none is lost and none comes twice.
pub fn firings<'a>(recurrence: &'a Recurrence, offsets: &'a ZoneOffsets, after: Instant) -> Firings<'a> {
    firings_within(recurrence, offsets, after, LAST_DAY)
}

/// The same, for days of the rule up to `last`.
pub(crate) fn firings_within<'a>(
    recurrence: &'a Recurrence,
    offsets: &'a ZoneOffsets,
    after: Instant,
    last: NaiveDate,
) -> Firings<'a> {
    let from = offsets.earliest_civil_after(after);
    let occurrences = recurrence.occurrences_within(from, last).peekable();
    Firings { occurrences, offsets, after, held: Vec::new() }
}

/// Iterator made by [`firings`].
#[derive(Debug, Clone)]
pub struct Firings<'a> {
    occurrences: Peekable<Occurrences<'a>>,
    offsets: &'a ZoneOffsets,
    after: Instant,
    /// Firings that others may overtake, latest first.
    held: Vec<Firing>,
}

impl Firings<'_> {
    /// The firing of this time of the rule, and the instant before which none from this one on comes.
    fn resolve(&self, rule_local: NaiveDateTime) -> (Firing, Instant) {
        let (resolved, none_before) = self.offsets.resolve_in_order(rule_local);
        (Firing { rule_local, instant: resolved.instant, local: resolved.local }, none_before)
    }

    fn hold(&mut self, firing: Firing) {
        let place = self.held.partition_point(|held| held.order() > firing.order());
        self.held.insert(place, firing);
    }
}

impl Iterator for Firings<'_> {
    type Item = Firing;

    fn next(&mut self) -> Option<Firing> {
        loop {
            // One that was moved out of a gap, 02:30 to 03:30, can be overtaken by 03:00: it is held until no
            // other can come before it. The wall may show its own time again (a clock set back within hours),
            // so that its time alone does not tell whether it was moved.
            if let Some(first) = self.held.last().copied() {
                let next = self.occurrences.peek().copied().map(|next| self.resolve(next));
                if next.is_none_or(|(_, none_before)| none_before >= first.instant) {
                    return self.held.pop();
                }
            }
            let Some(rule_local) = self.occurrences.next() else { return self.held.pop() };
            let (firing, none_before) = self.resolve(rule_local);
            if firing.instant <= self.after {
                continue;
            }
            if none_before == firing.instant && self.held.is_empty() {
                return Some(firing);
            }
            self.hold(firing);
        }
    }
}
