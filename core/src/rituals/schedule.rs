//! From what a person picks (times of day, a rule for the days) to recurrences, one for each time.

use crate::error::{Input, RekindleError, Result};
use crate::moment::RitualDay;
use crate::rituals::recurrence::{Recurrence, Rule};
use chrono::{NaiveDateTime, NaiveTime, Timelike};

/// Most times a day that one ritual may have.
pub const TIMES_A_DAY_MAX: usize = 24;

/// When a ritual shall be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScheduleRequest {
    /// Civil times of day, to the minute.
    pub times: Vec<NaiveTime>,
    /// The days, as RFC 5545's RRULE; nothing: every day, or as the practice suggests.
    pub rule: Option<String>,
    /// The first day; nothing: today. What the rule leaves open comes from it.
    pub starts: Option<RitualDay>,
    /// Civil times that are left out.
    pub except: Vec<NaiveDateTime>,
}

/// What to do about a ritual's schedule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ScheduleChoice {
    /// As the practice suggests; for a ritual of one's own: no reminders.
    #[default]
    Suggested,
    /// No reminders: it is done when it is done.
    Unscheduled,
    /// At these times.
    At(ScheduleRequest),
}

/// The recurrences of a request.
///
/// # Errors
/// When the rule cannot be used, when there is no time, when the rule names hours and times are given too, or
/// when there are more than [`TIMES_A_DAY_MAX`] times.
pub(crate) fn recurrences(
    request: &ScheduleRequest,
    default_rule: &str,
    default_times: &[NaiveTime],
    today: RitualDay,
) -> Result<Vec<Recurrence>> {
    let rule = Rule::parse(request.rule.as_deref().unwrap_or(default_rule))
        .map_err(|error| RekindleError::invalid(Input::Rule, error))?;
    let starts = request.starts.unwrap_or(today).date();
    let recurrence = |time| Recurrence::new(starts.and_time(time), rule.clone(), request.except.clone());
    if rule.names_times() {
        if !request.times.is_empty() {
            let reason = "the rule names hours itself; leave out the times, or BYHOUR and BYMINUTE";
            return Err(RekindleError::invalid(Input::Time, reason));
        }
        return Ok(vec![recurrence(NaiveTime::MIN)]);
    }
    let given = if request.times.is_empty() { default_times } else { &request.times };
    let mut times: Vec<NaiveTime> = given.to_vec();
    times.sort_unstable();
    times.dedup();
    if times.is_empty() {
        return Err(RekindleError::invalid(Input::NoTime, "say at which time of day, such as 20:30"));
    }
    if times.len() > TIMES_A_DAY_MAX {
        return Err(RekindleError::invalid(Input::TooMany, TIMES_A_DAY_MAX));
    }
    if times.iter().any(|time| time.second() != 0 || time.nanosecond() != 0) {
        return Err(RekindleError::invalid(Input::Time, "times are to the minute, such as 20:30"));
    }
    Ok(times.into_iter().map(recurrence).collect())
}
