//! A page of text: titles, lines, wrapped paragraphs, with room between them.

use super::style::{Role, paint, width};

/// Widest text, in columns: longer lines are hard to read.
const WIDTH_MAX: usize = 80;
/// Narrowest text that is still wrapped as if there were room.
const WIDTH_MIN: usize = 30;

/// A page, growing from top to bottom.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    /// An empty page.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A page of one paragraph.
    pub(crate) fn of(text: &str) -> Self {
        let mut page = Self::new();
        page.paragraph(text);
        page
    }

    /// All of it, with colours.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A heading, with an empty line before it.
    pub(crate) fn title(&mut self, text: &str) {
        self.gap();
        self.line(&paint(Role::Title, text));
    }

    /// One line, as it is.
    pub(crate) fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// Text that is laid out already.
    pub(crate) fn verbatim(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// An empty line, unless there is one.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Running text, wrapped.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.wrapped("", "", text);
    }

    /// Running text in the background, wrapped.
    pub(crate) fn quiet(&mut self, text: &str) {
        for line in wrap(text, columns()) {
            self.line(&paint(Role::Quiet, &line));
        }
    }

    /// An item of a list, wrapped behind its sign.
    pub(crate) fn item(&mut self, sign: &str, text: &str) {
        let first = format!("  {sign} ");
        let rest = " ".repeat(width(&first));
        self.wrapped(&first, &rest, text);
    }

    /// A heading and its paragraphs.
    pub(crate) fn section(&mut self, title: &str, paragraphs: &[String]) {
        self.title(title);
        for paragraph in paragraphs {
            self.paragraph(paragraph);
        }
    }

    /// A heading and its steps, numbered.
    pub(crate) fn steps(&mut self, title: &str, steps: &[String]) {
        self.title(title);
        for (number, step) in (1..).zip(steps) {
            self.item(&format!("{number}."), step);
        }
    }

    /// Another page below this one.
    pub(crate) fn append(&mut self, other: &Self) {
        self.gap();
        self.text.push_str(&other.text);
    }

    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        let room = columns().saturating_sub(width(first)).max(WIDTH_MIN / 2);
        for (index, line) in wrap(text, room).iter().enumerate() {
            self.line(&format!("{}{line}", if index == 0 { first } else { rest }));
        }
    }
}

/// How many columns there are to write in.
pub(crate) fn columns() -> usize {
    let terminal = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    terminal.unwrap_or(WIDTH_MAX).clamp(WIDTH_MIN, WIDTH_MAX)
}

/// The text in lines of at most `room` columns, broken at spaces. A longer word has a line of its own.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if width(line) + 1 + width(word) <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_every_word() {
        let text = "one two three fourteen-letters five 日本 語";
        let lines = wrap(text, 9);
        assert_eq!(lines, ["one two", "three", "fourteen-letters", "five 日本", "語"]);
        assert_eq!(wrap("", 9), [""]);
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(wrap(&format!("{} b", paint(Role::Quiet, "a")), 3).len(), 1);
    }

    #[test]
    fn there_is_one_empty_line_between_parts() {
        let mut page = Page::new();
        page.title("A");
        page.gap();
        page.gap();
        page.line("b  ");
        assert_eq!(anstream::adapter::strip_str(page.text()).to_string(), "A\n\nb\n");
    }
}
