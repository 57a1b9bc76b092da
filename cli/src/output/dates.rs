//! Days and times in words. Times are those of the clock on the wall, of 24 hours.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use rekindle_core::guide::Words;
use rekindle_core::moment::RitualDay;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day, such as "Sunday 22 November".
pub(crate) fn day(day: RitualDay, words: &Words) -> String {
    date(day.date(), words)
}

/// A calendar date, such as "Sunday 22 November".
pub(crate) fn date(date: NaiveDate, words: &Words) -> String {
    let number = date.day().to_string();
    let (weekday, month) = (weekday(date.weekday(), words), month_name(date, words));
    words.text("terminal.date", &[("weekday", &weekday), ("day", &number), ("month", &month)])
}

/// A month and its year, such as "November 2026".
pub(crate) fn month(date: NaiveDate, words: &Words) -> String {
    let (month, year) = (month_name(date, words), date.year().to_string());
    words.text("terminal.month", &[("month", &month), ("year", &year)])
}

/// A day and a time, such as "Sunday 22 November, 20:30"; the time alone when it is on `today`.
pub(crate) fn day_and_time(local: NaiveDateTime, today: NaiveDate, words: &Words) -> String {
    let time = time(local.time());
    if local.date() == today { time } else { format!("{}, {time}", date(local.date(), words)) }
}

/// A time of day, `HH:MM`.
pub(crate) fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// The times of a day, in a row.
pub(crate) fn times(times: &[NaiveTime]) -> String {
    times.iter().map(|one| time(*one)).collect::<Vec<_>>().join(", ")
}

/// A weekday's name.
pub(crate) fn weekday(weekday: Weekday, words: &Words) -> String {
    words.text(&format!("weekday.{}", name_of(weekday)), &[])
}

/// A weekday's name in two letters.
pub(crate) fn weekday_short(weekday: Weekday, words: &Words) -> String {
    words.text(&format!("weekday_short.{}", name_of(weekday)), &[])
}

fn name_of(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.num_days_from_monday() as usize]
}

fn month_name(date: NaiveDate, words: &Words) -> String {
    words.text(&format!("month.{}", MONTHS[date.month0() as usize]), &[])
}
