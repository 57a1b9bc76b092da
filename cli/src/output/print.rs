//! The border to standard output and standard error. Colours stay only where a terminal shows them.

use super::page::Page;
use crate::failure::Result;
use serde_json::Value;
use std::io::{self, IsTerminal, Write};

/// Prints a page.
pub(crate) fn text(page: &Page) -> Result<()> {
    chunk(page.text())
}

/// Prints text that is already laid out.
pub(crate) fn chunk(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints one JSON document on one line.
pub(crate) fn document(json: &Value) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{json}")?;
    Ok(out.flush()?)
}

/// Prints one line on standard error.
pub(crate) fn error_line(text: &str) {
    // With standard error gone there is nobody to tell; the exit status still says it.
    let _ = writeln!(anstream::stderr(), "{}", text.trim_end());
}

/// Says something that belongs to a question: on standard error, so that standard output holds the result alone.
pub(crate) fn aside(text: &str) -> Result<()> {
    let mut out = anstream::stderr().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Rings the terminal's bell.
pub(crate) fn bell() -> Result<()> {
    raw("\u{7}")
}

/// Empties a terminal, with what was scrolled out of it.
pub(crate) fn clear() -> Result<()> {
    raw("\u{1b}[2J\u{1b}[3J\u{1b}[H")
}

/// Draws a page over the lines that were drawn last. Says how many it has.
pub(crate) fn redraw(drawn: usize, page: &Page) -> Result<usize> {
    let colour = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let text = page.text();
    let text = if colour { text.to_owned() } else { anstream::adapter::strip_str(text).to_string() };
    // The cursor moves also where no colour is wanted.
    let up = if drawn > 0 { format!("\u{1b}[{drawn}A") } else { String::new() };
    raw(&format!("{up}\r\u{1b}[J{text}"))?;
    Ok(text.lines().count())
}

/// Whether the terminal of standard output can be drawn on.
pub(crate) fn is_drawable() -> bool {
    is_terminal() && std::env::var_os("TERM").is_some_and(|name| !name.is_empty() && name != "dumb")
}

fn raw(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Whether a person sees questions and can answer them.
pub(crate) fn is_conversation() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether the output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
