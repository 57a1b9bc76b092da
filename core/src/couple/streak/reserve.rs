//! The reserve: two spare days a calendar month, spent in order of time.

use super::day_at;
use chrono::Datelike;

/// Spare days that each calendar month gives; what is left does not carry over.
const SPARE_DAYS_A_MONTH: u8 = 2;

/// What is left of the reserve, asked week by week from the oldest to the newest.
#[derive(Debug, Default)]
pub(super) struct Reserve {
    /// Year, month, and what was spent of it.
    month: Option<(i32, u32, u8)>,
}

impl Reserve {
    /// Spends `days` for the week that begins on `first`, if what is left of that day's month suffices.
    pub(super) fn spend(&mut self, first: i32, days: u8) -> bool {
        let date = day_at(first).date();
        let spent = match self.month {
            Some((year, month, spent)) if (year, month) == (date.year(), date.month()) => spent,
            _ => 0,
        };
        let suffices = days <= SPARE_DAYS_A_MONTH - spent;
        if suffices {
            self.month = Some((date.year(), date.month(), spent + days));
        }
        suffices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_a_month_and_no_carrying_over() {
        let mut reserve = Reserve::default();
        // 1970: January has days 0 to 30, February 31 to 58.
        assert!(reserve.spend(4, 1));
        assert!(!reserve.spend(11, 2));
        assert!(reserve.spend(18, 1));
        assert!(!reserve.spend(30, 1));
        assert!(reserve.spend(31, 2));
        assert!(!reserve.spend(38, 1));
        assert!(!reserve.spend(60, 3));
        assert!(reserve.spend(60, 2));
    }
}
