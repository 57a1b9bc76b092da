//! Quiet hours: when nothing rings, and when what they held back rings instead.

use crate::moment::{Instant, Resolved, ZoneOffsets};
use chrono::{Days, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// What becomes of a firing in quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuietMode {
    /// It does not ring.
    Drop,
    /// It rings when the quiet hours end.
    Defer,
}

/// Quiet hours of every day, by the clock on the wall: from `from`, up to but not including `to`, over
/// midnight when `from` is later than `to`. Equal times are never quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QuietHours {
    /// When they begin.
    pub from: NaiveTime,
    /// When they end.
    pub to: NaiveTime,
    /// What becomes of a firing in them.
    pub mode: QuietMode,
}

impl QuietHours {
    /// Whether it is quiet at this civil time.
    pub fn cover(&self, local: NaiveDateTime) -> bool {
        let time = local.time();
        if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            self.from <= time || time < self.to
        }
    }

    /// When quiet hours that cover `instant` end: the next time the wall shows `to`. Nothing when it is not
    /// quiet then.
    pub fn end_after(&self, instant: Instant, offsets: &ZoneOffsets) -> Option<Resolved> {
        let local = offsets.local(instant);
        if !self.cover(local) {
            return None;
        }
        let day = if local.time() < self.to {
            Some(local.date())
        } else {
            local.date().checked_add_days(Days::new(1))
        };
        let end = day.unwrap_or(local.date()).and_time(self.to);
        let resolved = offsets.resolve(end);
        if resolved.instant > instant {
            return Some(resolved);
        }
        // In the second pass of an hour that happens twice the first pass of `to` is over: it is the second.
        Some(Resolved { instant: instant + (end - local), local: end })
    }
}
