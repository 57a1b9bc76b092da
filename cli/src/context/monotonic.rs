//! A clock that only goes forward and counts sleep, and the name of the boot it belongs to: what the wait after wrong
//! PINs and a session's timer count by. `--now` does not move it, and neither does whoever sets the wall clock.
//!
//! Linux has `CLOCK_BOOTTIME` and `/proc/sys/kernel/random/boot_id`; on Apple's systems `CLOCK_MONOTONIC` counts sleep
//! and `kern.bootsessionuuid` names the boot. Elsewhere no boot has a name that could be read here: each process
//! counts as a boot of its own. A session then waits, paused, when its process has ended, and no PIN can be set, since
//! a wait after wrong tries would begin anew with every try.

use rekindle_core::moment::{BootId, Stamp};
use std::process::Command;
use uuid::Uuid;

/// Where Linux says which boot it is.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// The clock of this boot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Monotonic {
    boot: BootId,
    /// Whether another process finds the same clock.
    is_shared: bool,
}

impl Monotonic {
    /// The clock of this boot; where boots have no names, of this process.
    pub(super) fn find() -> Self {
        match boot_name() {
            Some(uuid) => Self { boot: BootId::new(uuid), is_shared: true },
            None => Self { boot: BootId::new(of_this_process()), is_shared: false },
        }
    }

    /// Whether another process finds the same clock.
    pub(crate) const fn is_shared(self) -> bool {
        self.is_shared
    }

    /// Now, on this clock.
    pub(crate) fn stamp(self) -> Stamp {
        Stamp { ms: now_ms(), boot: self.boot }
    }
}

fn boot_name() -> Option<Uuid> {
    if cfg!(target_os = "macos") {
        let asked = Command::new("/usr/sbin/sysctl").args(["-n", "kern.bootsessionuuid"]).output().ok()?;
        return Uuid::try_parse(String::from_utf8(asked.stdout).ok()?.trim()).ok();
    }
    Uuid::try_parse(std::fs::read_to_string(BOOT_ID).ok()?.trim()).ok()
}

/// A name that no other process has.
fn of_this_process() -> Uuid {
    let mut bytes = [0; 16];
    // Without randomness the number of the process and its start are the best there is.
    if getrandom::fill(&mut bytes).is_err() {
        bytes[..4].copy_from_slice(&std::process::id().to_be_bytes());
        bytes[8..].copy_from_slice(&now_ms().to_be_bytes());
    }
    Uuid::from_bytes(bytes)
}

/// Milliseconds of a clock that counts sleep.
#[cfg(unix)]
fn now_ms() -> u64 {
    use rustix::time::{ClockId, clock_gettime};
    // Apple's CLOCK_MONOTONIC goes on in sleep; Linux has another one for that.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let clock = ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let clock = ClockId::Monotonic;
    let time = clock_gettime(clock);
    let (seconds, nanos) = (u64::try_from(time.tv_sec), u64::try_from(time.tv_nsec));
    seconds.unwrap_or_default().saturating_mul(1000).saturating_add(nanos.unwrap_or_default() / 1_000_000)
}

/// Milliseconds since this was first asked, which is as far as a process without a shared clock sees.
#[cfg(not(unix))]
fn now_ms() -> u64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    u64::try_from(START.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_forward_and_two_looks_are_on_one_clock() {
        let (one, other) = (Monotonic::find(), Monotonic::find());
        let first = one.stamp();
        std::thread::sleep(std::time::Duration::from_millis(20));
        let waited = one.stamp().since(first).unwrap();
        assert!((15..5_000).contains(&waited), "{waited}");
        assert_eq!(one.is_shared(), other.stamp().since(first).is_some());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn linux_names_its_boots() {
        assert!(Monotonic::find().is_shared());
    }
}
