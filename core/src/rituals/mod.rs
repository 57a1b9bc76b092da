//! Adopted practices: what a couple does, when, and the days on which it was done.

pub mod kind;
pub mod recurrence;
