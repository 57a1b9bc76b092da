//! The private room: what a person writes for nobody else, and finding it again.
//!
//! Every call but those of the closeness scale needs the unlocked app ([`crate::companion::lock`]). Nothing here may
//! become a shared fact, and nothing here writes the daybook.

pub mod closeness;
pub mod compose;
pub mod entry;
pub mod room;
pub mod search;
#[cfg(test)]
mod tests;

use crate::companion::Companion;

/// The room of the journal.
#[derive(Debug, Clone, Copy)]
pub struct Journal<'a>(pub(crate) &'a Companion);
