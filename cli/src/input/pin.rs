//! The PIN: asked for without showing it, or given by a script on a descriptor, a line each. Never an argument.
//!
//! What `--pin-fd` names is read line by line and no further, so that a script may put the PIN and a text on one
//! descriptor. Of standard input the first line is taken at once: whatever the command reads there comes after it.

use super::{passphrase, private};
use crate::failure::{Failure, Result};
use crate::output::print;
use rekindle_core::guide::Words;
use rekindle_core::vault::pin::Pin;
use std::fs::File;
use std::io::{self, BufRead, Read};
use zeroize::Zeroizing;

/// The longest line that is read: far more than any PIN has.
const LINE_MAX: usize = 1024;

/// Where a script's PINs come from.
#[derive(Debug)]
pub(crate) enum PinLines {
    /// Standard input: its first line, until it is used. The rest is left to the command.
    Input(Option<Zeroizing<String>>),
    /// Another descriptor.
    Other(File),
}

impl PinLines {
    /// The descriptor with this number.
    ///
    /// # Errors
    /// `pin_fd` when there is none that can be read.
    pub(crate) fn of(descriptor: u32) -> Result<Self> {
        if descriptor == 0 {
            return Ok(Self::Input(next_of_input()?));
        }
        let opened = if cfg!(unix) {
            File::open(format!("/dev/fd/{descriptor}"))
        } else {
            Err(io::ErrorKind::Unsupported.into())
        };
        opened.map(Self::Other).map_err(|_| Failure::input("pin_fd"))
    }

    /// The next line; nothing when there are no more.
    fn next(&mut self) -> Result<Option<Zeroizing<String>>> {
        match self {
            Self::Input(first) => first.take().map_or_else(next_of_input, |line| Ok(Some(line))),
            Self::Other(file) => {
                let mut bytes = Zeroizing::new(Vec::with_capacity(LINE_MAX));
                let read = read_line(file, &mut bytes);
                line_of(&bytes, read)
            }
        }
    }
}

/// The next line of standard input. What is read ahead here is what the command reads next.
fn next_of_input() -> Result<Option<Zeroizing<String>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LINE_MAX));
    let read = io::stdin().lock().take(LINE_MAX as u64).read_until(b'\n', &mut bytes);
    line_of(&bytes, read.map(|_| ()))
}

fn line_of(bytes: &[u8], read: io::Result<()>) -> Result<Option<Zeroizing<String>>> {
    read.map_err(|_| Failure::input("pin_fd"))?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::input("not_text"))?;
    Ok(Some(Zeroizing::new(private::without_line_end(text.to_owned()))))
}

/// Byte by byte: another reader of the descriptor gets what follows.
fn read_line(file: &mut File, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut byte = [0];
    while bytes.len() < LINE_MAX && bytes.last() != Some(&b'\n') && file.read(&mut byte)? == 1 {
        bytes.push(byte[0]);
    }
    Ok(())
}

/// The PIN that is set; nothing when there is nobody to ask and nothing was handed in.
pub(crate) fn current(lines: Option<&mut PinLines>, words: &Words) -> Result<Option<Pin>> {
    let typed = match lines {
        Some(lines) => lines.next()?,
        None if print::is_conversation() => Some(passphrase::ask(&words.text("terminal.pin.ask", &[]))?),
        None => None,
    };
    Ok(typed.map(|typed| Pin::new(typed.to_string())).transpose()?)
}

/// A new PIN: asked for twice; else the next line of the descriptor, else the first line of standard input.
pub(crate) fn new(lines: Option<&mut PinLines>, words: &Words) -> Result<Pin> {
    let handed_in = match lines {
        Some(lines) => lines.next()?,
        None => None,
    };
    if let Some(typed) = handed_in {
        return Ok(Pin::new(typed.to_string())?);
    }
    if !print::is_conversation() {
        let text = Zeroizing::new(private::standard_input()?);
        return Ok(Pin::new(text.lines().next().unwrap_or_default().to_owned())?);
    }
    loop {
        let typed = passphrase::ask(&words.text("terminal.pin.ask_new", &[]))?;
        let pin = match Pin::new(typed.to_string()) {
            Ok(pin) => pin,
            Err(error) => {
                let failure = Failure::from(error);
                print::error_line(&format!("{} {}", failure.text(words), failure.hint(words)));
                continue;
            }
        };
        if *typed == *passphrase::ask(&words.text("terminal.pin.ask_again", &[]))? {
            return Ok(pin);
        }
        print::error_line(&words.text("backup.passphrases_differ", &[]));
    }
}
