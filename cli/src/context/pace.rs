//! The clock of a session that is run faster (`session run --speed`), for demos and tests.
//!
//! A session's state holds points on a clock, so every command that looks at it has to be on the same one, also after
//! the first one was killed. So the pace stands in a small file beside the vault from the start of such a session to
//! its end: how fast, and from which point of the real clock on. Without the file, and on another boot, the clock is the
//! real one. It must not be asked for anything but sessions: a PIN's wait has no pace.

use super::Context;
use crate::failure::Result;
use rekindle_core::moment::{Moment, Stamp};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The file.
const FILE_NAME: &str = "session-pace";

/// How a clock runs away from the real one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pace {
    /// How many times as fast; above 1.
    speed: f64,
    /// Since when, on the real clock.
    since: Stamp,
    /// What this clock showed then, in milliseconds.
    shown_ms: u64,
}

impl Pace {
    /// What this clock shows when the real one shows `real`.
    fn at(self, real: Stamp) -> Stamp {
        // Below the numbers that a double holds exactly for some hundred thousand years.
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let passed = real.since(self.since).map(|passed| (passed as f64 * self.speed) as u64);
        match passed {
            Some(passed) => Stamp { ms: self.shown_ms.saturating_add(passed), boot: real.boot },
            None => real,
        }
    }
}

impl Context {
    /// What the clocks say, for a session.
    pub(crate) fn moment(&self) -> Moment {
        let stamp = self.session_stamp();
        Moment { utc: self.clock.now(), monotonic_ms: stamp.ms, boot: stamp.boot }
    }

    /// Lets the clock of sessions run so many times as fast from now on.
    pub(crate) fn set_pace(&self, speed: f64) -> Result<()> {
        let pace = Pace { speed, since: self.monotonic.stamp(), shown_ms: self.session_stamp().ms };
        let text = serde_json::to_string(&pace).map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(fs::write(self.pace_file(), text)?)
    }

    /// Lets it run as the real one, when no session is on it any more.
    pub(crate) fn end_pace(&self) -> Result<()> {
        match fs::remove_file(self.pace_file()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// How many times as fast it runs now.
    pub(crate) fn speed(&self) -> f64 {
        self.pace().map_or(1.0, |pace| pace.speed)
    }

    fn session_stamp(&self) -> Stamp {
        let real = self.monotonic.stamp();
        self.pace().map_or(real, |pace| pace.at(real))
    }

    /// Read anew each time: another window may have set it. What cannot be read is no pace.
    fn pace(&self) -> Option<Pace> {
        serde_json::from_str(&fs::read_to_string(self.pace_file()).ok()?).ok()
    }

    fn pace_file(&self) -> PathBuf {
        self.home().join(FILE_NAME)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Monotonic;
    use super::*;
    use rekindle_core::moment::BootId;

    #[test]
    fn it_goes_on_from_where_it_was_and_another_boot_has_none() {
        let at = |ms, boot| Stamp { ms, boot: BootId::numbered(boot) };
        let pace = Pace { speed: 60.0, since: at(1_000, 1), shown_ms: 5_000 };
        assert_eq!(pace.at(at(1_000, 1)), at(5_000, 1));
        assert_eq!(pace.at(at(3_500, 1)), at(155_000, 1));
        assert_eq!(pace.at(at(3_500, 2)), at(3_500, 2));
        assert_eq!(pace.at(at(500, 1)), at(500, 1), "a clock that went back");
    }

    #[test]
    fn it_is_kept_as_it_is() {
        let pace = Pace { speed: 2.5, since: Monotonic::find().stamp(), shown_ms: 7 };
        let text = serde_json::to_string(&pace).unwrap();
        assert_eq!(serde_json::from_str::<Pace>(&text).unwrap(), pace);
    }
}
