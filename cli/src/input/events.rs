//! What can happen while a command stays in the foreground and waits: a line is typed, the input ends, someone ends it.

use crate::failure::Result;
use std::io::{self, BufRead};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// Something that happened.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A line was typed.
    Line(String),
    /// No more lines will come; what waits goes on.
    InputEnded,
    /// Ctrl+C, or the system ends the program.
    End,
}

/// Events as they come.
#[derive(Debug)]
pub(crate) struct Events {
    receiver: Receiver<Event>,
    // Keeps the channel open when the input has ended and no signal can come.
    _sender: Sender<Event>,
}

/// Begins to listen.
pub(crate) fn listen() -> Result<Events> {
    let (sender, receiver) = mpsc::channel();
    listen_to_signals(sender.clone())?;
    let lines = sender.clone();
    // Ends with the process: a read cannot be interrupted.
    thread::spawn(move || {
        for line in io::stdin().lock().lines().map_while(io::Result::ok) {
            if lines.send(Event::Line(line)).is_err() {
                return;
            }
        }
        let _ = lines.send(Event::InputEnded);
    });
    Ok(Events { receiver, _sender: sender })
}

impl Events {
    /// The next event; nothing when none came within `wait`.
    pub(crate) fn next(&self, wait: Duration) -> Option<Event> {
        match self.receiver.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            // Cannot be while a sender is kept; waiting all the same keeps this from spinning.
            Err(RecvTimeoutError::Disconnected) => {
                thread::sleep(wait);
                None
            }
        }
    }
}

#[cfg(unix)]
fn listen_to_signals(sender: Sender<Event>) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            if sender.send(Event::End).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Elsewhere Ctrl+C ends the process at once, which loses nothing either.
#[cfg(not(unix))]
fn listen_to_signals(_: Sender<Event>) -> Result<()> {
    Ok(())
}
