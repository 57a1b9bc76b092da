//! `plan64`: the next 64 firings over 30 reminders (10 daily, 10 weekly on 3 days, 5 every 3 days, 5 monthly),
//! Europe/Berlin. The same with a start ten years ago, with quiet hours that put off, and with 300 reminders.
//! Rules are parsed beforehand, as they are in the app; everything that planning does is timed.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime};
use criterion::{Criterion, criterion_group, criterion_main};
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{DayStart, Instant, OffsetChange, ZoneOffsets};
use rekindle_core::reminders::{PlanRequest, QuietHours, QuietMode, RitualReminders, merge, plan};
use rekindle_core::rituals::recurrence::{Recurrence, Rule};
use std::hint::black_box;

const LIMIT: usize = 64;

/// 2024-01-20 09:00 in Berlin.
fn now() -> Instant {
    DateTime::from_timestamp(1_705_737_600, 0).unwrap_or_default()
}

/// Berlin for a plan of 400 days made at [`now`].
fn berlin() -> ZoneOffsets {
    let change = |seconds, offset_seconds| OffsetChange {
        at: DateTime::from_timestamp(seconds, 0).unwrap_or_default(),
        offset_seconds,
    };
    let changes = [change(1_711_846_800, 7200), change(1_729_990_800, 3600)];
    ZoneOffsets::new(3600, &changes).unwrap_or_else(|error| unreachable!("{error}"))
}

fn reminder(start: NaiveDateTime, rule: &str) -> Recurrence {
    Recurrence::new(start, Rule::parse(rule).unwrap_or_else(|error| unreachable!("{rule}: {error}")), [])
}

/// `times` sets of the thirty reminders of the yardstick, from `year` on.
fn reminders(year: i32, times: u32) -> Vec<Recurrence> {
    let start = |day: u32, hour: u32, minute: u32| {
        let date = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default() + Days::new(u64::from(day));
        date.and_time(NaiveTime::from_hms_opt(hour, minute % 60, 0).unwrap_or_default())
    };
    let weeks = ["MO,WE,FR", "TU,TH,SA", "SU,WE,TH", "MO,TU,SA", "FR,SA,SU"];
    let months = ["BYMONTHDAY=31", "BYMONTHDAY=-1", "BYDAY=1SU", "BYMONTHDAY=15", "BYDAY=-1FR"];
    let mut made = Vec::new();
    for set in 0..times {
        made.extend((0..10).map(|i| reminder(start(0, 6 + i, 7 * i + set), "FREQ=DAILY")));
        for i in 0..10 {
            let days = weeks[i as usize % 5];
            made.push(reminder(start(0, 7 + i, 15 + set), &format!("FREQ=WEEKLY;BYDAY={days}")));
        }
        made.extend((0..5).map(|i| reminder(start(i, 9 + i, 40 + set), "FREQ=DAILY;INTERVAL=3")));
        made.extend(
            months.iter().map(|part| reminder(start(0, 18, 5 + set), &format!("FREQ=MONTHLY;{part}"))),
        );
    }
    made
}

fn rituals(reminders: &[Recurrence]) -> Vec<RitualReminders> {
    let id = |number: u128| RitualId::new(uuid::Uuid::from_u128(number));
    (1..)
        .zip(reminders)
        .map(|(number, reminder)| RitualReminders::new(id(number), vec![reminder.clone()]))
        .collect()
}

fn plan64(criterion: &mut Criterion) {
    let offsets = berlin();
    let night = |mode| QuietHours {
        from: NaiveTime::from_hms_opt(22, 0, 0).unwrap_or_default(),
        to: NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default(),
        mode,
    };
    let cases = [
        ("30", 2024, 1, None),
        ("30, start ten years ago", 2014, 1, None),
        ("30, quiet hours that put off", 2024, 1, Some(night(QuietMode::Defer))),
        ("300", 2024, 10, None),
        ("300, start ten years ago", 2014, 10, None),
    ];
    let mut group = criterion.benchmark_group("plan64");
    for (name, year, times, quiet) in cases {
        let reminders = reminders(year, times);
        let rituals = rituals(&reminders);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let request = PlanRequest {
                    rituals: black_box(&rituals),
                    pauses: &[],
                    quiet,
                    day_start: DayStart::default(),
                    now: now(),
                    offsets: &offsets,
                    limit: LIMIT,
                    horizon_days: PlanRequest::HORIZON_DAYS,
                };
                plan(&request)
            });
        });
        group.bench_function(format!("{name}, bare merge"), |bencher| {
            bencher.iter(|| merge(black_box(&reminders), &offsets, quiet, now(), LIMIT));
        });
    }
    group.finish();
}

criterion_group!(benches, plan64);
criterion_main!(benches);
