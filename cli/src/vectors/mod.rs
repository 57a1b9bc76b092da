//! `rekindle vectors KIND`: the pure calculations of the core, as JSON in and out, so that they can be
//! checked from outside. One line in, one line out, in order; a line that cannot be used says why and the
//! rest goes on. `tests/vectors` holds cases in this form; nothing here may calculate anything itself.

mod closeness;
mod plan;
mod recurrence;
mod ritual_day;
mod segment;
mod streak;
mod time;

use crate::zones::{Zone, ZoneError};
use clap::ValueEnum;
use rekindle_core::rituals::recurrence::RuleError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, BufRead, Write};

/// What can be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The next firings of a rule.
    Recurrence,
    /// The next firings of several rules, with quiet hours.
    Plan,
    /// The ritual day at an instant.
    RitualDay,
    /// A streak from its marks, goals and pauses.
    Streak,
    /// The sizes of the seven pictures of closeness.
    Closeness,
    /// A sealed segment from its parts, or its parts from the segment.
    Segment,
}

/// Why a line cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum VectorError {
    /// Not JSON, or not the fields that the kind wants.
    #[error("not an input of this kind: {0}")]
    Input(#[from] serde_json::Error),
    /// A rule that is none.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// A zone without offsets.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// A streak's case that cannot be used.
    #[error(transparent)]
    Streak(#[from] streak::StreakVectorError),
    /// A base that gives no pictures.
    #[error(transparent)]
    Closeness(#[from] closeness::ClosenessVectorError),
    /// A segment that cannot be sealed or opened.
    #[error(transparent)]
    Segment(#[from] segment::SegmentVectorError),
}

/// Zones by name, each looked up once however many lines name it.
#[derive(Default)]
struct Zones(HashMap<String, Zone>);

impl Zones {
    fn named(&mut self, name: &str) -> Result<&Zone, ZoneError> {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), Zone::named(name)?);
        }
        self.0.get(name).ok_or(ZoneError::Unknown)
    }
}

/// Reads inputs of `kind`, one a line, and writes what becomes of them, one a line.
///
/// # Errors
/// Only when reading or writing fails.
pub(crate) fn run(kind: Kind, reader: impl BufRead, mut writer: impl Write) -> io::Result<()> {
    let mut zones = Zones::default();
    for line in reader.split(b'\n') {
        let line = line?;
        let out = match kind {
            Kind::Recurrence => answer(&line, |input| recurrence::run(&input, &mut zones)),
            Kind::Plan => answer(&line, |input| plan::run(&input, &mut zones)),
            Kind::RitualDay => answer(&line, |input| ritual_day::run(&input, &mut zones)),
            Kind::Streak => answer(&line, |input: Value| Ok(streak::run(&input)?)),
            Kind::Closeness => answer(&line, |input: Value| Ok(closeness::run(&input)?)),
            Kind::Segment => answer(&line, |input| Ok(segment::run(input)?)),
        };
        let out = out.unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(writer, "{out}")?;
    }
    writer.flush()
}

fn answer<I: DeserializeOwned, O: Serialize>(
    line: &[u8],
    compute: impl FnOnce(I) -> Result<O, VectorError>,
) -> Result<Value, VectorError> {
    let input = serde_json::from_slice(line)?;
    Ok(serde_json::to_value(compute(input)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(kind: Kind, input: &str) -> Vec<Value> {
        let mut out = Vec::new();
        run(kind, input.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_bad_line_says_why_and_the_rest_goes_on() {
        let good = r#"{"utc":"2024-03-31T01:30:00Z","zone":"Europe/Berlin","day_start":3,"more":1}"#;
        let unknown = r#"{"utc":"2024-03-31T01:30:00Z","zone":"Europe/Nowhere","day_start":3}"#;
        let out = lines(Kind::RitualDay, &format!("{good}\nnot json\n\n{unknown}\n{good}"));
        assert_eq!(out.len(), 5);
        for index in [0, 4] {
            assert_eq!(out[index], json!({ "day": "2024-03-31" }));
        }
        for index in [1, 2, 3] {
            assert!(out[index]["error"].is_string(), "{}", out[index]);
        }
    }

    #[test]
    fn names_of_files_are_no_zones() {
        for name in
            ["", "/etc/passwd", "../../etc/passwd", "Europe/Berlin\0", "Europe Berlin", "tzdata.zi", "Europe"]
        {
            assert_eq!(Zone::named(name).err(), Some(ZoneError::Unknown), "{name:?}");
        }
    }
}
