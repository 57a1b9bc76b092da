//! What two people share: facts, and the streak that is computed from them.

pub mod streak;
