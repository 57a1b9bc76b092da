//! What a set of facts amounts to: which marks stand, which goals hold, when the week starts.
//!
//! Every function here is pure and takes the facts in any order, any number of times: union is the merge.

use crate::couple::fact::{DeviceId, FactId, SharedFact, StampedFact};
use crate::couple::streak::{Goal, WeekStart};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use std::collections::{BTreeMap, BTreeSet};

/// A mark that stands: made, and not taken back by the device that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StandingMark {
    /// The fact that made it.
    pub id: FactId,
    /// What was done; [`RitualId::UNNAMED`] when its maker keeps that.
    pub ritual: RitualId,
    /// The day it belongs to.
    pub day: RitualDay,
}

/// The marks that stand, by name. A take-back wins whichever came first, and holds only for a mark of the
/// same person (`streak.md`, Days: only the one who made a mark can take it back).
///
/// `same_person` tells whether two devices of the set are one person's. Alone every device is: a restored
/// phone writes under a new one and may still take back what the old one marked.
pub fn standing_marks(
    facts: &[StampedFact],
    same_person: impl Fn(DeviceId, DeviceId) -> bool,
) -> Vec<StandingMark> {
    let taken_back: BTreeSet<FactId> = facts
        .iter()
        .filter_map(|stamped| match stamped.fact {
            SharedFact::TakeBack { mark } if same_person(mark.device, stamped.id.device) => Some(mark),
            _ => None,
        })
        .collect();
    let standing: BTreeMap<FactId, StandingMark> = facts
        .iter()
        .filter_map(|stamped| match stamped.fact {
            _ if taken_back.contains(&stamped.id) => None,
            SharedFact::Mark { ritual, day } => {
                Some((stamped.id, StandingMark { id: stamped.id, ritual, day }))
            }
            SharedFact::DayMark { day } => {
                Some((stamped.id, StandingMark { id: stamped.id, ritual: RitualId::UNNAMED, day }))
            }
            _ => None,
        })
        .collect();
    standing.into_values().collect()
}

/// The history of goals, in the order of the facts: of two from the same day the later holds.
pub fn goals(facts: &[StampedFact]) -> Vec<Goal> {
    let mut ordered: Vec<&StampedFact> = facts.iter().collect();
    ordered.sort_by_key(|stamped| (stamped.lamport, stamped.id));
    ordered.dedup_by_key(|stamped| stamped.id);
    ordered
        .into_iter()
        .filter_map(|stamped| match stamped.fact {
            SharedFact::Goal { from, days } => Some(Goal { from, days }),
            _ => None,
        })
        .collect()
}

/// The first day of the week: the latest register by (Lamport, device), Monday when nobody chose.
pub fn week_start(facts: &[StampedFact]) -> WeekStart {
    facts
        .iter()
        .filter_map(|stamped| match stamped.fact {
            SharedFact::WeekStart { start } => Some((stamped.lamport, stamped.id, start)),
            _ => None,
        })
        .max_by_key(|(lamport, id, _)| (*lamport, *id))
        .map_or(WeekStart::default(), |(_, _, start)| start)
}
