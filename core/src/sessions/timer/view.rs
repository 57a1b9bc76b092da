//! A session as a screen gets it: where it stands now, what is left, what comes next.
//!
//! Looking writes nothing: the view is of a copy that was brought to now.

use super::consent::Person;
use super::cue::{Cue, upcoming_cues};
use super::state::{State, Timer};
use super::step::{Command, step};
use crate::moment::Moment;
use crate::sessions::plan::{Active, Segment};

/// Where a session stands at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// The state's name: that of the segment's part while one runs (`settle`, `turn-a`, …), else `idle`,
    /// `consenting`, `paused`, `check-out`, `done`, `stopped`, `lapsed`.
    pub state: &'static str,
    /// The segment that runs or is paused, counted from 0.
    pub segment: Option<usize>,
    /// Who acts in it.
    pub turn: Option<Active>,
    /// How long that segment is in all, in milliseconds; nothing when none runs or it ends by a tap.
    pub length_ms: Option<u64>,
    /// What is left of the segment, in milliseconds; nothing when none runs or it ends by a tap.
    pub remaining_ms: Option<u64>,
    /// What is left of the whole session, in milliseconds; nothing when it is not known.
    pub total_remaining_ms: Option<u64>,
    /// The next cue, if the clock brings one.
    pub next_cue: Option<Cue>,
    /// Whether the owner of this phone has said yes and is not asked again. Of the other nothing is shown until both have.
    pub owner_said_yes: bool,
    /// Whether both have said yes and it may begin.
    pub may_begin: bool,
    /// Whether a stop would end something.
    pub live: bool,
}

impl SessionView {
    /// The view of `timer` at `now`.
    pub fn of(timer: &Timer, now: Moment) -> Self {
        let timer = step(timer, Command::Look, now).timer;
        let (segment, remaining_ms) = match timer.state {
            State::Running { segment, ends_ms, .. } => {
                (Some(segment), ends_ms.map(|ends| ends.saturating_sub(now.monotonic_ms)))
            }
            State::Paused { point, .. } => (Some(point.segment), point.remaining_ms),
            _ => (None, None),
        };
        let current = segment.and_then(|segment| timer.segments.get(segment));
        let consenting = matches!(timer.state, State::Consenting { .. });
        Self {
            state: name(&timer, current),
            segment,
            turn: current.map(|segment| segment.active),
            length_ms: current.and_then(|segment| segment.length_ms),
            remaining_ms,
            total_remaining_ms: segment
                .zip(remaining_ms)
                .and_then(|(segment, left)| Some(left + later_ms(timer.segments.get(segment + 1..)?)?)),
            next_cue: upcoming_cues(&timer, now).into_iter().next(),
            owner_said_yes: consenting && timer.consents.of(Person::Owner).is_some(),
            may_begin: match timer.state {
                State::Idle => !timer.needs_consent,
                State::Consenting { .. } => timer.consents.both_fresh(now.stamp()),
                _ => false,
            },
            live: timer.is_live(),
        }
    }
}

fn name(timer: &Timer, current: Option<&Segment>) -> &'static str {
    match timer.state {
        State::Idle => "idle",
        State::Consenting { .. } => "consenting",
        State::Running { .. } => current.map_or("done", |segment| segment.part.name()),
        State::Paused { .. } => "paused",
        State::CheckOut => "check-out",
        State::Done => "done",
        State::Stopped { .. } => "stopped",
        State::Lapsed { .. } => "lapsed",
    }
}

fn later_ms(segments: &[Segment]) -> Option<u64> {
    segments.iter().map(|segment| segment.length_ms).sum()
}
