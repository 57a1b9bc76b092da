//! The timer: scripted sessions, properties, a second model, and a walk over every state.

mod model;
mod properties;
mod script;
mod walk;

use super::*;
use crate::moment::{BootId, Instant, Moment};
use crate::sessions::plan::{Exercise, Lengths, SessionPlan};
use crate::sessions::sensate::Phase;
use chrono::TimeDelta;

pub(super) const MINUTE: u64 = 60_000;

/// A phone's clocks, moved by hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock(pub(super) Moment);

impl Clock {
    pub(super) fn new() -> Self {
        let utc = "2026-11-22T20:00:00Z".parse::<Instant>().unwrap();
        Self(Moment { utc, monotonic_ms: 5_000_000, boot: BootId::numbered(41) })
    }

    /// Time passes, asleep or awake.
    pub(super) fn pass(&mut self, ms: u64) {
        self.0.monotonic_ms += ms;
        self.0.utc += TimeDelta::milliseconds(i64::try_from(ms).unwrap());
    }

    /// The phone is off for a while.
    pub(super) fn reboot(&mut self, boot: u64) {
        self.0 = Moment {
            utc: self.0.utc + TimeDelta::minutes(3),
            monotonic_ms: 9_000,
            boot: BootId::numbered(boot),
        };
    }
}

pub(super) fn number(byte: u8) -> SessionNumber {
    SessionNumber::new([byte; 16])
}

pub(super) fn plan_of(exercise: Exercise) -> SessionPlan {
    SessionPlan::new(exercise, Lengths::default()).unwrap()
}

pub(super) fn sensate(phase: Phase) -> SessionPlan {
    plan_of(Exercise::SensateFocus(phase))
}

pub(super) fn timer_of(exercise: Exercise) -> Timer {
    Timer::new(&plan_of(exercise), Form::OnePhone, number(1)).unwrap()
}

/// As the vault does it between any two commands: kept and read again.
pub(super) fn kept(timer: &Timer) -> Timer {
    let text = serde_json::to_string(timer).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Does the command, which must be done.
#[track_caller]
pub(super) fn does(timer: &mut Timer, command: Command, clock: Clock) -> Vec<Cue> {
    let done = step(&kept(timer), command, clock.0);
    assert_eq!(done.refused, None, "{command:?} in {:?}", timer.state());
    *timer = done.timer;
    done.cues
}

/// Both say yes on one phone and it begins.
#[track_caller]
pub(super) fn begin_with_two_yeses(timer: &mut Timer, clock: Clock) -> Vec<Cue> {
    does(timer, Command::Open, clock);
    does(timer, Command::Yes { person: Person::Owner }, clock);
    does(timer, Command::Yes { person: Person::Other }, clock);
    does(timer, Command::Begin, clock)
}

pub(super) fn name(timer: &Timer, clock: Clock) -> &'static str {
    SessionView::of(timer, clock.0).state
}
