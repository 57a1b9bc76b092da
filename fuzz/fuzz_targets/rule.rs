//! Any text as a rule of recurrence: reading it, spelling it again and making a few of its times must neither
//! panic nor take long. The first bytes choose the start and the time that is asked for.

#![no_main]

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use libfuzzer_sys::fuzz_target;
use rekindle_core::moment::{OffsetChange, ZoneOffsets};
use rekindle_core::rituals::recurrence::{Recurrence, Rule, firings};

fuzz_target!(|input: (i32, i32, &str)| {
    let (start, after, text) = input;
    let Ok(rule) = Rule::parse(text) else { return };
    assert_eq!(Rule::parse(&rule.to_string()).as_ref(), Ok(&rule), "one spelling");
    let year_one = NaiveDate::from_ymd_opt(1, 1, 1).unwrap().and_time(NaiveTime::MIN);
    let minutes = |number: i32| TimeDelta::minutes(i64::from(number.unsigned_abs() / 4));
    let start = year_one + minutes(start);
    let after = (start + minutes(after)).and_utc();
    let change = OffsetChange { at: after + TimeDelta::hours(1), offset_seconds: 7200 };
    let offsets = ZoneOffsets::new(3600, &[change]).unwrap();
    let recurrence = Recurrence::new(start, rule, []);
    let few: Vec<_> = firings(&recurrence, &offsets, after).take(20).collect();
    assert!(few.iter().all(|firing| firing.instant > after));
    assert!(few.is_sorted_by_key(|firing| (firing.instant, firing.rule_local)));
});
