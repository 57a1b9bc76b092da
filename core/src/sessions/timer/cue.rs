//! Cues: what is felt and heard when a segment begins or a session ends. Never a light.
//!
//! They are known ahead, so that a shell can arm them with the system when it may be suspended. A cue carries no
//! words: the timer has no name, so the line is found in the plan by the segment, and while the app is locked in
//! [`Cue::discreet_line`], which fits every practice.

use super::state::{State, Timer};
use super::step;
use crate::moment::Moment;
use crate::sessions::plan::Part;

/// What a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// A segment begins.
    Begins {
        /// What it is for.
        part: Part,
    },
    /// It goes on after a pause.
    GoesOn,
    /// It has run to its end.
    Ends,
    /// It was stopped.
    Stopped,
}

/// A pattern for the hand: soft, and told apart without looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Haptic {
    /// One short touch: something begins.
    Begin,
    /// Two short touches: change over.
    Change,
    /// One long touch that fades in: the end.
    End,
}

impl Haptic {
    /// Its name for a shell.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Change => "change",
            Self::End => "end",
        }
    }

    /// Milliseconds of rest and touch in turn, beginning with rest.
    pub const fn pattern_ms(self) -> &'static [u16] {
        match self {
            Self::Begin => &[0, 60],
            Self::Change => &[0, 60, 180, 60],
            Self::End => &[0, 400],
        }
    }
}

/// One cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it says.
    pub kind: CueKind,
    /// The segment that it belongs to; the number of segments for the end. With the kind it tells one cue from
    /// another, so that a shell does not play one that the system has played.
    pub segment: usize,
    /// When it is due, on the timer's clock.
    pub due_ms: u64,
    /// How long ago that was, in milliseconds; 0 for one that is due now or later.
    pub late_ms: u64,
}

impl Cue {
    /// The pattern for the hand.
    pub const fn haptic(&self) -> Haptic {
        match self.kind {
            CueKind::Begins { part: Part::Switch | Part::TurnB } => Haptic::Change,
            CueKind::Begins { .. } | CueKind::GoesOn => Haptic::Begin,
            CueKind::Ends | CueKind::Stopped => Haptic::End,
        }
    }

    /// Key of a line that fits every practice: for a locked phone.
    pub const fn discreet_line(&self) -> &'static str {
        match self.kind {
            CueKind::Begins { part: Part::Settle } => "session.cue.settle",
            CueKind::Begins { part: Part::TurnA | Part::Whole | Part::Apart } => "session.cue.begin",
            CueKind::Begins { part: Part::Switch } => "session.cue.switch",
            CueKind::Begins { part: Part::TurnB } => "session.cue.turn_b",
            CueKind::Begins { part: Part::Rest } => "session.cue.rest",
            CueKind::GoesOn => "session.cue.goes_on",
            CueKind::Ends => "session.cue.ends",
            CueKind::Stopped => "session.stopped",
        }
    }
}

/// The cues still to come if nobody touches anything, in order: none while it is paused, and none behind a
/// segment that ends by a tap.
pub fn upcoming_cues(timer: &Timer, now: Moment) -> Vec<Cue> {
    let mut timer = timer.clone();
    step::advance(&mut timer, now.stamp(), &mut Vec::new());
    let State::Running { mut segment, ends_ms: Some(mut ends_ms), .. } = timer.state else {
        return Vec::new();
    };
    let mut cues = Vec::new();
    loop {
        segment += 1;
        cues.push(boundary(&timer, segment, ends_ms, now.monotonic_ms));
        match timer.segments.get(segment).and_then(|next| next.length_ms) {
            Some(length) => ends_ms = ends_ms.saturating_add(length),
            None => return cues,
        }
    }
}

/// The cue where `segment` begins; the end where there is no such segment.
pub(super) fn boundary(timer: &Timer, segment: usize, due_ms: u64, now_ms: u64) -> Cue {
    let kind =
        timer.segments.get(segment).map_or(CueKind::Ends, |segment| CueKind::Begins { part: segment.part });
    Cue { kind, segment, due_ms, late_ms: now_ms.saturating_sub(due_ms) }
}
