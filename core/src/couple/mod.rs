//! What two people share: facts that only grow, and the streak that is computed from them.
//!
//! It must not hold anything from which a refusal could be read, nor a stored number of a streak.

pub mod fact;
pub mod invitation;
pub mod pairing;
pub mod projection;
pub mod readiness;
pub mod room;
pub mod share;
pub mod state;
pub mod streak;
pub mod weeks;

pub use fact::{FactId, SharedFact};
pub use room::CoupleRoom;
pub use weeks::Weeks;
