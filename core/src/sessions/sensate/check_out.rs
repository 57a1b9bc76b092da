//! The check-out: five answers, each alone, afterwards. And the log that one's own answers make.
//!
//! It stays on the phone of the one who answers, and a guest is not asked on somebody else's phone. What is not
//! asked here is asked nowhere: nothing about arousal, release or how often. It must not know how the partner
//! answered, nor who ended a session.

use super::Phase;
use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Highest answer on a scale; the lowest is 0.
const MOST: u8 = 4;

/// Pressure from which on a session counts as a hard one.
const HARD_PRESSURE: u8 = 3;

/// Pressure up to which the last session allows to go on to the next phase.
const EASY_PRESSURE: u8 = 1;

/// One person's own answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Answers", into = "Answers")]
pub struct CheckOut {
    answers: Answers,
}

/// The answers as they come and are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    stayed_with_sensation: u8,
    pressure: u8,
    pain: bool,
    wished_to_stop: bool,
    ran_to_its_end: bool,
}

/// What is wrong with a check-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CheckOutError {
    /// A scale goes from 0 to 4.
    #[error("an answer on a scale is 0 to 4")]
    OutOfScale,
}

impl CheckOut {
    /// A check-out with these answers: staying with sensation and pressure 0 (not at all) to 4 (very much).
    ///
    /// # Errors
    /// When a scale is above 4.
    pub fn new(
        stayed_with_sensation: u8,
        pressure: u8,
        pain: bool,
        wished_to_stop: bool,
        ran_to_its_end: bool,
    ) -> Result<Self, CheckOutError> {
        Self::try_from(Answers { stayed_with_sensation, pressure, pain, wished_to_stop, ran_to_its_end })
    }

    /// Whether it ran to its end, as this person says.
    pub const fn ran_to_its_end(self) -> bool {
        self.answers.ran_to_its_end
    }

    /// Whether it ran to its end, without pain and without a wish to stop.
    const fn finished_well(self) -> bool {
        self.answers.ran_to_its_end && !self.answers.pain && !self.answers.wished_to_stop
    }

    /// Whether it was hard: ended early, pain, a wish to stop, or strong pressure.
    const fn was_hard(self) -> bool {
        !self.finished_well() || self.answers.pressure >= HARD_PRESSURE
    }
}

impl TryFrom<Answers> for CheckOut {
    type Error = CheckOutError;

    fn try_from(answers: Answers) -> Result<Self, CheckOutError> {
        if answers.stayed_with_sensation > MOST || answers.pressure > MOST {
            return Err(CheckOutError::OutOfScale);
        }
        Ok(Self { answers })
    }
}

impl From<CheckOut> for Answers {
    fn from(check_out: CheckOut) -> Self {
        check_out.answers
    }
}

/// One session in one's own log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRecord {
    /// The ritual day on which it began.
    pub day: RitualDay,
    /// Its phase.
    pub phase: Phase,
    /// Whether the timer ran to its end. By whom it was ended is not known.
    pub finished: bool,
    /// One's own check-out; nothing when it was left out.
    pub check_out: Option<CheckOut>,
}

impl SessionRecord {
    /// Whether it ran to its end, as the timer saw it and, where there is one, as one's own answers say.
    pub fn is_finished(&self) -> bool {
        self.finished && self.check_out.is_none_or(|own| own.answers.ran_to_its_end)
    }

    /// Whether going on to the next phase may follow it. Without a check-out it is not known.
    pub fn is_easy(&self) -> bool {
        self.finished
            && self.check_out.is_some_and(|own| own.finished_well() && own.answers.pressure <= EASY_PRESSURE)
    }

    /// Whether it was a hard one.
    pub fn is_hard(&self) -> bool {
        !self.is_finished() || self.check_out.is_some_and(CheckOut::was_hard)
    }
}

/// What a person is offered after two hard sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfferView {
    /// Key of the line above the offers.
    pub line: &'static str,
    /// The starter, when the last session was in a later phase.
    pub starter: bool,
}

/// Offers the starter, a pause and the help page when the last two sessions were hard for this person.
/// (After two early ends both phones do, since an early end stands in both logs.)
pub fn offers(log: &[SessionRecord]) -> Option<OfferView> {
    let [.., before, last] = log else { return None };
    (before.is_hard() && last.is_hard())
        .then_some(OfferView { line: "sensate.offer.line", starter: last.phase > Phase::P0 })
}

/// Keys of the check-out's questions, in order: two scales, then three that are answered yes or no.
pub const fn question_keys() -> [&'static str; 5] {
    [
        "sensate.check_out.stayed",
        "sensate.check_out.pressure",
        "sensate.check_out.pain",
        "sensate.check_out.wished_to_stop",
        "sensate.check_out.ran_to_its_end",
    ]
}
