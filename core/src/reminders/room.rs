//! The room of reminders: the plan with its words, what a person answers, what rang and what could not ring.
//!
//! A notification may be read by anyone who sees the screen: its words are fixed here when it is planned and
//! name no ritual unless the person chose so (`consent.md`, Discretion). Its id names no ritual either.

use super::{
    DaySpan, PlanRequest, PlannedReminder, QuietHours, ReminderKind, Reminders, RitualReminders, Skip,
    Snooze, plan,
};
use crate::error::Result;
use crate::guide::{Catalogue, Language, Words};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::{DayStart, Instant, RitualDay};
use crate::rituals::ritual::Ritual;
use crate::rituals::view::display_name;
use crate::settings;
use crate::vault::gate::Pass;
use crate::vault::marks::Whose;
use crate::vault::{VaultError, marks, pauses, reminders as rows, rituals};
use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::Connection;
use std::collections::HashMap;

/// How long "later" is.
pub const LATER: TimeDelta = TimeDelta::minutes(60);

/// How far back marks and skips can matter for a firing that is still to ring: longer than any deferral.
const MARKS_BACK_DAYS: i32 = 7;

/// How long it is remembered that a firing rang: a clock set back by less rings nothing twice.
const RUNG_KEPT: TimeDelta = TimeDelta::days(14);

/// What to arm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderPlanView {
    /// The notifications to have armed, by instant: arm what is missing or differs, cancel the rest.
    pub items: Vec<ReminderView>,
}

/// One notification to arm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderView {
    /// Its name, the same in every plan: what is armed under it is replaced.
    pub id: String,
    /// When it rings.
    pub instant: Instant,
    /// What a clock on the wall shows then.
    pub fires_local: NaiveDateTime,
    /// The firing; nothing for the slot that asks to open the app.
    pub firing: Option<FiringView>,
    /// Its first line, as anyone may read it.
    pub title: String,
    /// Its second line.
    pub body: String,
}

/// The firing of a notification: what its actions carry back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiringView {
    /// Which ritual.
    pub ritual: RitualId,
    /// The civil time its rule names.
    pub rule_local: NaiveDateTime,
    /// Further civil times that are told with this one.
    pub also: Vec<NaiveDateTime>,
    /// The ritual day it is for.
    pub day: RitualDay,
    /// The person put it off.
    pub snoozed: bool,
    /// Quiet hours put it off.
    pub deferred: bool,
}

/// What a person answers to a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderAnswer {
    /// It was done: a mark on the day it rang for.
    Done,
    /// Again in an hour.
    Later,
    /// Not this day (this time, where the ritual counts each time).
    Skip,
}

/// Why a reminder could not be armed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnarmedReason {
    /// Notifications or alarms are not allowed.
    NotAllowed,
    /// The system keeps no more of them.
    NoRoom,
    /// Something else, in the system's words; they must hold nothing private.
    System(String),
}

/// A reminder that could not be armed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnarmedRequest {
    /// Its id in the plan.
    pub id: String,
    /// When it should have rung.
    pub instant: Instant,
    /// Why.
    pub reason: UnarmedReason,
}

impl Reminders<'_> {
    /// The notifications to have armed now, at most `limit`, for [`PlanRequest::HORIZON_DAYS`] ahead.
    pub fn plan(self, limit: usize, here: &Here, language: Language) -> Result<ReminderPlanView> {
        let _pass = Pass::for_the_locked_phone();
        let guide = self.0.guide(language)?;
        let (planned, rituals, names) = self.0.vault.read(|c| {
            let names = settings::read(c)?.names_in_notices;
            let rituals: HashMap<RitualId, Ritual> =
                rituals::all(c)?.into_iter().map(|r| (r.id, r)).collect();
            Ok((plan_in(c, here, limit)?, rituals, names))
        })?;
        let name_of = |id| rituals.get(&id).filter(|_| names).map(|ritual| display_name(ritual, &guide));
        Ok(ReminderPlanView { items: planned.into_iter().map(|one| view(one, &name_of, &guide)).collect() })
    }

    /// Books an answer to a notification, also while the app is locked.
    pub fn answer(
        self,
        answer: ReminderAnswer,
        ritual: RitualId,
        rule_local: NaiveDateTime,
        day: RitualDay,
        here: &Here,
    ) -> Result<()> {
        let _pass = Pass::for_the_locked_phone();
        match answer {
            ReminderAnswer::Done => {
                self.0.rituals().mark_on(ritual, day, here)?;
            }
            ReminderAnswer::Later => {
                self.0.rituals().get_active(ritual)?;
                let snooze = rows::Snooze { ritual, rule_local, day, until: here.now + LATER };
                self.0.vault.write(|tx| rows::put_snooze(tx, &snooze))?;
            }
            ReminderAnswer::Skip => {
                let each_time = self.0.rituals().get_active(ritual)?.quieting == super::Quieting::EachTime;
                let skip = marks::Skip { ritual, day, rule_local: each_time.then_some(rule_local) };
                self.0.vault.write(|tx| {
                    if each_time {
                        rows::delete_snooze(tx, ritual, rule_local)?;
                    } else {
                        rows::delete_snoozes_of_day(tx, ritual, day)?;
                    }
                    marks::insert_skip(tx, skip)
                })?;
            }
        }
        Ok(())
    }

    /// Books that a firing rang, so that neither a restart nor a clock set back rings it again. A snooze that
    /// rang is over.
    pub fn rang(self, firing: &FiringView, here: &Here) -> Result<()> {
        let _pass = Pass::for_the_locked_phone();
        let ritual = firing.ritual;
        Ok(self.0.vault.write(|tx| {
            rows::prune_rung(tx, here.local() - RUNG_KEPT, here.now - RUNG_KEPT)?;
            for rule_local in std::iter::once(firing.rule_local).chain(firing.also.iter().copied()) {
                rows::put_rung(tx, rows::Rung { ritual, rule_local }, here.now)?;
                rows::delete_snooze(tx, ritual, rule_local)?;
            }
            Ok(())
        })?)
    }

    /// Keeps what could not be armed this time, in place of what could not be armed before. Today shows it.
    pub fn report_unarmed(self, unarmed: &[UnarmedRequest]) -> Result<()> {
        let _pass = Pass::for_the_locked_phone();
        let unarmed: Vec<rows::Unarmed> = unarmed
            .iter()
            .map(|one| rows::Unarmed {
                reminder: one.id.clone(),
                fires: one.instant,
                reason: match &one.reason {
                    UnarmedReason::NotAllowed => NOT_ALLOWED.to_owned(),
                    UnarmedReason::NoRoom => NO_ROOM.to_owned(),
                    UnarmedReason::System(words) => words.clone(),
                },
            })
            .collect();
        Ok(self.0.vault.write(|tx| rows::replace_unarmed(tx, &unarmed))?)
    }
}

const NOT_ALLOWED: &str = "not_allowed";
const NO_ROOM: &str = "no_room";

/// What is in the way and what to do.
pub(crate) fn unarmed_text(reason: &str, words: &Words) -> String {
    match reason {
        NOT_ALLOWED => words.text("reminders.why_denied", &[]),
        NO_ROOM => words.text("reminders.why_limit", &[]),
        system => system.to_owned(),
    }
}

/// The plan from what the vault holds.
pub(crate) fn plan_in(
    connection: &Connection,
    here: &Here,
    limit: usize,
) -> Result<Vec<PlannedReminder>, VaultError> {
    let settings = settings::read(connection)?;
    let since = here.today(settings.day_start).plus(-MARKS_BACK_DAYS);
    let all_pauses = pauses::silencing(connection)?;
    let spans = |ritual: Option<RitualId>| -> Vec<DaySpan> {
        let of = all_pauses.iter().filter(|pause| pause.ritual == ritual);
        of.map(|pause| DaySpan { from: pause.from, to: pause.until }).collect()
    };
    let mut all: Vec<RitualReminders> = rituals::all(connection)?
        .into_iter()
        .filter(Ritual::is_active)
        .map(|ritual| RitualReminders {
            quieting: ritual.quieting,
            pauses: spans(Some(ritual.id)),
            ..RitualReminders::new(ritual.id, ritual.schedule)
        })
        .collect();
    let position: HashMap<RitualId, usize> = all.iter().enumerate().map(|(i, r)| (r.ritual, i)).collect();
    let mut of = |id: &RitualId, put: &mut dyn FnMut(&mut RitualReminders)| {
        if let Some(index) = position.get(id) {
            put(&mut all[*index]);
        }
    };
    for ((ritual, day), count) in marks::counts_from(connection, since, Whose::Done)? {
        of(&ritual, &mut |r| {
            r.marks.insert(day, count);
        });
    }
    for skip in marks::skips_from(connection, since)? {
        of(&skip.ritual, &mut |r| r.skips.push(skip.rule_local.map_or(Skip::Day(skip.day), Skip::Firing)));
    }
    for snooze in rows::snoozes(connection)? {
        let (rule_local, until) = (snooze.rule_local, snooze.until);
        of(&snooze.ritual, &mut |r| r.snoozes.push(Snooze { rule_local, until }));
    }
    for rung in rows::rung(connection)? {
        of(&rung.ritual, &mut |r| {
            r.rung.insert(rung.rule_local);
        });
    }
    Ok(plan_of(&all, &spans(None), settings.quiet, settings.day_start, here, limit))
}

fn plan_of(
    rituals: &[RitualReminders],
    pauses: &[DaySpan],
    quiet: Option<QuietHours>,
    day_start: DayStart,
    here: &Here,
    limit: usize,
) -> Vec<PlannedReminder> {
    plan(&PlanRequest {
        rituals,
        pauses,
        quiet,
        day_start,
        now: here.now,
        offsets: &here.offsets,
        limit,
        horizon_days: PlanRequest::HORIZON_DAYS,
    })
    .reminders
}

fn view(
    planned: PlannedReminder,
    name_of: &impl Fn(RitualId) -> Option<String>,
    guide: &Catalogue,
) -> ReminderView {
    let PlannedReminder { instant, fires_local, kind } = planned;
    let words = guide.words();
    match kind {
        ReminderKind::Ritual(firing) => {
            let named = name_of(firing.ritual);
            let (title, body) = match &named {
                Some(name) => ("notification.named_title", [("name", name.as_str())].to_vec()),
                None => ("notification.discreet_title", Vec::new()),
            };
            let body_key =
                if named.is_some() { "notification.named_body" } else { "notification.discreet_body" };
            ReminderView {
                id: format!("{}@{}", firing.ritual, firing.rule_local.format("%Y-%m-%dT%H:%M")),
                instant,
                fires_local,
                title: words.text(title, &body),
                body: words.text(body_key, &body),
                firing: Some(FiringView {
                    ritual: firing.ritual,
                    rule_local: firing.rule_local,
                    also: firing.also,
                    day: firing.day,
                    snoozed: firing.snoozed,
                    deferred: firing.deferred,
                }),
            }
        }
        ReminderKind::KeepOpen => ReminderView {
            id: "keep-open".to_owned(),
            instant,
            fires_local,
            firing: None,
            title: words.text("notification.keep_open_title", &[]),
            body: words.text("notification.keep_open_body", &[]),
        },
    }
}

#[cfg(test)]
mod tests;
