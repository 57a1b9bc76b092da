//! The room of reminders at the border: what to arm, what a person answers, what rang and what could not.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{day, day_text, instant, language, local, local_text, local_texts, locals, ritual_id};
use rekindle_core::reminders::room as core;

/// One notification to arm.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderView {
    /// Its name, the same in every plan: what is armed under it is replaced. It names no ritual to a reader.
    pub id: String,
    /// When it rings, in milliseconds since 1970-01-01 UTC. In the past only for a snooze that came due while
    /// nothing could ring: show that one at once.
    pub at_ms: i64,
    /// What a clock on the wall shows then.
    pub fires_local: String,
    /// The firing, for the notification's actions; nothing for the slot that asks to open the app.
    pub firing: Option<FiringView>,
    /// Its first line, as anyone may read it.
    pub title: String,
    /// Its second line.
    pub body: String,
}

/// The firing of a notification: what its actions carry back.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FiringView {
    /// The ritual's id.
    pub ritual: String,
    /// The civil time its rule names.
    pub rule_local: String,
    /// Further civil times that are told with this one.
    pub also: Vec<String>,
    /// The ritual day it is for.
    pub day: String,
    /// The person put it off.
    pub snoozed: bool,
    /// Quiet hours put it off.
    pub deferred: bool,
}

/// What a person answers to a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderAnswer {
    /// It was done: a mark on the day it rang for.
    Done,
    /// Again in an hour.
    Later,
    /// Not this day (this time, where the ritual counts each time).
    Skip,
}

/// Why a reminder could not be armed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum UnarmedReason {
    /// Notifications or alarms are not allowed.
    NotAllowed,
    /// The system keeps no more of them.
    NoRoom,
    /// Something else.
    System {
        /// The system's words, which must hold nothing private.
        reason: String,
    },
}

/// A reminder that could not be armed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct UnarmedRequest {
    /// Its id in the plan.
    pub id: String,
    /// When it should have rung, as the plan said.
    pub at_ms: i64,
    /// Why.
    pub reason: UnarmedReason,
}

#[uniffi::export]
impl Rekindle {
    /// The notifications to have armed now, by instant, at most `limit`, up to 400 days ahead: arm what is
    /// missing or differs, cancel the rest. Ask again at start, after boot, update, change of clock or zone,
    /// a mark, and in background refresh.
    pub fn reminder_plan(&self, limit: u32, here: Here, language_tag: String) -> Result<Vec<ReminderView>> {
        self.with(|companion| {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let plan = companion.reminders().plan(limit, &here.to_core()?, language(&language_tag))?;
            Ok(plan.items.into_iter().map(Into::into).collect())
        })
    }

    /// Books an answer to a notification, also while the app is locked. `ritual`, `rule_local` and `day` are
    /// those of its firing: the mark lands on that day, whatever the time is now.
    pub fn answer_reminder(
        &self,
        answer: ReminderAnswer,
        ritual: String,
        rule_local: String,
        day_text: String,
        here: Here,
    ) -> Result<()> {
        self.with(|companion| {
            let (id, rule_local, day) = (ritual_id(&ritual)?, local(&rule_local)?, day(&day_text)?);
            Ok(companion.reminders().answer(answer.into(), id, rule_local, day, &here.to_core()?)?)
        })
    }

    /// Books that a firing rang, so that neither a restart nor a clock set back rings it again.
    pub fn reminder_rang(&self, firing: FiringView, here: Here) -> Result<()> {
        self.with(|companion| Ok(companion.reminders().rang(&firing.to_core()?, &here.to_core()?)?))
    }

    /// Keeps what could not be armed this time, in place of what could not be armed before: today shows it.
    /// An empty list says that all is well again.
    pub fn report_unarmed(&self, unarmed: Vec<UnarmedRequest>) -> Result<()> {
        self.with(|companion| {
            let unarmed: Vec<_> =
                unarmed.into_iter().map(UnarmedRequest::into_core).collect::<Result<_>>()?;
            Ok(companion.reminders().report_unarmed(&unarmed)?)
        })
    }
}

impl From<ReminderAnswer> for core::ReminderAnswer {
    fn from(answer: ReminderAnswer) -> Self {
        match answer {
            ReminderAnswer::Done => Self::Done,
            ReminderAnswer::Later => Self::Later,
            ReminderAnswer::Skip => Self::Skip,
        }
    }
}

impl From<core::ReminderView> for ReminderView {
    fn from(view: core::ReminderView) -> Self {
        Self {
            id: view.id,
            at_ms: view.instant.timestamp_millis(),
            fires_local: local_text(view.fires_local),
            firing: view.firing.map(Into::into),
            title: view.title,
            body: view.body,
        }
    }
}

impl From<core::FiringView> for FiringView {
    fn from(view: core::FiringView) -> Self {
        Self {
            ritual: view.ritual.to_string(),
            rule_local: local_text(view.rule_local),
            also: local_texts(&view.also),
            day: day_text(view.day),
            snoozed: view.snoozed,
            deferred: view.deferred,
        }
    }
}

impl FiringView {
    fn to_core(&self) -> Result<core::FiringView> {
        Ok(core::FiringView {
            ritual: ritual_id(&self.ritual)?,
            rule_local: local(&self.rule_local)?,
            also: locals(&self.also)?,
            day: day(&self.day)?,
            snoozed: self.snoozed,
            deferred: self.deferred,
        })
    }
}

impl UnarmedRequest {
    fn into_core(self) -> Result<core::UnarmedRequest> {
        let reason = match self.reason {
            UnarmedReason::NotAllowed => core::UnarmedReason::NotAllowed,
            UnarmedReason::NoRoom => core::UnarmedReason::NoRoom,
            UnarmedReason::System { reason } => core::UnarmedReason::System(reason),
        };
        Ok(core::UnarmedRequest { id: self.id, instant: instant(self.at_ms)?, reason })
    }
}
