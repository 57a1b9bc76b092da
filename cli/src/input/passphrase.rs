//! Passphrases: asked for without showing them, or the first line of standard input. Never an argument.

use super::private;
use crate::failure::{Failure, Result};
use crate::output::print;
use rekindle_core::RekindleError;
use rekindle_core::guide::Words;
use rekindle_core::vault::backup::Passphrase;
use std::io;

/// The fewest characters that a person at a question may choose. A script knows what it does.
const SHORTEST: usize = 8;

/// A passphrase for something new: asked for twice.
pub(crate) fn new(words: &Words) -> Result<Passphrase> {
    if !print::is_conversation() {
        return first_line();
    }
    loop {
        let typed = ask(&words.text("backup.ask_passphrase", &[]))?;
        if typed.chars().count() < SHORTEST {
            let limit = SHORTEST.to_string();
            print::error_line(&words.text("backup.passphrase_short", &[("limit", &limit)]));
            continue;
        }
        if *typed == *ask(&words.text("backup.ask_passphrase_again", &[]))? {
            return passphrase(typed.to_string());
        }
        print::error_line(&words.text("backup.passphrases_differ", &[]));
    }
}

/// The passphrase of something that is there.
pub(crate) fn existing(words: &Words) -> Result<Passphrase> {
    if !print::is_conversation() {
        return first_line();
    }
    passphrase(ask(&words.text("backup.ask_passphrase_restore", &[]))?.to_string())
}

pub(super) fn ask(question: &str) -> Result<zeroize::Zeroizing<String>> {
    match rpassword::prompt_password(format!("{question} ")) {
        Ok(typed) => Ok(typed.into()),
        // The end of input ends the conversation.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(Failure::Interrupted),
        Err(error) => Err(error.into()),
    }
}

fn first_line() -> Result<Passphrase> {
    let text = zeroize::Zeroizing::new(private::standard_input()?);
    let line = text.lines().next().unwrap_or_default();
    passphrase(line.to_owned())
}

/// Nothing opens nothing: an empty passphrase is told as a wrong one.
fn passphrase(text: String) -> Result<Passphrase> {
    Passphrase::new(text).map_err(|error| RekindleError::from(error).into())
}
