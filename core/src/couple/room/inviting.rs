//! Inviting the other to a practice, and saying yes.
//!
//! There is no way to say no. Until an invitation has closed its maker sees that it is open, or a yes; what else happened
//! to it has no place here.

use super::view::name;
use super::writing::write;
use super::{CoupleRoom, marking};
use crate::couple::fact::{CoupleSide, FactId, SharedFact};
use crate::couple::invitation::{INVITATION_MAX_DAYS, StandingInvitation};
use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::state::CoupleState;
use crate::error::{Input, RekindleError, Result, Thing};
use crate::guide::{Catalogue, Language};
use crate::here::Here;
use crate::moment::RitualDay;
use crate::settings;
use crate::vault::{couple, facts};

/// What the two ask each other, on one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationsView {
    /// Whether one may ask today.
    pub may_invite: bool,
    /// One's own invitation, from its making to the end of the day after it closed.
    pub own: Option<OwnInvitationView>,
    /// The other's, as long as it is open, or one said yes to it and it has not closed.
    pub others: Option<OthersInvitationView>,
}

/// One's own invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnInvitationView {
    /// Its name in calls.
    pub id: FactId,
    /// The catalogue's id of the practice.
    pub practice: String,
    /// The practice's name for people.
    pub name: String,
    /// The ritual day at whose end it closes.
    pub closes: RitualDay,
    /// What may be read of it today.
    pub answer: InvitationAnswer,
}

/// What may be read of one's own invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationAnswer {
    /// It is open. That is all there is to know.
    Open,
    /// Yes.
    Yes,
    /// It closed without a yes: not this time. Read on the day after, and then never again.
    NotThisTime,
}

/// The other's invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OthersInvitationView {
    /// Its name in calls.
    pub id: FactId,
    /// The catalogue's id of the practice.
    pub practice: String,
    /// The practice's name for people.
    pub name: String,
    /// The ritual day at whose end it closes.
    pub closes: RitualDay,
    /// One has said yes.
    pub accepted: bool,
}

impl CoupleRoom<'_> {
    /// Invites the other to a practice of the guide, until the end of `closes`, or of today.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] without a couple or such a practice; [`RekindleError::Invalid`] when invitations are
    /// not sent, when one may not ask today, or when `closes` is past or more than six days ahead.
    pub fn invite_to(
        self,
        practice: &str,
        closes: Option<RitualDay>,
        here: &Here,
        language: Language,
    ) -> Result<InvitationsView> {
        let guide = self.0.guide(language)?;
        let found = guide.practice(practice).ok_or(RekindleError::NotFound { what: Thing::Practice })?;
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            if marking::level(tx, &couple, Shareable::Invitations)? != ShareLevel::On {
                let reason = "both first say yes to sending invitations";
                return Ok(Err(RekindleError::invalid(Input::InvitationsOff, reason)));
            }
            let day = here.today(settings::read(tx)?.day_start);
            let closes = closes.unwrap_or(day);
            if !(day..=day.plus(INVITATION_MAX_DAYS)).contains(&closes) {
                return Ok(Err(RekindleError::invalid(
                    Input::Invitation,
                    "it closes today or within six days",
                )));
            }
            // Nothing from before the first shared day is shared, whatever the clock says.
            let may_ask = couple::state(tx, &couple)?.invitations.may_ask(couple.side, day);
            if day < couple.first_day || !may_ask {
                return Ok(Err(RekindleError::invalid(Input::Invitation, "not today")));
            }
            let fact = SharedFact::Invitation { practice: found.id.clone(), day, closes };
            facts::append_to(tx, couple.set, &fact)?;
            Ok(Ok(()))
        })?;
        self.invitations(here, language)
    }

    /// Says yes to the other's invitation. Only in the unlocked app.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when it is not open.
    pub fn accept_invitation(self, id: FactId, here: &Here) -> Result<()> {
        self.unlocked_asking()?;
        let shown = self.invitations(here, Language::ENGLISH)?.others;
        if shown.is_none_or(|open| open.id != id || open.accepted) {
            return Err(RekindleError::NotFound { what: Thing::Asked });
        }
        self.tell_acceptance(id, here)
    }

    pub(crate) fn tell_acceptance(self, id: FactId, here: &Here) -> Result<()> {
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let day = here.today(settings::read(tx)?.day_start);
            let state = couple::state(tx, &couple)?;
            if state.invitations.open(couple.side.other(), day).is_none_or(|open| open.id != id) {
                return Ok(Err(RekindleError::NotFound { what: Thing::Asked }));
            }
            facts::append_to(tx, couple.set, &SharedFact::InvitationYes { invitation: id, day })?;
            Ok(Ok(()))
        })
    }

    /// What the two ask each other today. The other's is shown in the unlocked app.
    pub fn invitations(self, here: &Here, language: Language) -> Result<InvitationsView> {
        let guide = self.0.guide(language)?;
        let asking = self.asking()?;
        Ok(self.0.vault.read(|c| {
            let Some(couple) = couple::get(c)? else {
                return Ok(InvitationsView { may_invite: false, own: None, others: None });
            };
            let today = here.today(settings::read(c)?.day_start);
            let state = couple::state(c, &couple)?;
            let sent = marking::level(c, &couple, Shareable::Invitations)? == ShareLevel::On;
            let others = state.invitations.last(couple.side.other());
            Ok(InvitationsView {
                may_invite: sent
                    && today >= couple.first_day
                    && state.invitations.may_ask(couple.side, today),
                own: own_view(&state, couple.side, today, &guide),
                others: others
                    .filter(|one| one.is_open(today) || (one.yes && today <= one.closes))
                    .filter(|one| asking.shows_invitation(one.id, &one.practice, &guide))
                    .map(|one| OthersInvitationView {
                        id: one.id,
                        practice: one.practice.clone(),
                        name: name(None, Some(&one.practice), &guide),
                        closes: one.closes,
                        accepted: one.yes,
                    }),
            })
        })?)
    }
}

fn own_view(
    state: &CoupleState,
    side: CoupleSide,
    today: RitualDay,
    guide: &Catalogue,
) -> Option<OwnInvitationView> {
    let last = state.invitations.last(side)?;
    let answer = answer(last, today)?;
    Some(OwnInvitationView {
        id: last.id,
        practice: last.practice.clone(),
        name: name(None, Some(&last.practice), guide),
        closes: last.closes,
        answer,
    })
}

/// What its maker may read today. A yes in time that arrives on the day after is still a yes.
fn answer(own: &StandingInvitation, today: RitualDay) -> Option<InvitationAnswer> {
    if today > own.rest_day() {
        None
    } else if own.yes {
        Some(InvitationAnswer::Yes)
    } else if today <= own.closes {
        Some(InvitationAnswer::Open)
    } else {
        Some(InvitationAnswer::NotThisTime)
    }
}
