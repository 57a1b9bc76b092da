//! Rekindle's core: everything a couple's phone needs to know, and nothing a platform must provide.
//!
//! The core never reads a clock, a zone, randomness or the environment by itself: instants, offsets, seeds,
//! keys and paths are arguments. What two phones may share is one type, [`couple::SharedFact`]; what is not
//! of that type cannot leave the phone. `docs/architecture.md` draws the house.

pub mod couple;
pub mod guide;
pub mod ids;
pub mod journal;
pub mod moment;
pub mod reminders;
pub mod rituals;
pub mod vault;
