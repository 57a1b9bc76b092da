//! How much of each kind of thing one sends to the partner: off, days only, or all of it.
//!
//! Raising takes both: each says yes to it, and a yes is a fact. Lowering is one's own, at once, and makes no fact;
//! raising again what was agreed to before makes none either, for it would tell of the lowering (`consent.md`,
//! Pairing). What is in force is the least of one's own wish and what both have said yes to.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The list that is read before the yes, line by line: each is the end of a key `couple.share.…` in the catalogues. All
/// but the last say what is sent; the last says what never is.
pub const LIST_BEFORE_YES: [&str; 8] =
    ["marks", "proposals", "pauses", "later", "sessions", "words", "link", "never"];

/// A kind of thing that may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shareable {
    /// Marks of agreed rituals.
    Marks,
    /// Appreciations.
    Appreciations,
    /// Invitations.
    Invitations,
    /// Tasks.
    Tasks,
    /// One's own agreements.
    Agreements,
}

/// How much is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareLevel {
    /// Nothing.
    Off,
    /// Marks only: that a ritual for two was done on a day, not which. Marks of *each* rituals are not sent.
    Days,
    /// All of it; of marks, the ritual too.
    On,
}

impl Shareable {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Marks, Self::Appreciations, Self::Invitations, Self::Tasks, Self::Agreements];

    /// Its stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Appreciations => "appreciations",
            Self::Invitations => "invitations",
            Self::Tasks => "tasks",
            Self::Agreements => "agreements",
        }
    }

    /// What both said yes to by pairing, as the list that they read says.
    pub const fn at_pairing(self) -> ShareLevel {
        match self {
            Self::Marks => ShareLevel::On,
            Self::Appreciations | Self::Invitations | Self::Tasks | Self::Agreements => ShareLevel::Off,
        }
    }

    /// Whether there is such a level of it.
    pub fn has(self, level: ShareLevel) -> bool {
        level != ShareLevel::Days || self == Self::Marks
    }
}

impl ShareLevel {
    /// Its stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Days => "days",
            Self::On => "on",
        }
    }
}

impl fmt::Display for Shareable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for ShareLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Shareable {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.code() == text).ok_or(())
    }
}

impl FromStr for ShareLevel {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Off, Self::Days, Self::On].into_iter().find(|one| one.code() == text).ok_or(())
    }
}

/// Highest level each person has said yes to, by kind; what pairing said yes to counts without a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Yeses(BTreeMap<Shareable, ShareLevel>);

impl Yeses {
    /// Notes a yes. A yes is never unsaid.
    pub fn note(&mut self, what: Shareable, level: ShareLevel) {
        if what.has(level) {
            let said = self.0.entry(what).or_insert(what.at_pairing());
            *said = (*said).max(level);
        }
    }

    /// The highest level that was said yes to.
    pub fn of(&self, what: Shareable) -> ShareLevel {
        self.0.get(&what).copied().unwrap_or(what.at_pairing())
    }
}

/// What is sent: the least of both yeses and of one's own wish.
pub fn in_force(own: ShareLevel, partner: ShareLevel, wish: Option<ShareLevel>) -> ShareLevel {
    wish.unwrap_or(ShareLevel::On).min(own).min(partner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raise_takes_both_and_a_lower_wish_is_ones_own() {
        let mut mine = Yeses::default();
        assert_eq!(mine.of(Shareable::Marks), ShareLevel::On);
        assert_eq!(mine.of(Shareable::Invitations), ShareLevel::Off);
        mine.note(Shareable::Invitations, ShareLevel::Days);
        assert_eq!(mine.of(Shareable::Invitations), ShareLevel::Off, "there is no such level");
        mine.note(Shareable::Invitations, ShareLevel::On);
        let theirs = Yeses::default();
        let sent = |wish| in_force(mine.of(Shareable::Invitations), theirs.of(Shareable::Invitations), wish);
        assert_eq!(sent(None), ShareLevel::Off);
        assert_eq!(in_force(ShareLevel::On, ShareLevel::On, None), ShareLevel::On);
        assert_eq!(in_force(ShareLevel::On, ShareLevel::On, Some(ShareLevel::Days)), ShareLevel::Days);
    }
}
