//! What two linked phones say of sensate focus: that a person is ready for a phase, and the question and the yes of one
//! session, when they go through the store.
//!
//! "Ready" shows nothing until both have said it. A question is shown on the day it was asked and only while it is the
//! last one; whether its yes still holds, the timer alone knows (`sensate-focus.md`, consent). Nothing here may hold a
//! word for anything but a yes.

use crate::couple::fact::CoupleSide;
use crate::moment::RitualDay;
use crate::sessions::sensate::{AskedYes, Phase};
use std::collections::BTreeMap;

/// A question of one phone, and whether the other repeated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    question: AskedYes,
    day: RitualDay,
    yes: bool,
}

/// What was said so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    ready: BTreeMap<CoupleSide, Phase>,
    asked: BTreeMap<CoupleSide, Asked>,
}

impl Readiness {
    pub(super) fn say_ready(&mut self, by: CoupleSide, phase: Phase) {
        let said = self.ready.entry(by).or_insert(phase);
        *said = (*said).max(phase);
    }

    pub(super) fn ask(&mut self, by: CoupleSide, question: AskedYes, day: RitualDay) {
        self.asked.insert(by, Asked { question, day, yes: false });
    }

    /// A yes that repeats the other's last question, number for number.
    pub(super) fn say_yes(&mut self, by: CoupleSide, repeated: AskedYes) {
        if let Some(asked) = self.asked.get_mut(&by.other()).filter(|asked| asked.question == repeated) {
            asked.yes = true;
        }
    }

    /// The latest phase that both are ready for. There is no asking for one person's.
    pub fn both(&self) -> Option<Phase> {
        let one = self.ready.get(&CoupleSide::First)?;
        let other = self.ready.get(&CoupleSide::Second)?;
        Some(*one.min(other))
    }

    /// Whether a person has said that they are ready for this phase: for that person's own phone, never for the other's.
    pub(crate) fn has_said(&self, own: CoupleSide, phase: Phase) -> bool {
        self.ready.get(&own).is_some_and(|said| *said >= phase)
    }

    /// The other's question that waits for an answer of `own`'s today.
    pub fn question_for(&self, own: CoupleSide, today: RitualDay) -> Option<AskedYes> {
        self.asked
            .get(&own.other())
            .filter(|asked| !asked.yes && asked.day == today)
            .map(|asked| asked.question)
    }

    /// The yes that came to the last question of `own`'s.
    pub fn yes_for(&self, own: CoupleSide) -> Option<AskedYes> {
        self.asked.get(&own).filter(|asked| asked.yes).map(|asked| asked.question)
    }
}
