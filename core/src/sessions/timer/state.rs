//! The state of a running session, and how it ended.

use super::consent::{Consents, Form};
use super::number::SessionNumber;
use crate::moment::Stamp;
use crate::sessions::plan::{PlanError, Segment, SessionPlan};
use serde::{Deserialize, Serialize};

/// A place within a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The segment, counted from 0.
    pub segment: usize,
    /// What is left of it, in milliseconds; nothing when it ends by a tap.
    pub remaining_ms: Option<u64>,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum State {
    /// Planned; nothing has begun.
    Idle,
    /// Waiting for two yeses.
    Consenting {
        /// Where to go on, when they are asked anew after a long pause.
        back_to: Option<Point>,
    },
    /// A segment runs.
    Running {
        /// Which, counted from 0.
        segment: usize,
        /// Its deadline on the clock of `seen`; nothing: it ends by a tap.
        ends_ms: Option<u64>,
        /// When it was last looked at: after a reboot the session is paused as it was then.
        seen: Stamp,
    },
    /// The clock stands.
    Paused {
        /// Where.
        point: Point,
        /// Since when; nothing when it is not known, since the phone was off. Then it counts as long.
        since: Option<Stamp>,
    },
    /// Ran to its end. What is asked after it, if anything, the timer cannot know: it has no name.
    CheckOut,
    /// Ran to its end and nothing is open.
    Done,
    /// Ended before its end. By whom is not known.
    Stopped {
        /// Where; nothing: before it had begun.
        point: Option<Point>,
        /// Life came in: no trace is wished.
        traceless: bool,
    },
    /// A yes grew old before both were there.
    Lapsed {
        /// Where it had been paused; nothing: before it had begun.
        point: Option<Point>,
    },
}

/// What is written into one's own log when a session is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It ran to its end.
    Finished,
    /// It ended early. The log says no more.
    EndedEarly,
    /// Nothing is written: it never began, or no trace was wished.
    NoTrace,
}

/// A session's timer. Made from a plan, changed by [`super::step()`] alone, kept after each command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "super::kept::Kept", into = "super::kept::Kept")]
pub struct Timer {
    pub(super) number: SessionNumber,
    pub(super) form: Form,
    pub(super) segments: Vec<Segment>,
    pub(super) needs_consent: bool,
    pub(super) consents: Consents,
    pub(super) state: State,
}

impl Timer {
    /// A timer for `plan`, before anything has begun. `number` is random and this session's own.
    ///
    /// # Errors
    /// [`PlanError::TwoPhonesNeeded`] when the exercise is not for two people on one phone.
    pub fn new(plan: &SessionPlan, form: Form, number: SessionNumber) -> Result<Self, PlanError> {
        if plan.exercise.needs_two_phones() && form == Form::OnePhone {
            return Err(PlanError::TwoPhonesNeeded);
        }
        Ok(Self {
            number,
            form,
            segments: plan.segments.iter().map(|planned| planned.segment).collect(),
            needs_consent: plan.exercise.needs_consent(),
            consents: Consents::default(),
            state: State::Idle,
        })
    }

    /// The number that ties it to what it is.
    pub const fn number(&self) -> SessionNumber {
        self.number
    }

    /// How the two say yes.
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Where it stands, as of the last command.
    pub const fn state(&self) -> State {
        self.state
    }

    /// The number of the question to the other phone, while it is open.
    pub fn asked(&self) -> Option<SessionNumber> {
        let open = matches!(self.state, State::Consenting { .. }) && self.form == Form::TwoPhones;
        self.consents.asked.filter(|_| open).map(|asked| asked.number)
    }

    /// The timer brought to `now`, without the cues that fell due.
    #[must_use]
    pub fn at(&self, now: Stamp) -> Self {
        let mut timer = self.clone();
        super::step::advance(&mut timer, now, &mut Vec::new());
        timer
    }

    /// Its segments, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether something goes on that a stop would end.
    pub const fn is_live(&self) -> bool {
        matches!(self.state, State::Consenting { .. } | State::Running { .. } | State::Paused { .. })
    }

    /// What to write into the log; nothing while it is not over.
    pub const fn outcome(&self) -> Option<Outcome> {
        match self.state {
            State::Idle | State::Consenting { .. } | State::Running { .. } | State::Paused { .. } => None,
            State::CheckOut | State::Done => Some(Outcome::Finished),
            State::Stopped { traceless: true, .. }
            | State::Stopped { point: None, .. }
            | State::Lapsed { point: None } => Some(Outcome::NoTrace),
            State::Stopped { .. } | State::Lapsed { .. } => Some(Outcome::EndedEarly),
        }
    }
}
