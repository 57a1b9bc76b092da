//! What may be proposed to the other: a ritual for both, a goal, the first day of the week.
//!
//! Read from the other's phone, so checked when it is read: what could not have been made here is not understood.

use crate::couple::streak::{GoalDays, WeekStart};
use crate::ids::RitualId;
use crate::rituals::kind::RitualKind;
use crate::rituals::name::checked_name;
use crate::rituals::recurrence::{Recurrence, Rule};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Most times a day that a proposal names.
const PROPOSED_TIMES_MAX: usize = 8;

/// A proposal's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// A ritual for both.
    Ritual(ProposedRitual),
    /// How many days of seven, from the day of the yes on.
    Goal {
        /// Connected days of seven.
        days: GoalDays,
    },
    /// The first day of the week.
    WeekStart {
        /// Monday, Sunday or Saturday.
        start: WeekStart,
    },
}

/// A ritual as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct ProposedRitual {
    /// Its name in facts, the same on both phones.
    pub ritual: RitualId,
    /// The catalogue's practice; nothing: one of their own.
    pub practice: Option<String>,
    /// Its name for people; nothing: the catalogue's, in each reader's language.
    pub name: Option<String>,
    /// Together or each; never touch.
    pub kind: RitualKind,
    /// When the proposer thinks of it. Each phone reminds as its owner sets it.
    pub times: Vec<ProposedTime>,
}

/// One recurring civil time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedTime {
    /// The first civil time.
    pub starts: NaiveDateTime,
    /// The recurrence rule.
    pub rule: String,
}

impl ProposedTime {
    /// As a schedule holds it; nothing when the rule cannot be read.
    pub fn recurrence(&self) -> Option<Recurrence> {
        Some(Recurrence::new(self.starts, Rule::parse(&self.rule).ok()?, Vec::new()))
    }
}

#[derive(Deserialize)]
struct Unchecked {
    ritual: RitualId,
    practice: Option<String>,
    name: Option<String>,
    kind: RitualKind,
    times: Vec<ProposedTime>,
}

impl TryFrom<Unchecked> for ProposedRitual {
    type Error = &'static str;

    fn try_from(unchecked: Unchecked) -> Result<Self, Self::Error> {
        let Unchecked { ritual, practice, name, kind, times } = unchecked;
        if !kind.counts() {
            return Err("touch is never proposed");
        }
        if practice.is_none() && name.is_none() {
            return Err("it has no name");
        }
        if name.as_deref().is_some_and(|name| checked_name(name).as_deref() != Ok(name)) {
            return Err("its name could not have been given");
        }
        let plain = |id: &str| id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if practice.as_deref().is_some_and(|id| !plain(id)) {
            return Err("its practice could not be of a catalogue");
        }
        if times.len() > PROPOSED_TIMES_MAX || times.iter().any(|time| time.recurrence().is_none()) {
            return Err("its times cannot be read");
        }
        Ok(Self { ritual, practice, name, kind, times })
    }
}
