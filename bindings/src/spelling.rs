//! Days, times, ids and bytes from and to the one spelling in which they cross the border.
//!
//! Reading is strict: a text in another spelling is an error with its code, never a guess.

use crate::error::{RekindleError, Result};
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use rekindle_core::guide::Language;
use rekindle_core::ids::{EntryId, RitualId};
use rekindle_core::moment::{Instant, RitualDay};
use zeroize::{Zeroize, Zeroizing};

const LOCAL: &str = "%Y-%m-%dT%H:%M:%S";
const TIME: &str = "%H:%M";

pub(crate) fn day(text: &str) -> Result<RitualDay> {
    text.parse().map_err(|error| RekindleError::refused("bad_day", error))
}

pub(crate) fn optional_day(text: Option<String>) -> Result<Option<RitualDay>> {
    text.map(|text| day(&text)).transpose()
}

pub(crate) fn local(text: &str) -> Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, LOCAL)
        .ok()
        // chrono takes single digits, signs and a 60th second; there is one spelling.
        .filter(|parsed| local_text(*parsed) == text)
        .ok_or_else(|| RekindleError::refused("bad_time", "a civil time is written YYYY-MM-DDTHH:MM:SS"))
}

pub(crate) fn locals(texts: &[String]) -> Result<Vec<NaiveDateTime>> {
    texts.iter().map(|text| local(text)).collect()
}

pub(crate) fn time(text: &str) -> Result<NaiveTime> {
    NaiveTime::parse_from_str(text, TIME)
        .ok()
        .filter(|parsed| time_text(*parsed) == text)
        .ok_or_else(|| RekindleError::refused("bad_time", "a time of day is written HH:MM"))
}

pub(crate) fn times(texts: &[String]) -> Result<Vec<NaiveTime>> {
    texts.iter().map(|text| time(text)).collect()
}

pub(crate) fn instant(ms: i64) -> Result<Instant> {
    Instant::from_timestamp_millis(ms)
        .ok_or_else(|| RekindleError::refused("bad_instant", "beyond the range of the calendar"))
}

pub(crate) fn ritual_id(text: &str) -> Result<RitualId> {
    text.parse().map_err(|_| RekindleError::refused("no_such_ritual", "not the id of a ritual"))
}

pub(crate) fn optional_ritual_id(text: Option<String>) -> Result<Option<RitualId>> {
    text.map(|text| ritual_id(&text)).transpose()
}

pub(crate) fn entry_id(text: &str) -> Result<EntryId> {
    text.parse().map_err(|_| RekindleError::refused("no_such_entry", "not the id of an entry"))
}

/// The language that serves a tag; English when the guide does not speak it.
pub(crate) fn language(tag: &str) -> Language {
    Language::negotiate([tag])
}

/// Exactly 32 bytes; what was handed in is wiped.
pub(crate) fn bytes32(mut bytes: Vec<u8>) -> Option<Zeroizing<[u8; 32]>> {
    let array = <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Zeroizing::new);
    bytes.zeroize();
    array
}

pub(crate) fn day_text(day: RitualDay) -> String {
    day.to_string()
}

pub(crate) fn local_text(local: NaiveDateTime) -> String {
    local.with_nanosecond(0).unwrap_or(local).format(LOCAL).to_string()
}

pub(crate) fn local_texts(locals: &[NaiveDateTime]) -> Vec<String> {
    locals.iter().copied().map(local_text).collect()
}

pub(crate) fn time_text(time: NaiveTime) -> String {
    time.format(TIME).to_string()
}

/// A count for the border; more than four thousand million of anything is as good as that many.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_is_read_and_no_other() {
        assert_eq!(local_text(local("2024-03-31T02:30:00").unwrap()), "2024-03-31T02:30:00");
        for text in
            ["2024-3-31T02:30:00", "2024-03-31T02:30", "2024-03-31 02:30:00", "2024-03-31T02:30:60", ""]
        {
            assert_eq!(local(text).unwrap_err().code(), "bad_time", "{text}");
        }
        assert_eq!(time_text(time("07:05").unwrap()), "07:05");
        for text in ["7:05", "25:00", "07:5", "07:05:00", " 07:05", "+7:05"] {
            assert_eq!(time(text).unwrap_err().code(), "bad_time", "{text}");
        }
        assert_eq!(day("2024-02-30").unwrap_err().code(), "bad_day");
        assert_eq!(ritual_id("walk").unwrap_err().code(), "no_such_ritual");
        assert_eq!(instant(i64::MAX).unwrap_err().code(), "bad_instant");
    }

    #[test]
    fn keys_have_thirty_two_bytes() {
        assert!(bytes32(vec![1; 32]).is_some());
        assert!(bytes32(vec![1; 31]).is_none() && bytes32(vec![1; 33]).is_none());
    }
}
