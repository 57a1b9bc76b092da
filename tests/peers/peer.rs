//! Rekindle at the work that `run.py` describes, to be timed beside other libraries: see README.md.
//!
//! `peer merge|plan WORKLOAD ROUNDS`: `merge` is the bare merge that the others do too, `plan` the product's plan,
//! with its rules about slots. Rules are read once, as a phone reads them with its rituals; each round plans anew.

use chrono::{DateTime, NaiveDateTime};
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{DayStart, Instant, OffsetChange, ZoneOffsets};
use rekindle_core::reminders::{PlanRequest, RitualReminders, merge, plan};
use rekindle_core::rituals::recurrence::{Recurrence, Rule};
use std::error::Error;
use std::hint::black_box;
use std::{env, fs, io};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What one file of work asks for.
struct Workload {
    now: Instant,
    limit: usize,
    offsets: ZoneOffsets,
    reminders: Vec<Recurrence>,
}

impl Workload {
    fn read(file: &str) -> Outcome<Self> {
        let text = fs::read_to_string(file)?;
        let (mut now, mut limit, mut offset) = (0, 0, 0);
        let (mut changes, mut reminders) = (Vec::new(), Vec::new());
        for line in text.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["now", seconds] => now = seconds.parse()?,
                ["limit", number] => limit = number.parse()?,
                ["offset", seconds] => offset = seconds.parse()?,
                ["change", at, seconds] => {
                    changes
                        .push(OffsetChange { at: instant(at.parse()?)?, offset_seconds: seconds.parse()? });
                }
                ["reminder", start, rule] => {
                    let start = NaiveDateTime::parse_from_str(start, "%Y%m%dT%H%M%S")
                        .map_err(|error| error.to_string())?;
                    reminders.push(Recurrence::new(start, Rule::parse(rule)?, []));
                }
                _ => {}
            }
        }
        Ok(Self { now: instant(now)?, limit, offsets: ZoneOffsets::new(offset, &changes)?, reminders })
    }
}

fn instant(seconds: i64) -> Outcome<Instant> {
    Ok(DateTime::from_timestamp(seconds, 0).ok_or_else(|| io::Error::other("an instant out of range"))?)
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [what, file, rounds] = &arguments[..] else {
        return Err("usage: peer merge|plan WORKLOAD ROUNDS".into());
    };
    let work = Workload::read(file)?;
    let rounds: u32 = rounds.parse()?;
    let found: Vec<(Instant, usize)> = match what.as_str() {
        "merge" => {
            let once = || merge(&work.reminders, &work.offsets, None, work.now, work.limit);
            (0..rounds).fold(Vec::new(), |_, _| black_box(once()))
        }
        "plan" => {
            let rituals: Vec<RitualReminders> = (1_u128..)
                .zip(&work.reminders)
                .map(|(id, one)| RitualReminders::new(RitualId::new(Uuid::from_u128(id)), vec![one.clone()]))
                .collect();
            let request = PlanRequest {
                rituals: &rituals,
                pauses: &[],
                quiet: None,
                day_start: DayStart::default(),
                now: work.now,
                offsets: &work.offsets,
                limit: work.limit,
                horizon_days: PlanRequest::HORIZON_DAYS,
            };
            let plan = (0..rounds).fold(Vec::new(), |_, _| black_box(plan(&request)).reminders);
            plan.into_iter().map(|reminder| (reminder.instant, 0)).collect()
        }
        other => return Err(format!("there is no work called {other}").into()),
    };
    let lines = found.iter().map(|(at, index)| format!("{} {index}\n", at.timestamp()));
    io::Write::write_all(&mut io::stdout(), lines.collect::<String>().as_bytes())?;
    Ok(())
}
