//! Guided sessions: what a timed practice consists of, and the timer that leads through it.
//!
//! [`timer::step()`] is pure: it takes a state, a command and a [`crate::moment::Moment`] and gives the next state and the
//! cues that fell due. The [`room`] keeps the state after each command; a shell that wakes up looks and goes on where the
//! clock says. Only the room stores anything, and only the room knows a vault.
//!
//! The state is in two parts. The [`timer::Timer`] holds lengths, deadlines and yeses, and no name of a practice
//! or a phase: it can be paused and stopped while the app is locked. The [`named::NamedSession`] says what it
//! is, and is readable only in the unlocked app (`docs/spec/consent.md`, PIN and locked phone).
//!
//! It must not know who took the first turn, nor who stopped: neither can be told from what is kept.

pub mod named;
pub mod plan;
pub mod room;
pub mod sensate;
pub mod timer;
