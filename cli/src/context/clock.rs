//! The clock, or what stands in for it.

use crate::failure::{Failure, Result};
use chrono::{DateTime, TimeDelta, Utc};
use rekindle_core::moment::Instant;
use std::time::SystemTime;

/// Earliest and latest year that a stand-in may name: what every calendar and zone table reaches.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9000;

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Clock {
    /// The system's clock.
    System,
    /// Standing still, for tests and demos.
    Still(Instant),
    /// A stand-in that runs as the system's clock runs, so many milliseconds away from it.
    Shifted(TimeDelta),
}

impl Clock {
    /// The system's clock, or one that stands still at the instant that `text` names.
    pub(crate) fn new(text: Option<&str>) -> Result<Self> {
        let Some(text) = text else { return Ok(Self::System) };
        let instant = DateTime::parse_from_rfc3339(text).map_err(|_| Failure::input("bad_instant"))?.to_utc();
        let in_range = chrono::Datelike::year(&instant);
        if YEARS.contains(&in_range) { Ok(Self::Still(instant)) } else { Err(Failure::input("bad_instant")) }
    }

    /// Now.
    pub(crate) fn now(&self) -> Instant {
        match self {
            Self::System => system_now(),
            Self::Still(instant) => *instant,
            // Within a few thousand years of the epoch on both sides.
            Self::Shifted(by) => system_now().checked_add_signed(*by).unwrap_or_else(system_now),
        }
    }

    /// The same clock, running: one that stood still goes on from where it stands. It follows the system's
    /// wall clock, so that a suspended machine and a clock that is set are noticed.
    pub(crate) fn running(&self) -> Self {
        match self {
            Self::Still(instant) => Self::Shifted(*instant - system_now()),
            other => *other,
        }
    }
}

fn system_now() -> Instant {
    DateTime::<Utc>::from_timestamp_nanos(
        SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            // A clock before 1970 is not set at all.
            .map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)),
    )
}
