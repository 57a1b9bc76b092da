//! The days as they stand: which are connected, which a pause covers, where the history begins.
//!
//! It holds plain days only; what a week makes of them is judged in [`super::weeks`].

use super::day_set::{DaySet, mask};
use super::marks::CountedDay;
use super::pauses::{PausedSpan, covered};
use super::weeks::{DAYS_A_WEEK, WeekStart};
use crate::moment::RitualDay;

/// The days from the week of the first counted day to the end of the current week.
#[derive(Debug)]
pub(super) struct Ledger {
    /// The first day, up to today, with a standing mark that counts, even if it connects nothing.
    pub(super) first_mark: Option<i32>,
    /// The day it is.
    pub(super) today: i32,
    /// Connected days up to today.
    pub(super) connected: DaySet,
    /// Days that a pause covers, connected or not.
    covered: DaySet,
}

/// The seven days of a week as bits, the first day lowest.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeekDays {
    /// Connected days.
    pub(super) connected: u32,
    /// Days that a pause covers and that are not connected.
    pub(super) paused: u32,
    /// Days that ask for something: not before the first mark and not paused.
    pub(super) available: u32,
}

impl Ledger {
    /// Days after `today` are left out. The order of `days` does not matter.
    pub(super) fn new(
        days: &[CountedDay],
        pauses: &[PausedSpan],
        week_start: WeekStart,
        today: RitualDay,
    ) -> Self {
        let counted = || days.iter().filter(|counted| counted.day <= today);
        let first_mark = counted().map(|counted| counted.day).min().map(RitualDay::number);
        let today = today.number();
        let first = week_start.first_of(first_mark.unwrap_or(today));
        let last = week_start.last_of(today);
        let mut connected = DaySet::spanning(first, last);
        for counted in counted().filter(|counted| counted.connected) {
            connected.insert(counted.day.number());
        }
        Self { first_mark, today, connected, covered: covered(pauses, first, last) }
    }

    /// Whether a pause covers `day` and it is not connected.
    pub(super) fn is_paused(&self, day: i32) -> bool {
        self.covered.contains(day) && !self.connected.contains(day)
    }

    /// The week that begins on `first`. While there is no mark the first one can only be today's.
    pub(super) fn week(&self, first: i32) -> WeekDays {
        let connected = self.connected.window(first, DAYS_A_WEEK);
        let paused = self.covered.window(first, DAYS_A_WEEK) & !connected;
        let begin = self.first_mark.unwrap_or(self.today);
        let before = if begin > first { mask(begin.abs_diff(first).min(DAYS_A_WEEK)) } else { 0 };
        WeekDays { connected, paused, available: mask(DAYS_A_WEEK) & !paused & !before }
    }

    /// Connected days in a row up to yesterday, paused ones skipped, and today if it is connected.
    pub(super) fn days_in_a_row(&self) -> u32 {
        let Some(first) = self.first_mark else { return 0 };
        let up_to_yesterday = (first..self.today)
            .rev()
            .take_while(|&day| self.connected.contains(day) || self.is_paused(day))
            .filter(|&day| self.connected.contains(day));
        let mut days = u32::from(self.connected.contains(self.today));
        for _ in up_to_yesterday {
            days += 1;
        }
        days
    }
}
