//! The yes of the second phone: the number that the timer's phone made for this session, and what was said yes to.
//!
//! The timer's phone shows it as a question; the other phone shows it to its owner in words and, after their yes,
//! repeats it, as a picture to scan or through the store. A yes to another session, another phase or another length
//! is no yes. It must not carry a name, a time or anything that is not in the question.

use super::Phase;
use crate::sessions::plan::{Exercise, SessionPlan};
use crate::sessions::timer::SessionNumber;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// How the text begins; the digit is its version.
const BEGINNING: &str = "RKY1";

/// A session as one phone asks about it and the other's yes repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedYes {
    /// The random number of this asking.
    pub number: SessionNumber,
    /// The phase.
    pub phase: Phase,
    /// The whole session in seconds.
    pub seconds: u32,
    /// One turn in seconds.
    pub turn_seconds: u32,
}

/// Why a text is no such question or yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AskedYesError {
    /// It is something else, or not whole.
    #[error("this is not the yes to a session")]
    NotAYes,
    /// A newer Rekindle made it.
    #[error("a newer Rekindle made this")]
    Newer,
}

impl AskedYes {
    /// The question about a planned session; nothing when the plan is not one of sensate focus.
    pub fn about(plan: &SessionPlan, number: SessionNumber) -> Option<Self> {
        let Exercise::SensateFocus(phase) = plan.exercise else { return None };
        let seconds = u32::try_from(plan.total_ms()? / 1000).ok()?;
        let turn_seconds = u32::try_from(plan.turn_ms() / 1000).ok()?;
        Some(Self { number, phase, seconds, turn_seconds })
    }
}

impl fmt::Display for AskedYes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self.phase {
            Phase::P0 => 0,
            Phase::P1 => 1,
            Phase::P2 => 2,
            Phase::P3 => 3,
        };
        write!(f, "{BEGINNING}-{phase}-{}-{}-{}", self.seconds, self.turn_seconds, self.number.to_hex())
    }
}

impl FromStr for AskedYes {
    type Err = AskedYesError;

    fn from_str(text: &str) -> Result<Self, AskedYesError> {
        let mut fields = text.trim().split('-');
        match fields.next() {
            Some(BEGINNING) => {}
            Some(other) if other.starts_with("RKY") => return Err(AskedYesError::Newer),
            _ => return Err(AskedYesError::NotAYes),
        }
        let [Some(phase), Some(seconds), Some(turn_seconds), Some(number), None] =
            [fields.next(), fields.next(), fields.next(), fields.next(), fields.next()]
        else {
            return Err(AskedYesError::NotAYes);
        };
        let phase = match phase {
            "0" => Phase::P0,
            "1" => Phase::P1,
            "2" => Phase::P2,
            "3" => Phase::P3,
            _ => return Err(AskedYesError::NotAYes),
        };
        let count = |digits: &str| digits.parse().map_err(|_| AskedYesError::NotAYes);
        let number = SessionNumber::from_hex(number).ok_or(AskedYesError::NotAYes)?;
        let read = Self { number, phase, seconds: count(seconds)?, turn_seconds: count(turn_seconds)? };
        // One spelling only.
        if read.to_string() == text.trim() { Ok(read) } else { Err(AskedYesError::NotAYes) }
    }
}
