//! Instants, civil time, and the ritual day.
//!
//! This is the only place that turns an instant into a civil time or a day. It must not read a clock and
//! must not know a zone by name: the shell hands in [`ZoneOffsets`], plain data from the phone, whose
//! time-zone data is fresher than any copy that could be bundled here (`docs/decisions/0003`).

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

mod steady;

pub use steady::{BootId, Moment, Stamp};

/// An instant, in UTC. Always an argument, never read here.
pub type Instant = DateTime<Utc>;

/// How far before `now` the offsets must reach. Without this look-back a plan made just after a change of
/// offset could ring twice or lose a firing.
pub const LOOK_BACK: TimeDelta = TimeDelta::days(3);

/// Furthest offset from UTC that is accepted, in seconds (RFC 8536 allows just under 26 h; no place on
/// Earth is beyond 15).
const MAX_OFFSET_SECONDS: u32 = 26 * 3600;

/// No change of offset that passes the check is longer: from one end of the range to the other.
const LONGEST_GAP: TimeDelta = TimeDelta::seconds(2 * MAX_OFFSET_SECONDS as i64);

/// The day a mark belongs to: a date, fixed when the mark is made and never computed again.
///
/// Written `YYYY-MM-DD` everywhere, and read in that one spelling only: two phones that spell the same fact
/// in two ways would hold two facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RitualDay(NaiveDate);

impl RitualDay {
    /// The ritual day with this calendar date.
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Its calendar date.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// Days since 1970-01-01, negative before.
    pub fn number(self) -> i32 {
        self.0.num_days_from_ce() - 719_163
    }

    /// The day with this number of days since 1970-01-01; nothing when it is out of the calendar's range.
    pub fn from_number(number: i32) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(number.checked_add(719_163)?).map(Self)
    }

    /// The day `days` later (earlier when negative), held at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(u64::from(days.unsigned_abs())))
        } else {
            self.0.checked_sub_days(Days::new(u64::from(days.unsigned_abs())))
        };
        Self(moved.unwrap_or(if days >= 0 { NaiveDate::MAX } else { NaiveDate::MIN }))
    }

    /// Its spelling, of years 0 to 9999. Ten thousand are written and read in one exchange, where chrono's patterns
    /// would take a fifth of the time.
    pub(crate) fn digits(self) -> Option<[u8; 10]> {
        let year = self.0.year().unsigned_abs();
        if !(0..=9999).contains(&self.0.year()) {
            return None;
        }
        let digit = |number: u32| u8::try_from(number % 10).map_or(b'0', |digit| b'0' + digit);
        let (month, day) = (self.0.month(), self.0.day());
        Some([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ])
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }
}

impl fmt::Display for RitualDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digits() {
            Some(digits) => f.write_str(std::str::from_utf8(&digits).unwrap_or_default()),
            None => write!(f, "{}", self.0.format("%Y-%m-%d")),
        }
    }
}

impl FromStr for RitualDay {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        // A day in a file or a fact has one spelling only.
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(MomentError::NotADay);
        };
        let number = |digits: &[&u8]| {
            digits.iter().try_fold(0_u32, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + u32::from(**digit - b'0'))
            })
        };
        let year = number(&[y1, y2, y3, y4]).and_then(|year| i32::try_from(year).ok());
        let date = year.zip(number(&[m1, m2])).zip(number(&[d1, d2]));
        let date = date.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
        date.map(Self).ok_or(MomentError::NotADay)
    }
}

impl Serialize for RitualDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RitualDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = RitualDay;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day written YYYY-MM-DD")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<RitualDay, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// The hour at which a ritual day begins: 0 to 6, 3 unless chosen (`streak.md`, Days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct DayStart(u8);

impl DayStart {
    /// The hour `hour`.
    ///
    /// # Errors
    /// When it is not 0 to 6.
    pub fn new(hour: u8) -> Result<Self, MomentError> {
        if hour <= 6 { Ok(Self(hour)) } else { Err(MomentError::DayStartOutOfRange) }
    }

    /// The hour, 0 to 6.
    pub const fn hour(self) -> u8 {
        self.0
    }

    /// The ritual day of a civil time: the date before when its hour is less than this hour, else the date.
    pub fn day_of(self, local: NaiveDateTime) -> RitualDay {
        let day = RitualDay(local.date());
        if local.hour() < u32::from(self.0) { day.plus(-1) } else { day }
    }
}

impl Default for DayStart {
    fn default() -> Self {
        Self(3)
    }
}

impl TryFrom<u8> for DayStart {
    type Error = MomentError;
    fn try_from(hour: u8) -> Result<Self, MomentError> {
        Self::new(hour)
    }
}

impl From<DayStart> for u8 {
    fn from(start: DayStart) -> Self {
        start.0
    }
}

/// One change of a place's offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffsetChange {
    /// The first instant at which the new offset holds.
    pub at: Instant,
    /// Seconds east of UTC from then on.
    pub offset_seconds: i32,
}

/// A change with what is needed to look a civil time up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Boundary {
    at: Instant,
    before: i32,
    after: i32,
    /// The furthest the wall clock has got when the offset before ends, in this reign or an earlier one:
    /// ascending by construction, even where changes follow each other within hours, so that it can be
    /// searched by halves.
    wall_reached: NaiveDateTime,
}

/// The offsets of the place where the phone is, from [`LOOK_BACK`] before now to the horizon of the plan.
///
/// Before the first change the initial offset holds, after the last one the last offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneOffsets {
    initial: i32,
    boundaries: Vec<Boundary>,
}

/// A civil time turned into an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// When it is.
    pub instant: Instant,
    /// What a clock on the wall shows then: later than asked for when that time fell into a gap.
    pub local: NaiveDateTime,
}

impl ZoneOffsets {
    /// Offsets as the shell knows them, in seconds east of UTC.
    ///
    /// # Errors
    /// When the changes are not in ascending order or an offset is out of range.
    pub fn new(initial_offset_seconds: i32, changes: &[OffsetChange]) -> Result<Self, MomentError> {
        let mut before = initial_offset_seconds;
        let mut boundaries: Vec<Boundary> = Vec::with_capacity(changes.len());
        for change in changes {
            if boundaries.last().is_some_and(|last| last.at >= change.at) {
                return Err(MomentError::OffsetsOutOfOrder);
            }
            let after = change.offset_seconds;
            let wall = shift(change.at.naive_utc(), before);
            let wall_reached = boundaries.last().map_or(wall, |last| last.wall_reached.max(wall));
            boundaries.push(Boundary { at: change.at, before, after, wall_reached });
            before = after;
        }
        let in_range = |seconds: i32| seconds.unsigned_abs() < MAX_OFFSET_SECONDS;
        if in_range(initial_offset_seconds) && boundaries.iter().all(|b| in_range(b.after)) {
            Ok(Self { initial: initial_offset_seconds, boundaries })
        } else {
            Err(MomentError::OffsetOutOfRange)
        }
    }

    /// One offset for ever, in seconds east of UTC.
    ///
    /// # Errors
    /// When it is out of range.
    pub fn fixed(offset_seconds: i32) -> Result<Self, MomentError> {
        Self::new(offset_seconds, &[])
    }

    /// The offset in force at `instant`, in seconds east of UTC.
    pub fn offset_at(&self, instant: Instant) -> i32 {
        let passed = self.boundaries.partition_point(|b| b.at <= instant);
        if passed == 0 { self.initial } else { self.boundaries[passed - 1].after }
    }

    /// What a clock on the wall shows at `instant`.
    pub fn local(&self, instant: Instant) -> NaiveDateTime {
        shift(instant.naive_utc(), self.offset_at(instant))
    }

    /// The instant of a civil time. One that does not exist comes later by the length of the gap; one that
    /// happens twice is its first pass (RFC 5545, section 3.3.5).
    pub fn resolve(&self, local: NaiveDateTime) -> Resolved {
        self.resolve_in_order(local).0
    }

    /// The same, and the instant before which no civil time from `local` on comes: its own, but for one that was
    /// leapt over, which later civil times can overtake.
    pub(crate) fn resolve_in_order(&self, local: NaiveDateTime) -> (Resolved, Instant) {
        // A civil time belongs to the first offset whose reign has not ended when it comes: in a fold that
        // is the first pass. In a gap the reign before has ended and the reign after has not begun.
        let passed = self.boundaries.partition_point(|b| b.wall_reached <= local);
        if passed == 0 {
            let instant = shift(local, -self.initial).and_utc();
            return (Resolved { instant, local }, instant);
        }
        let boundary = &self.boundaries[passed - 1];
        let instant = shift(local, -boundary.after).and_utc();
        if instant >= boundary.at {
            return (Resolved { instant, local }, instant);
        }
        let instant = shift(local, -boundary.before).and_utc();
        (Resolved { instant, local: self.local(instant) }, boundary.at)
    }

    /// The earliest civil time that can resolve to an instant after `instant`: where to begin looking for
    /// what comes after it. Earlier than what the wall shows when the clock has just leapt forward, since a
    /// time that was leapt over is still to come.
    pub fn earliest_civil_after(&self, instant: Instant) -> NaiveDateTime {
        let passed = self.boundaries.partition_point(|b| b.at <= instant);
        let lowest = self.boundaries[..passed]
            .iter()
            .rev()
            .take_while(|b| instant - b.at < LONGEST_GAP)
            .map(|b| b.before)
            .fold(self.offset_at(instant), i32::min);
        shift(instant.naive_utc(), lowest)
    }

    /// The ritual day at `instant` in this place.
    pub fn ritual_day(&self, instant: Instant, day_start: DayStart) -> RitualDay {
        day_start.day_of(self.local(instant))
    }
}

fn shift(civil: NaiveDateTime, seconds: i32) -> NaiveDateTime {
    let delta = TimeDelta::seconds(i64::from(seconds));
    civil.checked_add_signed(delta).unwrap_or(if seconds < 0 {
        NaiveDateTime::MIN
    } else {
        NaiveDateTime::MAX
    })
}

/// What can be wrong with a time that comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// Not a day written `YYYY-MM-DD`.
    #[error("not a day; write it as YYYY-MM-DD")]
    NotADay,
    /// The day may start between 0 and 6 o'clock.
    #[error("the day may start between 0 and 6 o'clock")]
    DayStartOutOfRange,
    /// An offset that no place on Earth has.
    #[error("an offset from UTC is out of range")]
    OffsetOutOfRange,
    /// The changes of offset must be handed in from the oldest to the newest.
    #[error("the changes of offset are not in order")]
    OffsetsOutOfOrder,
}

#[cfg(test)]
mod tests;
