//! The room of rituals at the border: adopting, making one's own, editing, and marking any day.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{
    self, count, day_text, language, local_text, local_texts, locals, optional_day, ritual_id, times,
};
use rekindle_core::rituals::{kind, marking, ritual, room, schedule, view};

/// How a ritual counts. It is fixed when the ritual is adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum RitualKind {
    /// It took two: one mark is enough for the day.
    Together,
    /// Each does their own.
    Each,
    /// Touch: marked privately, never counted, never shared.
    Touch,
}

/// What a mark silences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Quieting {
    /// Every further reminder of the day.
    RestOfDay,
    /// One reminder for each mark.
    EachTime,
}

/// When a ritual shall be.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScheduleRequest {
    /// Times of day, `HH:MM`, at most 24; none: the practice's own.
    pub times: Vec<String>,
    /// The days, as RFC 5545's RRULE such as `FREQ=WEEKLY;BYDAY=MO,TH`; nothing: every day, or as the
    /// practice suggests.
    #[uniffi(default = None)]
    pub rule: Option<String>,
    /// The first day; nothing: today.
    #[uniffi(default = None)]
    pub starts: Option<String>,
    /// Civil times that are left out.
    #[uniffi(default = [])]
    pub except_local: Vec<String>,
}

/// What to do about a ritual's schedule.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ScheduleChoice {
    /// As the practice suggests; for a ritual of one's own: no reminders.
    Suggested,
    /// No reminders: it is done when it is done.
    Unscheduled,
    /// At these times.
    At {
        /// The times and days.
        schedule: ScheduleRequest,
    },
}

/// How to adopt a practice of the guide.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AdoptRequest {
    /// The practice's id.
    pub practice: String,
    /// One's own name for it; nothing: the guide's.
    #[uniffi(default = None)]
    pub name: Option<String>,
    /// Keep it to oneself: its marks are never shared.
    #[uniffi(default = false)]
    pub is_private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it shall be.
    pub schedule: ScheduleChoice,
}

/// A ritual of one's own.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnRequest {
    /// Its name, up to 80 characters in one line.
    pub name: String,
    /// How it counts. Ask whether it is touch: then it never counts and is never shared.
    pub kind: RitualKind,
    /// Keep it to oneself.
    #[uniffi(default = false)]
    pub is_private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it shall be.
    pub schedule: ScheduleChoice,
}

/// What to change of a ritual; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EditRequest {
    /// A new name.
    #[uniffi(default = None)]
    pub name: Option<String>,
    /// Whether it is kept to oneself. Marks made before stay what they were.
    #[uniffi(default = None)]
    pub is_private: Option<bool>,
    /// What a mark silences.
    #[uniffi(default = None)]
    pub quieting: Option<Quieting>,
    /// Another schedule. Snoozes, marks and skips stay.
    #[uniffi(default = None)]
    pub schedule: Option<ScheduleChoice>,
}

/// A ritual for a list or an editor.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RitualView {
    /// Its name in calls.
    pub id: String,
    /// The practice it was adopted from.
    pub practice: Option<String>,
    /// Its name for people.
    pub name: String,
    /// How it counts.
    pub kind: RitualKind,
    /// Kept to oneself.
    pub is_private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it is, one entry for each time of day.
    pub schedule: Vec<RecurrenceView>,
    /// The ritual day of its adoption.
    pub adopted_on: String,
    /// The ritual day of its retirement.
    pub retired_on: Option<String>,
}

/// One recurring civil time.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecurrenceView {
    /// Its start, civil.
    pub starts_local: String,
    /// Its rule, as RFC 5545's RRULE.
    pub rule: String,
    /// Civil times left out.
    pub except_local: Vec<String>,
}

/// What a mark amounts to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MarkedView {
    /// The ritual's id.
    pub ritual: String,
    /// The ritual day it was booked on.
    pub day: String,
    /// The mark's own name.
    pub mark: String,
}

#[uniffi::export]
impl Rekindle {
    /// Adopts a practice of the guide. Fails with `no_such_practice`, or with what is wrong with its name or
    /// schedule.
    pub fn adopt(&self, request: AdoptRequest, here: Here, language_tag: String) -> Result<RitualView> {
        self.with(|companion| {
            let request = room::AdoptRequest {
                practice: request.practice,
                name: request.name,
                private: request.is_private,
                quieting: request.quieting.into(),
                schedule: request.schedule.to_core()?,
            };
            Ok(companion.rituals().adopt(&request, &here.to_core()?, language(&language_tag))?.into())
        })
    }

    /// Makes a ritual of one's own.
    pub fn make_own(&self, request: OwnRequest, here: Here, language_tag: String) -> Result<RitualView> {
        self.with(|companion| {
            let request = room::OwnRequest {
                name: request.name,
                kind: request.kind.into(),
                private: request.is_private,
                quieting: request.quieting.into(),
                schedule: request.schedule.to_core()?,
            };
            Ok(companion.rituals().make_own(&request, &here.to_core()?, language(&language_tag))?.into())
        })
    }

    /// Changes a ritual. Its marks, skips and snoozes stay.
    pub fn edit(
        &self,
        ritual: String,
        request: EditRequest,
        here: Here,
        language_tag: String,
    ) -> Result<RitualView> {
        self.with(|companion| {
            let request = room::EditRequest {
                name: request.name,
                private: request.is_private,
                quieting: request.quieting.map(Into::into),
                schedule: request.schedule.map(|choice| choice.to_core()).transpose()?,
            };
            let (id, here) = (ritual_id(&ritual)?, here.to_core()?);
            Ok(companion.rituals().edit(id, &request, &here, language(&language_tag))?.into())
        })
    }

    /// Retires a ritual: no more reminders, nothing new to mark; its history stands.
    pub fn retire(&self, ritual: String, here: Here) -> Result<()> {
        self.with(|companion| Ok(companion.rituals().retire(ritual_id(&ritual)?, &here.to_core()?)?))
    }

    /// Every ritual, active ones first, in the order of adoption.
    pub fn rituals(&self, language_tag: String) -> Result<Vec<RitualView>> {
        self.with(|companion| {
            Ok(companion.rituals().list(language(&language_tag))?.into_iter().map(Into::into).collect())
        })
    }

    /// One ritual.
    pub fn ritual(&self, ritual: String, language_tag: String) -> Result<RitualView> {
        self.with(|companion| {
            Ok(companion.rituals().show(ritual_id(&ritual)?, language(&language_tag))?.into())
        })
    }

    /// Marks a ritual done on a ritual day, today when none is given. Marking a day again changes nothing,
    /// unless the ritual counts each time. Fails with `future_day` or `already_retired`.
    pub fn mark(&self, ritual: String, day: Option<String>, here: Here) -> Result<MarkedView> {
        self.with(|companion| {
            let (id, day) = (ritual_id(&ritual)?, optional_day(day)?);
            Ok(companion.rituals().mark(id, day, &here.to_core()?)?.into())
        })
    }

    /// Takes back all of one's own marks of a ritual and day, also of a retired one, and says how many there
    /// were. Fails with `no_such_mark` when none stands.
    pub fn take_back(&self, ritual: String, day: Option<String>, here: Here) -> Result<u32> {
        self.with(|companion| {
            let (id, day) = (ritual_id(&ritual)?, optional_day(day)?);
            Ok(count(companion.rituals().take_back(id, day, &here.to_core()?)?))
        })
    }

    /// Leaves a ritual out for a ritual day, today when none is given, and says which day. Private, and never
    /// counted.
    pub fn skip(&self, ritual: String, day: Option<String>, here: Here) -> Result<String> {
        self.with(|companion| {
            let (id, day) = (ritual_id(&ritual)?, optional_day(day)?);
            Ok(day_text(companion.rituals().skip(id, day, &here.to_core()?)?))
        })
    }

    /// Takes a ritual up again that was left out for a day. Fails with `no_such_skip` when it was not.
    pub fn unskip(&self, ritual: String, day: Option<String>, here: Here) -> Result<()> {
        self.with(|companion| {
            let (id, day) = (ritual_id(&ritual)?, optional_day(day)?);
            Ok(companion.rituals().unskip(id, day, &here.to_core()?)?)
        })
    }
}

impl ScheduleChoice {
    pub(crate) fn to_core(&self) -> Result<schedule::ScheduleChoice> {
        Ok(match self {
            Self::Suggested => schedule::ScheduleChoice::Suggested,
            Self::Unscheduled => schedule::ScheduleChoice::Unscheduled,
            Self::At { schedule: at } => schedule::ScheduleChoice::At(schedule::ScheduleRequest {
                times: times(&at.times)?,
                rule: at.rule.clone(),
                starts: at.starts.as_deref().map(spelling::day).transpose()?,
                except: locals(&at.except_local)?,
            }),
        })
    }
}

impl From<RitualKind> for kind::RitualKind {
    fn from(kind: RitualKind) -> Self {
        match kind {
            RitualKind::Together => Self::Together,
            RitualKind::Each => Self::Each,
            RitualKind::Touch => Self::Touch,
        }
    }
}

impl From<kind::RitualKind> for RitualKind {
    fn from(kind: kind::RitualKind) -> Self {
        match kind {
            kind::RitualKind::Together => Self::Together,
            kind::RitualKind::Each => Self::Each,
            kind::RitualKind::Touch => Self::Touch,
        }
    }
}

impl From<Quieting> for ritual::Quieting {
    fn from(quieting: Quieting) -> Self {
        match quieting {
            Quieting::RestOfDay => Self::RestOfDay,
            Quieting::EachTime => Self::EachTime,
        }
    }
}

impl From<ritual::Quieting> for Quieting {
    fn from(quieting: ritual::Quieting) -> Self {
        match quieting {
            ritual::Quieting::RestOfDay => Self::RestOfDay,
            ritual::Quieting::EachTime => Self::EachTime,
        }
    }
}

impl From<view::RitualView> for RitualView {
    fn from(view: view::RitualView) -> Self {
        Self {
            id: view.id.to_string(),
            practice: view.practice,
            name: view.name,
            kind: view.kind.into(),
            is_private: view.private,
            quieting: view.quieting.into(),
            schedule: view.schedule.into_iter().map(Into::into).collect(),
            adopted_on: day_text(view.adopted_on),
            retired_on: view.retired_on.map(day_text),
        }
    }
}

impl From<view::RecurrenceView> for RecurrenceView {
    fn from(view: view::RecurrenceView) -> Self {
        Self {
            starts_local: local_text(view.starts_local),
            rule: view.rule,
            except_local: local_texts(&view.except_local),
        }
    }
}

impl From<marking::MarkedView> for MarkedView {
    fn from(view: marking::MarkedView) -> Self {
        Self { ritual: view.ritual.to_string(), day: day_text(view.day), mark: view.mark.to_string() }
    }
}
