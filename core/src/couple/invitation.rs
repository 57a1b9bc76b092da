//! Invitations: asking the other to one practice until the end of one ritual day, and the only answer there is, a yes.
//!
//! Pure, over the couple's facts in their order. What breaks a rule is passed over without a word: on the phone that
//! receives it, on the phone that made it, everywhere alike (`consent.md`, Only a yes travels). Nothing here may know
//! whether the one invited saw it, nor anything that they chose instead of a yes.

use crate::couple::fact::{CoupleSide, FactId};
use crate::moment::RitualDay;

/// The day at whose end an invitation closes lies at most so many days after the one on which it was made.
pub const INVITATION_MAX_DAYS: i32 = 6;

/// An invitation dated further ahead than this was made under a wrong clock and has no say.
const CLOCK_SLACK_DAYS: i32 = INVITATION_MAX_DAYS + 1;

/// An invitation that was in order when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingInvitation {
    /// The fact that made it.
    pub id: FactId,
    /// Whose it is.
    pub by: CoupleSide,
    /// The catalogue's id of what they ask to.
    pub practice: String,
    /// The ritual day on which it was made.
    pub day: RitualDay,
    /// The ritual day at whose end it closes.
    pub closes: RitualDay,
    /// The other said yes in time.
    pub yes: bool,
}

impl StandingInvitation {
    /// Whether it can be answered on this day. One that is dated after tomorrow comes from a wrong clock.
    pub fn is_open(&self, today: RitualDay) -> bool {
        !self.yes && today <= self.closes && self.day <= today.plus(1)
    }

    /// The day of rest from asking, when no yes came in time: the one after it closed. On it, and not before, the one
    /// who asked reads that it was not this time.
    pub fn rest_day(&self) -> RitualDay {
        self.closes.plus(1)
    }

    /// Whether the same person may ask again on this day: once a day, one at a time, and not on the day of rest.
    fn lets_ask(&self, day: RitualDay) -> bool {
        let ahead = self.day > day.plus(CLOCK_SLACK_DAYS);
        ahead || (day > self.day && (self.yes || day > self.rest_day()))
    }
}

/// The invitations of a couple that were in order, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitations(Vec<StandingInvitation>);

impl Invitations {
    /// Takes one in when it is in order.
    pub(super) fn take(&mut self, invitation: StandingInvitation) {
        let closes_in_time = invitation.day..=invitation.day.plus(INVITATION_MAX_DAYS);
        if closes_in_time.contains(&invitation.closes) && self.may_ask(invitation.by, invitation.day) {
            self.0.push(invitation);
        }
    }

    /// Notes a yes of `by`'s. One that is dated after the close is none.
    pub(super) fn accept(&mut self, by: CoupleSide, id: FactId, day: RitualDay) {
        let asked = |one: &&mut StandingInvitation| one.id == id && one.by != by && day <= one.closes;
        if let Some(invitation) = self.0.iter_mut().find(asked) {
            invitation.yes = true;
        }
    }

    /// Whether a person may ask on this day.
    pub fn may_ask(&self, by: CoupleSide, day: RitualDay) -> bool {
        self.by(by).all(|one| one.lets_ask(day))
    }

    /// The last invitation of a person.
    pub fn last(&self, by: CoupleSide) -> Option<&StandingInvitation> {
        self.by(by).next_back()
    }

    /// The one of a person that can be answered on this day.
    pub fn open(&self, by: CoupleSide, today: RitualDay) -> Option<&StandingInvitation> {
        self.by(by).rev().find(|one| one.is_open(today))
    }

    fn by(&self, by: CoupleSide) -> impl DoubleEndedIterator<Item = &StandingInvitation> {
        self.0.iter().filter(move |one| one.by == by)
    }
}

#[cfg(test)]
mod tests;
