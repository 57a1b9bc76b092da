//! The streak: a memory of small steps, not a debt.
//!
//! Everything here is a pure function of dated marks, goals, pauses and a given `today`; nothing is read
//! from a clock and no number is ever stored, so two phones with the same facts see the same. It must never
//! count touch, hold a word shown to people, or say who marked.
//!
//! The way through: [`count_days`] folds marks into [`CountedDay`]s (a table a vault may keep, because it can
//! be rebuilt); [`StreakHistory`] judges days and weeks; [`streak`] gives the figures and the history's
//! views what a screen shows. The same functions serve the couple's streak and one's own "my weeks": only
//! what is handed in differs. The rules stand in `docs/spec/streak.md`.

mod calendar;
mod day_set;
mod goals;
mod history;
mod ledger;
mod marks;
mod pauses;
mod reserve;
mod strength;
mod weeks;

pub use calendar::{CalendarView, DayState, DotView, MonthView, StreakView, WeekView};
pub use goals::{Goal, GoalDays, GoalError};
pub use history::{Streak, StreakHistory, StreakInput, streak};
pub use marks::{CountedDay, Maker, Mark, count_days};
pub use pauses::PausedSpan;
pub use weeks::{WeekStart, WeekStatus};

use crate::moment::RitualDay;
use chrono::NaiveDate;

/// The day with this number, held at the ends of the calendar.
fn day_at(number: i32) -> RitualDay {
    let end = if number < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    RitualDay::from_number(number).unwrap_or(RitualDay::new(end))
}
