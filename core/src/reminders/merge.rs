//! The bare merge of several recurrences: what the vectors of kind `plan` check. The product's own rules
//! come on top of the same rings in `plan`.

use super::quiet::QuietHours;
use super::rings::Rings;
use crate::moment::{Instant, ZoneOffsets};
use crate::rituals::recurrence::Recurrence;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The next `limit` rings after `now` over all of `reminders`, as instant and position in `reminders`, sorted
/// by both. All that coincide are listed.
pub fn merge(
    reminders: &[Recurrence],
    offsets: &ZoneOffsets,
    quiet: Option<QuietHours>,
    now: Instant,
    limit: usize,
) -> Vec<(Instant, usize)> {
    let mut rings: Vec<Rings<'_>> =
        reminders.iter().map(|reminder| Rings::unbounded(reminder, offsets, quiet, now)).collect();
    let mut next: BinaryHeap<Reverse<(Instant, usize)>> = BinaryHeap::with_capacity(rings.len());
    for (index, rings) in rings.iter_mut().enumerate() {
        next.extend(rings.next().map(|ring| Reverse((ring.instant, index))));
    }
    let mut plan = Vec::new();
    while plan.len() < limit {
        let Some(Reverse((instant, index))) = next.pop() else { break };
        plan.push((instant, index));
        next.extend(rings[index].next().map(|ring| Reverse((ring.instant, index))));
    }
    plan
}
