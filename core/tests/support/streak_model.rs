//! A naive streak: sets of day numbers, every question asked again from the start. It follows the sentences
//! of `docs/spec/streak.md` and shares no code with the core; it is the yardstick of the property tests.

use rekindle_core::couple::streak::{Maker, Streak, WeekStart};
use rekindle_core::moment::RitualDay;
use rekindle_core::rituals::kind::RitualKind;
use std::collections::BTreeSet;

/// A life of one or two people, with days as numbers since 1970-01-01.
#[derive(Debug, Clone)]
pub(crate) struct Life {
    pub(crate) kinds: Vec<RitualKind>,
    /// Name, ritual, day, maker.
    pub(crate) marks: Vec<(u32, usize, i32, Maker)>,
    pub(crate) taken_back: Vec<u32>,
    pub(crate) solo: bool,
    pub(crate) goals: Vec<(i32, u8)>,
    pub(crate) pauses: Vec<(i32, Option<i32>)>,
    pub(crate) week_start: WeekStart,
    pub(crate) today: i32,
}

pub(crate) fn day(number: i32) -> RitualDay {
    RitualDay::new(chrono::NaiveDate::default()).plus(number)
}

pub(crate) fn naive(life: &Life) -> Streak {
    let standing: Vec<_> = life
        .marks
        .iter()
        .filter(|mark| !life.taken_back.contains(&mark.0) && mark.2 <= life.today)
        .filter(|mark| life.kinds.get(mark.1).is_some_and(|kind| *kind != RitualKind::Touch))
        .collect();
    let Some(d) = standing.iter().map(|mark| mark.2).min() else { return Streak::default() };
    let by = |mark: &(u32, usize, i32, Maker), maker| {
        standing.iter().any(|other| (other.1, other.2, other.3) == (mark.1, mark.2, maker))
    };
    let connected: BTreeSet<i32> = standing
        .iter()
        .filter(|mark| {
            life.solo
                || life.kinds[mark.1] == RitualKind::Together
                || (by(mark, Maker::Own) && by(mark, Maker::Partner))
        })
        .map(|mark| mark.2)
        .collect();
    let paused = |day: &i32| {
        !connected.contains(day)
            && life.pauses.iter().any(|(from, to)| from <= day && to.is_none_or(|to| *day <= to))
    };
    let goal_of = |day: i32| {
        let begun = life.goals.iter().map(|goal| goal.0).filter(|from| *from <= day).max();
        let from = begun.or(life.goals.iter().map(|goal| goal.0).min());
        life.goals.iter().rev().find(|goal| Some(goal.0) == from).map_or(3, |goal| goal.1)
    };
    let starts = match life.week_start {
        WeekStart::Monday => chrono::Weekday::Mon,
        WeekStart::Sunday => chrono::Weekday::Sun,
        WeekStart::Saturday => chrono::Weekday::Sat,
    };
    let mut first = d;
    while day(first).weekday() != starts {
        first -= 1;
    }

    let mut result = Streak::default();
    let (mut run, mut alive) = (0, false);
    let mut spent: Vec<String> = Vec::new();
    while first <= life.today {
        let week: Vec<i32> = (first..first + 7).collect();
        let k = week.iter().map(|day| usize::from(goal_of(*day))).min().unwrap_or(3);
        let free: Vec<i32> = week.iter().copied().filter(|day| *day >= d && !paused(day)).collect();
        let goal = k.min(free.len());
        let c = week.iter().filter(|day| connected.contains(day)).count();
        let month = day(first).to_string()[..7].to_owned();
        let left = 2 - spent.iter().filter(|spent| **spent == month).count();
        if c >= 1 && c >= goal {
            (run, alive) = (run + 1, true);
        } else if first + 6 >= life.today {
            // The current week ends nothing.
        } else if week.iter().filter(|day| paused(day)).count() >= 4 {
            // Skipped.
        } else if c >= 1 && alive && goal - c <= left {
            run += 1;
            for spare in free.iter().filter(|day| !connected.contains(day)).take(goal - c) {
                result.reserve.push(day(*spare));
                spent.push(month.clone());
            }
        } else {
            (run, alive) = (0, false);
        }
        result.best_weeks = result.best_weeks.max(run);
        first += 7;
    }
    result.weeks = run;

    result.days = u32::from(connected.contains(&life.today));
    let mut back = life.today - 1;
    while back >= d && (connected.contains(&back) || paused(&back)) {
        result.days += u32::from(connected.contains(&back));
        back -= 1;
    }
    for today in (d..=life.today).filter(|day| !paused(day)) {
        let k = f64::from(goal_of(today));
        let n = connected.range(today - 13..=today).count();
        let value = match goal_of(today) {
            7 => f64::from(u8::from(connected.contains(&today))),
            _ => (f64::from(u8::try_from(n).unwrap_or(14)) / (2.0 * k)).min(1.0),
        };
        let m = 0.5f64.powf((k / 7.0).sqrt() / 13.0);
        result.strength = result.strength * m + value * (1.0 - m);
    }
    result.connected = connected.into_iter().map(day).collect();
    result
}
