//! The room of rituals: adopting, making one's own, editing, retiring, finding.

use super::Rituals;
use super::kind::RitualKind;
use super::name::checked_name;
use super::ritual::{Quieting, Ritual};
use super::schedule::{ScheduleChoice, ScheduleRequest, recurrences};
use super::view::{RitualView, ritual_view};
use crate::couple::room::settling::tell_name;
use crate::error::{RekindleError, Result, Thing};
use crate::guide::{Language, Practice, PracticeKind};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::recurrence::Recurrence;
use crate::vault::{reminders, rituals};
use chrono::NaiveTime;

/// How to adopt a practice of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AdoptRequest {
    /// The practice's id.
    pub practice: String,
    /// One's own name for it; nothing: the guide's.
    pub name: Option<String>,
    /// Keep it to oneself: its marks are never shared.
    pub private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it shall be.
    pub schedule: ScheduleChoice,
}

/// A ritual of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRequest {
    /// Its name.
    pub name: String,
    /// How it counts. A shell asks whether it is touch: then it never counts and is never shared.
    pub kind: RitualKind,
    /// Keep it to oneself.
    pub private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// When it shall be.
    pub schedule: ScheduleChoice,
}

/// What to change of a ritual; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditRequest {
    /// A new name.
    pub name: Option<String>,
    /// Whether it is kept to oneself. Marks made before stay what they were.
    pub private: Option<bool>,
    /// What a mark silences.
    pub quieting: Option<Quieting>,
    /// Another schedule. Snoozes, marks and skips stay.
    pub schedule: Option<ScheduleChoice>,
}

/// Every day, for a ritual of one's own whose rule is not given.
const EVERY_DAY: &str = "FREQ=DAILY";

impl Rituals<'_> {
    /// Adopts a practice of the guide.
    pub fn adopt(self, request: &AdoptRequest, here: &Here, language: Language) -> Result<RitualView> {
        let guide = self.0.guide(language)?;
        let practice =
            guide.practice(&request.practice).ok_or(RekindleError::NotFound { what: Thing::Practice })?;
        let kind = match practice.kind {
            PracticeKind::Together => RitualKind::Together,
            PracticeKind::Each => RitualKind::Each,
            PracticeKind::Touch => RitualKind::Touch,
        };
        let today = self.today(here)?;
        let ritual = Ritual {
            id: self.0.entropy.make_ritual_id(),
            practice: Some(practice.id.clone()),
            name: request.name.as_deref().map(checked_name).transpose()?,
            kind,
            private: request.private,
            quieting: request.quieting,
            schedule: self.times_of(practice, &request.schedule, here)?,
            adopted_on: today,
            retired_on: None,
        };
        self.0.vault.write(|tx| rituals::insert(tx, &ritual))?;
        Ok(ritual_view(&ritual, &guide))
    }

    /// Makes a ritual of one's own.
    pub fn make_own(self, request: &OwnRequest, here: &Here, language: Language) -> Result<RitualView> {
        let today = self.today(here)?;
        let ritual = Ritual {
            id: self.0.entropy.make_ritual_id(),
            practice: None,
            name: Some(checked_name(&request.name)?),
            kind: request.kind,
            private: request.private,
            quieting: request.quieting,
            schedule: Suggestion::NONE.schedule(&request.schedule, today)?,
            adopted_on: today,
            retired_on: None,
        };
        self.0.vault.write(|tx| rituals::insert(tx, &ritual))?;
        Ok(ritual_view(&ritual, &*self.0.guide(language)?))
    }

    /// Changes a ritual. Its marks, skips and snoozes stay. A new name of one that both agreed to goes to the other too,
    /// while marks are sent with names; of two new names the later holds (Lamport, then device).
    pub fn edit(
        self,
        id: RitualId,
        request: &EditRequest,
        here: &Here,
        language: Language,
    ) -> Result<RitualView> {
        let guide = self.0.guide(language)?;
        let mut ritual = self.get_active(id)?;
        if let Some(name) = &request.name {
            ritual.name = Some(checked_name(name)?);
        }
        if let Some(private) = request.private {
            ritual.private = private;
        }
        if let Some(quieting) = request.quieting {
            ritual.quieting = quieting;
        }
        if let Some(choice) = &request.schedule {
            let practice = ritual.practice.as_deref().and_then(|practice| guide.practice(practice));
            let suggestion = practice.map_or(Suggestion::NONE, |practice| Suggestion {
                rule: &practice.rule,
                times: &practice.times,
            });
            ritual.schedule = suggestion.schedule(choice, self.today(here)?)?;
        }
        self.0.vault.write(|tx| {
            let is_renamed = rituals::get(tx, id)?.is_some_and(|before| before.name != ritual.name);
            rituals::update(tx, &ritual)?;
            if is_renamed { tell_name(tx, &ritual) } else { Ok(()) }
        })?;
        Ok(ritual_view(&ritual, &guide))
    }

    /// Retires a ritual: no more reminders, nothing new to mark; its history stands.
    pub fn retire(self, id: RitualId, here: &Here) -> Result<()> {
        let mut ritual = self.get_active(id)?;
        ritual.retired_on = Some(self.today(here)?);
        Ok(self.0.vault.write(|tx| {
            rituals::update(tx, &ritual)?;
            reminders::delete_snoozes(tx, id)
        })?)
    }

    /// Every ritual, active ones first, in the order of adoption.
    pub fn list(self, language: Language) -> Result<Vec<RitualView>> {
        let guide = self.0.guide(language)?;
        let mut all = self.0.vault.read(rituals::all)?;
        all.sort_by_key(|ritual| !ritual.is_active());
        Ok(all.iter().map(|ritual| ritual_view(ritual, &guide)).collect())
    }

    /// One ritual.
    pub fn show(self, id: RitualId, language: Language) -> Result<RitualView> {
        Ok(ritual_view(&self.get(id)?, &*self.0.guide(language)?))
    }

    /// The ritual that a person means: by its id, or by a practice's id when it was adopted once. Active ones
    /// are looked at first, so that a practice that was retired and adopted again is found.
    pub fn find(self, text: &str) -> Result<RitualId> {
        if let Ok(id) = text.parse() {
            return Ok(self.get(id)?.id);
        }
        let all = self.0.vault.read(rituals::all)?;
        let adopted: Vec<&Ritual> = all.iter().filter(|r| r.practice.as_deref() == Some(text)).collect();
        let active: Vec<&Ritual> = adopted.iter().copied().filter(|r| r.is_active()).collect();
        match (active.as_slice(), adopted.as_slice()) {
            ([one], _) | ([], [one]) => Ok(one.id),
            ([], []) => Err(RekindleError::NotFound { what: Thing::Ritual }),
            _ => Err(RekindleError::Ambiguous),
        }
    }

    /// When a practice is, by the guide's suggestion or as it was chosen.
    pub(crate) fn times_of(
        self,
        practice: &Practice,
        choice: &ScheduleChoice,
        here: &Here,
    ) -> Result<Vec<Recurrence>> {
        let suggestion = Suggestion { rule: &practice.rule, times: &practice.times };
        suggestion.schedule(choice, self.today(here)?)
    }

    pub(crate) fn get(self, id: RitualId) -> Result<Ritual> {
        self.0.vault.read(|c| rituals::get(c, id))?.ok_or(RekindleError::NotFound { what: Thing::Ritual })
    }

    pub(crate) fn get_active(self, id: RitualId) -> Result<Ritual> {
        let ritual = self.get(id)?;
        if ritual.is_active() { Ok(ritual) } else { Err(RekindleError::Retired) }
    }

    pub(crate) fn today(self, here: &Here) -> Result<RitualDay> {
        Ok(here.today(self.0.settings().view()?.day_start))
    }
}

/// When the guide suggests a practice.
struct Suggestion<'a> {
    rule: &'a str,
    times: &'a [NaiveTime],
}

impl Suggestion<'_> {
    const NONE: Self = Self { rule: EVERY_DAY, times: &[] };

    fn schedule(&self, choice: &ScheduleChoice, today: RitualDay) -> Result<Vec<Recurrence>> {
        match choice {
            ScheduleChoice::Unscheduled => Ok(Vec::new()),
            ScheduleChoice::Suggested if self.times.is_empty() => Ok(Vec::new()),
            ScheduleChoice::Suggested => {
                recurrences(&ScheduleRequest::default(), self.rule, self.times, today)
            }
            ScheduleChoice::At(request) => {
                // Times without days mean the practice's own days; days without times its own times.
                recurrences(request, self.rule, self.times, today)
            }
        }
    }
}
