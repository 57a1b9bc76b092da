//! The safety gate and the medical question as the room asks and keeps them, and the setting for words during touch.
//!
//! One button is kept, with its day. Nothing of it leaves this phone, and on this phone it only keeps suggestions back
//! ([`super::silence`]).

use super::Sessions;
use crate::error::Result;
use crate::here::Here;
use crate::sessions::sensate::{Gate, GateAnswer, GateStanding, MedicalAnswer, Speaking, gate_question_keys};
use crate::vault::safety;

/// The gate as a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateView {
    /// Keys, in order: whether one is alone, the lead-in, the six lines of the list. One button answers them all.
    pub questions: [&'static str; 8],
    /// How it stands today, where no later phase than before is about to be opened.
    pub standing: GateStanding,
    /// The answer to the medical question; nothing: to be asked when the gate is passed.
    pub medical: Option<MedicalAnswer>,
}

impl Sessions<'_> {
    /// The gate, for this person alone.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn gate_view(self, here: &Here) -> Result<GateView> {
        self.0.with_journal(|journal| {
            let own = self.standing(journal, here)?;
            let medical = journal.read(safety::medical)?;
            let standing = Gate::standing(own.gate, own.today, false);
            Ok(GateView { questions: gate_question_keys(), standing, medical })
        })
    }

    /// Answers the gate. A closed one first silences, by ordinary pauses, the reminders that it keeps back; one that opens
    /// again ends the pauses that it made, and no others. Killed in between, an unlock goes on.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn answer_gate(self, answer: GateAnswer, here: &Here) -> Result<GateView> {
        self.0.with_journal(|journal| {
            let gate = Gate { answer, day: self.standing(journal, here)?.today };
            if answer == GateAnswer::OneOrMore {
                self.make_silence(journal, gate)?;
            }
            journal.write(|tx| safety::put_gate(tx, gate))?;
            self.keep_silence(journal)
        })?;
        self.gate_view(here)
    }

    /// Answers the medical question.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn answer_medical(self, answer: MedicalAnswer) -> Result<()> {
        self.0.with_journal(|journal| Ok(journal.write(|tx| safety::put_medical(tx, answer))?))
    }

    /// How much is spoken during touch.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn speaking(self) -> Result<Speaking> {
        self.0.with_journal(|journal| Ok(journal.read(safety::speaking)?))
    }

    /// Chooses how much is spoken during touch.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn choose_speaking(self, speaking: Speaking) -> Result<()> {
        self.0.with_journal(|journal| Ok(journal.write(|tx| safety::put_speaking(tx, speaking))?))
    }
}
