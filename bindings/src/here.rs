//! Now and the phone's offsets, as a shell hands them in with every call for which time matters.

use crate::error::{RekindleError, Result};
use crate::spelling;
use rekindle_core::moment::ZoneOffsets;

/// When and where the phone is. The offsets come from the phone's own zone data (`java.time`'s `ZoneRules`,
/// Foundation's `TimeZone`), which is fresher than any copy that could be bundled.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Here {
    /// The instant of the call, in milliseconds since 1970-01-01 UTC.
    pub now_ms: i64,
    /// The offset in force at least three days before now, in seconds east of UTC.
    pub initial_offset_seconds: i32,
    /// Every change of offset from there on, oldest first, as far as reminders shall be planned (400 days).
    pub changes: Vec<OffsetChange>,
}

/// One change of offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct OffsetChange {
    /// The instant of the change, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The offset from then on, in seconds east of UTC.
    pub offset_seconds: i32,
}

impl Here {
    pub(crate) fn to_core(&self) -> Result<rekindle_core::Here> {
        let changes: Vec<_> =
            self.changes.iter().copied().map(OffsetChange::to_core).collect::<Result<_>>()?;
        let offsets = ZoneOffsets::new(self.initial_offset_seconds, &changes)
            .map_err(|error| RekindleError::refused("offsets", error))?;
        Ok(rekindle_core::Here { now: spelling::instant(self.now_ms)?, offsets })
    }
}

impl OffsetChange {
    fn to_core(self) -> Result<rekindle_core::moment::OffsetChange> {
        let at = spelling::instant(self.at_ms)?;
        Ok(rekindle_core::moment::OffsetChange { at, offset_seconds: self.offset_seconds })
    }
}
