//! The room of sessions: what can be begun, the one that runs, the gate, one's own log.
//!
//! It ties the pure timer to the two vaults. The timer, nameless, is a row of the daybook, so that pause and stop work
//! while the app is locked; what it is stands in the journal under the same number. No call writes both at once; the order
//! makes every death in between harmless:
//!
//! - beginning: the name first, then the timer. A name without a timer never began and is dropped.
//! - ending: one write of the journal puts the log's row in the name's place, then the timer goes. A timer that is over
//!   and has no name was written already and is dropped.
//!
//! Ended while locked, a session waits in the daybook for the next unlock (`settling.rs`). It must not write a mark or a
//! fact, know a streak, keep anything a guest said but a yes that goes with the timer, or offer something by itself.

mod answering;
mod beginning;
mod checking_out;
mod gate;
mod linked;
mod locked;
mod offering;
mod refusal;
mod running;
mod settling;
mod silence;
mod view;

pub use answering::QuestionView;
pub use beginning::BeginRequest;
pub use gate::GateView;
pub use offering::{LogView, OfferedExercise, OfferedView, PhaseView};
pub use refusal::SessionRefusal;
pub use running::RunCommand;
pub use view::{CheckOutView, CueView, RunStep, RunView, StatusStep, StatusView};

use crate::companion::Companion;

/// The room of sessions.
#[derive(Debug, Clone, Copy)]
pub struct Sessions<'a>(pub(crate) &'a Companion);

#[cfg(test)]
mod tests;
