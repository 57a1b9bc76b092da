//! Vectors of kind `plan`: the next firings of several rules, with quiet hours; the bare merge.

use super::recurrence::Reminder;
use super::time::{
    end_of_rules,
    utc::{self, UtcTime},
};
use super::{VectorError, Zones};
use chrono::NaiveTime;
use rekindle_core::reminders::{QuietHours, QuietMode, merge};
use serde::{Deserialize, Deserializer, Serialize, de};

#[derive(Debug, Deserialize)]
pub(super) struct Input {
    zone: String,
    now_utc: UtcTime,
    limit: usize,
    #[serde(default)]
    quiet: Option<Quiet>,
    reminders: Vec<Reminder>,
}

#[derive(Debug, Deserialize)]
struct Quiet {
    #[serde(deserialize_with = "time_of_day")]
    from: NaiveTime,
    #[serde(deserialize_with = "time_of_day")]
    to: NaiveTime,
    mode: QuietMode,
}

#[derive(Debug, Serialize)]
pub(super) struct Output {
    plan: Vec<(String, usize)>,
}

pub(super) fn run(input: &Input, zones: &mut Zones) -> Result<Output, VectorError> {
    let reminders = input.reminders.iter().map(Reminder::recurrence).collect::<Result<Vec<_>, _>>()?;
    let now = input.now_utc.0;
    let offsets = zones.named(&input.zone)?.offsets(now, end_of_rules())?;
    let quiet =
        input.quiet.as_ref().map(|quiet| QuietHours { from: quiet.from, to: quiet.to, mode: quiet.mode });
    let plan = merge(&reminders, &offsets, quiet, now, input.limit);
    Ok(Output { plan: plan.into_iter().map(|(instant, index)| (utc::written(instant), index)).collect() })
}

/// `HH:MM`.
fn time_of_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(deserializer)?;
    let time = NaiveTime::parse_from_str(&text, "%H:%M").ok().filter(|_| text.len() == "HH:MM".len());
    time.ok_or_else(|| de::Error::custom("a time of day is written HH:MM, from 00:00 to 23:59"))
}
