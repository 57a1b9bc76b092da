//! What a couple's facts amount to: whose device is whose, what both agreed to, what is open, when they pause.
//!
//! A pure function of the set, whatever the order and however often a fact came: both phones compute the same.
//! Marks are not here (there are many; [`crate::couple::projection`] has them). Nothing here can tell a refusal from
//! silence: a proposal is open, accepted, changed or faded, and that is all.

use crate::couple::fact::{CoupleSide, DeviceId, FactId, Proposal, ProposedRitual, SharedFact, StampedFact};
use crate::couple::invitation::{Invitations, StandingInvitation};
use crate::couple::readiness::Readiness;
use crate::couple::share::{ShareLevel, Shareable, Yeses};
use crate::couple::streak::{Goal, PausedSpan, WeekStart};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::pausing::PAUSE_BACK_MAX_DAYS;
use std::collections::BTreeMap;

/// How many days a proposal stands before it fades (`consent.md`: after a week).
pub const PROPOSAL_DAYS: i32 = 7;

/// A ritual that both agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedRitual {
    /// As it was proposed, but for the name, which is the latest given.
    pub ritual: ProposedRitual,
    /// The day of the yes.
    pub since: RitualDay,
}

/// A proposal that was in order when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingProposal {
    /// The fact that made it.
    pub id: FactId,
    /// Whose it is.
    pub by: CoupleSide,
    /// What is proposed.
    pub what: Proposal,
    /// The day it was made on.
    pub day: RitualDay,
    /// The other's proposal that it changed, when that one still stood.
    pub instead_of: Option<FactId>,
    settled: bool,
}

impl StandingProposal {
    /// The last day on which it can be accepted.
    pub fn last_day(&self) -> RitualDay {
        self.day.plus(PROPOSAL_DAYS - 1)
    }

    /// Whether it can still be answered on this day.
    pub fn is_open(&self, today: RitualDay) -> bool {
        !self.settled && today <= self.last_day()
    }
}

/// A pause of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CouplePause {
    /// The fact that declared it.
    pub id: FactId,
    /// Its days.
    pub span: PausedSpan,
}

/// The state of a couple.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoupleState {
    persons: BTreeMap<DeviceId, CoupleSide>,
    since: BTreeMap<CoupleSide, RitualDay>,
    /// What both agreed to.
    pub rituals: BTreeMap<RitualId, AgreedRitual>,
    /// Proposals in order, oldest first.
    pub proposals: Vec<StandingProposal>,
    /// The history of the agreed goal.
    pub goals: Vec<Goal>,
    /// The agreed first day of the week.
    pub week_start: WeekStart,
    /// Pauses, oldest first.
    pub pauses: Vec<CouplePause>,
    /// Invitations that were in order.
    pub invitations: Invitations,
    /// Who is ready for what, and the questions of sessions.
    pub readiness: Readiness,
    yeses: BTreeMap<CoupleSide, Yeses>,
    farewells: BTreeMap<CoupleSide, String>,
}

impl CoupleState {
    /// What these facts amount to. Facts of marks among them are passed over.
    pub fn of(facts: &[StampedFact]) -> Self {
        let mut ordered: Vec<&StampedFact> = facts.iter().collect();
        ordered.sort_by_key(|stamped| (stamped.lamport, stamped.id));
        ordered.dedup_by_key(|stamped| stamped.id);
        let mut state = Self::default();
        // Whose device it is must be known first: a person's next device is named by the other's.
        for stamped in &ordered {
            if let SharedFact::Device { device, side, since } = stamped.fact {
                state.persons.entry(device).or_insert(side);
                let first = state.since.entry(side).or_insert(since);
                *first = (*first).min(since);
            }
        }
        for stamped in ordered {
            state.take(stamped);
        }
        state
    }

    /// Whose device it is; nothing for one that no fact names.
    pub fn person(&self, device: DeviceId) -> Option<CoupleSide> {
        self.persons.get(&device).copied()
    }

    /// Every device that a fact names.
    pub fn devices(&self) -> impl Iterator<Item = (DeviceId, CoupleSide)> {
        self.persons.iter().map(|(device, side)| (*device, *side))
    }

    /// The first shared day: the later of the days on which the two came.
    pub fn first_day(&self) -> Option<RitualDay> {
        self.since.values().copied().max()
    }

    /// What a person has said yes to sending.
    pub fn yes(&self, side: CoupleSide, what: Shareable) -> ShareLevel {
        self.yeses.get(&side).map_or(what.at_pairing(), |yeses| yeses.of(what))
    }

    /// Whether both have said yes to sending all of a kind.
    pub fn both_said_yes(&self, what: Shareable) -> bool {
        [CoupleSide::First, CoupleSide::Second].iter().all(|side| self.yes(*side, what) == ShareLevel::On)
    }

    /// The last words of a person who left with some.
    pub fn farewell(&self, side: CoupleSide) -> Option<&str> {
        self.farewells.get(&side).map(String::as_str)
    }

    /// The one open proposal of a person.
    pub fn open_proposal(&self, by: CoupleSide, today: RitualDay) -> Option<&StandingProposal> {
        self.proposals.iter().find(|proposal| proposal.by == by && proposal.is_open(today))
    }

    fn take(&mut self, stamped: &StampedFact) {
        let Some(by) = self.person(stamped.id.device) else { return };
        match &stamped.fact {
            SharedFact::Proposal { what, day, instead_of } => {
                self.propose(stamped.id, by, what, *day, *instead_of);
            }
            SharedFact::Accept { proposal, day } => self.accept(by, *proposal, *day),
            SharedFact::RitualName { ritual, name } => {
                if let Some(agreed) = self.rituals.get_mut(ritual) {
                    agreed.ritual.name = Some(name.clone());
                }
            }
            SharedFact::Pause { from, until, declared } if *from >= declared.plus(-PAUSE_BACK_MAX_DAYS) => {
                let span = PausedSpan { from: *from, to: *until };
                self.pauses.push(CouplePause { id: stamped.id, span });
            }
            SharedFact::PauseEnd { pause, until } => {
                if let Some(pause) = self.pauses.iter_mut().find(|one| one.id == *pause) {
                    // Days that were paused for both stay paused; a pause is ended, never stretched.
                    pause.span.to = Some(pause.span.to.map_or(*until, |to| to.min(*until)));
                }
            }
            SharedFact::ShareYes { what, level } => self.yeses.entry(by).or_default().note(*what, *level),
            SharedFact::Invitation { practice, day, closes } => {
                // They travel once both have said yes to them; one that comes all the same is dropped.
                if self.both_said_yes(Shareable::Invitations) {
                    let (id, practice) = (stamped.id, practice.clone());
                    let (day, closes) = (*day, *closes);
                    self.invitations.take(StandingInvitation { id, by, practice, day, closes, yes: false });
                }
            }
            SharedFact::InvitationYes { invitation, day } => self.invitations.accept(by, *invitation, *day),
            SharedFact::Ready { phase } => self.readiness.say_ready(by, *phase),
            SharedFact::SessionAsk { question, day } => self.readiness.ask(by, *question, *day),
            SharedFact::SessionYes { question } => self.readiness.say_yes(by, *question),
            SharedFact::Farewell { words } => {
                self.farewells.insert(by, words.clone());
            }
            SharedFact::Mark { .. }
            | SharedFact::DayMark { .. }
            | SharedFact::TakeBack { .. }
            | SharedFact::Goal { .. }
            | SharedFact::WeekStart { .. }
            | SharedFact::Device { .. }
            | SharedFact::Pause { .. }
            | SharedFact::Unknown => {}
        }
    }

    /// One open proposal a person: what breaks this is passed over without a word.
    fn propose(
        &mut self,
        id: FactId,
        by: CoupleSide,
        what: &Proposal,
        day: RitualDay,
        instead_of: Option<FactId>,
    ) {
        if self.open_proposal(by, day).is_some() {
            return;
        }
        let changed = self
            .proposals
            .iter_mut()
            .find(|other| Some(other.id) == instead_of && other.by != by && other.is_open(day));
        let instead_of = changed.map(|other| {
            other.settled = true;
            other.id
        });
        self.proposals.push(StandingProposal { id, by, what: what.clone(), day, instead_of, settled: false });
    }

    fn accept(&mut self, by: CoupleSide, id: FactId, day: RitualDay) {
        let found = self.proposals.iter_mut().find(|one| one.id == id && one.by != by && one.is_open(day));
        let Some(proposal) = found else { return };
        proposal.settled = true;
        match &proposal.what {
            // What a ritual's marks mean was fixed by the first yes.
            Proposal::Ritual(ritual) => {
                let agreed = AgreedRitual { ritual: ritual.clone(), since: day };
                self.rituals.entry(ritual.ritual).or_insert(agreed);
            }
            Proposal::Goal { days } => self.goals.push(Goal { from: day, days: *days }),
            Proposal::WeekStart { start } => self.week_start = *start,
        }
    }
}

#[cfg(test)]
mod tests;
