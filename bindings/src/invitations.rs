//! Invitations at the border, and what one does not want to be asked. Only a yes travels.

use crate::app::Rekindle;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::spelling::{day_text, language, optional_day};
use rekindle_core::couple::FactId;
use rekindle_core::couple::room as core;

/// What may be read of one's own invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum InvitationAnswer {
    /// It is open. That is all there is to know.
    Open,
    /// Yes.
    Yes,
    /// It closed without a yes: not this time. Read on the day after, and then never again.
    NotThisTime,
}

/// One's own invitation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OwnInvitationView {
    /// Its name in calls, the same on both phones.
    pub id: String,
    /// The guide's id of the practice.
    pub practice: String,
    /// The practice's name for people.
    pub name: String,
    /// The ritual day at whose end it closes.
    pub closes: String,
    /// What may be read of it today.
    pub answer: InvitationAnswer,
}

/// The other's invitation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OthersInvitationView {
    /// Its name in calls, the same on both phones.
    pub id: String,
    /// The guide's id of the practice.
    pub practice: String,
    /// The practice's name for people.
    pub name: String,
    /// The ritual day at whose end it closes.
    pub closes: String,
    /// One has said yes.
    pub accepted: bool,
}

/// What the two ask each other, on one screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct InvitationsView {
    /// Whether one may ask today.
    pub may_invite: bool,
    /// One's own, from its making to the end of the day after it closed.
    pub own: Option<OwnInvitationView>,
    /// The other's, while it is open, or one said yes to it and it has not closed. Only in the unlocked app.
    pub others: Option<OthersInvitationView>,
}

#[uniffi::export]
impl Rekindle {
    /// What the two ask each other today.
    pub fn invitations(&self, here: Here, language_tag: String) -> Result<InvitationsView> {
        self.with(|companion| {
            Ok(companion.couple().invitations(&here.to_core()?, language(&language_tag))?.into())
        })
    }

    /// Invites to a practice of the guide until the end of the ritual day `closes`, or of today. Fails with `no_couple`,
    /// `no_such_practice`, `invitations_off`, or `bad_invitation` when one may not ask today.
    pub fn invite_to(
        &self,
        practice: String,
        closes: Option<String>,
        here: Here,
        language_tag: String,
    ) -> Result<InvitationsView> {
        self.with(|companion| {
            let closes = optional_day(closes)?;
            let couple = companion.couple();
            Ok(couple.invite_to(&practice, closes, &here.to_core()?, language(&language_tag))?.into())
        })
    }

    /// Says yes to the other's invitation. Fails with `nothing_asked` when it is not open, `locked`.
    pub fn accept_invitation(&self, invitation: String, here: Here) -> Result<()> {
        self.with(|companion| {
            Ok(companion.couple().accept_invitation(asked(&invitation)?, &here.to_core()?)?)
        })
    }

    /// Shows what the other asked, an invitation or a proposal, no more on this phone; nothing is sent. Fails with
    /// `nothing_asked`, `locked`.
    pub fn put_aside(&self, id: String, here: Here) -> Result<()> {
        self.with(|companion| Ok(companion.couple().put_aside(asked(&id)?, &here.to_core()?)?))
    }

    /// Whether nothing that the other asks is shown here. Fails with `locked`.
    pub fn is_do_not_ask(&self) -> Result<bool> {
        self.with(|companion| Ok(companion.couple().is_do_not_ask()?))
    }

    /// From now on nothing that the other asks is shown here, or it is again; told to nobody. Fails with `locked`.
    pub fn set_do_not_ask(&self, on: bool) -> Result<()> {
        self.with(|companion| Ok(companion.couple().do_not_ask(on)?))
    }
}

fn asked(text: &str) -> Result<FactId> {
    text.parse().map_err(|()| RekindleError::refused("nothing_asked", "not the id of what was asked"))
}

impl From<core::InvitationsView> for InvitationsView {
    fn from(view: core::InvitationsView) -> Self {
        let core::InvitationsView { may_invite, own, others } = view;
        Self { may_invite, own: own.map(Into::into), others: others.map(Into::into) }
    }
}

impl From<core::OwnInvitationView> for OwnInvitationView {
    fn from(view: core::OwnInvitationView) -> Self {
        let core::OwnInvitationView { id, practice, name, closes, answer } = view;
        let answer = match answer {
            core::InvitationAnswer::Open => InvitationAnswer::Open,
            core::InvitationAnswer::Yes => InvitationAnswer::Yes,
            core::InvitationAnswer::NotThisTime => InvitationAnswer::NotThisTime,
        };
        Self { id: id.to_string(), practice, name, closes: day_text(closes), answer }
    }
}

impl From<core::OthersInvitationView> for OthersInvitationView {
    fn from(view: core::OthersInvitationView) -> Self {
        let core::OthersInvitationView { id, practice, name, closes, accepted } = view;
        Self { id: id.to_string(), practice, name, closes: day_text(closes), accepted }
    }
}
