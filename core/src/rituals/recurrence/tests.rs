use super::*;
use crate::moment::{OffsetChange, ZoneOffsets};
use chrono::{DateTime, Datelike, Days, TimeDelta, Timelike, Utc, Weekday};
use proptest::prelude::*;

fn time(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn recurrence(start: &str, rule: &str) -> Recurrence {
    Recurrence::new(time(start), Rule::parse(rule).unwrap(), [])
}

/// Summer time: an hour forward and back again.
fn summer_time() -> ZoneOffsets {
    let changes = [
        OffsetChange { at: utc("2024-03-31T01:00:00Z"), offset_seconds: 7200 },
        OffsetChange { at: utc("2024-10-27T01:00:00Z"), offset_seconds: 3600 },
    ];
    ZoneOffsets::new(3600, &changes).unwrap()
}

#[test]
fn a_rule_has_one_spelling() {
    let spelled = |text: &str| Rule::parse(text).unwrap().to_string();
    assert_eq!(spelled("byday=th,MO,th;interval=1;freq=weekly;wkst=mo"), "FREQ=WEEKLY;BYDAY=MO,TH");
    assert_eq!(
        spelled(
            "FREQ=MONTHLY;BYSETPOS=-1,+2;BYDAY=-1FR,MO,2MO;COUNT=007;WKST=SU;INTERVAL=3;BYHOUR=9;BYMINUTE=5"
        ),
        "FREQ=MONTHLY;INTERVAL=3;COUNT=7;BYDAY=-1FR,MO,2MO;BYHOUR=9;BYMINUTE=5;BYSETPOS=-1,2;WKST=SU"
    );
    assert_eq!(spelled("FREQ=DAILY;UNTIL=20240229"), "FREQ=DAILY;UNTIL=20240229");
    assert_eq!(spelled("UNTIL=20240229T070000;FREQ=DAILY"), "FREQ=DAILY;UNTIL=20240229T070000");
}

#[test]
fn each_error_has_its_own_reason() {
    let error = |text: &str| Rule::parse(text).unwrap_err();
    assert_eq!(error(""), RuleError::Empty);
    assert_eq!(error(&format!("FREQ=DAILY;BYHOUR={}1", "1,".repeat(3000))), RuleError::TooLong);
    assert_eq!(error("FREQ=DAILY;"), RuleError::NotAPart);
    assert_eq!(error("FREQ=DAILY;BYWEEKNO=1"), RuleError::UnknownPart);
    assert_eq!(error("FREQ=DAILY;COUNT=1;COUNT=1"), RuleError::RepeatedPart { part: "COUNT" });
    assert_eq!(error("COUNT=1"), RuleError::NoFrequency);
    assert_eq!(error("FREQ=SECONDLY"), RuleError::Frequency);
    assert!(matches!(error("FREQ=DAILY;BYMONTH=13"), RuleError::Value { part: "BYMONTH", .. }));
    assert!(matches!(error("FREQ=DAILY;INTERVAL=4294967296"), RuleError::Value { part: "INTERVAL", .. }));
    assert_eq!(error("FREQ=DAILY;UNTIL=20240101T000000Z"), RuleError::UntilInUtc);
    assert_eq!(error("FREQ=DAILY;COUNT=1;UNTIL=20240101"), RuleError::CountAndUntil);
    assert_eq!(error("FREQ=WEEKLY;BYDAY=1MO"), RuleError::OrdinalNeedsMonthOrYear);
    assert_eq!(error("FREQ=MONTHLY;BYDAY=6MO"), RuleError::OrdinalBeyondMonth);
    assert_eq!(error("FREQ=WEEKLY;BYMONTHDAY=1"), RuleError::MonthDayInWeek);
    assert_eq!(error("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), RuleError::NeverMatches);
}

#[test]
fn what_a_gap_puts_off_is_overtaken() {
    let offsets = summer_time();
    let rule = recurrence("2024-03-30T02:45:00", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30,45,50;UNTIL=20240331");
    let fired: Vec<_> = firings(&rule, &offsets, utc("2024-03-31T00:00:00Z")).collect();
    let told: Vec<_> = fired.iter().map(|f| f.rule_local.format("%H:%M").to_string()).collect();
    assert_eq!(told, ["02:30", "03:30", "02:45", "03:45", "02:50", "03:50"]);
    assert!(fired.iter().all(|firing| firing.local.hour() == 3));
}

/// A clock that leaps and is set back within two hours shows the time it leapt over after all: found by the property
/// below, once in ten thousand.
#[test]
fn what_is_leapt_over_and_shown_after_all_is_overtaken_too() {
    let changes = [
        OffsetChange { at: utc("2018-01-03T03:29:00Z"), offset_seconds: -7 * 3600 },
        OffsetChange { at: utc("2018-01-05T21:14:00Z"), offset_seconds: 5 * 3600 },
        OffsetChange { at: utc("2018-01-05T23:01:00Z"), offset_seconds: -7 * 3600 },
    ];
    let offsets = ZoneOffsets::new(0, &changes).unwrap();
    let rule = recurrence("2018-01-05T17:00:00", "FREQ=DAILY;COUNT=3;BYHOUR=4,17");
    let fired: Vec<_> = firings(&rule, &offsets, utc("2018-01-05T00:00:00Z")).collect();
    let told: Vec<_> = fired.iter().map(|f| f.rule_local.format("%dT%H").to_string()).collect();
    assert_eq!(told, ["06T04", "05T17", "06T17"]);
    assert!(fired.is_sorted_by_key(|f| f.instant));
}

#[test]
fn the_age_of_a_rule_costs_nothing() {
    // Walking there would take hours.
    let rule = recurrence("0001-01-01T08:00:00", "FREQ=DAILY;INTERVAL=3;BYHOUR=1,8;BYMINUTE=0,30");
    for _ in 0..2_000 {
        assert!(rule.occurrences_from(time("2199-12-01T00:00:00")).next().is_some());
    }
}

#[test]
fn counting_each_minute_of_decades_is_quick() {
    let minutes: Vec<_> = (0..60).map(|minute| minute.to_string()).collect();
    let hours: Vec<_> = (0..24).map(|hour| hour.to_string()).collect();
    let rule =
        format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};COUNT=105120000", hours.join(","), minutes.join(","));
    let rule = recurrence("1980-01-01T00:00:00", &rule);
    let late = rule.occurrences_from(time("2179-11-01T00:00:00")).count();
    let last = time("1980-01-01T00:00:00") + TimeDelta::minutes(105_119_999);
    assert_eq!(late, usize::try_from((last - time("2179-11-01T00:00:00")).num_minutes() + 1).unwrap());
}

/// The reference: looks at every day from the start and asks whether it belongs, by the words of the RFC.
/// Slow, and written without the bits, places and jumps of the real one.
mod reference {
    use super::*;

    fn last_of_month(day: NaiveDate) -> NaiveDate {
        (28..=31).rev().find_map(|number| day.with_day(number)).unwrap()
    }

    fn period(rule: &Rule, day: NaiveDate) -> i64 {
        match rule.frequency {
            Frequency::Daily => day.signed_duration_since(NaiveDate::MIN).num_days(),
            Frequency::Weekly => {
                let back = day.weekday().days_since(rule.week_start);
                (day - Days::new(back.into())).signed_duration_since(NaiveDate::MIN).num_days() / 7
            }
            Frequency::Monthly => i64::from(day.year()) * 12 + i64::from(day.month()),
            Frequency::Yearly => i64::from(day.year()),
        }
    }

    /// Which one of its weekday the day is in its month or year, from the front and from the back.
    fn ordinals(rule: &Rule, day: NaiveDate) -> (i32, i32) {
        let in_year = rule.frequency == Frequency::Yearly && rule.by_month.is_empty();
        let (number, length) = if in_year {
            (day.ordinal(), NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap().ordinal())
        } else {
            (day.day(), last_of_month(day).day())
        };
        let front = (number - 1) / 7 + 1;
        let back = (length - number) / 7 + 1;
        (front.try_into().unwrap(), -i32::try_from(back).unwrap())
    }

    fn belongs(rule: &Rule, start: NaiveDate, day: NaiveDate) -> bool {
        let silent = rule.by_day.is_empty() && rule.by_month_day.is_empty();
        let month = rule.by_month.is_empty() || rule.by_month.iter().any(|&m| u32::from(m) == day.month());
        let from_end = i64::from(day.day()) - i64::from(last_of_month(day).day()) - 1;
        let month_day = rule.by_month_day.is_empty()
            || rule
                .by_month_day
                .iter()
                .any(|&d| i64::from(d) == i64::from(day.day()) || i64::from(d) == from_end);
        let (front, back) = ordinals(rule, day);
        let week_day = rule.by_day.is_empty()
            || rule.by_day.iter().any(|named| {
                named.weekday == day.weekday()
                    && named.ordinal.is_none_or(|n| i32::from(n) == front || i32::from(n) == back)
            });
        let from_start = !silent
            || match rule.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => day.weekday() == start.weekday(),
                Frequency::Monthly => day.day() == start.day(),
                Frequency::Yearly => {
                    day.day() == start.day() && (!rule.by_month.is_empty() || day.month() == start.month())
                }
            };
        month && month_day && week_day && from_start
    }

    pub(super) fn occurrences(start: NaiveDateTime, rule: &Rule, last: NaiveDate) -> Vec<NaiveDateTime> {
        let hours = if rule.by_hour.is_empty() {
            vec![start.hour()]
        } else {
            rule.by_hour.iter().map(|&h| h.into()).collect()
        };
        let minutes = if rule.by_minute.is_empty() {
            vec![start.minute()]
        } else {
            rule.by_minute.iter().map(|&m| m.into()).collect()
        };
        let mut day = match rule.frequency {
            Frequency::Daily | Frequency::Weekly => start.date(),
            Frequency::Monthly => start.date().with_day(1).unwrap(),
            Frequency::Yearly => start.date().with_ordinal(1).unwrap(),
        };
        let first_period = period(rule, start.date());
        let mut found = Vec::new();
        // One period further than asked, so that a set which BYSETPOS counts from the end is whole.
        while period(rule, day) <= period(rule, last) {
            let this = period(rule, day);
            let mut set = Vec::new();
            while period(rule, day) == this {
                if (this - first_period) % i64::from(rule.interval) == 0 && belongs(rule, start.date(), day) {
                    for hour in &hours {
                        set.extend(
                            minutes
                                .iter()
                                .map(|minute| day.and_hms_opt(*hour, *minute, start.second()).unwrap()),
                        );
                    }
                }
                day = day.succ_opt().unwrap();
            }
            let count = i64::try_from(set.len()).unwrap();
            found.extend(set.into_iter().zip(1_i64..).filter_map(|(time, place)| {
                let picked = rule.by_set_pos.is_empty()
                    || rule
                        .by_set_pos
                        .iter()
                        .any(|&p| i64::from(p) == place || i64::from(p) == place - count - 1);
                picked.then_some(time)
            }));
        }
        found.retain(|&time| time >= start && rule.until.is_none_or(|until| time <= until.last_second()));
        found.truncate(rule.count.map_or(usize::MAX, |count| count.try_into().unwrap()));
        found.retain(|time| time.date() <= last);
        found
    }
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0_u8..7).prop_map(|number| Weekday::try_from(number).unwrap())
}

fn list<T: std::fmt::Display + Clone + std::fmt::Debug>(
    name: &'static str,
    value: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = String> {
    let values = prop::collection::vec(value, 1..=most).prop_map(move |values| {
        let values: Vec<_> = values.iter().map(ToString::to_string).collect();
        format!(";{name}={}", values.join(","))
    });
    prop_oneof![2 => Just(String::new()), 1 => values]
}

prop_compose! {
    fn any_rule()(
        frequency in prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        interval in 1_u32..6,
        months in list("BYMONTH", 1_u8..=12, 4),
        month_days in list("BYMONTHDAY", prop_oneof![1_i8..=31, -31_i8..=-1], 6),
        days in list("BYDAY", (prop::option::weighted(0.3, prop_oneof![1_i8..=5, -5_i8..=-1]), any_weekday())
            .prop_map(|(ordinal, weekday)| DayOfWeek { ordinal, weekday }), 4),
        hours in list("BYHOUR", 0_u8..24, 3),
        minutes in list("BYMINUTE", 0_u8..60, 3),
        places in list("BYSETPOS", prop_oneof![1_i16..6, -6_i16..=-1, Just(40_i16)], 3),
        end in prop_oneof![
            2 => Just(String::new()),
            1 => (1_u32..60).prop_map(|count| format!(";COUNT={count}")),
            1 => (2020_u32..2027, 1_u32..=12).prop_map(|(year, month)| format!(";UNTIL={year}{month:02}15")),
        ],
        week_start in any_weekday(),
    ) -> String {
        let week_start = parse::weekday_name(week_start);
        format!("FREQ={frequency};INTERVAL={interval}{months}{month_days}{days}{hours}{minutes}{places}{end};WKST={week_start}")
    }
}

prop_compose! {
    fn any_start()(days in 0_u64..2000, minute in 0_i64..1440) -> NaiveDateTime {
        time("2018-01-01T00:00:00") + Days::new(days) + TimeDelta::minutes(minute)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn occurrences_are_those_of_the_reference(text in any_rule(), start in any_start(), skip in 0_u64..2500) {
        let Ok(rule) = Rule::parse(&text) else { return Ok(()) };
        let last = NaiveDate::from_ymd_opt(2027, 12, 31).unwrap();
        let from = start + Days::new(skip) + TimeDelta::minutes(7);
        let mut wanted = reference::occurrences(start, &rule, last);
        let recurrence = Recurrence::new(start, rule.clone(), []);
        let all: Vec<_> = recurrence.occurrences_within(start, last).collect();
        prop_assert_eq!(&all, &wanted);
        wanted.retain(|&time| time >= from);
        let later: Vec<_> = recurrence.occurrences_within(from, last).collect();
        prop_assert_eq!(later, wanted);
        prop_assert_eq!(Rule::parse(&rule.to_string()).unwrap(), rule);
    }

    /// Offsets of any kind: asked again at any instant, the rest is the same; order is by instant.
    #[test]
    fn firings_do_not_depend_on_when_they_are_asked_for(
        start in any_start(),
        hours in list("BYHOUR", 0_u8..24, 6),
        minutes in list("BYMINUTE", 0_u8..60, 6),
        changes in prop::collection::vec((10_i64..4000, -15_i32..=15), 0..5),
        steps in prop::collection::vec(0_i64..200, 1..30),
    ) {
        let base = start.and_utc();
        let mut at = base - TimeDelta::days(1);
        let changes: Vec<_> = changes.iter().map(|&(minutes, halves)| {
            at += TimeDelta::minutes(minutes);
            OffsetChange { at, offset_seconds: halves * 1800 }
        }).collect();
        let offsets = ZoneOffsets::new(0, &changes).unwrap();
        let rule = Rule::parse(&format!("FREQ=DAILY;COUNT=90{hours}{minutes}")).unwrap();
        let recurrence = Recurrence::new(start, rule, []);
        let all: Vec<_> = firings(&recurrence, &offsets, base - TimeDelta::days(3)).collect();
        prop_assert_eq!(all.len(), 90);
        prop_assert!(all.is_sorted_by_key(|firing| (firing.instant, firing.rule_local)));
        for firing in &all {
            prop_assert_eq!(offsets.local(firing.instant), firing.local);
        }
        let mut after = base - TimeDelta::days(2);
        for step in steps {
            after += TimeDelta::minutes(step);
            let wanted: Vec<_> = all.iter().filter(|firing| firing.instant > after).copied().collect();
            prop_assert_eq!(firings(&recurrence, &offsets, after).collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn no_text_breaks_the_parser(text in "[FREQBYDAILMONTHUSCW=;,0-9+TZ-]{0,60}") {
        if let Ok(rule) = Rule::parse(&text) {
            prop_assert_eq!(Rule::parse(&rule.to_string()).unwrap(), rule);
        }
    }
}
