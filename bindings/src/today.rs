//! What a person sees first, at the border: each call here returns the whole new view, so that a tap costs
//! one crossing.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::rituals::{MarkedView, RitualKind};
use crate::spelling::{day_text, language, local_text, ritual_id, time_text};
use crate::weeks::StreakView;
use rekindle_core::today as core;

/// Today on one screen.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TodayView {
    /// The ritual day.
    pub day: String,
    /// Nothing was ever adopted: lead to the first ritual.
    pub first_run: bool,
    /// Active rituals: those of today first, by time, then those without a time today.
    pub rituals: Vec<TodayRitualView>,
    /// This week, weeks in a row, strength.
    pub streak: StreakView,
    /// This week in one sentence.
    pub week_sentence: String,
    /// The next reminder.
    pub next: Option<NextView>,
    /// Reminders that the system would not take, with what to do.
    pub unarmed: Vec<UnarmedView>,
    /// One card to take or leave.
    pub card: Option<String>,
    /// Everything is paused today.
    pub paused: bool,
    /// The week before was quiet: offer fewer reminders, a lower goal, a pause.
    pub offer_gentler: bool,
}

/// One ritual today.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TodayRitualView {
    /// Its name in calls.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// How it counts.
    pub kind: RitualKind,
    /// Kept to oneself.
    pub is_private: bool,
    /// It comes on this day, by its schedule.
    pub due: bool,
    /// Its times on this day, `HH:MM`, in the order in which they come (after midnight last).
    pub times: Vec<String>,
    /// How it stands.
    pub state: TodayState,
    /// It can be marked once more.
    pub markable: bool,
}

/// How a ritual stands today. There is no word for "not done yet" but open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum TodayState {
    /// When you like.
    Open,
    /// Marked.
    Done {
        /// Standing marks of the day; more than one only where it counts each time.
        marks: u32,
    },
    /// Left out for today.
    Skipped,
    /// Paused.
    Paused,
}

/// The next reminder.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NextView {
    /// The ritual's name for people.
    pub name: String,
    /// What a clock on the wall will show.
    pub fires_local: String,
}

/// A reminder that could not be armed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct UnarmedView {
    /// What a clock on the wall will show when it should ring.
    pub fires_local: String,
    /// What is in the way and what to do, in words.
    pub text: String,
}

/// What a mark amounts to, and today after it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct MarkedToday {
    /// The mark that stands.
    pub marked: MarkedView,
    /// Today, with it.
    pub today: TodayView,
}

#[uniffi::export]
impl Rekindle {
    /// Today as it is now.
    pub fn today(&self, here: Here, language_tag: String) -> Result<TodayView> {
        self.with(|companion| Ok(companion.today().view(&here.to_core()?, language(&language_tag))?.into()))
    }

    /// Marks a ritual done today and shows today.
    pub fn mark_today(&self, ritual: String, here: Here, language_tag: String) -> Result<MarkedToday> {
        self.with(|companion| {
            let (id, here) = (ritual_id(&ritual)?, here.to_core()?);
            let (marked, today) = companion.today().mark(id, &here, language(&language_tag))?;
            Ok(MarkedToday { marked: marked.into(), today: today.into() })
        })
    }

    /// Takes today's marks of a ritual back and shows today.
    pub fn take_back_today(&self, ritual: String, here: Here, language_tag: String) -> Result<TodayView> {
        self.with(|companion| {
            let (id, here) = (ritual_id(&ritual)?, here.to_core()?);
            Ok(companion.today().take_back(id, &here, language(&language_tag))?.into())
        })
    }

    /// Leaves a ritual out today and shows today.
    pub fn skip_today(&self, ritual: String, here: Here, language_tag: String) -> Result<TodayView> {
        self.with(|companion| {
            let (id, here) = (ritual_id(&ritual)?, here.to_core()?);
            Ok(companion.today().skip(id, &here, language(&language_tag))?.into())
        })
    }

    /// Takes a ritual up again that was left out today, and shows today.
    pub fn unskip_today(&self, ritual: String, here: Here, language_tag: String) -> Result<TodayView> {
        self.with(|companion| {
            let (id, here) = (ritual_id(&ritual)?, here.to_core()?);
            companion.rituals().unskip(id, None, &here)?;
            Ok(companion.today().view(&here, language(&language_tag))?.into())
        })
    }
}

impl From<core::TodayView> for TodayView {
    fn from(view: core::TodayView) -> Self {
        Self {
            day: day_text(view.day),
            first_run: view.first_run,
            rituals: view.rituals.into_iter().map(Into::into).collect(),
            streak: view.streak.into(),
            week_sentence: view.week_sentence,
            next: view.next.map(Into::into),
            unarmed: view.unarmed.into_iter().map(Into::into).collect(),
            card: view.card,
            paused: view.paused,
            offer_gentler: view.offer_gentler,
        }
    }
}

impl From<core::TodayRitualView> for TodayRitualView {
    fn from(view: core::TodayRitualView) -> Self {
        Self {
            id: view.id.to_string(),
            name: view.name,
            kind: view.kind.into(),
            is_private: view.private,
            due: view.due,
            times: view.times.into_iter().map(time_text).collect(),
            state: view.state.into(),
            markable: view.markable,
        }
    }
}

impl From<core::TodayState> for TodayState {
    fn from(state: core::TodayState) -> Self {
        match state {
            core::TodayState::Open => Self::Open,
            core::TodayState::Done { marks } => Self::Done { marks },
            core::TodayState::Skipped => Self::Skipped,
            core::TodayState::Paused => Self::Paused,
        }
    }
}

impl From<core::NextView> for NextView {
    fn from(view: core::NextView) -> Self {
        Self { name: view.name, fires_local: local_text(view.fires_local) }
    }
}

impl From<core::UnarmedView> for UnarmedView {
    fn from(view: core::UnarmedView) -> Self {
        Self { fires_local: local_text(view.fires_local), text: view.text }
    }
}
