//! The room of settings at the border.

use crate::app::Rekindle;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::spelling::{time, time_text};
use rekindle_core::couple::streak::{GoalDays, WeekStart};
use rekindle_core::guide::Language;
use rekindle_core::moment::DayStart;
use rekindle_core::{reminders, settings as core};

/// What becomes of a reminder in quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum QuietMode {
    /// It does not ring.
    Drop,
    /// It rings when the quiet hours end.
    Defer,
}

/// Quiet hours of every day, by the clock on the wall; over midnight when `from` is later than `to`.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct QuietHours {
    /// When they begin, `HH:MM`.
    pub from: String,
    /// When they end, `HH:MM`.
    pub to: String,
    /// What becomes of a reminder in them.
    pub mode: QuietMode,
}

/// The first day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum FirstDayOfWeek {
    /// Monday to Sunday.
    Monday,
    /// Sunday to Saturday.
    Sunday,
    /// Saturday to Friday.
    Saturday,
}

/// All settings as they are in force.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SettingsView {
    /// When nothing rings; none unless chosen.
    pub quiet: Option<QuietHours>,
    /// The hour at which a ritual day begins, 0 to 6; 3 unless chosen.
    pub day_start: u8,
    /// Whether notices say a ritual's name; they do not unless chosen.
    pub names_in_notices: bool,
    /// The tag of the language the app speaks; nothing: the phone's.
    pub language: Option<String>,
    /// Connected days of seven that are aimed at, 1 to 7; 3 unless chosen.
    pub goal: u8,
    /// The first day of the week, Monday unless chosen.
    pub first_day_of_week: FirstDayOfWeek,
    /// Minutes after which an app that was left locks itself, 0 (at once, unless chosen) to 60.
    pub auto_lock_minutes: u8,
}

/// One setting to change.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SettingChange {
    /// Quiet hours, or none.
    Quiet {
        /// The hours; nothing: none.
        hours: Option<QuietHours>,
    },
    /// The hour at which a ritual day begins. Marks that were made keep their day.
    DayStart {
        /// The hour, 0 to 6.
        hour: u8,
    },
    /// Whether notices say a ritual's name.
    NamesInNotices {
        /// Whether they do.
        on: bool,
    },
    /// The language.
    Language {
        /// Its tag; nothing: the phone's.
        tag: Option<String>,
    },
    /// The goal from today on. Lowering helps this week, raising waits for the next.
    Goal {
        /// Connected days of seven, 1 to 7.
        days: u8,
    },
    /// The first day of the week.
    WeekStart {
        /// Which day.
        day: FirstDayOfWeek,
    },
    /// How long after it was left the app locks.
    AutoLock {
        /// Minutes, 0 (at once) to 60.
        minutes: u8,
    },
}

#[uniffi::export]
impl Rekindle {
    /// All settings.
    pub fn settings(&self) -> Result<SettingsView> {
        self.with(|companion| Ok(companion.settings().view()?.into()))
    }

    /// Changes one setting and returns all of them. Fails with `bad_setting`, `bad_goal` or `bad_time`.
    pub fn change_setting(&self, change: SettingChange, here: Here) -> Result<SettingsView> {
        self.with(|companion| Ok(companion.settings().change(change.to_core()?, &here.to_core()?)?.into()))
    }
}

impl SettingChange {
    fn to_core(&self) -> Result<core::SettingChange> {
        let bad = |reason: &dyn ToString| RekindleError::refused("bad_setting", reason.to_string());
        Ok(match self {
            Self::Quiet { hours } => {
                core::SettingChange::Quiet(hours.as_ref().map(QuietHours::to_core).transpose()?)
            }
            Self::DayStart { hour } => {
                core::SettingChange::DayStart(DayStart::new(*hour).map_err(|error| bad(&error))?)
            }
            Self::NamesInNotices { on } => core::SettingChange::NamesInNotices(*on),
            Self::Language { tag } => {
                let spoken = |tag: &String| {
                    Language::from_tag(tag).ok_or_else(|| bad(&"the guide does not speak this language"))
                };
                core::SettingChange::Language(tag.as_ref().map(spoken).transpose()?)
            }
            Self::Goal { days } => core::SettingChange::Goal(
                GoalDays::new(*days).map_err(|error| RekindleError::refused("bad_goal", error))?,
            ),
            Self::WeekStart { day } => core::SettingChange::WeekStart((*day).into()),
            Self::AutoLock { minutes } => core::SettingChange::AutoLock(
                core::AutoLock::new(*minutes).ok_or_else(|| bad(&"an hour at the longest"))?,
            ),
        })
    }
}

impl QuietHours {
    pub(crate) fn to_core(&self) -> Result<reminders::QuietHours> {
        let mode = match self.mode {
            QuietMode::Drop => reminders::QuietMode::Drop,
            QuietMode::Defer => reminders::QuietMode::Defer,
        };
        Ok(reminders::QuietHours { from: time(&self.from)?, to: time(&self.to)?, mode })
    }
}

impl From<reminders::QuietHours> for QuietHours {
    fn from(quiet: reminders::QuietHours) -> Self {
        let mode = match quiet.mode {
            reminders::QuietMode::Drop => QuietMode::Drop,
            reminders::QuietMode::Defer => QuietMode::Defer,
        };
        Self { from: time_text(quiet.from), to: time_text(quiet.to), mode }
    }
}

impl From<core::SettingsView> for SettingsView {
    fn from(view: core::SettingsView) -> Self {
        Self {
            quiet: view.quiet.map(Into::into),
            day_start: view.day_start.hour(),
            names_in_notices: view.names_in_notices,
            language: view.language.map(|language| language.tag().to_owned()),
            goal: view.goal.get(),
            first_day_of_week: view.week_start.into(),
            auto_lock_minutes: view.auto_lock.minutes(),
        }
    }
}

impl From<FirstDayOfWeek> for WeekStart {
    fn from(day: FirstDayOfWeek) -> Self {
        match day {
            FirstDayOfWeek::Monday => Self::Monday,
            FirstDayOfWeek::Sunday => Self::Sunday,
            FirstDayOfWeek::Saturday => Self::Saturday,
        }
    }
}

impl From<WeekStart> for FirstDayOfWeek {
    fn from(start: WeekStart) -> Self {
        match start {
            WeekStart::Monday => Self::Monday,
            WeekStart::Sunday => Self::Sunday,
            WeekStart::Saturday => Self::Saturday,
        }
    }
}
