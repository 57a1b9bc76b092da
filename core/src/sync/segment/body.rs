//! What a segment says: how far its writer has read, what it holds, and facts.

use super::{Position, SegmentError};
use crate::couple::fact::{DeviceId, EncodedFact, FactId, MAX_COUNTER, is_counter};

/// The most facts in one segment.
pub const MAX_FACTS: usize = 500;
/// The most devices of which a segment says what its writer holds: each restored or new phone adds one to a set.
pub const MAX_HOLDS: usize = 64;
/// The longest payload of a fact, in bytes.
pub const MAX_PAYLOAD: usize = 4096;
/// The longest name of a kind of fact, in bytes.
pub const MAX_KIND: usize = 32;

/// A fact on its way: its name, its place in the order, its stored bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedFact {
    /// Its name; the counter is 1 to 2^53.
    pub id: FactId,
    /// Its Lamport counter, 1 to 2^53.
    pub lamport: u64,
    /// What it says, as its writer's build wrote it. A kind that this build does not know is carried too.
    pub encoded: EncodedFact,
}

/// What a segment says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// How far the writer has read the other's segments of this link.
    pub read: Position,
    /// For devices of the set, in ascending order: the highest counter up to which the writer holds all of the
    /// device's facts, 0 to 2^53. At most [`MAX_HOLDS`].
    pub holds: Vec<(DeviceId, u64)>,
    /// The facts, at most [`MAX_FACTS`], in any order: a set has none. In the order of counter or Lamport counter
    /// they take the fewest bytes.
    pub facts: Vec<CarriedFact>,
}

impl Body {
    /// Whether every part is within its bounds, so that what is written can be read again.
    pub(super) fn check(&self) -> Result<(), SegmentError> {
        let refuse = |reason| Err(SegmentError::OutOfRange { reason });
        if self.read.number > MAX_COUNTER {
            return refuse("the number read");
        }
        if self.read.number == 0 && self.read != Position::START {
            return refuse("a chain value without a segment");
        }
        if self.holds.len() > MAX_HOLDS {
            return refuse("more devices than a segment names");
        }
        if !self.holds.is_sorted_by(|(before, _), (after, _)| before < after) {
            return refuse("devices not in ascending order");
        }
        if self.holds.iter().any(|(_, counter)| *counter > MAX_COUNTER) {
            return refuse("a counter held");
        }
        if self.facts.len() > MAX_FACTS {
            return refuse("more facts than a segment holds");
        }
        self.facts.iter().try_for_each(CarriedFact::check)
    }
}

impl CarriedFact {
    fn check(&self) -> Result<(), SegmentError> {
        let refuse = |reason| Err(SegmentError::OutOfRange { reason });
        if !is_counter(self.id.counter) {
            return refuse("a fact's counter");
        }
        if !is_counter(self.lamport) {
            return refuse("a fact's Lamport counter");
        }
        if !is_kind(self.encoded.kind.as_bytes()) {
            return refuse("the name of a fact's kind");
        }
        if self.encoded.version == 0 {
            return refuse("a fact's version");
        }
        if self.encoded.payload.len() > MAX_PAYLOAD {
            return refuse("a fact's payload");
        }
        Ok(())
    }
}

/// Whether `name` can name a kind: 1 to 32 of `a` to `z` and `_`.
pub(super) fn is_kind(name: &[u8]) -> bool {
    (1..=MAX_KIND).contains(&name.len()) && name.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_')
}
