//! Single keys from a terminal, without waiting for Enter and without showing them.
//!
//! Ctrl+C and Ctrl+Z stay what they are everywhere; the terminal is put back as it was whenever nobody waits for keys,
//! also when the program is asked to end. Nothing reads ahead: what is typed later belongs to the next question.

use crate::failure::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How long one look for a key takes, in nanoseconds. The terminal is asked, not waited for: a shell that had it
/// meanwhile may have set it back to lines, and whoever waits for one would not look at the clock.
#[cfg(unix)]
const LOOK_NS: i64 = 200_000_000;

/// What came while somebody waited for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A letter, or another sign.
    Letter(char),
    /// Ctrl+C, a closed terminal, or the system ends the program.
    End,
}

/// A terminal that gives single keys, as long as this lives.
#[derive(Debug)]
pub(crate) struct Keys {
    #[cfg(unix)]
    was: rustix::termios::Termios,
    ended: Arc<AtomicBool>,
    /// Nobody waits for keys: what ends a program ends this one too.
    rests: Arc<AtomicBool>,
}

#[cfg(unix)]
impl Keys {
    /// Begins; nothing when there is no terminal that could give keys.
    pub(crate) fn begin() -> Result<Option<Self>> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let Ok(was) = rustix::termios::tcgetattr(std::io::stdin()) else { return Ok(None) };
        let keys = Self { was, ended: Arc::default(), rests: Arc::default() };
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&keys.rests))?;
            signal_hook::flag::register(signal, Arc::clone(&keys.ended))?;
        }
        keys.again()?;
        Ok(Some(keys))
    }

    /// Asks the terminal for keys once more: a shell that had it meanwhile has set it back.
    pub(crate) fn again(&self) -> Result<()> {
        use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcsetattr};
        let mut now = self.was.clone();
        now.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
        now.special_codes[SpecialCodeIndex::VMIN] = 0;
        now.special_codes[SpecialCodeIndex::VTIME] = 0;
        self.rests.store(false, Ordering::Relaxed);
        Ok(tcsetattr(std::io::stdin(), OptionalActions::Now, &now).map_err(std::io::Error::from)?)
    }

    /// Puts the terminal back for a question; [`Keys::again`] goes on.
    pub(crate) fn rest(&self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        self.rests.store(true, Ordering::Relaxed);
        // A terminal that is gone needs nothing put back.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.was);
    }

    /// The next key; nothing when none came within a moment.
    pub(crate) fn next(&self) -> Option<Key> {
        let read = next_byte();
        if self.ended.load(Ordering::Relaxed) {
            return Some(Key::End);
        }
        match read {
            Ok(Some(0x1b)) => {
                // An arrow or the like: none of its letters was meant.
                while matches!(next_byte(), Ok(Some(_))) {}
                None
            }
            Ok(Some(byte)) => Some(Key::Letter(char::from(byte).to_ascii_lowercase())),
            Ok(None) => None,
            Err(_) => Some(Key::End),
        }
    }
}

/// One byte, past the buffer of standard input; an error when the terminal is gone.
#[cfg(unix)]
fn next_byte() -> std::io::Result<Option<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    let input = std::io::stdin();
    let wait = Timespec { tv_sec: 0, tv_nsec: LOOK_NS };
    match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&wait)) {
        Ok(0) | Err(Errno::INTR) => return Ok(None),
        Ok(_) => {}
        Err(error) => return Err(error.into()),
    }
    let mut byte = [0];
    match rustix::io::read(&input, &mut byte) {
        Ok(0) => Err(std::io::ErrorKind::UnexpectedEof.into()),
        Ok(_) => Ok(Some(byte[0])),
        Err(Errno::INTR) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(unix)]
impl Drop for Keys {
    fn drop(&mut self) {
        self.rest();
    }
}

/// Elsewhere keys are lines.
#[cfg(not(unix))]
impl Keys {
    /// Nothing: there is no terminal here that could give keys.
    pub(crate) fn begin() -> Result<Option<Self>> {
        Ok(None)
    }

    pub(crate) fn again(&self) -> Result<()> {
        Ok(())
    }

    pub(crate) fn rest(&self) {}

    pub(crate) fn next(&self) -> Option<Key> {
        self.ended.load(Ordering::Relaxed).then_some(Key::End)
    }
}
