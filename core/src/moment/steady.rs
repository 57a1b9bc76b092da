//! Time that only goes forward: what a timer needs and a wall clock cannot give.
//!
//! A person may set the clock, fly west, or live where it jumps twice a year; none of it may lengthen or
//! shorten a turn. So a timer counts on the phone's monotonic clock, which goes on while the phone sleeps,
//! and names the boot it belongs to, since that clock begins anew with each. It must not turn anything into
//! a day or a civil time: that is `moment`'s own business.

use super::Instant;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Names one run of the phone's system, from its start to the next. Two different ones never compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootId(Uuid);

impl BootId {
    /// The boot with this UUID, where the system names its boots so (Linux, Apple).
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The boot with this number, where the system counts its boots (Android).
    pub const fn numbered(count: u64) -> Self {
        Self(Uuid::from_u64_pair(0, count))
    }

    /// The boot whose UUID is written so; nothing for a text that is no UUID.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

/// A point on one boot's monotonic clock. What is kept of a moment: no date, no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Milliseconds of a clock that counts sleep.
    pub ms: u64,
    /// The boot whose clock that is.
    pub boot: BootId,
}

impl Stamp {
    /// Milliseconds from `earlier` to here; nothing when the two are not on one clock, that is after a
    /// reboot, or when a clock that cannot go back has gone back.
    pub fn since(self, earlier: Self) -> Option<u64> {
        if self.boot == earlier.boot { self.ms.checked_sub(earlier.ms) } else { None }
    }

    /// The point `ms` milliseconds later, held at the end of the clock's range.
    #[must_use]
    pub const fn plus(self, ms: u64) -> Self {
        Self { ms: self.ms.saturating_add(ms), boot: self.boot }
    }
}

/// What the phone's clocks say in one look, handed in with every call of a running timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant, for what is written into a log. It decides nothing about a running timer.
    pub utc: Instant,
    /// Milliseconds of a clock that counts sleep and never goes back within one boot.
    pub monotonic_ms: u64,
    /// The boot whose clock that is.
    pub boot: BootId,
}

impl Moment {
    /// The part of it that a timer counts by.
    pub const fn stamp(self) -> Stamp {
        Stamp { ms: self.monotonic_ms, boot: self.boot }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_points_of_one_clock_compare() {
        let at = |ms, boot| Stamp { ms, boot: BootId::numbered(boot) };
        assert_eq!(at(5_000, 1).since(at(2_000, 1)), Some(3_000));
        assert_eq!(at(5_000, 1).since(at(5_000, 1)), Some(0));
        assert_eq!(at(5_000, 2).since(at(2_000, 1)), None, "another boot");
        assert_eq!(at(1_000, 1).since(at(2_000, 1)), None, "a clock that went back");
        assert_eq!(at(u64::MAX - 1, 1).plus(7), at(u64::MAX, 1));
    }

    #[test]
    fn a_boot_is_named_by_the_text_of_its_uuid() {
        let named = BootId::parse("6F9619FF-8B86-D011-B42D-00CF4FC964FF");
        assert_eq!(named, BootId::parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"));
        assert_ne!(named, Some(BootId::numbered(3)));
        assert!(named.is_some());
        assert_eq!(BootId::parse("the third"), None);
    }

    #[test]
    fn what_is_kept_of_a_moment_holds_no_date() {
        let now = Moment {
            utc: "2026-11-22T18:00:00Z".parse().unwrap(),
            monotonic_ms: 7,
            boot: BootId::numbered(3),
        };
        let text = serde_json::to_string(&now.stamp()).unwrap();
        assert!(!text.contains("2026"), "{text}");
        assert_eq!(serde_json::from_str::<Stamp>(&text).unwrap(), now.stamp());
    }
}
