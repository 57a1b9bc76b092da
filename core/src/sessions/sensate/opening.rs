//! When a phase opens, when a person may say that they are ready, and going back, which anyone may at once.
//!
//! Each phone judges its owner's own answers only. "Ready" says nothing until both have said it. It must not know
//! how the partner's phone judged; all it is told is whether a ready has come.

use super::check_out::SessionRecord;
use super::gate::{Gate, GateStanding, MedicalAnswer};
use super::phase::Phase;
use crate::moment::RitualDay;
use thiserror::Error;

/// Days after the first use before the exercise is offered: talk and daily time come first.
const OFFERED_AFTER_DAYS: i32 = 14;

/// Finished sessions in a phase before the next can be opened.
const FINISHED_BEFORE_RISE: usize = 2;

/// Key of what both say when they leave the starter out.
pub const SKIP_KEY: &str = "sensate.consent.skip_starter";

/// What this phone knows of its owner's way through the phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// One's own sessions, oldest first.
    pub log: &'a [SessionRecord],
    /// The last answer at the gate.
    pub gate: Option<Gate>,
    /// The answer to the medical question.
    pub medical: MedicalAnswer,
    /// The latest phase that both were ready for.
    pub both_ready: Option<Phase>,
    /// Whether two phones are linked.
    pub linked: bool,
    /// Whether both leave the starter out, in this session's consent.
    pub both_skip_starter: bool,
}

/// Why a phase is not open now, or no session may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Closed {
    /// The gate is to be answered first.
    #[error("the questions about safety come first")]
    AskGate,
    /// The gate is closed. It says no more than this.
    #[error("not offered")]
    Gate,
    /// A doctor first.
    #[error("this waits for a doctor")]
    Medical,
    /// The starter was neither finished nor left out by both.
    #[error("the starter comes first, or both leave it out")]
    StarterFirst,
    /// Not both were ready.
    #[error("this opens when both are ready")]
    NotBothReady,
    /// Two linked phones are needed.
    #[error("this needs two linked phones")]
    TwoPhonesNeeded,
    /// There was one today.
    #[error("one a day is enough")]
    OneADay,
}

impl Closed {
    /// Key of what to tell a person.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AskGate => "sensate.closed.ask_gate",
            Self::Gate => "sensate.closed.gate",
            Self::Medical => "sensate.closed.medical",
            Self::StarterFirst => "sensate.closed.starter_first",
            Self::NotBothReady => "sensate.closed.not_both_ready",
            Self::TwoPhonesNeeded => "sensate.closed.two_phones",
            Self::OneADay => "sensate.closed.one_a_day",
        }
    }
}

/// Whether the exercise is offered at all: not on the first days, and never behind a closed gate.
pub fn offered(first_day: RitualDay, gate: Option<Gate>, today: RitualDay) -> bool {
    today >= first_day.plus(OFFERED_AFTER_DAYS) && !Gate::is_closed(gate)
}

/// Whether a session of `phase` may begin today.
///
/// # Errors
/// [`Closed`], the first that holds.
pub fn check_may_begin(phase: Phase, standing: &Standing<'_>, today: RitualDay) -> Result<(), Closed> {
    opened(phase, standing, today)?;
    if standing.log.iter().any(|record| record.day == today) { Err(Closed::OneADay) } else { Ok(()) }
}

/// Whether `phase` is open for this person.
///
/// # Errors
/// [`Closed`], the first that holds.
pub fn opened(phase: Phase, standing: &Standing<'_>, today: RitualDay) -> Result<(), Closed> {
    let reached = standing.log.iter().map(|record| record.phase).max();
    // The first session of all is no rise: the gate's four weeks hold for it.
    let rising = reached.is_some_and(|reached| phase > reached);
    match Gate::standing(standing.gate, today, rising) {
        GateStanding::Open => {}
        GateStanding::Ask => return Err(Closed::AskGate),
        GateStanding::Closed => return Err(Closed::Gate),
    }
    if phase > Phase::P0 && standing.medical == MedicalAnswer::Some {
        return Err(Closed::Medical);
    }
    match phase {
        Phase::P0 => Ok(()),
        Phase::P1 => {
            // Whoever went on from the starter once need not begin with it again.
            let begun = |record: &SessionRecord| record.is_finished();
            if standing.both_skip_starter || standing.log.iter().any(begun) {
                Ok(())
            } else {
                Err(Closed::StarterFirst)
            }
        }
        Phase::P2 if !standing.linked => Err(Closed::TwoPhonesNeeded),
        Phase::P2 | Phase::P3 => {
            if standing.both_ready >= Some(phase) {
                Ok(())
            } else {
                Err(Closed::NotBothReady)
            }
        }
    }
}

/// Whether this person may say that they are ready for the phase after `phase`: from P1 on, at least two finished
/// sessions in it, and the last one easy.
pub fn may_say_ready(phase: Phase, log: &[SessionRecord]) -> bool {
    let there = || log.iter().filter(|record| record.phase == phase);
    phase >= Phase::P1
        && phase.next().is_some()
        && there().filter(|record| record.is_finished()).count() >= FINISHED_BEFORE_RISE
        && there().next_back().is_some_and(SessionRecord::is_easy)
}

/// The phases to choose from. Those before one that is open are always there: going back is one's own, at once, and
/// looks like any other choice.
pub fn phases_to_choose(standing: &Standing<'_>, today: RitualDay) -> Vec<Phase> {
    Phase::ALL.into_iter().filter(|phase| opened(*phase, standing, today).is_ok()).collect()
}
