//! A rule as a value, and its one spelling.

use super::error::RuleError;
use super::parse;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// How often a rule's period comes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}

impl Frequency {
    const fn name(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

/// A value of BYDAY: a day of the week, each one or only the n-th of the month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayOfWeek {
    /// Which one of the month or year, counted from its end when negative; each one when there is none.
    pub ordinal: Option<i8>,
    /// The day of the week.
    pub weekday: Weekday,
}

impl DayOfWeek {
    /// The order in which a rule is written: by number, plain ones first, then by day from Monday.
    pub(super) fn rank(self) -> (i8, u32) {
        (self.ordinal.unwrap_or(0), self.weekday.num_days_from_monday())
    }
}

/// Where a rule ends, inclusive, in civil time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Until {
    /// To the end of this day.
    Day(NaiveDate),
    /// To this time.
    Time(NaiveDateTime),
}

impl Until {
    /// The last second that belongs to the rule.
    pub fn last_second(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()),
            Self::Time(time) => time,
        }
    }
}

/// A rule of recurrence: RRULE of RFC 5545, section 3.3.10, at the granularity of days.
///
/// Only [`Rule::parse`] makes one, so every rule there is has been checked. Lists are ascending and without
/// repetitions; an empty list is a part that was not written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: u32,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    pub(super) by_month: Vec<u8>,
    pub(super) by_month_day: Vec<i8>,
    pub(super) by_day: Vec<DayOfWeek>,
    pub(super) by_hour: Vec<u8>,
    pub(super) by_minute: Vec<u8>,
    pub(super) by_set_pos: Vec<i16>,
    pub(super) week_start: Weekday,
}

impl Rule {
    /// Reads a rule such as `FREQ=WEEKLY;BYDAY=MO,TH`, without the leading `RRULE:`.
    ///
    /// # Errors
    /// When it is not a rule, holds a part or value that is not supported, or no date can match it.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        parse::parse(text)
    }

    /// How often its period comes round.
    pub const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Every how many periods, from 1.
    pub const fn interval(&self) -> u32 {
        self.interval
    }

    /// After how many occurrences it ends.
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// At which civil time it ends.
    pub const fn until(&self) -> Option<Until> {
        self.until
    }

    /// The days of the week it names.
    pub fn days_of_week(&self) -> &[DayOfWeek] {
        &self.by_day
    }

    /// Whether it names hours or minutes itself, instead of leaving the time of day to its start.
    pub fn names_times(&self) -> bool {
        !(self.by_hour.is_empty() && self.by_minute.is_empty())
    }

    /// Whether the number in `BYDAY=2MO` counts within the year rather than within the month.
    pub(super) fn ordinals_count_in_year(&self) -> bool {
        self.frequency == Frequency::Yearly && self.by_month.is_empty()
    }
}

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        Self::parse(text)
    }
}

impl fmt::Display for Rule {
    /// The one spelling of a rule: parts in a fixed order, defaults left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        match self.until {
            Some(Until::Day(day)) => write!(f, ";UNTIL={}", day.format("%Y%m%d"))?,
            Some(Until::Time(time)) => write!(f, ";UNTIL={}", time.format("%Y%m%dT%H%M%S"))?,
            None => {}
        }
        write_list(f, "BYMONTH", &self.by_month)?;
        write_list(f, "BYMONTHDAY", &self.by_month_day)?;
        write_list(f, "BYDAY", &self.by_day)?;
        write_list(f, "BYHOUR", &self.by_hour)?;
        write_list(f, "BYMINUTE", &self.by_minute)?;
        write_list(f, "BYSETPOS", &self.by_set_pos)?;
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", parse::weekday_name(self.week_start))?;
        }
        Ok(())
    }
}

impl fmt::Display for DayOfWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ordinal) = self.ordinal {
            write!(f, "{ordinal}")?;
        }
        f.write_str(parse::weekday_name(self.weekday))
    }
}

fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    for (position, value) in values.iter().enumerate() {
        if position == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
