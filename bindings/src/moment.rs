//! The phone's clocks in one look, as a shell hands them in where waiting and running are counted.
//!
//! A wall clock can be set by hand, so it decides nothing here: what counts is a clock that never goes back and does
//! not stand while the phone sleeps (`SystemClock.elapsedRealtime`, `mach_continuous_time`, `CLOCK_BOOTTIME`).

use crate::error::{RekindleError, Result};
use crate::spelling;
use rekindle_core::moment as core;

/// What the phone's clocks say.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// The instant, in milliseconds since 1970-01-01 UTC. It decides nothing about waiting or running.
    pub now_ms: i64,
    /// Milliseconds of a clock that counts sleep and never goes back within one boot.
    pub monotonic_ms: u64,
    /// The boot whose clock that is.
    pub boot: Boot,
}

/// One run of the phone's system, from its start to the next.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Boot {
    /// Where the system counts its boots (Android's `BOOT_COUNT`).
    Numbered {
        /// Which boot.
        count: u64,
    },
    /// Where the system names each boot with a UUID (Apple's `kern.bootsessionuuid`, Linux).
    Named {
        /// The UUID's text.
        uuid: String,
    },
}

impl Moment {
    pub(crate) fn to_core(&self) -> Result<core::Moment> {
        let boot = match &self.boot {
            Boot::Numbered { count } => core::BootId::numbered(*count),
            Boot::Named { uuid } => core::BootId::parse(uuid)
                .ok_or_else(|| RekindleError::internal("the name of a boot is a UUID"))?,
        };
        let utc = spelling::instant(self.now_ms)?;
        Ok(core::Moment { utc, monotonic_ms: self.monotonic_ms, boot })
    }

    pub(crate) fn stamp(&self) -> Result<core::Stamp> {
        Ok(self.to_core()?.stamp())
    }
}
