//! The civil times of a recurrence, in order, from any time on.

use super::pattern::{Days, Pattern, Place};
use super::{LAST_DAY, Recurrence};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// The civil times at which a recurrence occurs, in order, each once. Made by
/// [`Recurrence::occurrences_from`].
///
/// Its cost does not depend on how long ago the rule began, but for rules with COUNT, which must be counted.
#[derive(Debug, Clone)]
pub struct Occurrences<'a> {
    recurrence: &'a Recurrence,
    from: NaiveDateTime,
    /// The last second that is considered.
    last: NaiveDateTime,
    last_day: i32,
    /// How many are left of COUNT.
    left: Option<u32>,
    /// The next place to look at.
    place: Place,
    /// Days found and not yet used up; without BYSETPOS only.
    days: Days,
    today: Option<i32>,
    time: usize,
    /// What BYSETPOS picked, latest first.
    picked: Vec<(i32, u32)>,
}

impl<'a> Occurrences<'a> {
    pub(super) fn new(recurrence: &'a Recurrence, from: NaiveDateTime, last_day: NaiveDate) -> Self {
        let pattern = &recurrence.pattern;
        let end = last_day.min(LAST_DAY);
        let last = match recurrence.rule.until {
            Some(until) => until.last_second().min(end_of(end)),
            None => end_of(end),
        };
        let from = from.max(recurrence.start);
        let left = recurrence.rule.count;
        let begin = if left.is_some() { recurrence.start } else { from };
        let mut place = pattern.place_for(begin.date().to_epoch_days());
        if !pattern.set_pos.is_empty() {
            // A place in a set can only be told from the whole set.
            place = Pattern::period_start(place);
        }
        let last_day = last.date().to_epoch_days();
        let mut occurrences = Self {
            recurrence,
            from,
            last,
            last_day,
            left,
            place,
            days: Days::NONE,
            today: None,
            time: 0,
            picked: Vec::new(),
        };
        if left.is_some() && pattern.set_pos.is_empty() {
            occurrences.count_whole_places();
        }
        occurrences
    }

    /// Counts off the places between the start's and that of `from` without making their times one by one:
    /// a rule that fires each minute since years must not take seconds.
    fn count_whole_places(&mut self) {
        let pattern = &self.recurrence.pattern;
        let start_day = self.recurrence.start.date().to_epoch_days();
        let from_day = self.from.date().to_epoch_days();
        let times = u32::try_from(pattern.times.len()).unwrap_or(u32::MAX);
        loop {
            let next = pattern.next_place(self.place);
            let next_day = pattern.first_day(next);
            if next_day > from_day || next_day > self.last_day || self.left == Some(0) {
                return;
            }
            if pattern.first_day(self.place) > start_day {
                let found = pattern.days_at(self.place).bits.count_ones().saturating_mul(times);
                self.left = self.left.map(|left| left.saturating_sub(found));
            } else {
                // The start lies in this place: its earlier days and times do not count.
                let mut days = pattern.days_at(self.place).from(start_day);
                while let Some(day) = days.take_first() {
                    let found =
                        pattern.times.iter().filter(|&&time| civil(day, time) >= self.recurrence.start);
                    let found = u32::try_from(found.count()).unwrap_or(u32::MAX);
                    self.left = self.left.map(|left| left.saturating_sub(found));
                }
            }
            self.place = next;
        }
    }

    /// The next time the rule names, start, end, COUNT and exceptions aside.
    fn next_named(&mut self) -> Option<NaiveDateTime> {
        let pattern = &self.recurrence.pattern;
        loop {
            if let Some((day, time)) = self.picked.pop() {
                return Some(civil(day, time));
            }
            if let Some(day) = self.today {
                if let Some(&time) = pattern.times.get(self.time) {
                    self.time += 1;
                    return Some(civil(day, time));
                }
                self.today = None;
            }
            if let Some(day) = self.days.take_first() {
                self.today = Some(day);
                self.time = 0;
                continue;
            }
            if pattern.first_day(self.place) > self.last_day {
                return None;
            }
            if pattern.set_pos.is_empty() {
                // Days before `from` need not be looked at, unless they are to be counted.
                let first = if self.left.is_some() { self.recurrence.start } else { self.from };
                self.days = pattern.days_at(self.place).from(first.date().to_epoch_days());
                self.place = pattern.next_place(self.place);
            } else {
                self.pick_period();
            }
        }
    }

    /// Fills `picked` from the whole period at the current place and steps to the next period.
    fn pick_period(&mut self) {
        let pattern = &self.recurrence.pattern;
        let period = self.place;
        let mut days = Vec::new();
        loop {
            let mut found = pattern.days_at(self.place);
            days.extend(std::iter::from_fn(|| found.take_first()));
            self.place = pattern.next_place(self.place);
            if !pattern.whole_period_in_months() || self.place.period != period.period {
                break;
            }
        }
        self.picked = pattern.picks(period, &mut days);
        self.picked.reverse();
    }
}

impl Iterator for Occurrences<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        loop {
            if self.left == Some(0) {
                return None;
            }
            let time = self.next_named()?;
            if time > self.last {
                // Nothing later can come before the end.
                self.left = Some(0);
                return None;
            }
            if time < self.recurrence.start {
                continue;
            }
            if let Some(left) = &mut self.left {
                *left -= 1;
            }
            if time >= self.from && self.recurrence.exceptions.binary_search(&time).is_err() {
                return Some(time);
            }
        }
    }
}

fn civil(day: i32, seconds: u32) -> NaiveDateTime {
    let midnight = NaiveDate::from_epoch_days(day).unwrap_or(NaiveDate::MAX).and_time(chrono::NaiveTime::MIN);
    midnight.checked_add_signed(TimeDelta::seconds(i64::from(seconds))).unwrap_or(NaiveDateTime::MAX)
}

fn end_of(day: NaiveDate) -> NaiveDateTime {
    super::Until::Day(day).last_second()
}
