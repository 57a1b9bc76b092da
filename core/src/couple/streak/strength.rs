//! Strength: how settled the habit is, by the rule of Loop Habit Tracker, so that expectations carry over.

use super::goals::GoalHistory;
use super::ledger::Ledger;

/// Days that a day's value looks at: itself and the 13 before.
const WINDOW: u32 = 14;

/// Strength today, 0 to 1: from the first counted day on, each day moves it towards the day's value by a
/// share that depends on the day's goal. Paused days leave it as it was.
pub(super) fn strength(ledger: &Ledger, goals: &GoalHistory) -> f64 {
    let Some(first) = ledger.first_mark else { return 0.0 };
    let keeps = keeps();
    let mut strength = 0.0;
    for day in first..=ledger.today {
        if ledger.is_paused(day) {
            continue;
        }
        let goal = goals.on(day);
        let keep = keeps[usize::from(goal)];
        strength = strength * keep + value(ledger, day, goal) * (1.0 - keep);
    }
    strength
}

/// What of the strength remains after a day, by goal: 0.5^(√(k/7) / 13).
fn keeps() -> [f64; 8] {
    let mut keeps = [1.0; 8];
    for (goal, keep) in (0u8..).zip(&mut keeps).skip(1) {
        *keep = 0.5f64.powf((f64::from(goal) / 7.0).sqrt() / 13.0);
    }
    keeps
}

/// How well `day` did, 0 to 1. With a goal of every day only the day itself speaks; else the connected days
/// of a fortnight against twice the goal.
fn value(ledger: &Ledger, day: i32, goal: u8) -> f64 {
    if goal == 7 {
        return if ledger.connected.contains(day) { 1.0 } else { 0.0 };
    }
    let from = day.saturating_sub_unsigned(WINDOW - 1);
    let connected = ledger.connected.window(from, WINDOW).count_ones();
    (f64::from(connected) / f64::from(2 * goal)).min(1.0)
}
