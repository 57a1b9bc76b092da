use super::*;
use proptest::prelude::*;

fn time(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn utc(text: &str) -> Instant {
    text.parse().unwrap()
}

#[test]
fn a_day_has_one_spelling() {
    assert_eq!("2024-02-29".parse::<RitualDay>().unwrap().to_string(), "2024-02-29");
    for text in ["2024-2-29", "2023-02-29", "+2024-02-29", "12024-02-29", "2024-02-29 ", "", "2024-02-29T00"]
    {
        assert_eq!(text.parse::<RitualDay>(), Err(MomentError::NotADay), "{text}");
    }
    let day: RitualDay = serde_json::from_str("\"2024-02-29\"").unwrap();
    assert_eq!(serde_json::to_string(&day).unwrap(), "\"2024-02-29\"");
    assert!(serde_json::from_str::<RitualDay>("\"2024-2-29\"").is_err());
}

#[test]
fn days_are_numbered_from_1970() {
    let day = |text: &str| text.parse::<RitualDay>().unwrap();
    assert_eq!(day("1970-01-01").number(), 0);
    assert_eq!(day("1969-12-31").number(), -1);
    assert_eq!(RitualDay::from_number(19_782), Some(day("2024-02-29")));
    assert_eq!(RitualDay::from_number(i32::MAX), None);
    assert_eq!(day("2024-02-29").plus(366), day("2025-03-01"));
    assert_eq!(day("2024-02-29").plus(i32::MIN).date(), NaiveDate::MIN);
}

#[test]
fn offsets_are_checked() {
    let change = |at: &str, offset_seconds| OffsetChange { at: utc(at), offset_seconds };
    let back = [change("2024-03-31T01:00:00Z", 0), change("2024-03-31T01:00:00Z", 3600)];
    assert_eq!(ZoneOffsets::new(0, &back), Err(MomentError::OffsetsOutOfOrder));
    assert_eq!(ZoneOffsets::fixed(26 * 3600), Err(MomentError::OffsetOutOfRange));
    assert_eq!(ZoneOffsets::fixed(i32::MIN), Err(MomentError::OffsetOutOfRange));
    assert!(DayStart::new(7).is_err());
}

proptest! {
    /// By the definition, offset by offset: the first instant that shows the time; in a gap, the offset
    /// before it. Changes may follow each other within minutes.
    #[test]
    fn resolve_is_the_first_instant_that_shows_the_time(
        changes in prop::collection::vec((1_i64..3000, -52_i32..=52), 0..6), minute in -3000_i64..20_000,
    ) {
        let begin = utc("2024-01-01T00:00:00Z");
        let mut at = begin;
        let changes: Vec<_> = changes.iter().map(|&(minutes, quarters)| {
            at += TimeDelta::minutes(minutes);
            OffsetChange { at, offset_seconds: quarters * 900 }
        }).collect();
        let offsets = ZoneOffsets::new(0, &changes).unwrap();
        let wanted = time("2024-01-01T00:00:00") + TimeDelta::minutes(minute);
        let mut shown = std::iter::once(0).chain(changes.iter().map(|change| change.offset_seconds))
            .map(|offset| (wanted - TimeDelta::seconds(offset.into())).and_utc())
            .filter(|&instant| offsets.local(instant) == wanted);
        let resolved = offsets.resolve(wanted);
        prop_assert_eq!(resolved.local, offsets.local(resolved.instant));
        match shown.by_ref().min() {
            Some(first) if resolved.local == wanted => prop_assert_eq!(resolved.instant, first),
            // Only changes that undo each other within hours leap over a time that comes later for good.
            Some(first) => prop_assert!(resolved.instant <= first + TimeDelta::hours(26)),
            None => prop_assert!(resolved.local != wanted),
        }
    }

    #[test]
    fn nothing_after_an_instant_lies_before_where_to_look(
        changes in prop::collection::vec((1_i64..3000, -52_i32..=52), 0..6), minute in -3000_i64..20_000, back in 0_i64..6000,
    ) {
        let mut at = utc("2024-01-01T00:00:00Z");
        let changes: Vec<_> = changes.iter().map(|&(minutes, quarters)| {
            at += TimeDelta::minutes(minutes);
            OffsetChange { at, offset_seconds: quarters * 900 }
        }).collect();
        let offsets = ZoneOffsets::new(0, &changes).unwrap();
        let now = utc("2024-01-01T00:00:00Z") + TimeDelta::minutes(minute);
        let earlier = offsets.earliest_civil_after(now) - TimeDelta::minutes(1 + back);
        prop_assert!(offsets.resolve(earlier).instant <= now);
    }
}
