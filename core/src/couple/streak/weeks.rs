//! Weeks: when they begin, and what each of them became.
//!
//! A week is kept, kept by the reserve, paused or quiet; there is no worse word, and the current week can
//! only become kept.

use super::goals::GoalHistory;
use super::ledger::Ledger;
use super::reserve::Reserve;
use serde::{Deserialize, Serialize};

/// Days in a week.
pub(super) const DAYS_A_WEEK: u32 = 7;

/// Paused days from which on a week is paused as a whole.
const PAUSED_DAYS_OF_A_PAUSED_WEEK: u32 = 4;

/// The first day of the week, as the couple chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Monday to Sunday.
    #[default]
    Monday,
    /// Sunday to Saturday.
    Sunday,
    /// Saturday to Friday.
    Saturday,
}

impl WeekStart {
    /// The first day of the week that holds `day`.
    pub(super) fn first_of(self, day: i32) -> i32 {
        // Day 0, 1970-01-01, was a Thursday.
        let since_thursday = match self {
            Self::Monday => 4,
            Self::Sunday => 3,
            Self::Saturday => 2,
        };
        day - (day - since_thursday).rem_euclid(7)
    }

    /// The last day of the week that holds `day`.
    pub(super) fn last_of(self, day: i32) -> i32 {
        self.first_of(day) + 6
    }
}

/// What became of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekStatus {
    /// Before the week of the first mark.
    Before,
    /// Its goal was reached; the current week has this as soon as it is.
    Kept,
    /// Over, and its missing days were spare ones.
    KeptByReserve,
    /// Over, and most of it was paused: it neither adds to a streak nor ends one.
    Paused,
    /// Over, without anything of that: the streak ended there.
    Quiet,
    /// The current week, before its goal is reached.
    Open,
    /// After the current week.
    ToCome,
}

/// A week from that of the first mark to the current one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Week {
    /// Its first day.
    pub(super) first: i32,
    /// What became of it.
    pub(super) status: WeekStatus,
    /// Its spare days as bits, the first day lowest.
    pub(super) spare: u32,
}

/// What a week asks for: connected days so far, and the goal, never more than the days available.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    /// Connected days, 0 to 7.
    pub(super) connected: u8,
    /// Days it takes, 0 to 7.
    pub(super) goal: u8,
}

/// The count of the week that begins on `first`.
pub(super) fn count(ledger: &Ledger, goals: &GoalHistory, first: i32) -> Count {
    let days = ledger.week(first);
    // Both are numbers of days of one week.
    let number = |bits: u32| u8::try_from(bits.count_ones()).unwrap_or(u8::MAX);
    let goal = goals.lowest(first, first + 6);
    Count { connected: number(days.connected), goal: goal.min(number(days.available)) }
}

/// Judges every week from that of the first mark to the current one, oldest first; none without a mark.
pub(super) fn judge(ledger: &Ledger, goals: &GoalHistory, week_start: WeekStart) -> Vec<Week> {
    let Some(first_mark) = ledger.first_mark else { return Vec::new() };
    let current = week_start.first_of(ledger.today);
    let mut reserve = Reserve::default();
    let mut alive = false;
    let mut weeks = Vec::new();
    let mut first = week_start.first_of(first_mark);
    while first <= current {
        let Count { connected, goal } = count(ledger, goals, first);
        let days = ledger.week(first);
        let mut spare = 0;
        let status = if connected >= 1 && connected >= goal {
            WeekStatus::Kept
        } else if first == current {
            WeekStatus::Open
        } else if days.paused.count_ones() >= PAUSED_DAYS_OF_A_PAUSED_WEEK {
            WeekStatus::Paused
        } else if connected >= 1 && alive && reserve.spend(first, goal - connected) {
            spare = lowest_bits(days.available & !days.connected, goal - connected);
            WeekStatus::KeptByReserve
        } else {
            WeekStatus::Quiet
        };
        if status != WeekStatus::Paused {
            alive = status != WeekStatus::Quiet;
        }
        weeks.push(Week { first, status, spare });
        first += 7;
    }
    weeks
}

/// Kept weeks in a row at the end of `weeks`, and the longest such run ever, the current week included.
pub(super) fn in_a_row(weeks: &[Week]) -> (u32, u32) {
    let (mut run, mut best) = (0, 0);
    for week in weeks {
        match week.status {
            WeekStatus::Kept | WeekStatus::KeptByReserve => run += 1,
            WeekStatus::Quiet => run = 0,
            WeekStatus::Paused | WeekStatus::Open | WeekStatus::Before | WeekStatus::ToCome => {}
        }
        best = best.max(run);
    }
    (run, best)
}

/// The lowest `number` of the bits that are set.
fn lowest_bits(bits: u32, number: u8) -> u32 {
    let mut rest = bits;
    for _ in 0..number {
        rest &= rest.saturating_sub(1);
    }
    bits & !rest
}

#[cfg(test)]
mod tests {
    use super::super::day_at;
    use super::*;
    use chrono::Weekday;

    #[test]
    fn a_week_begins_on_its_day_also_before_1970() {
        for (start, weekday) in [
            (WeekStart::Monday, Weekday::Mon),
            (WeekStart::Sunday, Weekday::Sun),
            (WeekStart::Saturday, Weekday::Sat),
        ] {
            for day in -30..30 {
                let first = start.first_of(day);
                assert_eq!(day_at(first).weekday(), weekday);
                assert!((first..=first + 6).contains(&day));
            }
        }
    }

    #[test]
    fn the_earliest_days_are_spare() {
        assert_eq!(lowest_bits(0b110_1010, 2), 0b000_1010);
        assert_eq!(lowest_bits(0b1, 3), 0b1);
        assert_eq!(lowest_bits(0b1011, 0), 0);
    }
}
