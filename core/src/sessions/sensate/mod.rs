//! Sensate focus: its phases, what is off the table, when a phase opens, the safety gate, the check-out.
//!
//! The law is `docs/spec/sensate-focus.md`, and `docs/spec/consent.md` over it. Everything is a pure function of
//! plain data, and judges one person's own answers for that person only. It must not hold a question about what
//! somebody felt beyond the check-out's, nor anything that could travel to the other phone but a yes and a ready.

mod answer;
mod check_out;
mod gate;
mod limits;
mod opening;
mod phase;

pub use answer::{AskedYes, AskedYesError};
pub use check_out::{CheckOut, CheckOutError, OfferView, SessionRecord, offers, question_keys};
pub use gate::{
    GATE_DAYS, Gate, GateAnswer, GateStanding, MedicalAnswer, gate_question_keys, offers_cards, silenced,
    suggestible,
};
pub use limits::{Act, Area, Limits, OwnLimits};
pub use opening::{
    Closed, SKIP_KEY, Standing, check_may_begin, may_say_ready, offered, opened, phases_to_choose,
};
pub use phase::{Phase, Speaking};

#[cfg(test)]
mod tests;
