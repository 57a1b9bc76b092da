//! The door of the streak: what goes in, and the figures that come out.

use super::calendar::{self, CalendarView, StreakView, WeekView};
use super::day_at;
use super::goals::{Goal, GoalHistory};
use super::ledger::Ledger;
use super::marks::CountedDay;
use super::pauses::PausedSpan;
use super::strength::strength;
use super::weeks::{self, Week, WeekStart};
use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};

/// Weeks since the first mark after which strength is shown.
const WEEKS_BEFORE_STRENGTH_SHOWS: i32 = 8;

/// What a streak is computed from: the couple's, or one's own.
#[derive(Debug, Clone, Copy)]
pub struct StreakInput<'a> {
    /// The counted days, as [`super::count_days`] or a table kept from it gives them; in any order.
    pub days: &'a [CountedDay],
    /// The goals; of two from the same day the later here holds. None means 3.
    pub goals: &'a [Goal],
    /// The declared pauses, in any order.
    pub pauses: &'a [PausedSpan],
    /// The first day of the week.
    pub week_start: WeekStart,
    /// The day it is. Counted days after it are ignored.
    pub today: RitualDay,
}

/// The figures of a streak.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Streak {
    /// Kept weeks in a row, paused ones skipped, the current one included once it is kept.
    pub weeks: u32,
    /// The longest such run ever.
    pub best_weeks: u32,
    /// Connected days in a row, paused ones skipped, today included once it is connected.
    pub days: u32,
    /// How settled it is, 0 to 1.
    pub strength: f64,
    /// The connected days up to today, oldest first.
    pub connected: Vec<RitualDay>,
    /// The spare days of the weeks kept by the reserve, oldest first.
    pub reserve: Vec<RitualDay>,
}

/// The figures of a streak, computed afresh. Without a counted day all is zero and empty.
pub fn streak(input: &StreakInput<'_>) -> Streak {
    StreakHistory::new(input).streak()
}

/// Every day and week judged once, for the figures and all views of them.
#[derive(Debug)]
pub struct StreakHistory<'a> {
    pub(super) ledger: Ledger,
    pub(super) goals: GoalHistory,
    pub(super) pauses: &'a [PausedSpan],
    pub(super) week_start: WeekStart,
    pub(super) weeks: Vec<Week>,
}

impl<'a> StreakHistory<'a> {
    /// Judges the days and weeks of `input`.
    pub fn new(input: &StreakInput<'a>) -> Self {
        let ledger = Ledger::new(input.days, input.pauses, input.week_start, input.today);
        let goals = GoalHistory::new(input.goals);
        let weeks = weeks::judge(&ledger, &goals, input.week_start);
        Self { ledger, goals, pauses: input.pauses, week_start: input.week_start, weeks }
    }

    /// The figures.
    pub fn streak(&self) -> Streak {
        let (weeks, best_weeks) = weeks::in_a_row(&self.weeks);
        let spare = self.weeks.iter().flat_map(|week| {
            (0..7).filter(|bit| week.spare >> bit & 1 == 1).map(|bit| day_at(week.first + bit))
        });
        Streak {
            weeks,
            best_weeks,
            days: self.ledger.days_in_a_row(),
            strength: strength(&self.ledger, &self.goals),
            connected: self.ledger.connected.days().map(day_at).collect(),
            reserve: spare.collect(),
        }
    }

    /// What is seen first: this week, weeks in a row, and strength once it may show.
    pub fn view(&self) -> StreakView {
        StreakView {
            week: self.week(day_at(self.ledger.today)),
            weeks: weeks::in_a_row(&self.weeks).0,
            strength: self.shows_strength().then(|| strength(&self.ledger, &self.goals)),
        }
    }

    /// The week that holds `day`; before the first mark and in the future too.
    pub fn week(&self, day: RitualDay) -> WeekView {
        calendar::week(self, day)
    }

    /// The months from that of `from` to that of `to`; none when `from` is in a later month.
    pub fn calendar(&self, from: RitualDay, to: RitualDay) -> CalendarView {
        calendar::months(self, from, to)
    }

    /// Whether eight weeks have passed since the first mark: before that, strength is noise.
    fn shows_strength(&self) -> bool {
        let days = 7 * WEEKS_BEFORE_STRENGTH_SHOWS;
        self.ledger.first_mark.is_some_and(|first| self.ledger.today - first >= days)
    }
}
