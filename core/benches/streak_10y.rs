//! Ten years of a couple's marks to streak, calendar and strength, from memory; the goal is 1 ms.
//!
//! 20 rituals, 3,653 days, 73,060 marks: on every other day, chosen at random, both mark all of them, so that
//! weeks of every kind occur. Beside the goal's case stand two more: the same marks in random order, and the
//! per-day table that a vault keeps.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use rekindle_core::couple::streak::{
    CalendarView, CountedDay, Goal, GoalDays, Maker, Mark, PausedSpan, Streak, StreakHistory, StreakInput,
    WeekStart, count_days,
};
use rekindle_core::moment::RitualDay;
use rekindle_core::rituals::kind::RitualKind;
use std::hint::black_box;

const RITUALS: usize = 20;
const DAYS: i32 = 3_653;
const MARKS: usize = 73_060;
/// 2016-01-01.
const FIRST_DAY: i32 = 16_801;

struct Decade {
    kinds: Vec<RitualKind>,
    marks: Vec<Mark<u64>>,
    taken_back: Vec<u64>,
    goals: Vec<Goal>,
    pauses: Vec<PausedSpan>,
}

/// A small generator, so that every run measures the same decade.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn day(offset: i32) -> RitualDay {
    RitualDay::new(NaiveDate::default()).plus(FIRST_DAY + offset)
}

fn decade() -> Decade {
    let mut random = Random(7);
    let mut marks = Vec::with_capacity(MARKS);
    for offset in 0..DAYS {
        let days_left = u64::from((DAYS - offset).unsigned_abs());
        let busy_days_left = (MARKS - marks.len()).div_ceil(2 * RITUALS) as u64;
        if random.below(days_left) < busy_days_left {
            for by in [Maker::Own, Maker::Partner] {
                for ritual in 0..RITUALS {
                    let name = marks.len() as u64;
                    marks.push(Mark { name, ritual, day: day(offset), by });
                }
            }
        }
    }
    marks.truncate(MARKS);
    assert_eq!(marks.len(), MARKS);
    let goals = [(0, 3), (400, 5), (1_100, 2), (2_000, 4), (3_000, 3)];
    Decade {
        kinds: (0..RITUALS)
            .map(|at| if at % 2 == 0 { RitualKind::Each } else { RitualKind::Together })
            .collect(),
        taken_back: (0..365).map(|_| random.below(MARKS as u64)).collect(),
        goals: goals
            .iter()
            .filter_map(|&(from, goal)| GoalDays::new(goal).ok().map(|days| Goal { from: day(from), days }))
            .collect(),
        pauses: (0..20).map(|at| PausedSpan { from: day(180 * at), to: Some(day(180 * at + 10)) }).collect(),
        marks,
    }
}

impl Decade {
    fn count(&self, marks: &[Mark<u64>]) -> Vec<CountedDay> {
        count_days(&self.kinds, marks, &self.taken_back, false)
    }

    fn judge(&self, days: &[CountedDay]) -> (Streak, CalendarView) {
        let history = StreakHistory::new(&StreakInput {
            days,
            goals: &self.goals,
            pauses: &self.pauses,
            week_start: WeekStart::Monday,
            today: day(DAYS - 1),
        });
        (history.streak(), history.calendar(day(0), day(DAYS - 1)))
    }
}

fn streak_10y(criterion: &mut Criterion) {
    let decade = decade();
    let (streak, calendar) = decade.judge(&decade.count(&decade.marks));
    assert!(streak.best_weeks > 1 && !streak.reserve.is_empty() && streak.strength > 0.0);
    assert_eq!(calendar.months.len(), 120);

    criterion.bench_function("streak_10y", |bencher| {
        bencher.iter(|| decade.judge(&decade.count(black_box(&decade.marks))));
    });

    let mut shuffled = decade.marks.clone();
    let mut random = Random(11);
    for at in (1..shuffled.len()).rev() {
        let other = usize::try_from(random.below(at as u64 + 1)).unwrap_or(0);
        shuffled.swap(at, other);
    }
    criterion.bench_function("streak_10y_any_order", |bencher| {
        bencher.iter(|| decade.judge(&decade.count(black_box(&shuffled))));
    });

    let days = decade.count(&decade.marks);
    criterion.bench_function("streak_10y_from_days", |bencher| {
        bencher.iter(|| decade.judge(black_box(&days)));
    });
}

criterion_group!(benches, streak_10y);
criterion_main!(benches);
