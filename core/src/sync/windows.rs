//! When a phone exchanges by itself: four windows a day, the same whatever its owner did.
//!
//! Whoever watches the mailbox sees when objects come. If they came with the taps, they would tell when somebody got up,
//! went to bed, or held the phone (`consent.md`, Moments). So the instants follow from the day and a secret of this phone
//! alone: no argument here knows a mark, a tap or the app's being open, and none may be added.
//!
//! Times are civil, in the zone where the phone is; the shell turns them into instants. The key is this phone's own and is
//! not derived from the link: the partner must not be able to tell the windows in advance, or an exchange by hand would
//! stand out.

use crate::moment::RitualDay;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// How many windows a day has.
pub const WINDOWS_A_DAY: usize = 4;

/// The hours at which the windows may begin: before the day, around noon, before the evening, late. The last one can fall
/// into the hour after midnight.
const BASE_HOURS: [u32; WINDOWS_A_DAY] = [5, 11, 17, 23];

/// A window begins less than this many seconds after its hour.
const JITTER_SECONDS: u64 = 2 * 3600;

/// The furthest that civil time can fall back without the clock having been wrong: across the date line, from UTC+14 to
/// UTC-12.
const FURTHEST_BACK: TimeDelta = TimeDelta::hours(26);

/// Begins what is hashed, so that the key could serve nothing else by accident.
const DOMAIN: &[u8] = b"rekindle windows 1 ";

/// Thirty-two random bytes of this phone, made once and never shared.
#[derive(Clone)]
pub struct WindowKey(Zeroizing<[u8; 32]>);

impl WindowKey {
    /// The key with these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for WindowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WindowKey(…)")
    }
}

/// The windows of a day, ascending, as civil times. The first begins from 05:00 of its date on and the last before 01:00 of
/// the next, so two windows are never closer than four hours, also across midnight.
pub fn of_day(key: &WindowKey, day: RitualDay) -> [NaiveDateTime; WINDOWS_A_DAY] {
    // A key of one whole block is the form that cannot fail; HMAC pads a shorter one with zeros itself.
    let mut block = Zeroizing::new([0_u8; 64]);
    block[..32].copy_from_slice(&*key.0);
    let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new((&*block).into());
    mac.update(DOMAIN);
    mac.update(&day.number().to_be_bytes());
    let tag: [u8; 32] = mac.finalize().into_bytes().into();
    let (parts, _) = tag.as_chunks::<8>();
    let mut windows = [day.date().and_time(NaiveTime::MIN); WINDOWS_A_DAY];
    for ((window, hour), part) in windows.iter_mut().zip(BASE_HOURS).zip(parts) {
        // Of 2^64 values, so the remainder favours none by more than 2^-51.
        let jitter = u64::from_be_bytes(*part) % JITTER_SECONDS;
        let seconds = i64::from(hour) * 3600 + i64::try_from(jitter).unwrap_or(0);
        // Held at the end of the calendar.
        *window = window.checked_add_signed(TimeDelta::seconds(seconds)).unwrap_or(NaiveDateTime::MAX);
    }
    windows
}

/// The first window after `now`: when the shell's background task should run next.
pub fn next(key: &WindowKey, now: NaiveDateTime) -> NaiveDateTime {
    around(key, now).find(|window| *window > now).unwrap_or(NaiveDateTime::MAX)
}

/// Whether a window has begun since the last exchange of this kind, that is, whether one lies in (`last`, `now`].
///
/// For the background task alone. Asked when the app is opened, or with `last` moved by an exchange by hand, it would make
/// the exchange follow the taps.
///
/// Nothing as `last` is a phone that never exchanged: due. A `last` that lies further ahead than any journey can put it
/// comes from a clock that was wrong: due, or the phone would stay silent until that day.
pub fn is_due(key: &WindowKey, last: Option<NaiveDateTime>, now: NaiveDateTime) -> bool {
    let Some(last) = last else { return true };
    if last.signed_duration_since(now) > FURTHEST_BACK {
        return true;
    }
    around(key, now).any(|window| last < window && window <= now)
        // Beyond the windows around `now` there is always another.
        || now.signed_duration_since(last) > TimeDelta::days(1)
}

/// The windows of the day before, the day and the day after: among them are the last before `now` and the first after.
fn around(key: &WindowKey, now: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
    let day = RitualDay::new(now.date());
    [-1, 0, 1].into_iter().flat_map(move |days| of_day(key, day.plus(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn key(byte: u8) -> WindowKey {
        WindowKey::from_bytes([byte; 32])
    }

    fn civil(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn any_key() -> impl Strategy<Value = WindowKey> {
        any::<[u8; 32]>().prop_map(WindowKey::from_bytes)
    }

    fn any_civil() -> impl Strategy<Value = NaiveDateTime> {
        (0_i64..4_000_000_000).prop_map(|seconds| civil("1970-01-01T00:00:00") + TimeDelta::seconds(seconds))
    }

    /// All windows of the days from ten before to ten after.
    fn long_around(key: &WindowKey, now: NaiveDateTime) -> Vec<NaiveDateTime> {
        let day = RitualDay::new(now.date());
        (-10..=10).flat_map(|days| of_day(key, day.plus(days))).collect()
    }

    proptest! {
        #[test]
        fn windows_are_in_their_hours_and_far_apart(key in any_key(), now in any_civil()) {
            for pair in long_around(&key, now).windows(2) {
                prop_assert!(pair[1] - pair[0] > TimeDelta::hours(4), "{pair:?}");
            }
            let day = RitualDay::new(now.date());
            for (window, hour) in of_day(&key, day).into_iter().zip(BASE_HOURS) {
                let since = window - day.date().and_time(NaiveTime::MIN) - TimeDelta::hours(i64::from(hour));
                prop_assert!(TimeDelta::zero() <= since && since < TimeDelta::hours(2), "{window}");
            }
        }

        #[test]
        fn the_next_is_the_first_after_now(key in any_key(), now in any_civil()) {
            let first = long_around(&key, now).into_iter().filter(|window| *window > now).min();
            prop_assert_eq!(Some(next(&key, now)), first);
        }

        #[test]
        fn due_means_that_a_window_lies_between(
            key in any_key(), now in any_civil(), back in -26 * 3600_i64..9 * 86_400,
        ) {
            let last = now - TimeDelta::seconds(back);
            let between = long_around(&key, now).into_iter().any(|window| last < window && window <= now);
            prop_assert_eq!(is_due(&key, Some(last), now), between);
        }

        #[test]
        fn a_window_is_due_from_its_first_second_and_once(key in any_key(), now in any_civil()) {
            let window = next(&key, now);
            let second = TimeDelta::seconds(1);
            prop_assert!(!is_due(&key, Some(now), window - second));
            prop_assert!(is_due(&key, Some(now), window));
            prop_assert!(!is_due(&key, Some(window), window));
            prop_assert!(!is_due(&key, Some(window), next(&key, window) - second));
        }

        #[test]
        fn the_background_exchanges_once_a_window_however_often_it_wakes(
            key in any_key(), start in any_civil(), wakes in prop::collection::vec(1_u32..900, 200..400),
        ) {
            // Waking at least every quarter of an hour, whatever woke it.
            let (mut now, mut last, mut exchanges) = (start, Some(start), Vec::new());
            for seconds in wakes {
                now += TimeDelta::seconds(i64::from(seconds));
                if is_due(&key, last, now) {
                    exchanges.push(now);
                    last = Some(now);
                }
            }
            let windows: Vec<_> =
                long_around(&key, start).into_iter().filter(|window| start < *window && *window <= now).collect();
            prop_assert_eq!(exchanges.len(), windows.len());
            for (exchange, window) in exchanges.into_iter().zip(windows) {
                prop_assert!(window <= exchange && exchange - window < TimeDelta::minutes(15));
            }
        }
    }

    #[test]
    fn a_phone_that_never_exchanged_is_due() {
        assert!(is_due(&key(1), None, civil("2026-11-22T03:00:00")));
    }

    #[test]
    fn a_clock_that_was_wrong_silences_nobody_and_a_journey_repeats_nothing() {
        let (key, now) = (key(1), civil("2026-11-22T12:00:00"));
        assert!(is_due(&key, Some(now + TimeDelta::days(365)), now));
        assert!(!is_due(&key, Some(now + TimeDelta::hours(26)), now));
        assert!(is_due(&key, Some(now - TimeDelta::days(365)), now));
    }

    #[test]
    fn phones_and_days_differ_and_the_whole_jitter_is_used() {
        let day = RitualDay::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        assert_ne!(of_day(&key(1), day), of_day(&key(2), day));
        let start = day.date().and_time(NaiveTime::MIN);
        for (place, hour) in BASE_HOURS.into_iter().enumerate() {
            let minutes: BTreeSet<i64> = (0..2_000)
                .map(|days| of_day(&key(1), day.plus(days))[place] - start - TimeDelta::days(i64::from(days)))
                .map(|since| (since - TimeDelta::hours(i64::from(hour))).num_minutes())
                .collect();
            // 2,000 draws of 120 minutes leave a minute out once in 150,000 times, and these are always the same draws.
            assert_eq!(minutes, (0..120).collect(), "the window from {hour} o'clock");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            for second in [NaiveTime::MIN, NaiveTime::from_hms_opt(23, 59, 59).unwrap()] {
                let now = day.and_time(second);
                assert!(next(&key(1), now) > now);
                assert!(is_due(&key(1), None, now));
            }
        }
    }

    #[test]
    fn the_key_is_never_printed() {
        assert_eq!(format!("{:?}", key(0xab)), "WindowKey(…)");
    }
}
