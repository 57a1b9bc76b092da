//! Vectors of kind `recurrence`: the next firings of a rule in a zone.

use super::time::end_of_rules;
use super::time::local::{self, Local};
use super::time::utc::{self, UtcTime};
use super::{VectorError, Zones};
use rekindle_core::rituals::recurrence::{Recurrence, Rule, firings};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
pub(super) struct Input {
    zone: String,
    #[serde(flatten)]
    reminder: Reminder,
    after_utc: UtcTime,
    count: usize,
}

/// A recurrence as vectors write it.
#[derive(Debug, Deserialize)]
pub(super) struct Reminder {
    dtstart_local: Local,
    rrule: String,
    #[serde(default)]
    exdates_local: Option<Vec<Local>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Output {
    firings: Vec<OutputFiring>,
}

#[derive(Debug, Serialize)]
struct OutputFiring {
    rule_local: String,
    utc: String,
    fires_local: String,
}

impl Reminder {
    pub(super) fn recurrence(&self) -> Result<Recurrence, VectorError> {
        let exceptions = self.exdates_local.iter().flatten().map(|time| time.0);
        Ok(Recurrence::new(self.dtstart_local.0, Rule::parse(&self.rrule)?, exceptions))
    }
}

pub(super) fn run(input: &Input, zones: &mut Zones) -> Result<Output, VectorError> {
    let recurrence = input.reminder.recurrence()?;
    let after = input.after_utc.0;
    let offsets = zones.named(&input.zone)?.offsets(after, end_of_rules())?;
    let next = firings(&recurrence, &offsets, after).take(input.count);
    let firings = next.map(|firing| OutputFiring {
        rule_local: local::written(firing.rule_local),
        utc: utc::written(firing.instant),
        fires_local: local::written(firing.local),
    });
    Ok(Output { firings: firings.collect() })
}
