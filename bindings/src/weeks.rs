//! Weeks at the border: one's own, and the couple's. The same figures; what differs is whose days and pauses count.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{day, day_text};
use rekindle_core::couple::streak as core;

/// How a day is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
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

/// What became of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WeekStatus {
    /// Before the week of the first mark.
    Before,
    /// Its goal was reached; the current week has this as soon as it is.
    Kept,
    /// Over, and its missing days were spare ones.
    KeptByReserve,
    /// Over, and most of it was paused: it neither adds to a streak nor ends one.
    Paused,
    /// Over, without anything of that.
    Quiet,
    /// The current week, before its goal is reached.
    Open,
    /// After the current week.
    ToCome,
}

/// One day of a week or month.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DotView {
    /// Which day.
    pub day: String,
    /// How it is drawn.
    pub state: DayState,
}

/// One week: "2 of 3 days" and its seven dots.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WeekView {
    /// Its seven days, from the chosen first day of the week.
    pub dots: Vec<DotView>,
    /// Connected days, 0 to 7.
    pub connected: u8,
    /// Connected days that keep it, 0 to 7; 0 only when nothing is asked of it.
    pub goal: u8,
    /// What became of it.
    pub status: WeekStatus,
    /// Whether today is in it.
    pub current: bool,
}

/// What a screen shows first.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct StreakView {
    /// The current week.
    pub week: WeekView,
    /// Kept weeks in a row.
    pub weeks: u32,
    /// How settled it is, 0 to 1: a line without a figure. Nothing in the first eight weeks.
    pub strength: Option<f64>,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MonthView {
    /// Its first day.
    pub first: String,
    /// All its days, in order.
    pub days: Vec<DotView>,
}

/// Months of days, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CalendarView {
    /// The months.
    pub months: Vec<MonthView>,
}

/// The figures of a streak; behind a tap, never in front.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct StreakFigures {
    /// Kept weeks in a row, paused ones skipped, the current one included once it is kept.
    pub weeks: u32,
    /// The longest such run ever.
    pub best_weeks: u32,
    /// Connected days in a row, paused ones skipped, today included once it is connected.
    pub days: u32,
    /// How settled it is, 0 to 1.
    pub strength: f64,
    /// The connected days up to today, oldest first.
    pub connected: Vec<String>,
    /// The spare days of the weeks kept by the reserve, oldest first.
    pub reserve: Vec<String>,
}

#[uniffi::export]
impl Rekindle {
    /// This week, weeks in a row, and how settled it is.
    pub fn week(&self, here: Here) -> Result<StreakView> {
        self.with(|companion| Ok(companion.weeks().view(&here.to_core()?)?.into()))
    }

    /// The days of the months from that of `from` to that of `to`.
    pub fn calendar(&self, from: String, to: String, here: Here) -> Result<CalendarView> {
        self.with(|companion| {
            Ok(companion.weeks().calendar(day(&from)?, day(&to)?, &here.to_core()?)?.into())
        })
    }

    /// All figures, for a page behind a tap.
    pub fn figures(&self, here: Here) -> Result<StreakFigures> {
        self.with(|companion| Ok(companion.weeks().figures(&here.to_core()?)?.into()))
    }

    /// The couple's week, the same on both phones once both hold the same; nothing without a couple. Today's view
    /// shows this one to two people.
    pub fn couple_week(&self, here: Here) -> Result<Option<StreakView>> {
        self.with(|companion| Ok(companion.couple().weeks(&here.to_core()?)?.map(Into::into)))
    }

    /// The couple's days of the months from that of `from` to that of `to`; nothing without a couple.
    pub fn couple_calendar(&self, from: String, to: String, here: Here) -> Result<Option<CalendarView>> {
        self.with(|companion| {
            let view = companion.couple().calendar(day(&from)?, day(&to)?, &here.to_core()?)?;
            Ok(view.map(Into::into))
        })
    }

    /// The couple's figures, for a page behind a tap; nothing without a couple.
    pub fn couple_figures(&self, here: Here) -> Result<Option<StreakFigures>> {
        self.with(|companion| Ok(companion.couple().figures(&here.to_core()?)?.map(Into::into)))
    }
}

impl From<core::CalendarView> for CalendarView {
    fn from(view: core::CalendarView) -> Self {
        let months = view.months.into_iter();
        Self {
            months: months
                .map(|month| MonthView { first: day_text(month.first), days: dots(&month.days) })
                .collect(),
        }
    }
}

fn dots(days: &[core::DotView]) -> Vec<DotView> {
    days.iter().map(|dot| DotView { day: day_text(dot.day), state: dot.state.into() }).collect()
}

impl From<core::StreakView> for StreakView {
    fn from(view: core::StreakView) -> Self {
        let week = view.week;
        Self {
            week: WeekView {
                dots: dots(&week.dots),
                connected: week.connected,
                goal: week.goal,
                status: week.status.into(),
                current: week.current,
            },
            weeks: view.weeks,
            strength: view.strength,
        }
    }
}

impl From<core::Streak> for StreakFigures {
    fn from(streak: core::Streak) -> Self {
        Self {
            weeks: streak.weeks,
            best_weeks: streak.best_weeks,
            days: streak.days,
            strength: streak.strength,
            connected: streak.connected.into_iter().map(day_text).collect(),
            reserve: streak.reserve.into_iter().map(day_text).collect(),
        }
    }
}

impl From<core::DayState> for DayState {
    fn from(state: core::DayState) -> Self {
        match state {
            core::DayState::Connected => Self::Connected,
            core::DayState::Spare => Self::Spare,
            core::DayState::Paused => Self::Paused,
            core::DayState::Quiet => Self::Quiet,
            core::DayState::ToCome => Self::ToCome,
            core::DayState::Before => Self::Before,
        }
    }
}

impl From<core::WeekStatus> for WeekStatus {
    fn from(status: core::WeekStatus) -> Self {
        match status {
            core::WeekStatus::Before => Self::Before,
            core::WeekStatus::Kept => Self::Kept,
            core::WeekStatus::KeptByReserve => Self::KeptByReserve,
            core::WeekStatus::Paused => Self::Paused,
            core::WeekStatus::Quiet => Self::Quiet,
            core::WeekStatus::Open => Self::Open,
            core::WeekStatus::ToCome => Self::ToCome,
        }
    }
}
