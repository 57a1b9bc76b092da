//! The clocks of one phone: the one on the wall, which a hand may set, and the one of its boot, which none can.

use rekindle_bindings::{Boot, Moment};

/// A step's `at` is true time; a phone shows it as its clocks stand.
#[derive(Default)]
pub(crate) struct Clock {
    /// How far the clock on the wall is set off, in milliseconds.
    off_ms: i64,
    /// When the phone was started, and how often it was started again.
    started: Option<i64>,
    reboots: u64,
}

impl Clock {
    /// A hand sets the clock on the wall.
    pub(crate) fn set_off(&mut self, by_seconds: i64) {
        self.off_ms += by_seconds * 1000;
    }

    /// The phone starts again.
    pub(crate) fn reboot(&mut self, at_ms: i64) {
        self.started = Some(at_ms);
        self.reboots += 1;
    }

    /// What the clock on the wall shows, as an instant.
    pub(crate) fn wall(&self, at_ms: i64) -> i64 {
        at_ms + self.off_ms
    }

    /// What both clocks say.
    pub(crate) fn moment(&mut self, at_ms: i64) -> Moment {
        let started = *self.started.get_or_insert(at_ms);
        Moment {
            now_ms: self.wall(at_ms),
            monotonic_ms: u64::try_from(at_ms - started).expect("steps go forward in time"),
            boot: Boot::Numbered { count: self.reboots + 1 },
        }
    }
}
