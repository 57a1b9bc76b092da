//! The three kinds of ritual, as far as counting is concerned.
//!
//! This must stay the only place that says which kinds count: touch never does (`docs/spec/streak.md`, Days).

use serde::{Deserialize, Serialize};

/// Who has to mark a ritual for its day to be connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RitualKind {
    /// Done by two at once (a coffee, a walk, a talk): one person's mark is enough, since it took both.
    Together,
    /// Each does their own: both must have marked it for the day.
    Each,
    /// Touch (a kiss, a hug, a massage): reminded of and marked privately, never counted, never shared.
    Touch,
}

impl RitualKind {
    /// Whether its marks count in a streak.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Together | Self::Each)
    }
}
