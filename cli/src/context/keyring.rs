//! The system's keyring, where there is one: the Secret Service of free desktops, through `secret-tool`, which
//! libsecret brings.
//!
//! A client of our own would add some eighty crates and a message bus to the terminal shell for two calls.
//! The secret goes through pipes and never stands in an argument; what stands there is a random id. Other systems'
//! keyrings are not asked: there the key is in its file.

use crate::failure::{Failure, Result};
use std::env;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use zeroize::Zeroizing;

/// What people see in their keyring. A product's name, so not a word of the catalogue.
const LABEL: &str = "Rekindle";

/// A keyring that can be asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keyring {
    /// What asks it, found in the search path.
    program: &'static str,
}

impl Keyring {
    /// The keyring of this session, if a session with a message bus is there at all.
    pub(super) fn find() -> Option<Self> {
        let bus = env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
        (cfg!(unix) && bus).then_some(Self { program: "secret-tool" })
    }

    /// Keeps a secret under an id. Says whether it is really there: it was read back.
    pub(super) fn keep(self, id: &str, secret: &str) -> bool {
        let stored = self.ask(&["store", "--label", LABEL, "application", "rekindle", "key", id], secret);
        stored.is_ok_and(|output| output.status.success())
            && self.get(id).is_ok_and(|found| found.is_some_and(|found| *found == secret))
    }

    /// The secret under an id; nothing when the keyring is open and has none.
    pub(super) fn get(self, id: &str) -> Result<Option<Zeroizing<String>>> {
        let closed = || Failure::input("keyring_closed");
        let output = self.ask(&["lookup", "application", "rekindle", "key", id], "").map_err(|_| closed())?;
        let secret = Zeroizing::new(String::from_utf8(output.stdout).map_err(|_| closed())?);
        if output.status.success() && !secret.is_empty() {
            return Ok(Some(secret));
        }
        // It is silent about what is not there, and says why it could not look.
        if output.stderr.is_empty() { Ok(None) } else { Err(closed()) }
    }

    /// Forgets the secret under an id.
    pub(super) fn forget(self, id: &str) -> Result<()> {
        match self.ask(&["clear", "application", "rekindle", "key", id], "") {
            Ok(output) if output.stderr.is_empty() => Ok(()),
            _ => Err(Failure::input("keyring_closed")),
        }
    }

    fn ask(self, arguments: &[&str], input: &str) -> std::io::Result<Output> {
        let mut child = Command::new(self.program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            pipe.write_all(input.as_bytes())?;
        }
        child.wait_with_output()
    }
}
