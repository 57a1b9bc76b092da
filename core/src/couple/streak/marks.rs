//! From marks to counted days: the only step that sees who marked, and the last.
//!
//! Marks form a set. They may come in any order and any number of times; a take-back wins over the mark it
//! names whichever came first. That only the maker can take a mark back is not judged here: it is enforced
//! where facts are folded, and only rightful take-backs may be handed in.

use super::day_at;
use super::day_set::DaySet;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use serde::{Deserialize, Serialize};

/// Which of the two people made a mark. It goes no further than [`count_days`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Maker {
    /// The person whose phone this is.
    Own,
    /// The other one.
    Partner,
}

/// One mark: this ritual, this ritual day, made by this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<Name> {
    /// What a take-back calls it: a fact's name, a row's number.
    pub name: Name,
    /// Position of its ritual in the list of kinds; a position beyond the list is an unknown ritual.
    pub ritual: usize,
    /// The day it is for, fixed when it was made.
    pub day: RitualDay,
    /// Who made it.
    pub by: Maker,
}

/// A day with at least one standing mark of a ritual that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedDay {
    /// Which day.
    pub day: RitualDay,
    /// Whether its marks connect it. A day on which one person alone marked an *each* ritual is counted,
    /// but not connected.
    pub connected: bool,
}

/// Where a standing mark of one ritual goes.
#[derive(Clone, Copy)]
enum Lane {
    Connects,
    Each(usize),
    Nowhere,
}

/// The counted days of a set of marks, oldest first, each once.
///
/// `kinds` is what each ritual is, `taken_back` names the marks that no longer stand (unknown names do no
/// harm), `solo` says that one person is alone: then every mark that counts connects its day, whoever made
/// it. Marks in ascending order of their names with take-backs are fastest; the result does not depend on it.
pub fn count_days<Name: Ord + Clone>(
    kinds: &[RitualKind],
    marks: &[Mark<Name>],
    taken_back: &[Name],
    solo: bool,
) -> Vec<CountedDay> {
    let Some((first, last)) = span_of(marks) else { return Vec::new() };
    let (lanes, each_rituals) = lanes(kinds, solo);
    let empty = DaySet::spanning(first, last);
    let mut connected = empty.clone();
    let mut each = vec![[empty.clone(), empty]; each_rituals];

    let mut taken_back = TakenBack::new(taken_back);
    // Marks of one day mostly come together: its number is worked out once.
    let (mut day, mut number) = (day_at(first), first);
    for mark in marks {
        let lane = lanes.get(mark.ritual).copied().unwrap_or(Lane::Nowhere);
        let days = match lane {
            Lane::Connects => &mut connected,
            Lane::Each(ritual) => &mut each[ritual][usize::from(mark.by == Maker::Partner)],
            Lane::Nowhere => continue,
        };
        if !taken_back.has(&mark.name) {
            if mark.day != day {
                (day, number) = (mark.day, mark.day.number());
            }
            days.insert(number);
        }
    }

    for [own, partner] in &each {
        connected.unite_common(own, partner);
    }
    let mut counted = connected.clone();
    for [own, partner] in &each {
        counted.unite(own);
        counted.unite(partner);
    }
    counted.days().map(|day| CountedDay { day: day_at(day), connected: connected.contains(day) }).collect()
}

/// The first and last day that carry a mark.
fn span_of<Name>(marks: &[Mark<Name>]) -> Option<(i32, i32)> {
    let one = marks.first()?.day;
    // Days compare faster than they turn into numbers.
    let (first, last) =
        marks.iter().fold((one, one), |(first, last), mark| (mark.day.min(first), mark.day.max(last)));
    Some((first.number(), last.number()))
}

/// What happens with the marks of each ritual, and how many *each* rituals there are.
fn lanes(kinds: &[RitualKind], solo: bool) -> (Vec<Lane>, usize) {
    let mut each_rituals = 0;
    let lanes = kinds
        .iter()
        .map(|kind| match kind {
            RitualKind::Touch => Lane::Nowhere,
            RitualKind::Each if !solo => {
                each_rituals += 1;
                Lane::Each(each_rituals - 1)
            }
            RitualKind::Each | RitualKind::Together => Lane::Connects,
        })
        .collect();
    (lanes, each_rituals)
}

/// The names of the marks taken back, asked in about ascending order.
///
/// A sorted list with a place to go on from: facts come in the order of their names, so most questions cost
/// one comparison and nothing is hashed. Names from another phone cannot be chosen so as to slow this down.
struct TakenBack<Name> {
    sorted: Vec<Name>,
    next: usize,
}

impl<Name: Ord + Clone> TakenBack<Name> {
    fn new(names: &[Name]) -> Self {
        let mut sorted = names.to_vec();
        sorted.sort_unstable();
        Self { sorted, next: 0 }
    }

    fn has(&mut self, name: &Name) -> bool {
        let below = |at: usize| self.sorted.get(at).is_none_or(|later| name <= later);
        let above = |at: usize| at == 0 || self.sorted[at - 1] < *name;
        if !(below(self.next) && above(self.next)) {
            self.next = self.sorted.partition_point(|known| known < name);
        }
        self.sorted.get(self.next).is_some_and(|known| known == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: u32, ritual: usize, day: i32, by: Maker) -> Mark<u32> {
        Mark { name, ritual, day: day_at(day), by }
    }

    fn days(list: &[(i32, bool)]) -> Vec<CountedDay> {
        list.iter().map(|&(day, connected)| CountedDay { day: day_at(day), connected }).collect()
    }

    const KINDS: [RitualKind; 4] =
        [RitualKind::Together, RitualKind::Each, RitualKind::Touch, RitualKind::Each];

    #[test]
    fn together_needs_one_each_needs_both_for_the_same_ritual() {
        let marks = [
            mark(1, 0, 10, Maker::Partner),
            mark(2, 1, 11, Maker::Own),
            mark(3, 1, 12, Maker::Own),
            mark(4, 1, 12, Maker::Partner),
            // Two different rituals of each: neither is done by both.
            mark(5, 1, 13, Maker::Own),
            mark(6, 3, 13, Maker::Partner),
            // Touch and an unknown ritual leave no trace.
            mark(7, 2, 14, Maker::Own),
            mark(8, 4, 15, Maker::Own),
        ];
        let counted = count_days(&KINDS, &marks, &[], false);
        assert_eq!(counted, days(&[(10, true), (11, false), (12, true), (13, false)]));
    }

    #[test]
    fn alone_every_mark_that_counts_connects() {
        let marks = [mark(1, 1, 11, Maker::Own), mark(2, 2, 12, Maker::Own), mark(3, 0, 13, Maker::Partner)];
        assert_eq!(count_days(&KINDS, &marks, &[], true), days(&[(11, true), (13, true)]));
    }

    #[test]
    fn a_take_back_names_one_mark_and_leaves_the_others() {
        let marks = [mark(9, 0, 10, Maker::Own), mark(2, 0, 10, Maker::Partner), mark(5, 0, 11, Maker::Own)];
        assert_eq!(count_days(&KINDS, &marks, &[5, 9, 7], false), days(&[(10, true)]));
        assert_eq!(count_days(&KINDS, &marks, &[9, 2, 5, 5], false), days(&[]));
    }

    #[test]
    fn names_in_any_order_are_found() {
        let names: Vec<u32> = vec![3, 8, 20, 21];
        for start in 0..24 {
            let mut taken = TakenBack::new(&names);
            for step in 0..24u32 {
                let name = (start + step * 7) % 24;
                assert_eq!(taken.has(&name), names.contains(&name), "{name}");
            }
        }
    }
}
