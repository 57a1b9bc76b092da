//! Adopted practices: what a couple does, when, and the days on which it was done.
//!
//! It must not know what a partner did, nor write anything that a partner could read a refusal from: skips,
//! pauses and the marks of touch and of private rituals are private rows, never facts.

pub mod kind;
pub mod marking;
pub mod name;
pub mod pausing;
pub mod recurrence;
pub mod ritual;
pub mod room;
pub mod schedule;
pub mod view;

use crate::companion::Companion;

/// The room of rituals.
#[derive(Debug, Clone, Copy)]
pub struct Rituals<'a>(pub(crate) &'a Companion);

#[cfg(test)]
mod tests;
