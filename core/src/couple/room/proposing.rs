//! Proposing something to the other, saying yes, or proposing something else instead.
//!
//! There is no way to say no: a proposal that is not answered fades, and why is nobody's to know.

use super::view::{ProposalView, proposal_view};
use super::writing::write;
use super::{CoupleRoom, settling};
use crate::couple::fact::{EncodedFact, FactId, Proposal, ProposedRitual, ProposedTime, SharedFact};
use crate::couple::streak::{GoalDays, WeekStart};
use crate::error::{Input, RekindleError, Result, Thing};
use crate::guide::{Language, PracticeKind};
use crate::here::Here;
use crate::ids::RitualId;
use crate::rituals::kind::RitualKind;
use crate::rituals::name::checked_name;
use crate::rituals::schedule::ScheduleChoice;
use crate::sync::segment::MAX_PAYLOAD;
use crate::vault::couple;
use crate::vault::facts;

/// Something to propose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposeRequest {
    /// A ritual that one has: its marks from the yes on are for both, those before stay one's own.
    Ritual(RitualId),
    /// A practice of the guide.
    Practice {
        /// Its id.
        practice: String,
        /// A name of one's own for it.
        name: Option<String>,
        /// When one thinks of it.
        schedule: ScheduleChoice,
    },
    /// How many days of seven.
    Goal(GoalDays),
    /// The first day of the week.
    WeekStart(WeekStart),
}

impl CoupleRoom<'_> {
    /// Proposes something; `instead_of` names the other's open proposal that it changes.
    ///
    /// # Errors
    /// When one's own last proposal still stands, when the ritual is touch, private or agreed to already.
    pub fn propose(
        self,
        request: &ProposeRequest,
        instead_of: Option<FactId>,
        here: &Here,
        language: Language,
    ) -> Result<ProposalView> {
        let what = self.content(request, here, language)?;
        let day = here.today(self.0.settings().view()?.day_start);
        let guide = self.0.guide(language)?;
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let state = couple::state(tx, &couple)?;
            if state.open_proposal(couple.side, day).is_some() {
                return Ok(Err(RekindleError::invalid(Input::Proposal, "one proposal at a time")));
            }
            if let Proposal::Ritual(ritual) = &what
                && state.rituals.contains_key(&ritual.ritual)
            {
                return Ok(Err(RekindleError::invalid(Input::Proposal, "both have agreed to it already")));
            }
            let other = state.open_proposal(couple.side.other(), day).map(|proposal| proposal.id);
            if instead_of.is_some() && instead_of != other {
                return Ok(Err(RekindleError::NotFound { what: Thing::Proposal }));
            }
            let fact = SharedFact::Proposal { what, day, instead_of };
            // What the other phone could not read, or no segment carries, is not said.
            let carried = EncodedFact::of(&fact)
                .is_some_and(|encoded| encoded.payload.len() <= MAX_PAYLOAD && encoded.decode() == fact);
            if !carried {
                return Ok(Err(RekindleError::invalid(Input::Proposal, "it has too many or too long times")));
            }
            let id = facts::append_to(tx, couple.set, &fact)?;
            let state = settling::settle(tx, &couple)?;
            let made = state.proposals.iter().find(|proposal| proposal.id == id);
            Ok(made
                .map(|proposal| proposal_view(proposal, couple.side, &guide))
                .ok_or(RekindleError::NotFound { what: Thing::Proposal }))
        })
    }

    /// Says yes to the other's proposal.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when it does not stand, or has faded.
    pub fn accept_proposal(self, id: FactId, here: &Here) -> Result<()> {
        let day = here.today(self.0.settings().view()?.day_start);
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let state = couple::state(tx, &couple)?;
            if state.open_proposal(couple.side.other(), day).is_none_or(|proposal| proposal.id != id) {
                return Ok(Err(RekindleError::NotFound { what: Thing::Proposal }));
            }
            facts::append_to(tx, couple.set, &SharedFact::Accept { proposal: id, day })?;
            settling::settle(tx, &couple)?;
            Ok(Ok(()))
        })
    }

    fn content(self, request: &ProposeRequest, here: &Here, language: Language) -> Result<Proposal> {
        Ok(match request {
            ProposeRequest::Goal(days) => Proposal::Goal { days: *days },
            ProposeRequest::WeekStart(start) => Proposal::WeekStart { start: *start },
            ProposeRequest::Ritual(id) => {
                let ritual = self.0.rituals().get_active(*id)?;
                if !ritual.marks_are_facts() {
                    let reason = "touch and private rituals are never shared";
                    return Err(RekindleError::invalid(Input::Proposal, reason));
                }
                let times = ritual
                    .schedule
                    .iter()
                    .map(|one| ProposedTime { starts: one.start(), rule: one.rule().to_string() });
                Proposal::Ritual(ProposedRitual {
                    ritual: ritual.id,
                    practice: ritual.practice.clone(),
                    name: ritual.name.clone(),
                    kind: ritual.kind,
                    times: times.collect(),
                })
            }
            ProposeRequest::Practice { practice, name, schedule } => {
                let guide = self.0.guide(language)?;
                let found =
                    guide.practice(practice).ok_or(RekindleError::NotFound { what: Thing::Practice })?;
                let kind = match found.kind {
                    PracticeKind::Together => RitualKind::Together,
                    PracticeKind::Each => RitualKind::Each,
                    PracticeKind::Touch => {
                        let reason = "touch is never shared";
                        return Err(RekindleError::invalid(Input::Proposal, reason));
                    }
                };
                let times = self.0.rituals().times_of(found, schedule, here)?;
                Proposal::Ritual(ProposedRitual {
                    ritual: self.0.entropy.make_ritual_id(),
                    practice: Some(found.id.clone()),
                    name: name.as_deref().map(checked_name).transpose()?,
                    kind,
                    times: times
                        .iter()
                        .map(|one| ProposedTime { starts: one.start(), rule: one.rule().to_string() })
                        .collect(),
                })
            }
        })
    }
}
