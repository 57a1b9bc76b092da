//! The goal and its history: how many connected days of seven two people agreed on, and since when.
//!
//! It must not know who asked for a change: a goal that stands was agreed by both.

use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};

/// How many connected days make a week: 1 to 7, 3 unless chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct GoalDays(u8);

impl GoalDays {
    /// This many days of seven.
    ///
    /// # Errors
    /// When it is not 1 to 7.
    pub const fn new(days: u8) -> Result<Self, GoalError> {
        if 1 <= days && days <= 7 { Ok(Self(days)) } else { Err(GoalError::OutOfRange) }
    }

    /// The number, 1 to 7.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for GoalDays {
    fn default() -> Self {
        Self(3)
    }
}

impl TryFrom<u8> for GoalDays {
    type Error = GoalError;
    fn try_from(days: u8) -> Result<Self, GoalError> {
        Self::new(days)
    }
}

impl From<GoalDays> for u8 {
    fn from(days: GoalDays) -> Self {
        days.0
    }
}

/// A goal and the first day on which it is in force. It holds until the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its first day.
    pub from: RitualDay,
    /// Connected days of seven.
    pub days: GoalDays,
}

/// What can be wrong with a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GoalError {
    /// A week has seven days, and a goal of none would be no goal.
    #[error("a goal is 1 to 7 days a week")]
    OutOfRange,
}

/// The goals by their first day, each day once.
#[derive(Debug, Clone)]
pub(super) struct GoalHistory {
    /// First day and goal; never empty.
    steps: Vec<(i32, u8)>,
}

impl GoalHistory {
    /// Of two goals from the same day the later in `goals` holds; without any the goal is 3.
    pub(super) fn new(goals: &[Goal]) -> Self {
        let mut steps: Vec<(i32, u8)> =
            goals.iter().map(|goal| (goal.from.number(), goal.days.get())).collect();
        // Stable, so that goals from one day keep their order in the list; then the last of them is kept.
        steps.sort_by_key(|step| step.0);
        steps.dedup_by(|later, kept| {
            let same_day = later.0 == kept.0;
            if same_day {
                kept.1 = later.1;
            }
            same_day
        });
        if steps.is_empty() {
            steps.push((0, GoalDays::default().get()));
        }
        Self { steps }
    }

    /// Number of steps that began on `day` or before, at least one: before the first the first holds.
    fn begun(&self, day: i32) -> usize {
        self.steps.partition_point(|step| step.0 <= day).max(1)
    }

    /// The goal in force on `day`, 1 to 7.
    pub(super) fn on(&self, day: i32) -> u8 {
        self.steps[self.begun(day) - 1].1
    }

    /// The lowest goal in force on any day from `first` to `last`: lowering helps at once, raising waits.
    pub(super) fn lowest(&self, first: i32, last: i32) -> u8 {
        let steps = &self.steps[self.begun(first) - 1..self.begun(last)];
        steps.iter().map(|step| step.1).min().unwrap_or(GoalDays::default().get())
    }
}

#[cfg(test)]
mod tests {
    use super::super::day_at;
    use super::*;

    fn history(goals: &[(i32, u8)]) -> GoalHistory {
        let goals: Vec<Goal> = goals
            .iter()
            .map(|&(from, days)| Goal { from: day_at(from), days: GoalDays::new(days).unwrap() })
            .collect();
        GoalHistory::new(&goals)
    }

    #[test]
    fn one_to_seven() {
        assert_eq!(GoalDays::new(0), Err(GoalError::OutOfRange));
        assert_eq!(GoalDays::new(8), Err(GoalError::OutOfRange));
        assert_eq!((1..=7).filter_map(|days| GoalDays::new(days).ok()).count(), 7);
    }

    #[test]
    fn without_any_three() {
        assert_eq!(history(&[]).on(-5), 3);
        assert_eq!(history(&[]).lowest(-5, 5), 3);
    }

    #[test]
    fn before_the_first_the_first_and_the_later_of_one_day() {
        let goals = history(&[(20, 6), (10, 2), (10, 5)]);
        assert_eq!([0, 9, 10, 19, 20, 99].map(|day| goals.on(day)), [5, 5, 5, 5, 6, 6]);
    }

    #[test]
    fn the_lowest_of_a_span_counts_its_ends() {
        let goals = history(&[(10, 5), (14, 2), (20, 6)]);
        assert_eq!(goals.lowest(7, 13), 5);
        assert_eq!(goals.lowest(8, 14), 2);
        assert_eq!(goals.lowest(14, 20), 2);
        assert_eq!(goals.lowest(20, 26), 6);
    }
}
