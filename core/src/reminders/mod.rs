//! Which notifications to arm next, with which words and actions.
//!
//! [`plan()`] is a pure function: rituals, marks, pauses, quiet hours, the time and the place's offsets come
//! in, the reminders to arm come out. It must not read a clock, a zone or the vault, and it keeps nothing:
//! asked again at any instant it gives the same reminders, less those that have passed.
//!
//! | file | duty |
//! |---|---|
//! | `request` | what a plan is made from |
//! | `plan` | which reminders get the slots |
//! | `silence` | which firings marks, skips and pauses silence |
//! | `rings` | one recurrence after quiet hours |
//! | `quiet` | quiet hours |
//! | `merge` | the bare merge that the vectors check |
//! | `room` | the plan with its words; answers, what rang, what could not |

mod merge;
mod plan;
mod quiet;
mod request;
mod rings;
pub mod room;
mod silence;

pub use merge::merge;
pub use plan::{Plan, PlannedFiring, PlannedReminder, ReminderKind, plan};
pub use quiet::{QuietHours, QuietMode};
pub use request::{DaySpan, PlanRequest, Quieting, RitualReminders, Skip, Snooze};

use crate::companion::Companion;

/// The room of reminders.
#[derive(Debug, Clone, Copy)]
pub struct Reminders<'a>(pub(crate) &'a Companion);

#[cfg(test)]
mod tests;
