//! A desktop notification beside the terminal's bell, where a desktop is there.
//!
//! `notify-send` is asked for it, which every free desktop brings: a client of the message bus of our own would
//! add some seventy crates to say one sentence. What it is given stands in an argument, which everyone on
//! the machine can read; so it gets the neutral words alone, whatever the settings say about names.

use crate::context::Opened;
use std::env;
use std::process::{Command, Stdio};
use std::thread;

/// Whether there is a desktop to tell.
#[derive(Debug)]
pub(super) struct Desktop {
    there: bool,
}

impl Desktop {
    /// Looks for one. Without a display nothing is tried: the bus could be started for nothing.
    pub(super) fn find() -> Self {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        Self { there: cfg!(unix) && (is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")) }
    }

    /// Shows the neutral words. The terminal rings anyway, so a failure is no failure of the reminder.
    pub(super) fn notify(&mut self, opened: &Opened) {
        if !self.there {
            return;
        }
        let text = |key: &str| opened.guide.words().text(key, &[]);
        let asked = Command::new("notify-send")
            .arg("--app-name")
            .arg(text("common.discreet_name"))
            .arg("--")
            .arg(text("notification.discreet_title"))
            .arg(text("notification.discreet_body"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match asked {
            // Waited for elsewhere, so that no ended process is left behind.
            Ok(mut child) => drop(thread::spawn(move || child.wait())),
            Err(_) => self.there = false,
        }
    }
}
