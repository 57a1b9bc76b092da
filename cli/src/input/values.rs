//! Values of arguments that a person may get wrong. Each has one spelling; a wrong one is told in the
//! person's language.

use crate::args::ScheduleArgs;
use crate::failure::{Failure, Result};
use chrono::NaiveTime;
use rekindle_core::moment::RitualDay;
use rekindle_core::rituals::schedule::{ScheduleChoice, ScheduleRequest};

/// A time of day, `HH:MM`.
pub(crate) fn time(text: &str) -> Result<NaiveTime> {
    let two_digits = |part: &str| {
        (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    text.split_once(':')
        .and_then(|(hour, minute)| NaiveTime::from_hms_opt(two_digits(hour)?, two_digits(minute)?, 0))
        .ok_or_else(|| Failure::input("bad_time"))
}

/// A day, `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Result<RitualDay> {
    text.parse().map_err(|_| Failure::input("bad_day"))
}

/// A day that may be left out.
pub(crate) fn optional_day(text: Option<&str>) -> Result<Option<RitualDay>> {
    text.map(day).transpose()
}

/// A schedule; nothing when none of its arguments was given.
pub(crate) fn schedule(args: &ScheduleArgs) -> Result<Option<ScheduleChoice>> {
    if args.no_reminders {
        return Ok(Some(ScheduleChoice::Unscheduled));
    }
    if args.at.is_empty() && args.on.is_none() && args.starts.is_none() {
        return Ok(None);
    }
    Ok(Some(ScheduleChoice::At(ScheduleRequest {
        times: args.at.iter().map(|text| time(text)).collect::<Result<_>>()?,
        rule: args.on.clone(),
        starts: optional_day(args.starts.as_deref())?,
        except: Vec::new(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        assert_eq!(time("07:05").unwrap(), NaiveTime::from_hms_opt(7, 5, 0).unwrap());
        for wrong in ["25:00", "24:00", "7:05", "07:60", "0705", "07:5", "+7:05", "07:05:00", "", "noon"] {
            assert_eq!(time(wrong).unwrap_err().code(), "bad_time", "{wrong}");
        }
    }
}
