//! Shared facts: all that two phones can ever exchange.
//!
//! What is not a [`SharedFact`] cannot leave the phone. No variant may hold a refusal, an instant finer than a
//! ritual day, or anything of touch (`consent.md`, Only a yes travels; What the partner never gets). A fact is
//! named by its device and that device's counter and ordered by a Lamport counter; there is no clock in it.

use crate::couple::streak::{GoalDays, WeekStart};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

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
        for byte in self.device.0 {
            write!(f, "{byte:02x}")?;
        }
        write!(f, "-{}", self.counter)
    }
}

impl FromStr for FactId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (device, counter) = text.split_once('-').ok_or(())?;
        if device.len() != 32 || !device.is_ascii() {
            return Err(());
        }
        let mut bytes = [0; 16];
        for (index, byte) in bytes.iter_mut().enumerate() {
            let digits = device.get(2 * index..2 * index + 2).ok_or(())?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| ())?;
        }
        Ok(Self { device: DeviceId(bytes), counter: counter.parse().map_err(|_| ())? })
    }
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
    /// The maker of a mark takes it back. It wins over the mark whichever arrives first.
    TakeBack {
        /// The mark that no longer stands.
        mark: FactId,
    },
    /// How many days of seven, from this day on.
    Goal {
        /// The first day it holds.
        from: RitualDay,
        /// Connected days of seven.
        days: GoalDays,
    },
    /// The first day of the week. A register: the latest by (Lamport, device) holds.
    WeekStart {
        /// Monday, Sunday or Saturday.
        start: WeekStart,
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

/// A fact as it is stored and carried: kind, version, payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodedFact {
    /// The kind's stable name.
    pub kind: String,
    /// The version of the payload's form, from 1.
    pub version: u32,
    /// JSON of the fields; never changed once written.
    pub payload: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct MarkPayload {
    ritual: RitualId,
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct TakeBackPayload {
    mark: FactId,
}

#[derive(Serialize, Deserialize)]
struct GoalPayload {
    from: RitualDay,
    days: GoalDays,
}

#[derive(Serialize, Deserialize)]
struct WeekStartPayload {
    start: WeekStart,
}

const VERSION: u32 = 1;

impl EncodedFact {
    /// The stored form of a fact of this build. Nothing for [`SharedFact::Unknown`], whose bytes are already
    /// stored as they came.
    pub fn of(fact: &SharedFact) -> Option<Self> {
        let (kind, payload) = match fact {
            SharedFact::Mark { ritual, day } => {
                ("mark", serde_json::to_vec(&MarkPayload { ritual: *ritual, day: *day }))
            }
            SharedFact::TakeBack { mark } => {
                ("take_back", serde_json::to_vec(&TakeBackPayload { mark: *mark }))
            }
            SharedFact::Goal { from, days } => {
                ("goal", serde_json::to_vec(&GoalPayload { from: *from, days: *days }))
            }
            SharedFact::WeekStart { start } => {
                ("week_start", serde_json::to_vec(&WeekStartPayload { start: *start }))
            }
            SharedFact::Unknown => return None,
        };
        Some(Self { kind: kind.to_owned(), version: VERSION, payload: payload.ok()? })
    }

    /// What it says. A kind, version or payload this build cannot read is [`SharedFact::Unknown`]: it may come
    /// from a newer Rekindle, and dropping it would lose somebody's mark.
    pub fn decode(&self) -> SharedFact {
        if self.version != VERSION {
            return SharedFact::Unknown;
        }
        let bytes = self.payload.as_slice();
        let fact = match self.kind.as_str() {
            "mark" => serde_json::from_slice(bytes)
                .map(|MarkPayload { ritual, day }| SharedFact::Mark { ritual, day }),
            "take_back" => {
                serde_json::from_slice(bytes).map(|TakeBackPayload { mark }| SharedFact::TakeBack { mark })
            }
            "goal" => serde_json::from_slice(bytes)
                .map(|GoalPayload { from, days }| SharedFact::Goal { from, days }),
            "week_start" => serde_json::from_slice(bytes)
                .map(|WeekStartPayload { start }| SharedFact::WeekStart { start }),
            _ => return SharedFact::Unknown,
        };
        fact.unwrap_or(SharedFact::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> RitualDay {
        text.parse().unwrap()
    }

    #[test]
    fn facts_survive_their_stored_form() {
        let id = FactId { device: DeviceId([0xab; 16]), counter: 42 };
        let ritual = RitualId::new(Uuid::from_u128(7));
        for fact in [
            SharedFact::Mark { ritual, day: day("2025-03-30") },
            SharedFact::TakeBack { mark: id },
            SharedFact::Goal { from: day("2025-01-01"), days: GoalDays::default() },
            SharedFact::WeekStart { start: WeekStart::Sunday },
        ] {
            assert_eq!(EncodedFact::of(&fact).unwrap().decode(), fact);
        }
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn what_a_newer_build_wrote_is_unknown_and_not_an_error() {
        let newer = |kind: &str, version, payload: &str| {
            EncodedFact { kind: kind.into(), version, payload: payload.into() }.decode()
        };
        assert_eq!(newer("mark", 2, "{}"), SharedFact::Unknown);
        assert_eq!(newer("appreciation", 1, "{}"), SharedFact::Unknown);
        assert_eq!(newer("goal", 1, r#"{"from":"2025-01-01","days":9}"#), SharedFact::Unknown);
        assert_eq!(newer("mark", 1, "not json"), SharedFact::Unknown);
    }

    #[test]
    fn a_mark_holds_a_ritual_and_a_day_and_nothing_else() {
        let fact = SharedFact::Mark { ritual: RitualId::new(Uuid::from_u128(1)), day: day("2025-03-30") };
        let stored: serde_json::Value =
            serde_json::from_slice(&EncodedFact::of(&fact).unwrap().payload).unwrap();
        let keys: Vec<_> = stored.as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["day", "ritual"]);
        assert_eq!(stored["day"], "2025-03-30");
    }
}
