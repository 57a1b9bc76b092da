//! The timer of a session: its state while it runs, and [`step()`], the only thing that changes it.
//!
//! Nameless: lengths, deadlines and yeses, no practice, no phase, no area. It is what the daybook keeps, so that
//! pause and stop work while the app is locked. Deadlines, never ticks: whoever asks says what time it is, and
//! the state answers for that time. It must not read a clock, and a wall clock has no say in it.

mod consent;
mod cue;
mod kept;
mod number;
mod state;
mod step;
mod view;

pub use consent::{CONSENT_MS, Form, Person};
pub use cue::{Cue, CueKind, Haptic, upcoming_cues};
pub use kept::KeptTimerError;
pub use number::SessionNumber;
pub use state::{Outcome, Point, State, Timer};
pub use step::{Command, PAUSE_MS, Refusal, Step, step};
pub use view::SessionView;

#[cfg(test)]
mod tests;
