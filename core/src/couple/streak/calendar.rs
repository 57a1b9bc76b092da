//! What is seen of a streak: this week's dots, the calendar. States without words, never by whom.

use super::day_at;
use super::day_set::DaySet;
use super::history::StreakHistory;
use super::pauses::covered;
use super::weeks::{WeekStatus, count};
use crate::moment::RitualDay;
use chrono::{Datelike, Months};
use serde::Serialize;

/// How a day is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// A connected day.
    Connected,
    /// A spare day of a week kept by the reserve.
    Spare,
    /// Covered by a pause and not connected; in the past or announced.
    Paused,
    /// Over, and nothing of that.
    Quiet,
    /// Today while nothing is marked, and every later day.
    ToCome,
    /// Before the first mark.
    Before,
}

/// One day of a week or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DotView {
    /// Which day.
    pub day: RitualDay,
    /// How it is drawn.
    pub state: DayState,
}

/// One week: "2 of 3 days" and its seven dots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeekView {
    /// Its seven days, from the chosen first day of the week.
    pub dots: [DotView; 7],
    /// Connected days, 0 to 7.
    pub connected: u8,
    /// Connected days that keep it, 0 to 7: the goal, or the days available when they are fewer. 0 only
    /// when a pause or the time before the first mark covers all of it.
    pub goal: u8,
    /// What became of it.
    pub status: WeekStatus,
    /// Whether today is in it.
    pub current: bool,
}

/// What a screen shows first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StreakView {
    /// The current week.
    pub week: WeekView,
    /// Kept weeks in a row.
    pub weeks: u32,
    /// How settled it is, 0 to 1: a line without a figure. None in the first eight weeks.
    pub strength: Option<f64>,
}

/// Months of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarView {
    /// The months, oldest first.
    pub months: Vec<MonthView>,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthView {
    /// Its first day.
    pub first: RitualDay,
    /// All its days, in order.
    pub days: Vec<DotView>,
}

/// Tells the states of the days of one span.
struct Painter<'a> {
    history: &'a StreakHistory<'a>,
    covered: DaySet,
    spare: DaySet,
}

impl<'a> Painter<'a> {
    fn new(history: &'a StreakHistory<'a>, first: i32, last: i32) -> Self {
        let mut spare = DaySet::spanning(first, last);
        let begun = history.weeks.partition_point(|week| week.first + 6 < first);
        let weeks = history.weeks[begun..].iter().take_while(|week| week.first <= last);
        for week in weeks.filter(|week| week.spare != 0) {
            for bit in (0..7).filter(|bit| week.spare >> bit & 1 == 1) {
                spare.insert(week.first + bit);
            }
        }
        Self { history, covered: covered(history.pauses, first, last), spare }
    }

    fn dot(&self, day: i32) -> DotView {
        let ledger = &self.history.ledger;
        // Nothing was missed while there was no mark: then all that is over lies before the first.
        let begin = ledger.first_mark.unwrap_or(ledger.today);
        let state = if ledger.connected.contains(day) {
            DayState::Connected
        } else if day < begin {
            DayState::Before
        } else if self.spare.contains(day) {
            DayState::Spare
        } else if self.covered.contains(day) {
            DayState::Paused
        } else if day < ledger.today {
            DayState::Quiet
        } else {
            DayState::ToCome
        };
        DotView { day: day_at(day), state }
    }
}

/// The week that holds `day`.
pub(super) fn week(history: &StreakHistory<'_>, day: RitualDay) -> WeekView {
    let first = history.week_start.first_of(day.number());
    let current = history.week_start.first_of(history.ledger.today);
    let painter = Painter::new(history, first, first + 6);
    let dots = [0, 1, 2, 3, 4, 5, 6].map(|offset| painter.dot(first + offset));
    let judged = history.weeks.binary_search_by_key(&first, |week| week.first);
    let status = match judged {
        Ok(at) => history.weeks[at].status,
        Err(_) if first > current => WeekStatus::ToCome,
        Err(_) if first == current => WeekStatus::Open,
        Err(_) => WeekStatus::Before,
    };
    let count = count(&history.ledger, &history.goals, first);
    // A week to come lies beyond the ledger, so its pauses are looked up where the dots were.
    let goal = if first > current {
        let free = 7 - painter.covered.window(first, 7).count_ones();
        history.goals.lowest(first, first + 6).min(u8::try_from(free).unwrap_or(u8::MAX))
    } else {
        count.goal
    };
    WeekView { dots, connected: count.connected, goal, status, current: first == current }
}

/// The months from that of `from` to that of `to`.
pub(super) fn months(history: &StreakHistory<'_>, from: RitualDay, to: RitualDay) -> CalendarView {
    let first_of_month = |day: RitualDay| day.date().with_day(1).unwrap_or(day.date());
    let painter =
        Painter::new(history, RitualDay::new(first_of_month(from)).number(), to.number().saturating_add(31));
    let mut months = Vec::new();
    let mut first = first_of_month(from);
    while first <= to.date() {
        let Some(next) = first.checked_add_months(Months::new(1)) else { break };
        let (begin, end) = (RitualDay::new(first).number(), RitualDay::new(next).number());
        months.push(MonthView {
            first: RitualDay::new(first),
            days: (begin..end).map(|day| painter.dot(day)).collect(),
        });
        first = next;
    }
    CalendarView { months }
}
