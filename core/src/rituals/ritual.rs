//! The stored model of a ritual: an adopted practice or one of one's own, and when it is.
//!
//! A ritual's kind is fixed when it is adopted: changing it would rewrite which past days were connected.

use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use crate::rituals::recurrence::Recurrence;

pub use crate::reminders::Quieting;

/// A ritual as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Ritual {
    /// Its name in tables and facts.
    pub id: RitualId,
    /// The catalogue's practice it was adopted from; nothing for one of one's own.
    pub practice: Option<String>,
    /// The person's own name for it; nothing: the catalogue's, in the reader's language.
    pub name: Option<String>,
    /// How it counts.
    pub kind: RitualKind,
    /// Kept to oneself: its marks are private rows and never facts.
    pub private: bool,
    /// What a mark silences.
    pub quieting: Quieting,
    /// The civil times at which it is reminded of; none: it is done when it is done.
    pub schedule: Vec<Recurrence>,
    /// The ritual day on which it was adopted.
    pub adopted_on: RitualDay,
    /// The ritual day on which it was retired.
    pub retired_on: Option<RitualDay>,
}

impl Ritual {
    /// Whether its marks are facts, which two phones may share: it counts and is not private.
    pub fn marks_are_facts(&self) -> bool {
        self.kind.counts() && !self.private
    }

    /// Whether it is still in use.
    pub fn is_active(&self) -> bool {
        self.retired_on.is_none()
    }
}
