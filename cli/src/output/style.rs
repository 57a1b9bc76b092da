//! The few colours, each with one meaning.
//!
//! They are the terminal's own sixteen, not the phones' exact tokens: whoever chose the terminal's theme chose
//! contrasts they can read, and the background is not known here. A colour is never the only sign of anything.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading.
    Title,
    /// Something one may pass over.
    Quiet,
    /// Something to type.
    Command,
    /// A connected day, kept.
    Connected,
    /// A spare day.
    Spare,
    /// Paused.
    Paused,
}

impl Role {
    const fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Title => plain.bold(),
            Self::Quiet | Self::Paused => plain.dimmed(),
            Self::Command => AnsiColor::Cyan.on_default(),
            Self::Connected => AnsiColor::Green.on_default(),
            Self::Spare => AnsiColor::Yellow.on_default(),
        }
    }
}

/// The text in the colour of its role.
pub(crate) fn paint(role: Role, text: &str) -> String {
    let style = role.style();
    format!("{style}{text}{style:#}")
}

/// How many columns the text takes, colours apart.
pub(crate) fn width(text: &str) -> usize {
    anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
}
