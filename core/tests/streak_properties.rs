//! What must hold of every streak, on random lives of one and two people.

#[path = "support/streak_model.rs"]
mod model;

use model::{Life, day, naive};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rekindle_core::couple::streak::{
    CountedDay, DayState, Goal, GoalDays, Maker, Mark, PausedSpan, Streak, StreakHistory, StreakInput,
    WeekStart, WeekStatus, count_days, streak,
};
use rekindle_core::rituals::kind::RitualKind;

/// 2024-01-01, a Monday: lives begin about here.
const BEGIN: i32 = 19_723;

fn maker() -> impl Strategy<Value = Maker> {
    select(vec![Maker::Own, Maker::Partner])
}

fn lives() -> impl Strategy<Value = Life> {
    let kinds = prop::collection::vec(
        select(vec![RitualKind::Together, RitualKind::Each, RitualKind::Each, RitualKind::Touch]),
        1..5,
    );
    // Lengths that reach over months, with marks that crowd enough to keep weeks.
    (kinds, 1i32..100, 0usize..120).prop_flat_map(|(kinds, length, marks)| {
        let days = BEGIN..BEGIN + length;
        let mark = (0u32..200, 0..=kinds.len(), BEGIN..BEGIN + length + 3, maker());
        let pause = (days.clone(), prop::option::weighted(0.9, -2i32..20));
        (
            prop::collection::vec(mark, marks),
            prop::collection::vec(0u32..200, 0..10),
            any::<bool>(),
            prop::collection::vec((BEGIN - 20..BEGIN + length + 10, 1u8..=7), 0..4),
            prop::collection::vec(pause, 0..4),
            select(vec![WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday]),
            days,
        )
            .prop_map(move |(marks, taken_back, solo, goals, pauses, week_start, today)| {
                let pauses = pauses.into_iter().map(|(from, days)| (from, days.map(|days| from + days)));
                Life {
                    kinds: kinds.clone(),
                    marks,
                    taken_back,
                    solo,
                    goals,
                    pauses: pauses.collect(),
                    week_start,
                    today,
                }
            })
    })
}

/// What the core is given for a life, kept alive for the borrowing input.
struct Given {
    days: Vec<CountedDay>,
    goals: Vec<Goal>,
    pauses: Vec<PausedSpan>,
    week_start: WeekStart,
    today: i32,
}

impl Given {
    fn of(life: &Life) -> Self {
        let goals = life
            .goals
            .iter()
            .filter_map(|&(from, goal)| GoalDays::new(goal).ok().map(|days| Goal { from: day(from), days }));
        let pauses = life.pauses.iter().map(|&(from, to)| PausedSpan { from: day(from), to: to.map(day) });
        Self {
            days: count_days(&life.kinds, &marks(life), &life.taken_back, life.solo),
            goals: goals.collect(),
            pauses: pauses.collect(),
            week_start: life.week_start,
            today: life.today,
        }
    }

    fn input(&self) -> StreakInput<'_> {
        StreakInput {
            days: &self.days,
            goals: &self.goals,
            pauses: &self.pauses,
            week_start: self.week_start,
            today: day(self.today),
        }
    }
}

fn marks(life: &Life) -> Vec<Mark<u32>> {
    let mark = |&(name, ritual, on, by): &_| Mark { name, ritual, day: day(on), by };
    life.marks.iter().map(mark).collect()
}

fn streak_of(life: &Life) -> Streak {
    streak(&Given::of(life).input())
}

/// The first days of the weeks that were kept by their goal.
fn kept_by_goal(life: &Life) -> Vec<i32> {
    let given = Given::of(life);
    let history = StreakHistory::new(&given.input());
    (BEGIN - 7..=life.today)
        .filter(|&on| {
            let week = history.week(day(on));
            week.status == WeekStatus::Kept && week.dots[0].day == day(on)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_core_and_the_naive_model_agree(life in lives()) {
        let (found, expected) = (streak_of(&life), naive(&life));
        prop_assert!((found.strength - expected.strength).abs() < 1e-9);
        prop_assert_eq!(Streak { strength: 0.0, ..found }, Streak { strength: 0.0, ..expected });
    }

    #[test]
    fn marks_merge_in_any_order_grouping_and_number(
        life in lives(),
        order in Just((0..120).collect::<Vec<usize>>()).prop_shuffle(),
        twice in prop::collection::vec(any::<Index>(), 0..20),
    ) {
        let mut merged = life.clone();
        merged.marks = order.iter().filter_map(|&at| life.marks.get(at)).copied().collect();
        if !life.marks.is_empty() {
            merged.marks.extend(twice.iter().map(|at| life.marks[at.index(life.marks.len())]));
        }
        merged.taken_back.reverse();
        merged.taken_back.extend_from_slice(&life.taken_back);
        merged.pauses.reverse();
        prop_assert_eq!(streak_of(&merged), streak_of(&life));
    }

    #[test]
    fn a_mark_taken_back_was_never_made(life in lives()) {
        let mut without = life.clone();
        without.marks.retain(|mark| !life.taken_back.contains(&mark.0));
        without.taken_back.clear();
        prop_assert_eq!(streak_of(&without), streak_of(&life));
    }

    #[test]
    fn a_pause_never_unmakes_a_week_kept_by_its_goal(life in lives(), from in 0i32..100, days in 0i32..30) {
        let mut paused = life.clone();
        paused.pauses.push((BEGIN + from, Some(BEGIN + from + days)));
        let kept = kept_by_goal(&paused);
        for week in kept_by_goal(&life) {
            prop_assert!(kept.contains(&week));
        }
    }

    #[test]
    fn a_lowered_goal_never_unmakes_a_week_kept_by_its_goal(life in lives(), from in -20i32..100, by in 0u8..7) {
        let from = BEGIN + from;
        let first = life.goals.iter().map(|goal| goal.0).min();
        let begun = life.goals.iter().map(|goal| goal.0).filter(|day| *day <= from).max().or(first);
        let in_force = life.goals.iter().rev().find(|goal| Some(goal.0) == begun).map_or(3, |goal| goal.1);
        let mut lowered = life.clone();
        lowered.goals.push((from, in_force.saturating_sub(by).max(1)));
        let kept = kept_by_goal(&lowered);
        for week in kept_by_goal(&life) {
            prop_assert!(kept.contains(&week));
        }
    }

    #[test]
    fn touch_changes_nothing(life in lives(), touches in prop::collection::vec((0i32..110, maker()), 1..40)) {
        let mut touched = life.clone();
        touched.kinds.push(RitualKind::Touch);
        // The position after the last ritual was an unknown one until now: it stays ignored as touch.
        let touch = touched.kinds.len() - 1;
        for (name, (on, by)) in (1000..).zip(touches) {
            touched.marks.insert(0, (name, touch, BEGIN - 5 + on, by));
        }
        prop_assert_eq!(streak_of(&touched), streak_of(&life));
    }

    #[test]
    fn it_does_not_matter_who_is_who(life in lives()) {
        let mut swapped = life.clone();
        for mark in &mut swapped.marks {
            mark.3 = if mark.3 == Maker::Own { Maker::Partner } else { Maker::Own };
        }
        prop_assert_eq!(streak_of(&swapped), streak_of(&life));
    }

    #[test]
    fn days_are_in_order_apart_and_not_in_the_future(life in lives()) {
        let found = streak_of(&life);
        prop_assert!(found.connected.is_sorted_by(|one, next| one < next));
        prop_assert!(found.reserve.is_sorted_by(|one, next| one < next));
        prop_assert!(found.connected.iter().chain(&found.reserve).all(|on| *on <= day(life.today)));
        prop_assert!(found.reserve.iter().all(|spare| !found.connected.contains(spare)));
        prop_assert!(found.weeks <= found.best_weeks);
        prop_assert!((0.0..=1.0).contains(&found.strength));
    }

    #[test]
    fn a_table_kept_day_by_day_gives_the_same(life in lives()) {
        let given = Given::of(&life);
        let mut table = Vec::new();
        // Each day counted from its own marks alone, as a table is when one mark arrives; newest first.
        for on in (BEGIN..BEGIN + 110).rev() {
            let of_day: Vec<_> = marks(&life).into_iter().filter(|mark| mark.day == day(on)).collect();
            table.extend(count_days(&life.kinds, &of_day, &life.taken_back, life.solo));
        }
        prop_assert_eq!(streak(&StreakInput { days: &table, ..given.input() }), streak(&given.input()));
        table.reverse();
        prop_assert_eq!(table, given.days);
    }

    #[test]
    fn calendar_and_weeks_show_what_the_figures_say(life in lives()) {
        let given = Given::of(&life);
        let history = StreakHistory::new(&given.input());
        let figures = history.streak();
        let calendar = history.calendar(day(BEGIN - 40), day(BEGIN + 130));
        let dots: Vec<_> = calendar.months.iter().flat_map(|month| &month.days).copied().collect();
        prop_assert!(dots.windows(2).all(|pair| pair[0].day.plus(1) == pair[1].day));
        let shown = |state| dots.iter().filter(|dot| dot.state == state).map(|dot| dot.day).collect::<Vec<_>>();
        prop_assert_eq!(shown(DayState::Connected), figures.connected.clone());
        prop_assert_eq!(shown(DayState::Spare), figures.reserve.clone());
        prop_assert!(shown(DayState::Quiet).iter().all(|on| *on < day(life.today)));
        prop_assert!(shown(DayState::ToCome).iter().all(|on| *on >= day(life.today)));
        for dot in &dots {
            let week = history.week(dot.day);
            prop_assert!(week.dots.contains(dot));
            let connected = week.dots.iter().filter(|dot| dot.state == DayState::Connected).count();
            prop_assert_eq!(usize::from(week.connected), connected);
            let spare = week.dots.iter().filter(|dot| dot.state == DayState::Spare).count();
            let missing = usize::from(week.goal).saturating_sub(connected);
            prop_assert_eq!(spare, if week.status == WeekStatus::KeptByReserve { missing } else { 0 });
            prop_assert_eq!(week.current, week.dots.iter().any(|dot| dot.day == day(life.today)));
        }
        prop_assert_eq!(history.view().weeks, figures.weeks);
    }
}
