//! Private text: from a question on a terminal, else from standard input. Never from an argument, which
//! everyone on the machine can read, and never shown again.

use super::ask;
use crate::failure::{Failure, Result};
use crate::output::print;
use rekindle_core::guide::Words;
use std::io::{self, Read};

/// The most that is read: far more than any name may have, and little enough to hold.
const READ_MAX: u64 = 1 << 20;

/// A name: asked for on a terminal, else all of standard input but for one line end.
pub(crate) fn name(question: &str) -> Result<String> {
    if print::is_conversation() {
        return ask::text(question);
    }
    Ok(without_line_end(standard_input()?))
}

/// A text of pairing: asked for on a terminal, else all of standard input.
pub(crate) fn code(question: &str) -> Result<String> {
    if print::is_conversation() { ask::text(question) } else { standard_input() }
}

/// A long text: written in the editor of one's choice, or in as many lines as one likes, on a terminal, else all of
/// standard input. Where there is a text already, the editor begins with it.
///
/// # Errors
/// [`Failure::Interrupted`] when a person wrote nothing.
pub(crate) fn long_text(question: &str, was: Option<&str>, words: &Words) -> Result<String> {
    if !print::is_conversation() {
        return standard_input();
    }
    let text = match super::editor::chosen() {
        Some(editor) => super::editor::write(&editor, question, was.unwrap_or_default())?,
        None => ask::lines(&format!("{question} {}", words.text("terminal.lines_end", &[])))?,
    };
    if text.trim().is_empty() { Err(Failure::Interrupted) } else { Ok(text) }
}

/// Words to somebody: written in the editor of one's choice or in one line on a terminal, else all of standard input.
pub(crate) fn words(question: &str) -> Result<String> {
    if !print::is_conversation() {
        return standard_input();
    }
    match super::editor::chosen() {
        Some(editor) => super::editor::write(&editor, question, ""),
        None => ask::text(question),
    }
}

/// All of standard input, as text.
pub(crate) fn standard_input() -> Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(READ_MAX).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Failure::input("not_text"))
}

/// The text without the line end that `echo` and editors put behind it.
pub(crate) fn without_line_end(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    text
}
