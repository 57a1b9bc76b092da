//! One phone of the story: a vault of its own with a random key, and the zone it is in.

use crate::context::{make_random_bytes, make_seed};
use crate::failure::{Failure, Result};
use crate::zones::Zone;
use chrono::TimeDelta;
use rekindle_core::couple::room::{ProposalView, ProposeRequest};
use rekindle_core::couple::streak::{CalendarView, Streak, StreakView};
use rekindle_core::error::{RekindleError, Thing};
use rekindle_core::guide::Language;
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{Instant, RitualDay};
use rekindle_core::{Companion, Here, OpenRequest, VaultKey};
use std::path::Path;

/// How far ahead a phone of the story looks: longer than the story.
const AHEAD_DAYS: i64 = 60;

/// A phone.
pub(super) struct Phone {
    companion: Companion,
    zone: Zone,
    language: Language,
}

/// What a phone shows of the streak.
#[derive(PartialEq)]
pub(super) struct Shown {
    pub(super) view: StreakView,
    pub(super) calendar: CalendarView,
    pub(super) figures: Streak,
}

impl Phone {
    /// A new phone in this folder.
    pub(super) fn new(folder: &Path, zone: &str, now: Instant, language: Language) -> Result<Self> {
        std::fs::create_dir(folder)?;
        let zone = named(zone)?;
        let key = VaultKey::from_bytes(*make_random_bytes()?);
        let request = OpenRequest { directory: folder.to_owned(), key, seed: make_seed()? };
        let companion = Companion::create(request, &here(&zone, now)?)?;
        Ok(Self { companion, zone, language })
    }

    /// Its door.
    pub(super) fn companion(&self) -> &Companion {
        &self.companion
    }

    /// Now, where it is.
    pub(super) fn here(&self, now: Instant) -> Result<Here> {
        here(&self.zone, now)
    }

    /// Is carried to another zone.
    pub(super) fn travel(&mut self, zone: &str) -> Result<()> {
        self.zone = named(zone)?;
        Ok(())
    }

    /// Proposes something, perhaps in the place of what the other proposed.
    pub(super) fn propose(
        &self,
        what: &ProposeRequest,
        instead: Option<&ProposalView>,
        now: Instant,
    ) -> Result<()> {
        let instead = instead.map(|proposal| proposal.id);
        self.companion.couple().propose(what, instead, &self.here(now)?, self.language)?;
        Ok(())
    }

    /// What the other has proposed.
    pub(super) fn proposed(&self, now: Instant) -> Result<ProposalView> {
        let view = self.companion.couple().view(&self.here(now)?, self.language)?;
        let theirs = view.proposals.into_iter().find(|proposal| !proposal.own);
        theirs.ok_or_else(|| RekindleError::NotFound { what: Thing::Proposal }.into())
    }

    /// Says yes to what the other has proposed.
    pub(super) fn say_yes(&self, now: Instant) -> Result<()> {
        let proposal = self.proposed(now)?;
        Ok(self.companion.couple().accept_proposal(proposal.id, &self.here(now)?)?)
    }

    /// The agreed ritual of this practice.
    pub(super) fn ritual(&self, practice: &str) -> Result<RitualId> {
        Ok(self.companion.rituals().find(practice)?)
    }

    /// Notes a practice for today.
    pub(super) fn mark(&self, practice: &str, now: Instant) -> Result<()> {
        self.companion.rituals().mark(self.ritual(practice)?, None, &self.here(now)?)?;
        Ok(())
    }

    /// What it shows of the couple's streak, with the calendar from a day on.
    pub(super) fn shown(&self, from: RitualDay, now: Instant) -> Result<Shown> {
        let here = self.here(now)?;
        let couple = self.companion.couple();
        let today = here.today(self.companion.settings().view()?.day_start);
        let all = (couple.weeks(&here)?, couple.calendar(from, today, &here)?, couple.figures(&here)?);
        let (Some(view), Some(calendar), Some(figures)) = all else {
            return Err(RekindleError::NotFound { what: Thing::Couple }.into());
        };
        Ok(Shown { view, calendar, figures })
    }
}

fn named(zone: &str) -> Result<Zone> {
    Zone::named(zone).map_err(|_| Failure::input("unknown_zone"))
}

fn here(zone: &Zone, now: Instant) -> Result<Here> {
    let offsets =
        zone.offsets(now, now + TimeDelta::days(AHEAD_DAYS)).map_err(|_| Failure::input("offsets"))?;
    Ok(Here { now, offsets })
}
