//! A timer as it is kept and read back: what does not hold together is refused, not run.
//!
//! The vault keeps what `step` made, but a file may be restored from elsewhere. A timer whose turns differ, or
//! that runs a segment it has not, must not reach a screen.

use super::consent::{Consents, Form};
use super::number::SessionNumber;
use super::state::{Point, State, Timer};
use crate::sessions::plan::{Part, Segment};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The form that is understood here. Another is refused.
const VERSION: u8 = 1;

/// Most segments of any plan, with room.
const MOST_SEGMENTS: usize = 32;

/// Longest segment of any plan: a day.
const LONGEST_MS: u64 = 86_400_000;

/// Why a kept timer cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeptTimerError {
    /// Another version wrote it.
    #[error("a timer of another version")]
    OtherVersion,
    /// It does not hold together.
    #[error("a timer that does not hold together")]
    Broken,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    version: u8,
    number: SessionNumber,
    form: Form,
    segments: Vec<Segment>,
    needs_consent: bool,
    consents: Consents,
    state: State,
}

impl From<Timer> for Kept {
    fn from(timer: Timer) -> Self {
        let Timer { number, form, segments, needs_consent, consents, state } = timer;
        Self { version: VERSION, number, form, segments, needs_consent, consents, state }
    }
}

impl TryFrom<Kept> for Timer {
    type Error = KeptTimerError;

    fn try_from(kept: Kept) -> Result<Self, KeptTimerError> {
        let Kept { version, number, form, segments, needs_consent, consents, state } = kept;
        if version != VERSION {
            return Err(KeptTimerError::OtherVersion);
        }
        let in_range = |segment: &Segment| segment.length_ms.is_none_or(|ms| (1..=LONGEST_MS).contains(&ms));
        let whole = (1..=MOST_SEGMENTS).contains(&segments.len())
            && segments.iter().all(in_range)
            && turn(&segments, Part::TurnA) == turn(&segments, Part::TurnB)
            && fits(&segments, state);
        if whole {
            Ok(Self { number, form, segments, needs_consent, consents, state })
        } else {
            Err(KeptTimerError::Broken)
        }
    }
}

fn turn(segments: &[Segment], part: Part) -> u64 {
    segments.iter().filter(|segment| segment.part == part).filter_map(|segment| segment.length_ms).sum()
}

fn fits(segments: &[Segment], state: State) -> bool {
    // Nothing can be left of a segment but a part of it, and only a timed one has a deadline.
    let has = |segment: usize, left: Option<u64>| {
        segments.get(segment).is_some_and(|segment| match (segment.length_ms, left) {
            (Some(length), Some(left)) => left <= length,
            (None, None) => true,
            _ => false,
        })
    };
    let point = |point: Option<Point>| point.is_none_or(|point| has(point.segment, point.remaining_ms));
    match state {
        State::Idle | State::CheckOut | State::Done => true,
        State::Consenting { back_to } => point(back_to),
        State::Running { segment, ends_ms, seen } => match ends_ms {
            Some(ends) => ends.checked_sub(seen.ms).is_some_and(|left| has(segment, Some(left))),
            None => has(segment, None),
        },
        State::Paused { point: at, .. } => point(Some(at)),
        State::Stopped { point: at, .. } | State::Lapsed { point: at } => point(at),
    }
}
