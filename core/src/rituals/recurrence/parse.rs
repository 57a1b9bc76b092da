//! Text to rule, part by part. Strict: what would be ignored or guessed at elsewhere is an error here, since
//! a reminder that silently differs from what was asked for is worse than none.

use super::error::RuleError;
use super::pattern;
use super::rule::{DayOfWeek, Frequency, Rule, Until};
use chrono::{NaiveDate, NaiveTime, Weekday};

/// Longest text that is read. The longest useful rule lists every BYSETPOS and stays under this.
const MAX_LENGTH: usize = 4096;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

/// The two letters of a day of the week.
pub(super) const fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday as usize].0
}

/// The parts as they were written, before they are checked against each other.
#[derive(Default)]
struct Parts {
    frequency: Option<Frequency>,
    interval: Option<u32>,
    count: Option<u32>,
    until: Option<Until>,
    by_month: Option<Vec<u8>>,
    by_month_day: Option<Vec<i8>>,
    by_day: Option<Vec<DayOfWeek>>,
    by_hour: Option<Vec<u8>>,
    by_minute: Option<Vec<u8>>,
    by_set_pos: Option<Vec<i16>>,
    week_start: Option<Weekday>,
}

pub(super) fn parse(text: &str) -> Result<Rule, RuleError> {
    if text.is_empty() {
        return Err(RuleError::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(RuleError::TooLong);
    }
    // RFC 5545: names and enumerated values are read without regard to case.
    let text = text.to_ascii_uppercase();
    let mut parts = Parts::default();
    for part in text.split(';') {
        let (name, value) = part.split_once('=').ok_or(RuleError::NotAPart)?;
        parts.read(name, value)?;
    }
    parts.into_rule()
}

impl Parts {
    fn read(&mut self, name: &str, value: &str) -> Result<(), RuleError> {
        match name {
            "FREQ" => once("FREQ", &mut self.frequency, frequency(value)?),
            "INTERVAL" => once("INTERVAL", &mut self.interval, at_least_one("INTERVAL", value)?),
            "COUNT" => once("COUNT", &mut self.count, at_least_one("COUNT", value)?),
            "UNTIL" => once("UNTIL", &mut self.until, until(value)?),
            "BYMONTH" => {
                let months = list(value, |v| unsigned("BYMONTH", "months from 1 to 12", v, 1, 12))?;
                once("BYMONTH", &mut self.by_month, ascending(months))
            }
            "BYMONTHDAY" => {
                let days = list(value, |v| {
                    signed("BYMONTHDAY", "days from 1 to 31, or from -31 to -1 counted from the end", v, 31)
                })?;
                once("BYMONTHDAY", &mut self.by_month_day, ascending(days))
            }
            "BYDAY" => {
                let mut days = list(value, day_of_week)?;
                days.sort_unstable_by_key(|day| day.rank());
                days.dedup();
                once("BYDAY", &mut self.by_day, days)
            }
            "BYHOUR" => {
                let hours = list(value, |v| unsigned("BYHOUR", "hours from 0 to 23", v, 0, 23))?;
                once("BYHOUR", &mut self.by_hour, ascending(hours))
            }
            "BYMINUTE" => {
                let minutes = list(value, |v| unsigned("BYMINUTE", "minutes from 0 to 59", v, 0, 59))?;
                once("BYMINUTE", &mut self.by_minute, ascending(minutes))
            }
            "BYSETPOS" => {
                let places = list(value, |v| {
                    signed(
                        "BYSETPOS",
                        "places from 1 to 366, or from -366 to -1 counted from the end",
                        v,
                        366,
                    )
                })?;
                once("BYSETPOS", &mut self.by_set_pos, ascending(places))
            }
            "WKST" => {
                let takes = "one day of the week, MO to SU";
                let day = weekday(value).ok_or(RuleError::Value { part: "WKST", takes })?;
                once("WKST", &mut self.week_start, day)
            }
            _ => Err(RuleError::UnknownPart),
        }
    }

    fn into_rule(self) -> Result<Rule, RuleError> {
        let rule = Rule {
            frequency: self.frequency.ok_or(RuleError::NoFrequency)?,
            interval: self.interval.unwrap_or(1),
            count: self.count,
            until: self.until,
            by_month: self.by_month.unwrap_or_default(),
            by_month_day: self.by_month_day.unwrap_or_default(),
            by_day: self.by_day.unwrap_or_default(),
            by_hour: self.by_hour.unwrap_or_default(),
            by_minute: self.by_minute.unwrap_or_default(),
            by_set_pos: self.by_set_pos.unwrap_or_default(),
            week_start: self.week_start.unwrap_or(Weekday::Mon),
        };
        check(&rule)?;
        Ok(rule)
    }
}

/// What the parts of a rule demand of each other.
fn check(rule: &Rule) -> Result<(), RuleError> {
    if rule.count.is_some() && rule.until.is_some() {
        return Err(RuleError::CountAndUntil);
    }
    if rule.frequency == Frequency::Weekly && !rule.by_month_day.is_empty() {
        return Err(RuleError::MonthDayInWeek);
    }
    let mut ordinals = rule.by_day.iter().filter_map(|day| day.ordinal).peekable();
    if ordinals.peek().is_some() && matches!(rule.frequency, Frequency::Daily | Frequency::Weekly) {
        return Err(RuleError::OrdinalNeedsMonthOrYear);
    }
    if !rule.ordinals_count_in_year() && ordinals.any(|ordinal| ordinal.unsigned_abs() > 5) {
        return Err(RuleError::OrdinalBeyondMonth);
    }
    if pattern::can_match(rule) { Ok(()) } else { Err(RuleError::NeverMatches) }
}

fn once<T>(part: &'static str, place: &mut Option<T>, value: T) -> Result<(), RuleError> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(RuleError::RepeatedPart { part }),
    }
}

fn list<T>(value: &str, read: impl Fn(&str) -> Result<T, RuleError>) -> Result<Vec<T>, RuleError> {
    value.split(',').map(read).collect()
}

fn ascending<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort_unstable();
    values.dedup();
    values
}

fn frequency(value: &str) -> Result<Frequency, RuleError> {
    match value {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        _ => Err(RuleError::Frequency),
    }
}

fn at_least_one(part: &'static str, value: &str) -> Result<u32, RuleError> {
    let number = digits(value).and_then(|number| u32::try_from(number).ok());
    number.filter(|&number| number > 0).ok_or(RuleError::Value { part, takes: "a whole number from 1" })
}

fn unsigned(part: &'static str, takes: &'static str, value: &str, min: u8, max: u8) -> Result<u8, RuleError> {
    let number = digits(value).and_then(|number| u8::try_from(number).ok());
    number.filter(|number| (min..=max).contains(number)).ok_or(RuleError::Value { part, takes })
}

/// A number from 1 to `max` with an optional sign.
fn signed<T: TryFrom<i64>>(
    part: &'static str,
    takes: &'static str,
    value: &str,
    max: i64,
) -> Result<T, RuleError> {
    let number = match value.strip_prefix('-') {
        Some(rest) => digits(rest).map(|number| -number),
        None => digits(value.strip_prefix('+').unwrap_or(value)),
    };
    number
        .filter(|&number| number != 0 && number.abs() <= max)
        .and_then(|number| T::try_from(number).ok())
        .ok_or(RuleError::Value { part, takes })
}

/// Digits and nothing else: Rust's own parser would take a sign here.
fn digits(value: &str) -> Option<i64> {
    let only_digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    if only_digits { value.parse().ok() } else { None }
}

fn weekday(value: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == value).map(|&(_, weekday)| weekday)
}

fn day_of_week(value: &str) -> Result<DayOfWeek, RuleError> {
    let takes = "days such as MO, or 1MO and -1SU with a number from 1 to 53";
    let wrong = RuleError::Value { part: "BYDAY", takes };
    let (number, name) = value.split_at_checked(value.len().saturating_sub(2)).ok_or(wrong)?;
    let weekday = weekday(name).ok_or(wrong)?;
    let ordinal = if number.is_empty() { None } else { Some(signed("BYDAY", takes, number, 53)?) };
    Ok(DayOfWeek { ordinal, weekday })
}

fn until(value: &str) -> Result<Until, RuleError> {
    let wrong = RuleError::Value { part: "UNTIL", takes: "a day as YYYYMMDD or a time as YYYYMMDDTHHMMSS" };
    if value.ends_with('Z') {
        return Err(RuleError::UntilInUtc);
    }
    let (day, time) = match value.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (value, None),
    };
    let [year, month, date] = fields(day, [4, 2, 2]).ok_or(wrong)?;
    let day =
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, date)).ok_or(wrong)?;
    let Some(time) = time else { return Ok(Until::Day(day)) };
    let [hour, minute, second] = fields(time, [2, 2, 2]).ok_or(wrong)?;
    let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or(wrong)?;
    Ok(Until::Time(day.and_time(time)))
}

/// Cuts a run of digits into numbers of these lengths, which must add up to the whole.
fn fields(text: &str, lengths: [usize; 3]) -> Option<[u32; 3]> {
    let mut rest = text;
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let (field, after) = rest.split_at_checked(length)?;
        *number = u32::try_from(digits(field)?).ok()?;
        rest = after;
    }
    if rest.is_empty() { Some(numbers) } else { None }
}
