//! Recurrence of days and times in civil time: RRULE of RFC 5545 at the granularity of days.
//!
//! Our own, because what a registry offers either walks from the start of a rule to today (a ritual is meant
//! to last years) or carries a zone table (`docs/decisions/0004`). It knows no ritual and no reminder, reads
//! no clock and no zone: a rule gives civil times, and [`firings()`] turns them into instants by offsets that
//! are handed in.
//!
//! | file | duty |
//! |---|---|
//! | `rule` | a rule as a value, and its one spelling |
//! | `parse` | text to rule, part by part |
//! | `error` | what can be wrong with a rule, said so that it can be put right |
//! | `pattern` | a rule with what it leaves open filled in from its start; which days it names |
//! | `occurrences` | the civil times, in order, from any time on |
//! | `firings` | the instants, in order, after any instant |

mod error;
mod firings;
mod occurrences;
mod parse;
mod pattern;
mod rule;

pub use error::RuleError;
pub(crate) use firings::firings_within;
pub use firings::{Firing, Firings, firings};
pub use occurrences::Occurrences;
pub use rule::{DayOfWeek, Frequency, Rule, Until};

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use pattern::Pattern;

/// The last day on which a rule is considered, so that a rule without an end has one.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2199, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// A rule with its start and its exceptions, all in civil time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    start: NaiveDateTime,
    rule: Rule,
    exceptions: Vec<NaiveDateTime>,
    pattern: Pattern,
}

impl Recurrence {
    /// The rule from `start` on (DTSTART), but for the civil times in `exceptions` (EXDATE), which still
    /// count towards COUNT. What the rule leaves open comes from the start; a start that does not match the
    /// rule is no occurrence. Fractions of a second are dropped.
    pub fn new(
        start: NaiveDateTime,
        rule: Rule,
        exceptions: impl IntoIterator<Item = NaiveDateTime>,
    ) -> Self {
        let start = whole_second(start);
        let mut exceptions: Vec<_> = exceptions.into_iter().map(whole_second).collect();
        exceptions.sort_unstable();
        exceptions.dedup();
        let pattern = Pattern::new(start, &rule);
        Self { start, rule, exceptions, pattern }
    }

    /// When it begins, in civil time.
    pub const fn start(&self) -> NaiveDateTime {
        self.start
    }

    /// Its rule.
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The civil times that are left out, ascending.
    pub fn exceptions(&self) -> &[NaiveDateTime] {
        &self.exceptions
    }

    /// The occurrences at or after `from`, in civil order.
    pub fn occurrences_from(&self, from: NaiveDateTime) -> Occurrences<'_> {
        Occurrences::new(self, from, LAST_DAY)
    }

    /// The occurrences at or after `from` on days up to `last`, in civil order. Looks no further than that
    /// day, whatever the rule.
    pub fn occurrences_within(&self, from: NaiveDateTime, last: NaiveDate) -> Occurrences<'_> {
        Occurrences::new(self, from, last)
    }
}

/// chrono writes a leap second as more than 10⁹ nanoseconds; that falls away here too.
fn whole_second(time: NaiveDateTime) -> NaiveDateTime {
    time.with_nanosecond(0).unwrap_or(time)
}

#[cfg(test)]
mod tests;
