//! Short forms: the facts that there are thousands of, without the JSON around them: carried so, and read without a
//! reader of JSON.
//!
//! A fact has a short form exactly when its stored bytes are the ones that come back from it, byte for byte. What is
//! spelled otherwise, or is of a newer version, goes as it is.

use super::{EncodedFact, FactId, SharedFact, is_counter};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use uuid::Uuid;

/// The first and the last day with a short form, 0000-01-01 and 9999-12-31: those written in ten characters.
const DAYS: std::ops::RangeInclusive<i64> = -719_528..=2_932_896;
const VERSION: u32 = 1;
const MARK: &str = "mark";
const DAY_MARK: &str = "day_mark";
const TAKE_BACK: &str = "take_back";

/// What is left of a fact when all that is the same in each of its kind is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Short {
    Mark { ritual: RitualId, day: RitualDay },
    DayMark { day: RitualDay },
    TakeBack { mark: FactId },
}

impl Short {
    /// The short form, if the fact has one.
    pub(crate) fn of(fact: &EncodedFact) -> Option<Self> {
        Self::read(fact).filter(|short| short.payload() == fact.payload)
    }

    /// What the fact says, if it is spelled about so: the same as a reader of JSON finds there.
    pub(super) fn read(fact: &EncodedFact) -> Option<Self> {
        if fact.version != VERSION {
            return None;
        }
        match fact.kind.as_str() {
            MARK => mark(&fact.payload),
            DAY_MARK => Some(Self::DayMark { day: day(within(&fact.payload, br#"{"day":""#)?)? }),
            TAKE_BACK => take_back(&fact.payload),
            _ => None,
        }
    }

    /// The fact that this is the short form of.
    pub(crate) fn lengthen(self) -> EncodedFact {
        let kind = match self {
            Self::Mark { .. } => MARK,
            Self::DayMark { .. } => DAY_MARK,
            Self::TakeBack { .. } => TAKE_BACK,
        };
        EncodedFact { kind: kind.to_owned(), version: VERSION, payload: self.payload() }
    }

    /// The stored JSON: no blanks, fields in this order, UUID and device in lower case.
    fn payload(self) -> Vec<u8> {
        let mut json = Vec::with_capacity(72);
        match self {
            Self::Mark { ritual, day } => {
                json.extend_from_slice(br#"{"ritual":""#);
                json.extend_from_slice(ritual.uuid().hyphenated().encode_lower(&mut [0; 36]).as_bytes());
                json.extend_from_slice(br#"","day":""#);
                json.extend_from_slice(&day.digits().unwrap_or_default());
            }
            Self::DayMark { day } => {
                json.extend_from_slice(br#"{"day":""#);
                json.extend_from_slice(&day.digits().unwrap_or_default());
            }
            Self::TakeBack { mark } => {
                json.extend_from_slice(br#"{"mark":""#);
                json.extend_from_slice(mark.to_string().as_bytes());
            }
        }
        json.extend_from_slice(br#""}"#);
        json
    }
}

impl From<Short> for SharedFact {
    fn from(short: Short) -> Self {
        match short {
            Short::Mark { ritual, day } => Self::Mark { ritual, day },
            Short::DayMark { day } => Self::DayMark { day },
            Short::TakeBack { mark } => Self::TakeBack { mark },
        }
    }
}

/// The day with this number of days since 1970-01-01, if its year has four digits.
pub(crate) fn day_of_number(number: i64) -> Option<RitualDay> {
    DAYS.contains(&number)
        .then_some(number)
        .and_then(|number| RitualDay::from_number(i32::try_from(number).ok()?))
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

/// A day in its one spelling, which is never longer than ten characters.
fn day(text: &[u8]) -> Option<RitualDay> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
