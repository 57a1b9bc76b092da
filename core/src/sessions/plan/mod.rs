//! What a session consists of: its segments, how long each is, who is active, what ends it.
//!
//! A plan is made whole before the start and never changes while it runs: a turn that grows by itself would
//! be a turn nobody agreed to. It must not know a clock; that is the timer's.

mod exercise;
mod shape;

pub use exercise::{Exercise, ExerciseGuide};

use serde::{Deserialize, Serialize};
use shape::{Shape, Share};
use thiserror::Error;

/// What a segment is for. It says nothing about which practice it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Arriving, before the first turn.
    Settle,
    /// The first turn.
    TurnA,
    /// Changing over between the turns.
    Switch,
    /// The second turn, as long as the first.
    TurnB,
    /// The middle of a session that has no turns.
    Whole,
    /// Away from each other.
    Apart,
    /// Lying or sitting still, before the end.
    Rest,
}

impl Part {
    /// Its name for scripts and as part of a word's key.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::TurnA => "turn-a",
            Self::Switch => "switch",
            Self::TurnB => "turn-b",
            Self::Whole => "whole",
            Self::Apart => "apart",
            Self::Rest => "rest",
        }
    }
}

/// Who acts in a segment (touches, speaks). Which of the two people goes first is theirs to say and is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Active {
    /// The one whose turn comes first.
    First,
    /// The other.
    Second,
    /// Both, or the one who is alone.
    All,
}

/// A segment as the timer runs it, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// What it is for.
    pub part: Part,
    /// Who acts.
    pub active: Active,
    /// How long, in milliseconds, above 0. Nothing: until a tap.
    pub length_ms: Option<u64>,
}

/// A segment with the words that belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedSegment {
    /// What the timer runs.
    pub segment: Segment,
    /// Key of the line that is spoken when it begins.
    pub line: &'static str,
}

/// Own lengths, in seconds; nothing: the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lengths {
    /// One turn, where there are turns (both take as long); else the whole.
    pub main: Option<u32>,
    /// Arriving.
    pub settle: Option<u32>,
    /// Changing over.
    pub switch: Option<u32>,
    /// Resting at the end.
    pub rest: Option<u32>,
}

/// What may be chosen for one length, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthRange {
    /// The shortest.
    pub least: u32,
    /// What is taken when nothing is chosen.
    pub usual: u32,
    /// The longest.
    pub most: u32,
}

/// What may be chosen for an exercise; nothing where it has no such length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthRanges {
    /// One turn, where there are turns; else the whole. Nothing: it ends by a tap.
    pub main: Option<LengthRange>,
    /// Arriving.
    pub settle: Option<LengthRange>,
    /// Changing over.
    pub switch: Option<LengthRange>,
    /// Resting at the end.
    pub rest: Option<LengthRange>,
    /// Shortest and longest of all together, where that is bounded too.
    pub total: Option<(u32, u32)>,
}

impl LengthRanges {
    /// What may be chosen for `exercise`; nothing when no timer leads through it.
    pub fn of(exercise: Exercise) -> Option<Self> {
        Shape::of(exercise).map(|shape| shape.ranges())
    }
}

/// A session, planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPlan {
    /// What it is.
    pub exercise: Exercise,
    /// The lengths that were asked for.
    pub lengths: Lengths,
    /// Its segments, in order; never empty.
    pub segments: Vec<PlannedSegment>,
}

impl SessionPlan {
    /// Plans `exercise` with own lengths.
    ///
    /// # Errors
    /// [`PlanError`] when a length is out of range, does not belong to the exercise, or the exercise is not guided.
    pub fn new(exercise: Exercise, lengths: Lengths) -> Result<Self, PlanError> {
        let shape = Shape::of(exercise).ok_or(PlanError::NotGuided)?;
        let main = shape.main(lengths.main)?;
        let between = [
            shape.between(Part::Settle, shape.settle, lengths.settle)?,
            shape.between(Part::Switch, shape.switch, lengths.switch)?,
            shape.between(Part::Rest, shape.rest, lengths.rest)?,
        ];
        let mut segments = Vec::with_capacity(shape.steps.len());
        let mut total = 0;
        for step in shape.steps {
            let length_ms = match step.share {
                Share::Tap => None,
                Share::Main { from, to } => {
                    let ms = u64::from(main) * 1000;
                    // Cut at both ends, so that the pieces of a turn add up to the turn.
                    Some(ms * u64::from(to) / 1000 - ms * u64::from(from) / 1000)
                }
                Share::Settle => Some(u64::from(between[0]) * 1000),
                Share::Switch => Some(u64::from(between[1]) * 1000),
                Share::Rest => Some(u64::from(between[2]) * 1000),
            };
            total += length_ms.unwrap_or(0);
            if length_ms != Some(0) {
                let segment = Segment { part: step.part, active: step.active, length_ms };
                segments.push(PlannedSegment { segment, line: step.line });
            }
        }
        let in_range = |range: shape::Range| {
            (u64::from(range.least) * 1000..=u64::from(range.most) * 1000).contains(&total)
        };
        if let Some(range) = shape.total.filter(|range| !in_range(*range)) {
            let (least, most) = (range.least, range.most);
            return Err(PlanError::TotalOutOfRange { least, most });
        }
        Ok(Self { exercise, lengths, segments })
    }

    /// The whole session in milliseconds; nothing when it ends by a tap.
    pub fn total_ms(&self) -> Option<u64> {
        self.segments.iter().map(|planned| planned.segment.length_ms).sum()
    }

    /// One turn in milliseconds; 0 when there are none.
    pub fn turn_ms(&self) -> u64 {
        let turn = self.segments.iter().filter(|planned| planned.segment.part == Part::TurnA);
        turn.filter_map(|planned| planned.segment.length_ms).sum()
    }
}

/// Why a session cannot be planned so. Lengths in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlanError {
    /// The turn, or the whole where there are no turns, is too short or too long.
    #[error("the length must be {least} to {most} seconds")]
    MainOutOfRange {
        /// Shortest that is possible.
        least: u32,
        /// Longest that is possible.
        most: u32,
    },
    /// Arriving, changing over or resting is too long.
    #[error("{} takes 0 to {most} seconds", part.name())]
    BetweenOutOfRange {
        /// Which one.
        part: Part,
        /// Longest that is possible.
        most: u32,
    },
    /// All together is too short or too long.
    #[error("the whole session must take {least} to {most} seconds")]
    TotalOutOfRange {
        /// Shortest that is possible.
        least: u32,
        /// Longest that is possible.
        most: u32,
    },
    /// A length was given for what this exercise has not, or that ends by a tap.
    #[error("this exercise has no such length")]
    NoSuchLength,
    /// It is a card or a page, without a timer.
    #[error("this is not guided by a timer")]
    NotGuided,
    /// Two linked phones are needed.
    #[error("this needs two linked phones")]
    TwoPhonesNeeded,
}

impl PlanError {
    /// Key of what to tell a person, with `{least}` and `{most}` where it has a range.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MainOutOfRange { .. } => "session.refused.main_range",
            Self::BetweenOutOfRange { .. } => "session.refused.between_range",
            Self::TotalOutOfRange { .. } => "session.refused.total_range",
            Self::NoSuchLength => "session.refused.no_such_length",
            Self::NotGuided => "session.refused.not_guided",
            Self::TwoPhonesNeeded => "session.refused.two_phones",
        }
    }
}

#[cfg(test)]
pub(in crate::sessions) mod tests;
