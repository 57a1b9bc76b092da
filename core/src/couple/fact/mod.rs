//! Shared facts: all that two phones can ever exchange.
//!
//! What is not a [`SharedFact`] cannot leave the phone. No variant may hold a refusal, an instant finer than a
//! ritual day, or anything of touch (`consent.md`, Only a yes travels; What the partner never gets). A fact is
//! named by its device and that device's counter and ordered by a Lamport counter; there is no clock in it.
//!
//! Goals and the week's first day are facts of the set that one person has alone; a couple agrees on them by
//! proposals. What is told of a couple, person by person, is in [`crate::couple::state`].

mod encoded;
mod proposal;
mod short;

pub use encoded::EncodedFact;
pub use proposal::{Proposal, ProposedRitual, ProposedTime};
pub(crate) use short::{Short, day_of_number};

use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::streak::{GoalDays, WeekStart};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::sessions::sensate::{AskedYes, Phase};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The highest counter and Lamport counter: every language of the shells holds it exactly.
pub const MAX_COUNTER: u64 = 1 << 53;

/// Whether facts count so far: from 1 to 2^53.
pub(crate) const fn is_counter(number: u64) -> bool {
    1 <= number && number <= MAX_COUNTER
}

/// One writer of facts in one set: sixteen random bytes, new for each set and after each restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub(crate) [u8; 16]);

impl DeviceId {
    /// The device with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The name of a fact: who wrote it, and as which of theirs, counted from 1 without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    /// The device that wrote it.
    pub device: DeviceId,
    /// That device's own number for it, from 1.
    pub counter: u64,
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", Hex(&self.device.0), self.counter)
    }
}

impl FromStr for FactId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (device, counter) = text.split_once('-').ok_or(())?;
        let device = device_from_hex(device).ok_or(())?;
        let parsed = counter.parse().map_err(|_| ())?;
        // One spelling: no sign, no leading zero.
        if counter == u64::to_string(&parsed) { Ok(Self { device, counter: parsed }) } else { Err(()) }
    }
}

impl Serialize for DeviceId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for DeviceId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        device_from_hex(&text).ok_or_else(|| serde::de::Error::custom("not the name of a device"))
    }
}

/// Bytes as hexadecimal digits.
struct Hex<'a>(&'a [u8; 16]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Reads the one spelling that is written: lower case.
fn device_from_hex(digits: &str) -> Option<DeviceId> {
    if digits.len() != 32 || !digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut bytes = [0; 16];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(DeviceId(bytes))
}

impl Serialize for FactId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom("not the name of a fact"))
    }
}

/// Which of the two people: 0 invited first when the couple was made, 1 joined. It names no device: a person
/// may have had several, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CoupleSide {
    /// The one who invited.
    First,
    /// The other.
    Second,
}

impl CoupleSide {
    /// The other person.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// One fact. A set of facts only grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SharedFact {
    /// This ritual was done on this ritual day, says the device's owner.
    Mark {
        /// The ritual: one that counts, never a touch practice.
        ritual: RitualId,
        /// The day it belongs to.
        day: RitualDay,
    },
    /// A ritual for two was done on this day; which one its maker keeps (share level *days*).
    DayMark {
        /// The day it belongs to.
        day: RitualDay,
    },
    /// The maker of a mark takes it back. It wins over the mark whichever arrives first.
    TakeBack {
        /// The mark that no longer stands.
        mark: FactId,
    },
    /// How many days of seven, from this day on. Of one person alone; a couple proposes.
    Goal {
        /// The first day it holds.
        from: RitualDay,
        /// Connected days of seven.
        days: GoalDays,
    },
    /// The first day of the week. A register: the latest by (Lamport, device) holds. Of one person alone.
    WeekStart {
        /// Monday, Sunday or Saturday.
        start: WeekStart,
    },
    /// A device belongs to one of the two people. Written by the device itself when it is paired, and by the
    /// partner's when a new one is linked again.
    Device {
        /// The device.
        device: DeviceId,
        /// Whose it is.
        side: CoupleSide,
        /// The ritual day on which it came.
        since: RitualDay,
    },
    /// Something for both, to be accepted or changed, or to fade after a week.
    Proposal {
        /// What.
        what: Proposal,
        /// The ritual day it was made on.
        day: RitualDay,
        /// The other's proposal that this one changes.
        instead_of: Option<FactId>,
    },
    /// A yes to the other's proposal. There is no fact for anything else.
    Accept {
        /// The proposal.
        proposal: FactId,
        /// The ritual day of the yes.
        day: RitualDay,
    },
    /// Another name for an agreed ritual. A register: the latest by (Lamport, device) holds.
    RitualName {
        /// The ritual.
        ritual: RitualId,
        /// Its name.
        name: String,
    },
    /// Both pause. It says neither why nor, on any screen, who asked.
    Pause {
        /// Its first day, at most seven before `declared`.
        from: RitualDay,
        /// Its last day; nothing: until it is ended.
        until: Option<RitualDay>,
        /// The ritual day on which it was declared.
        declared: RitualDay,
    },
    /// A pause ends earlier. A register of its last day: the latest by (Lamport, device) holds.
    PauseEnd {
        /// The pause.
        pause: FactId,
        /// Its last day; before its first: it never was.
        until: RitualDay,
    },
    /// A yes to sending more of one kind. Sending less makes no fact.
    ShareYes {
        /// Of what.
        what: Shareable,
        /// Up to which level.
        level: ShareLevel,
    },
    /// Asks the other to a practice, until the end of a day.
    Invitation {
        /// The catalogue's id of the practice.
        practice: String,
        /// The ritual day on which it was made.
        day: RitualDay,
        /// The ritual day at whose end it closes.
        closes: RitualDay,
    },
    /// A yes to the other's invitation. There is no fact for anything else.
    InvitationYes {
        /// The invitation.
        invitation: FactId,
        /// The ritual day of the yes.
        day: RitualDay,
    },
    /// Its maker is ready for a phase of sensate focus. It shows nothing until both are.
    Ready {
        /// The phase.
        phase: Phase,
    },
    /// The question to the other phone before a session, sent because its maker chose the store for it.
    SessionAsk {
        /// What is asked.
        question: AskedYes,
        /// The ritual day on which it was asked.
        day: RitualDay,
    },
    /// The yes to that question: it repeats it.
    SessionYes {
        /// What was asked.
        question: AskedYes,
    },
    /// The last words of one who leaves, when they chose to say some.
    Farewell {
        /// Their own words.
        words: String,
    },
    /// Of a kind or version that this build does not know: kept and passed on, byte for byte.
    Unknown,
}

/// A fact with its name and place in the order, and the bytes it is stored as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampedFact {
    /// Its name.
    pub id: FactId,
    /// Its Lamport counter, from 1.
    pub lamport: u64,
    /// What it says.
    pub fact: SharedFact,
}

#[cfg(test)]
mod tests;
