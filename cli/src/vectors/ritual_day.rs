//! Vectors of kind `ritual_day`: the ritual day at an instant in a zone.

use super::time::utc::UtcTime;
use super::{VectorError, Zones};
use rekindle_core::moment::{DayStart, RitualDay};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
pub(super) struct Input {
    utc: UtcTime,
    zone: String,
    day_start: DayStart,
}

#[derive(Debug, Serialize)]
pub(super) struct Output {
    day: RitualDay,
}

pub(super) fn run(input: &Input, zones: &mut Zones) -> Result<Output, VectorError> {
    let offsets = zones.named(&input.zone)?.offsets(input.utc.0, input.utc.0)?;
    Ok(Output { day: offsets.ritual_day(input.utc.0, input.day_start) })
}
