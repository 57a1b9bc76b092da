//! Where a place's offsets come from in a terminal: the system's time-zone data, through `jiff`, and a copy
//! built in where a machine has none. The core gets plain data and never a zone.

use chrono::{DateTime, TimeDelta};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rekindle_core::moment::{Instant, LOOK_BACK, MomentError, OffsetChange, ZoneOffsets};

/// A time zone, found once and kept: looking one up by name costs more than asking it.
#[derive(Debug, Clone)]
pub(crate) struct Zone {
    rules: TimeZone,
}

/// Why there are no offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ZoneError {
    /// No zone has this name.
    #[error("no time zone has this name; write one such as Europe/Berlin")]
    Unknown,
    /// A time that no calendar reaches.
    #[error("the time is out of the calendar's range")]
    OutOfRange,
    /// The zone's data makes no sense.
    #[error("the time zone's data cannot be used: {0}")]
    Offsets(#[from] MomentError),
}

impl Zone {
    /// The zone with this name of the IANA database.
    pub(crate) fn named(name: &str) -> Result<Self, ZoneError> {
        // Some systems keep more than zones beside them; a name has no other characters than these.
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte))
            && !name.starts_with('/');
        if !is_name {
            return Err(ZoneError::Unknown);
        }
        TimeZone::get(name).map(|rules| Self { rules }).map_err(|_| ZoneError::Unknown)
    }

    /// The system's zone: `TZ`, else what the system is set to; UTC where neither says anything.
    pub(crate) fn system() -> Result<Self, ZoneError> {
        match TimeZone::try_system() {
            Ok(rules) => Ok(Self { rules }),
            // POSIX: a machine that was told nothing keeps UTC. One that was told nonsense should say so.
            Err(_) if std::env::var_os("TZ").is_none_or(|zone| zone.is_empty()) => {
                Ok(Self { rules: TimeZone::UTC })
            }
            Err(_) => Err(ZoneError::Unknown),
        }
    }

    /// Its offsets for a plan made at `now` that reaches to `until`: from [`LOOK_BACK`] before `now` on.
    pub(crate) fn offsets(&self, now: Instant, until: Instant) -> Result<ZoneOffsets, ZoneError> {
        let from = timestamp(now.checked_sub_signed(LOOK_BACK).ok_or(ZoneError::OutOfRange)?)?;
        let until = timestamp(until.checked_add_signed(TimeDelta::days(2)).ok_or(ZoneError::OutOfRange)?)?;
        let initial = self.rules.to_offset(from).seconds();
        let mut last = initial;
        let mut changes = Vec::new();
        for change in self.rules.following(from).take_while(|change| change.timestamp() <= until) {
            let offset_seconds = change.offset().seconds();
            // The database also notes changes of name only.
            if offset_seconds != last {
                let at = DateTime::from_timestamp(change.timestamp().as_second(), 0)
                    .ok_or(ZoneError::OutOfRange)?;
                changes.push(OffsetChange { at, offset_seconds });
                last = offset_seconds;
            }
        }
        Ok(ZoneOffsets::new(initial, &changes)?)
    }
}

fn timestamp(instant: Instant) -> Result<Timestamp, ZoneError> {
    Timestamp::from_second(instant.timestamp()).map_err(|_| ZoneError::OutOfRange)
}
