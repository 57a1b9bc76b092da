//! Names of things: what a ritual, a mark, a device is called in tables, facts and views.
//!
//! Private rows are named by UUID v7, which sorts by the time of making. Nothing shared may carry one: a
//! v7 holds a clock. Shared facts are named by (device, counter), see [`crate::couple::FactId`].

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A ritual that was adopted or made on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RitualId(Uuid);

impl RitualId {
    /// Stands for *a ritual for two* whose name its maker keeps: the nil UUID, which no ritual has.
    pub const UNNAMED: Self = Self(Uuid::nil());

    /// The ritual with this UUID.
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The bytes of its UUID.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// Whether it stands for a ritual whose name is kept.
    pub fn is_unnamed(self) -> bool {
        self == Self::UNNAMED
    }

    /// Its UUID.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

/// An entry of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(Uuid);

impl EntryId {
    /// The entry with this UUID.
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The bytes of its UUID.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for EntryId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}

impl fmt::Display for RitualId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for RitualId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}
