//! A set of days as bits, so that ten years fit into a few cache lines and a week is seven bits of a word.
//!
//! Days are numbers since 1970-01-01. A set covers a fixed span; what lies outside is silently not in it,
//! which is how days after today and before the first week drop out.

/// Days within a span fixed when the set is made.
#[derive(Debug, Clone)]
pub(super) struct DaySet {
    first: i32,
    last: i32,
    words: Vec<u64>,
}

impl DaySet {
    /// An empty set of days from `first` to `last`, both included; of none when `first` is after `last`.
    pub(super) fn spanning(first: i32, last: i32) -> Self {
        let words = if first > last { 0 } else { (last.abs_diff(first) / 64) as usize + 1 };
        Self { first, last, words: vec![0; words] }
    }

    fn position(&self, day: i32) -> Option<(usize, u32)> {
        if day < self.first || day > self.last {
            return None;
        }
        let offset = day.abs_diff(self.first);
        Some(((offset / 64) as usize, offset % 64))
    }

    /// Adds a day; nothing happens when it is outside the span.
    pub(super) fn insert(&mut self, day: i32) {
        if let Some((word, bit)) = self.position(day) {
            self.words[word] |= 1 << bit;
        }
    }

    /// Adds the days from `from` to `to`, both included, as far as the span reaches.
    pub(super) fn insert_span(&mut self, from: i32, to: i32) {
        let clipped = (from.max(self.first), to.min(self.last));
        if clipped.0 > clipped.1 {
            return;
        }
        let (Some((low, low_bit)), Some((high, high_bit))) =
            (self.position(clipped.0), self.position(clipped.1))
        else {
            return;
        };
        for word in low..=high {
            let from_low = if word == low { u64::MAX << low_bit } else { u64::MAX };
            let to_high = if word == high { u64::MAX >> (63 - high_bit) } else { u64::MAX };
            self.words[word] |= from_low & to_high;
        }
    }

    /// Whether `day` is in the set.
    pub(super) fn contains(&self, day: i32) -> bool {
        self.position(day).is_some_and(|(word, bit)| self.words[word] >> bit & 1 == 1)
    }

    /// `length` days (at most 32) from `from` on as bits, the earliest lowest; zeros outside the span.
    pub(super) fn window(&self, from: i32, length: u32) -> u32 {
        let Some((word, bit)) = self.position(from) else {
            // Only a window that begins before the span still can reach into it.
            let missing = from.abs_diff(self.first);
            return if from < self.first && missing < length {
                self.window(self.first, length - missing) << missing
            } else {
                0
            };
        };
        let next = self.words.get(word + 1).copied().unwrap_or(0);
        let both = (u128::from(next) << 64 | u128::from(self.words[word])) >> bit;
        // Truncation is the point: the mask keeps `length` of the low 32 bits.
        #[allow(clippy::cast_possible_truncation)]
        let low = both as u32;
        low & mask(length)
    }

    /// Adds all days of a set over the same span.
    pub(super) fn unite(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Adds the days that are in both of two sets over the same span.
    pub(super) fn unite_common(&mut self, one: &Self, other: &Self) {
        for ((word, one), other) in self.words.iter_mut().zip(&one.words).zip(&other.words) {
            *word |= one & other;
        }
    }

    /// The days of the set, oldest first.
    pub(super) fn days(&self) -> impl Iterator<Item = i32> + '_ {
        let mut day = self.first;
        self.words.iter().flat_map(move |&word| {
            let start = day;
            day = day.saturating_add(64);
            Bits(word).map(move |bit| start.saturating_add_unsigned(bit))
        })
    }
}

/// `length` low bits, at most 32.
pub(super) const fn mask(length: u32) -> u32 {
    if length >= 32 { u32::MAX } else { (1 << length) - 1 }
}

/// The positions of the bits that are set, lowest first.
struct Bits(u64);

impl Iterator for Bits {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn behaves_like_a_set_of_numbers(
            first in -200i32..200,
            length in 0i32..300,
            days in prop::collection::vec(-300i32..600, 0..40),
            spans in prop::collection::vec((-300i32..600, -10i32..200), 0..4),
            from in -300i32..600,
            window in 0u32..=32,
        ) {
            let last = first + length - 1;
            let mut set = DaySet::spanning(first, last);
            let mut model = BTreeSet::new();
            for &day in &days {
                set.insert(day);
                model.insert(day);
            }
            for &(from, length) in &spans {
                set.insert_span(from, from + length);
                model.extend(from..=from + length);
            }
            model.retain(|day| (first..=last).contains(day));
            prop_assert_eq!(set.days().collect::<Vec<_>>(), model.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(set.contains(from), model.contains(&from));
            let expected = (0..window).filter(|&bit| model.contains(&from.saturating_add_unsigned(bit)))
                .fold(0u32, |bits, bit| bits | 1 << bit);
            prop_assert_eq!(set.window(from, window), expected);
        }
    }
}
