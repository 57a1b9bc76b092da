//! The two yeses before a session: who may say which, and until when they hold.
//!
//! A yes is for this session alone: it lives in the session's timer and nowhere else, and goes with it. It must not
//! keep a no. Taking a yes back leaves what was there before it: nothing.

use super::number::SessionNumber;
use crate::moment::Stamp;
use serde::{Deserialize, Serialize};

/// How long a yes holds before the session begins, in milliseconds: 15 minutes.
pub const CONSENT_MS: u64 = 15 * 60 * 1000;

/// One of the two people. Not who touches first: that is theirs to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Person {
    /// Whose phone runs the timer.
    Owner,
    /// The other.
    Other,
}

/// How the two say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// On one phone, handed over.
    OnePhone,
    /// Each on their own phone.
    TwoPhones,
}

/// The number that was made for the other phone, and when: the age of its yes runs from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) number: SessionNumber,
    pub(super) at: Stamp,
}

/// The yeses that were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Consents {
    pub(super) asked: Option<Asked>,
    pub(super) owner: Option<Stamp>,
    pub(super) other: Option<Stamp>,
}

impl Consents {
    pub(super) fn set(&mut self, person: Person, at: Option<Stamp>) {
        match person {
            Person::Owner => self.owner = at,
            Person::Other => self.other = at,
        }
    }

    pub(super) const fn of(&self, person: Person) -> Option<Stamp> {
        match person {
            Person::Owner => self.owner,
            Person::Other => self.other,
        }
    }

    /// Whether both have said yes and both yeses still hold.
    pub(super) fn both_fresh(&self, now: Stamp) -> bool {
        let fresh = |given: Option<Stamp>| given.is_some_and(|given| is_fresh(given, now));
        fresh(self.owner) && fresh(self.other)
    }

    /// Whether a yes was given and no longer holds.
    pub(super) fn any_lapsed(&self, now: Stamp) -> bool {
        [self.owner, self.other].into_iter().flatten().any(|given| !is_fresh(given, now))
    }
}

/// Whether what was said at `given` still holds. Nothing holds over a reboot.
pub(super) fn is_fresh(given: Stamp, now: Stamp) -> bool {
    now.since(given).is_some_and(|age| age <= CONSENT_MS)
}
