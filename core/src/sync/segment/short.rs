//! Short forms: the facts that there are thousands of, without the JSON around them.
//!
//! A fact has a short form exactly when its stored bytes are the ones that come back from it, byte for byte. What is
//! spelled otherwise, or is of a newer version, goes as it is.

use super::body::is_counter;
use crate::couple::fact::{EncodedFact, FactId};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use chrono::{Datelike, NaiveDate};
use std::fmt::Write;
use uuid::Uuid;

/// The first and the last day with a short form, 0000-01-01 and 9999-12-31: those written in ten characters.
const DAYS: std::ops::RangeInclusive<i64> = -719_528..=2_932_896;
const VERSION: u32 = 1;
const MARK: &str = "mark";
const DAY_MARK: &str = "day_mark";
const TAKE_BACK: &str = "take_back";

/// What is left of a fact when all that is the same in each of its kind is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Short {
    Mark { ritual: RitualId, day: RitualDay },
    DayMark { day: RitualDay },
    TakeBack { mark: FactId },
}

impl Short {
    /// The short form, if the fact has one.
    pub(super) fn of(fact: &EncodedFact) -> Option<Self> {
        if fact.version != VERSION {
            return None;
        }
        let short = match fact.kind.as_str() {
            MARK => mark(&fact.payload)?,
            DAY_MARK => Self::DayMark { day: day(within(&fact.payload, br#"{"day":""#)?)? },
            TAKE_BACK => take_back(&fact.payload)?,
            _ => return None,
        };
        (short.payload() == fact.payload).then_some(short)
    }

    /// The fact that this is the short form of.
    pub(super) fn lengthen(self) -> EncodedFact {
        let kind = match self {
            Self::Mark { .. } => MARK,
            Self::DayMark { .. } => DAY_MARK,
            Self::TakeBack { .. } => TAKE_BACK,
        };
        EncodedFact { kind: kind.to_owned(), version: VERSION, payload: self.payload() }
    }

    /// The stored JSON: no blanks, fields in this order, UUID and device in lower case.
    fn payload(self) -> Vec<u8> {
        let mut json = String::with_capacity(72);
        // Writing to a `String` cannot fail.
        let _ = match self {
            Self::Mark { ritual, day } => {
                write!(json, r#"{{"ritual":"{ritual}","day":""#).and_then(|()| write_day(&mut json, day))
            }
            Self::DayMark { day } => write!(json, r#"{{"day":""#).and_then(|()| write_day(&mut json, day)),
            Self::TakeBack { mark } => write!(json, r#"{{"mark":"{mark}"#),
        };
        json.push_str(r#""}"#);
        json.into_bytes()
    }
}

/// The day with this number of days since 1970-01-01, if its year has four digits.
pub(super) fn day_of_number(number: i64) -> Option<RitualDay> {
    DAYS.contains(&number)
        .then_some(number)
        .and_then(|number| RitualDay::from_number(i32::try_from(number).ok()?))
}

fn write_day(json: &mut String, day: RitualDay) -> std::fmt::Result {
    let date = day.date();
    write!(json, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn mark(payload: &[u8]) -> Option<Short> {
    let (ritual, rest) = within(payload, br#"{"ritual":""#)?.split_at_checked(36)?;
    let ritual = RitualId::new(Uuid::try_parse_ascii(ritual).ok()?);
    Some(Short::Mark { ritual, day: day(rest.strip_prefix(br#"","day":""#)?)? })
}

fn take_back(payload: &[u8]) -> Option<Short> {
    let mark: FactId = std::str::from_utf8(within(payload, br#"{"mark":""#)?).ok()?.parse().ok()?;
    is_counter(mark.counter).then_some(Short::TakeBack { mark })
}

fn within<'a>(payload: &'a [u8], before: &[u8]) -> Option<&'a [u8]> {
    payload.strip_prefix(before)?.strip_suffix(br#""}"#)
}

/// A day in about its spelling: the caller compares what is written again.
fn day(text: &[u8]) -> Option<RitualDay> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, rest) = rest.strip_prefix(b"-")?.split_at_checked(2)?;
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| Some(10 * sum + char::from(*digit).to_digit(10)?))
    };
    let day = rest.strip_prefix(b"-").filter(|day| day.len() == 2)?;
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).map(RitualDay::new)
}
