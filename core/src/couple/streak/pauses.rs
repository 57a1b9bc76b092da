//! Declared pauses: spans of days that never count against anyone.
//!
//! A pause says neither why nor who asked. That one begins at most seven days before it is declared is
//! judged where it is declared, not here.

use super::day_set::DaySet;
use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};

/// The days of one declared pause. Spans may overlap; together they are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausedSpan {
    /// Its first day.
    pub from: RitualDay,
    /// Its last day, or none while it is open. A span whose last day is before its first covers nothing.
    pub to: Option<RitualDay>,
}

/// The days from `first` to `last` that a pause covers.
pub(super) fn covered(pauses: &[PausedSpan], first: i32, last: i32) -> DaySet {
    let mut days = DaySet::spanning(first, last);
    for pause in pauses {
        days.insert_span(pause.from.number(), pause.to.map_or(last, RitualDay::number));
    }
    days
}

#[cfg(test)]
mod tests {
    use super::super::day_at;
    use super::*;

    #[test]
    fn overlapping_pauses_are_one_and_a_reversed_one_covers_nothing() {
        let span = |from, to: Option<i32>| PausedSpan { from: day_at(from), to: to.map(day_at) };
        let pauses =
            [span(3, Some(5)), span(4, Some(6)), span(9, Some(8)), span(14, None), span(-9, Some(0))];
        let days: Vec<i32> = covered(&pauses, 0, 15).days().collect();
        assert_eq!(days, [0, 3, 4, 5, 6, 14, 15]);
    }
}
