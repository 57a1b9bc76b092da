//! A rule with what it leaves open filled in from its start, and the days it names.
//!
//! Days are numbers from 1970-01-01. The days of a period are computed as bits of one word (a week, a month),
//! from the period alone, so that no day depends on those before it and a rule's age costs nothing.

use super::rule::{Frequency, Rule};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// Every day of a month that starts on the first bit.
const WHOLE_MONTH: u32 = 0x7FFF_FFFF;
/// The days 1, 8, 15, 22, 29 of a month.
const EACH_WEEK: u32 = 1 | 1 << 7 | 1 << 14 | 1 << 21 | 1 << 28;
const ALL_MONTHS: u16 = 0x0FFF;

/// Some days close to each other: bit n stands for day `first + n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) bits: u32,
}

impl Days {
    pub(super) const NONE: Self = Self { first: 0, bits: 0 };

    /// Takes the earliest of the days.
    pub(super) fn take_first(&mut self) -> Option<i32> {
        if self.bits == 0 {
            return None;
        }
        let bit = self.bits.trailing_zeros();
        self.bits &= self.bits - 1;
        Some(self.first + bit.cast_signed())
    }

    /// Leaves out the days before `day`.
    #[must_use]
    pub(super) fn from(self, day: i32) -> Self {
        let skip = u32::try_from(day.saturating_sub(self.first)).unwrap_or(0);
        let kept = u32::MAX.checked_shl(skip).unwrap_or(0);
        Self { first: self.first, bits: self.bits & kept }
    }
}

/// Where a walk through a rule's periods stands: a period, and the month within it in a yearly rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) period: i64,
    month: u8,
}

/// Which days and times of day a rule names. Civil time only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    frequency: Frequency,
    interval: i64,
    /// The day of the start.
    start_day: i32,
    /// Number of the first period: of a day, a week, a month or a year.
    first_period: i64,
    /// Days from Monday to the first day of the week.
    week_start: i32,
    days: DayFilter,
    /// Seconds of the day, ascending.
    pub(super) times: Vec<u32>,
    pub(super) set_pos: Vec<i16>,
}

/// What BYMONTH, BYMONTHDAY and BYDAY say together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct DayFilter {
    /// Bit 0 is January.
    months: u16,
    /// Bit 0 is the first day of the month.
    month_days: u32,
    /// Bit 0 is the last day of the month.
    month_days_from_end: u32,
    /// Bit 0 is Monday.
    weekdays: u8,
    /// Number and days from Monday.
    ordinals: Vec<(i32, i32)>,
    ordinals_count_in_year: bool,
}

impl Pattern {
    pub(super) fn new(start: NaiveDateTime, rule: &Rule) -> Self {
        let mut days = DayFilter::of(rule);
        if rule.by_day.is_empty() && rule.by_month_day.is_empty() {
            let day_of_month = 1 << start.day0();
            match rule.frequency {
                Frequency::Daily => {}
                Frequency::Weekly => days.weekdays = 1 << start.weekday().num_days_from_monday(),
                Frequency::Monthly => days.month_days = day_of_month,
                Frequency::Yearly => {
                    days.month_days = day_of_month;
                    if rule.by_month.is_empty() {
                        days.months = 1 << start.month0();
                    }
                }
            }
        }
        let mut pattern = Self {
            frequency: rule.frequency,
            interval: i64::from(rule.interval),
            start_day: start.date().to_epoch_days(),
            first_period: 0,
            week_start: days_from_monday(rule.week_start),
            days,
            times: times_of_day(start, rule),
            set_pos: rule.by_set_pos.clone(),
        };
        pattern.first_period = pattern.period_of(start.date());
        pattern
    }

    /// The number of the period that holds this day, whether or not the rule's interval hits it.
    fn period_of(&self, date: NaiveDate) -> i64 {
        match self.frequency {
            Frequency::Daily => i64::from(date.to_epoch_days()),
            // Day 0 was a Thursday, 3 days after a Monday.
            Frequency::Weekly => i64::from((date.to_epoch_days() + 3 - self.week_start).div_euclid(7)),
            Frequency::Monthly => i64::from(date.year()) * 12 + i64::from(date.month0()),
            Frequency::Yearly => i64::from(date.year()),
        }
    }

    /// The first place whose days can reach `day`, at the earliest the start.
    pub(super) fn place_for(&self, day: i32) -> Place {
        let day = day.max(self.start_day);
        let date = NaiveDate::from_epoch_days(day).unwrap_or(NaiveDate::MAX);
        let wanted = self.period_of(date) - self.first_period;
        let steps = wanted.div_euclid(self.interval) + i64::from(wanted.rem_euclid(self.interval) != 0);
        let period = self.first_period + steps * self.interval;
        let inside = self.frequency == Frequency::Yearly && steps * self.interval == wanted;
        Place { period, month: if inside { month0(date) } else { 0 } }
    }

    /// The place after this one.
    pub(super) fn next_place(&self, place: Place) -> Place {
        if self.frequency == Frequency::Yearly && place.month < 11 {
            return Place { month: place.month + 1, ..place };
        }
        Place { period: place.period + self.interval, month: 0 }
    }

    /// The first place of the period that this place lies in.
    pub(super) fn period_start(place: Place) -> Place {
        Place { month: 0, ..place }
    }

    /// The first day of this place; beyond the calendar, the calendar's last.
    pub(super) fn first_day(&self, place: Place) -> i32 {
        let beyond = NaiveDate::MAX.to_epoch_days();
        match self.frequency {
            Frequency::Daily => i32::try_from(place.period).unwrap_or(beyond),
            Frequency::Weekly => {
                let day = place.period.saturating_mul(7) - 3 + i64::from(self.week_start);
                i32::try_from(day).unwrap_or(beyond)
            }
            Frequency::Monthly => {
                let month = u32::try_from(place.period.rem_euclid(12)).unwrap_or(0);
                first_of_month(place.period.div_euclid(12), month)
                    .map_or(beyond, |first| first.to_epoch_days())
            }
            Frequency::Yearly => first_of_month(place.period, u32::from(place.month))
                .map_or(beyond, |first| first.to_epoch_days()),
        }
    }

    /// The days of this place that the rule names, those before the start included.
    pub(super) fn days_at(&self, place: Place) -> Days {
        let first = self.first_day(place);
        let bits = match self.frequency {
            Frequency::Daily => u32::from(self.days.names(first)),
            Frequency::Weekly => self.days.of_week(first, self.week_start),
            Frequency::Monthly | Frequency::Yearly => {
                NaiveDate::from_epoch_days(first).map_or(0, |first| self.days.of_month(first))
            }
        };
        Days { first, bits }
    }

    /// Picks from `days`, the days of one whole period, what BYSETPOS names, in order. As python-dateutil
    /// has it, the week that holds the start begins at the start.
    pub(super) fn picks(&self, place: Place, days: &mut Vec<i32>) -> Vec<(i32, u32)> {
        if self.frequency == Frequency::Weekly && place.period == self.first_period {
            days.retain(|&day| day >= self.start_day);
        }
        let all = days.len() * self.times.len();
        let mut places: Vec<usize> = self
            .set_pos
            .iter()
            .filter_map(|&pos| {
                let from_start = usize::from(pos.unsigned_abs());
                if pos > 0 { Some(from_start - 1) } else { all.checked_sub(from_start) }
            })
            .filter(|&place| place < all)
            .collect();
        places.sort_unstable();
        places.dedup();
        let times = &self.times;
        places.iter().map(|&place| (days[place / times.len()], times[place % times.len()])).collect()
    }

    pub(super) fn whole_period_in_months(&self) -> bool {
        self.frequency == Frequency::Yearly
    }
}

impl DayFilter {
    /// What the rule itself says; nothing is filled in.
    fn of(rule: &Rule) -> Self {
        let month_days = |from_end: bool| {
            let days = rule.by_month_day.iter().filter(|day| (**day < 0) == from_end);
            days.fold(0, |bits, day| bits | 1 << (day.unsigned_abs() - 1))
        };
        let any_month_day = rule.by_month_day.is_empty();
        let plain = rule.by_day.iter().filter(|day| day.ordinal.is_none());
        let numbered = rule
            .by_day
            .iter()
            .filter_map(|day| Some((i32::from(day.ordinal?), days_from_monday(day.weekday))));
        Self {
            months: match rule.by_month.iter().fold(0, |bits, month| bits | 1 << (month - 1)) {
                0 => ALL_MONTHS,
                months => months,
            },
            month_days: if any_month_day { WHOLE_MONTH } else { month_days(false) },
            month_days_from_end: month_days(true),
            weekdays: if rule.by_day.is_empty() {
                0x7F
            } else {
                plain.fold(0, |bits, day| bits | 1 << day.weekday.num_days_from_monday())
            },
            ordinals: numbered.collect(),
            ordinals_count_in_year: rule.ordinals_count_in_year(),
        }
    }

    fn has_month(&self, date: NaiveDate) -> bool {
        self.months & (1 << date.month0()) != 0
    }

    /// Whether a daily rule names this day. Daily rules have no numbered days of the week.
    fn names(&self, day: i32) -> bool {
        if self.weekdays & (1 << (day + 3).rem_euclid(7)) == 0 {
            return false;
        }
        if self.months == ALL_MONTHS && self.month_days == WHOLE_MONTH {
            return true;
        }
        let Some(date) = NaiveDate::from_epoch_days(day) else { return false };
        let from_end = u32::from(date.num_days_in_month()) - date.day();
        let in_month =
            self.month_days & (1 << date.day0()) != 0 || self.month_days_from_end & (1 << from_end) != 0;
        in_month && self.has_month(date)
    }

    /// The days of the week that starts on day `first`, which is `week_start` days after a Monday.
    fn of_week(&self, first: i32, week_start: i32) -> u32 {
        let twice = u32::from(self.weekdays) | u32::from(self.weekdays) << 7;
        let bits = twice >> week_start & 0x7F;
        if self.months == ALL_MONTHS {
            return bits;
        }
        let mut days = Days { first, bits };
        let mut kept = 0;
        while let Some(day) = days.take_first() {
            if NaiveDate::from_epoch_days(day).is_some_and(|date| self.has_month(date)) {
                kept |= 1 << (day - first);
            }
        }
        kept
    }

    /// The days of the month that starts on `first`.
    fn of_month(&self, first: NaiveDate) -> u32 {
        if !self.has_month(first) {
            return 0;
        }
        let length = u32::from(first.num_days_in_month());
        let mut by_month_day = self.month_days;
        if self.month_days_from_end != 0 {
            // Turned round, the last of 32 bits stands for the last day; move it to where that day is.
            by_month_day |= self.month_days_from_end.reverse_bits() >> (32 - length);
        }
        by_month_day & (WHOLE_MONTH >> (31 - length)) & self.weekdays_of_month(first, length)
    }

    fn weekdays_of_month(&self, first: NaiveDate, length: u32) -> u32 {
        if self.weekdays == 0x7F {
            return WHOLE_MONTH;
        }
        let first_weekday = days_from_monday(first.weekday());
        let mut bits = 0;
        for weekday in 0..7 {
            if self.weekdays & (1 << weekday) != 0 {
                bits |= EACH_WEEK << (weekday - first_weekday).rem_euclid(7);
            }
        }
        let (before, within) = if self.ordinals_count_in_year {
            let year_length = if first.leap_year() { 366 } else { 365 };
            (first.ordinal0().cast_signed(), year_length)
        } else {
            (0, length.cast_signed())
        };
        for &(number, weekday) in &self.ordinals {
            // The span's first day of this weekday, as days from the start of the month or year.
            let earliest = (weekday - first_weekday + before).rem_euclid(7);
            let day = if number > 0 {
                earliest + (number - 1) * 7
            } else {
                earliest + (within - 1 - earliest).div_euclid(7) * 7 + (number + 1) * 7
            };
            let in_month = day - before;
            if (0..within).contains(&day) && (0..length.cast_signed()).contains(&in_month) {
                bits |= 1 << in_month;
            }
        }
        bits
    }
}

/// Whether any date of any year fits BYMONTH, BYMONTHDAY and BYDAY as they are written. There are fourteen
/// kinds of years (seven first weekdays, leap or not); the years 2000 to 2027 hold each of them.
pub(super) fn can_match(rule: &Rule) -> bool {
    let days = DayFilter::of(rule);
    (2000..2028).any(|year| {
        (0..12).any(|month| first_of_month(year, month).is_some_and(|first| days.of_month(first) != 0))
    })
}

fn first_of_month(year: i64, month0: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month0 + 1, 1)
}

fn month0(date: NaiveDate) -> u8 {
    u8::try_from(date.month0()).unwrap_or(0)
}

fn days_from_monday(weekday: Weekday) -> i32 {
    weekday.num_days_from_monday().cast_signed()
}

fn times_of_day(start: NaiveDateTime, rule: &Rule) -> Vec<u32> {
    let or_start = |listed: &[u8], from_start: u32| {
        if listed.is_empty() {
            vec![from_start]
        } else {
            listed.iter().map(|&value| u32::from(value)).collect()
        }
    };
    let minutes = or_start(&rule.by_minute, start.minute());
    or_start(&rule.by_hour, start.hour())
        .iter()
        .flat_map(|hour| minutes.iter().map(move |minute| hour * 3600 + minute * 60))
        .map(|time| time + start.second())
        .collect()
}
