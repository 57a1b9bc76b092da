//! When and where the phone is: what a shell hands in with every call for which time matters.

use crate::moment::{DayStart, Instant, RitualDay, ZoneOffsets};
use chrono::NaiveDateTime;

/// Now, and the offsets of this place from [`crate::moment::LOOK_BACK`] before now onwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The instant of the call.
    pub now: Instant,
    /// The offsets of the place where the phone is.
    pub offsets: ZoneOffsets,
}

impl Here {
    /// What a clock on the wall shows now.
    pub fn local(&self) -> NaiveDateTime {
        self.offsets.local(self.now)
    }

    /// The ritual day that is today.
    pub fn today(&self, day_start: DayStart) -> RitualDay {
        day_start.day_of(self.local())
    }
}
