//! What is seen of a streak on chosen days: the current week, the calendar, when strength appears.

use chrono::NaiveDate;
use rekindle_core::couple::streak::DayState::{self, Before, Connected, Paused, Quiet, Spare, ToCome};
use rekindle_core::couple::streak::{
    CountedDay, Goal, GoalDays, PausedSpan, StreakHistory, StreakInput, WeekStart, WeekStatus,
};
use rekindle_core::moment::RitualDay;

/// The day `number` days after 2024-01-01, a Monday.
fn day(number: i32) -> RitualDay {
    RitualDay::new(NaiveDate::default()).plus(19_723 + number)
}

fn connected(days: &[i32]) -> Vec<CountedDay> {
    days.iter().map(|&number| CountedDay { day: day(number), connected: true }).collect()
}

fn input<'a>(days: &'a [CountedDay], pauses: &'a [PausedSpan], today: i32) -> StreakInput<'a> {
    StreakInput { days, goals: &[], pauses, week_start: WeekStart::Monday, today: day(today) }
}

fn states(history: &StreakHistory<'_>, on: i32) -> [DayState; 7] {
    history.week(day(on)).dots.map(|dot| dot.state)
}

#[test]
fn a_monday_without_marks_offers_three_days_whichever_you_like() {
    let history = StreakHistory::new(&input(&[], &[], 0));
    let week = history.view().week;
    assert_eq!((week.connected, week.goal, week.status, week.current), (0, 3, WeekStatus::Open, true));
    assert_eq!(states(&history, 0), [ToCome; 7]);
    assert_eq!(week.dots.map(|dot| dot.day), [0, 1, 2, 3, 4, 5, 6].map(day));
}

#[test]
fn a_beginning_on_saturday_asks_for_what_is_left_of_the_week() {
    let week = StreakHistory::new(&input(&[], &[], 5)).view().week;
    assert_eq!(week.goal, 2);
    assert_eq!(week.dots.map(|dot| dot.state), [Before, Before, Before, Before, Before, ToCome, ToCome]);
}

#[test]
fn the_current_week_shows_two_of_three_and_nothing_is_over_today() {
    let days = connected(&[0, 2]);
    let history = StreakHistory::new(&input(&days, &[], 3));
    let week = history.view().week;
    assert_eq!((week.connected, week.goal, week.status), (2, 3, WeekStatus::Open));
    assert_eq!(states(&history, 3), [Connected, Quiet, Connected, ToCome, ToCome, ToCome, ToCome]);
    assert_eq!(history.week(day(7)).status, WeekStatus::ToCome);
    assert_eq!(history.week(day(-1)).status, WeekStatus::Before);
}

#[test]
fn spare_and_paused_days_are_told_apart() {
    let days = connected(&[0, 1, 2, 7, 21]);
    let pauses = [PausedSpan { from: day(14), to: Some(day(17)) }, PausedSpan { from: day(23), to: None }];
    let history = StreakHistory::new(&input(&days, &pauses, 22));
    assert_eq!(history.week(day(7)).status, WeekStatus::KeptByReserve);
    assert_eq!(states(&history, 7), [Connected, Spare, Spare, Quiet, Quiet, Quiet, Quiet]);
    assert_eq!(history.week(day(14)).status, WeekStatus::Paused);
    assert_eq!(states(&history, 14), [Paused, Paused, Paused, Paused, Quiet, Quiet, Quiet]);
    // An announced pause shows on the days to come and lowers what they ask for, next week too.
    assert_eq!(states(&history, 22), [Connected, ToCome, Paused, Paused, Paused, Paused, Paused]);
    assert_eq!(history.week(day(22)).goal, 2);
    assert_eq!(states(&history, 28), [Paused; 7]);
    assert_eq!(history.week(day(28)).goal, 0);
}

#[test]
fn a_week_to_come_has_the_goal_that_will_be_in_force() {
    let days = connected(&[0]);
    let goals = [Goal { from: day(8), days: GoalDays::new(5).unwrap() }];
    let history = StreakHistory::new(&StreakInput { goals: &goals, ..input(&days, &[], 1) });
    assert_eq!(history.week(day(14)).goal, 5);
}

#[test]
fn the_calendar_holds_whole_months_and_none_when_reversed() {
    let days = connected(&[0, 35]);
    let history = StreakHistory::new(&input(&days, &[], 40));
    let calendar = history.calendar(day(10), day(60));
    let lengths: Vec<usize> = calendar.months.iter().map(|month| month.days.len()).collect();
    assert_eq!(lengths, [31, 29, 31]);
    assert_eq!(calendar.months[1].first, day(31));
    assert_eq!(calendar.months[1].days[4].state, Connected);
    assert!(history.calendar(day(60), day(10)).months.is_empty());
    assert_eq!(history.calendar(day(20), day(10)).months.len(), 1);
}

#[test]
fn strength_appears_eight_weeks_after_the_first_mark() {
    let days = connected(&[0, 1, 2]);
    assert_eq!(StreakHistory::new(&input(&days, &[], 55)).view().strength, None);
    assert!(StreakHistory::new(&input(&days, &[], 56)).view().strength.is_some_and(|it| it > 0.0));
}
