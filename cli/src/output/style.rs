//! The few colours, each with one meaning.
//!
//! They are the terminal's own sixteen, not the phones' exact tokens: whoever chose the terminal's theme chose
//! contrasts they can read, and the background is not known here. A colour is never the only sign of anything.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// As much of the beginning of a plain text as has room in so many columns, with a sign where something is cut off.
pub(crate) fn fit(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut fitting = String::new();
    let mut left = room.saturating_sub(1);
    for letter in text.chars() {
        let Some(rest) = left.checked_sub(UnicodeWidthChar::width(letter).unwrap_or(0)) else { break };
        fitting.push(letter);
        left = rest;
    }
    format!("{}…", fitting.trim_end())
}

/// How many columns the text takes, colours apart.
pub(crate) fn width(text: &str) -> usize {
    anstream::adapter::strip_str(text).map(UnicodeWidthStr::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        for (text, room, cut) in [
            ("tea", 3, "tea"),
            ("tea on the roof", 5, "tea…"),
            ("tea on the roof", 8, "tea on…"),
            ("日本語", 5, "日本…"),
            ("日本語", 6, "日本語"),
            ("日本語", 4, "日…"),
            ("tea", 0, "…"),
        ] {
            assert_eq!(fit(text, room), cut, "{room}");
        }
    }
}
