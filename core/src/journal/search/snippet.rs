//! The piece of an entry that a hit shows: around the first word that was asked for, in the person's own spelling.

use super::fold::{self, Place};
use super::query::{Phrase, Query};
use std::ops::{ControlFlow, Range};

/// Characters before the first word that was found.
const BEFORE: usize = 40;
/// Characters of a snippet in all.
const LENGTH: usize = 160;

/// A piece of a text, and where in it the words stand that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetView {
    /// The piece, as it was written; line breaks are spaces.
    pub text: String,
    /// Whether the text begins before it.
    pub cut_before: bool,
    /// Whether the text goes on after it.
    pub cut_after: bool,
    /// The words that were asked for, as ranges of characters (Unicode scalar values) of `text`, in order.
    pub marked: Vec<Range<usize>>,
}

/// The snippet of `text` for a query.
pub fn snippet(text: &str, query: &Query) -> SnippetView {
    let asked: Vec<&str> = query.phrases().iter().flat_map(Phrase::words).map(String::as_str).collect();
    let is_asked = |word: &str| {
        asked
            .iter()
            .any(|asked| word.starts_with(asked) || (asked.chars().nth(2).is_some() && word.contains(asked)))
    };
    let first = first_place(text, &is_asked).map_or(0, |place| place.start);
    let start = back(text, first, BEFORE);
    let end = forward(text, start, LENGTH);
    let piece = &text[start..end];
    let mut marked: Vec<Range<usize>> = Vec::new();
    fold::each_word(piece, |word, place| {
        if is_asked(word) {
            let from = piece[..place.start].chars().count();
            let range = from..from + piece[place].chars().count();
            if marked.last() != Some(&range) {
                marked.push(range);
            }
        }
        ControlFlow::Continue(())
    });
    SnippetView {
        text: piece.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect(),
        cut_before: start > 0,
        cut_after: end < text.len(),
        marked,
    }
}

/// Where the first of the words stands.
fn first_place(text: &str, is_asked: &impl Fn(&str) -> bool) -> Option<Place> {
    let mut found = None;
    fold::each_word(text, |word, place| {
        if is_asked(word) {
            found = Some(place);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    found
}

/// At most `count` characters before `at`, from the beginning of a word on where there is one.
fn back(text: &str, at: usize, count: usize) -> usize {
    let before = &text[..at];
    let Some((from, _)) = before.char_indices().rev().nth(count.saturating_sub(1)) else { return 0 };
    if from == 0 {
        return 0;
    }
    before[from..].find(char::is_whitespace).map_or(from, |space| {
        let start = from + space;
        start + text[start..].chars().next().map_or(0, char::len_utf8)
    })
}

/// `count` characters on from `at`, to the end of a word where there is one near.
fn forward(text: &str, at: usize, count: usize) -> usize {
    let rest = &text[at..];
    let Some((end, _)) = rest.char_indices().nth(count) else { return text.len() };
    let cut = rest[..end].rfind(char::is_whitespace).filter(|space| *space > end / 2).unwrap_or(end);
    at + cut
}
