//! What a person asks for: words, and phrases between quotation marks; every one must be in the entry.
//!
//! Any text is a query. What holds no word asks for nothing and finds nothing.

use super::fold;
use std::ops::ControlFlow;

/// The most characters of a query that are looked at.
pub const QUERY_MAX_CHARS: usize = 256;

/// A phrase: folded words that stand beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    words: Vec<String>,
    /// Its last word may be the beginning of a longer one, or its text stand within one.
    open: bool,
}

/// A query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    phrases: Vec<Phrase>,
}

/// How widely a query is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breadth {
    /// Whole words.
    Words,
    /// Beginnings of words too.
    Beginnings,
    /// Parts of words too, of at least three letters.
    Parts,
}

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Self {
        let end = text.char_indices().nth(QUERY_MAX_CHARS).map_or(text.len(), |(at, _)| at);
        let mut phrases: Vec<Phrase> = Vec::new();
        let mut put = |part: &str, open: bool| {
            let mut words = Vec::new();
            fold::each_word(part, |word, _| {
                words.push(word.to_owned());
                ControlFlow::Continue(())
            });
            let phrase = Phrase { words, open };
            if !phrase.words.is_empty() && !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        };
        for (index, part) in text[..end].split(['"', '“', '”', '„', '«', '»']).enumerate() {
            if index % 2 == 1 {
                put(part, false);
            } else {
                part.split_whitespace().for_each(|word| put(word, true));
            }
        }
        Self { phrases }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The phrases.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The question to the index of words. A word holds neither a quotation mark nor any other sign of the index's own
    /// language, so that quoting is all that is needed.
    pub(crate) fn for_words(&self, breadth: Breadth) -> String {
        self.ask(|phrase| Some(phrase.quoted(breadth >= Breadth::Beginnings)))
    }

    /// The question to the index of words for some of the phrases, by their numbers, with beginnings. Nothing when that would be
    /// none of them or all.
    pub(crate) fn for_beginnings(&self, asked: impl Fn(usize) -> bool) -> Option<String> {
        let some: Vec<String> =
            (0..self.phrases.len()).filter(|n| asked(*n)).map(|n| self.phrases[n].quoted(true)).collect();
        (!some.is_empty() && some.len() < self.phrases.len()).then(|| some.join(" AND "))
    }

    /// The question to the index of parts. It gives more than was asked for: [`Query::is_in`] decides. Nothing when no
    /// phrase is long enough to be looked for that way.
    pub(crate) fn for_parts(&self) -> Option<String> {
        let parts = self.ask(|phrase| phrase.is_part().then(|| phrase.trigrams()));
        (!parts.is_empty()).then_some(parts)
    }

    /// Whether it is one word, long enough to be looked for within others.
    pub(crate) fn is_one_part(&self) -> bool {
        matches!(&self.phrases[..], [one] if one.is_part())
    }

    /// Whether all its phrases stand in `words`, folded and separated by single spaces.
    pub fn is_in(&self, words: &str, breadth: Breadth) -> bool {
        self.phrases.iter().all(|phrase| phrase.is_in(words, breadth))
    }

    fn ask(&self, one: impl Fn(&Phrase) -> Option<String>) -> String {
        self.phrases.iter().filter_map(one).collect::<Vec<_>>().join(" AND ")
    }
}

impl Phrase {
    /// Whether its words stand in `words`, folded and separated by single spaces.
    pub fn is_in(&self, words: &str, breadth: Breadth) -> bool {
        let asked = self.words.join(" ");
        if breadth == Breadth::Parts && self.is_part() {
            return words.contains(&asked);
        }
        let open = self.open && breadth >= Breadth::Beginnings;
        words.match_indices(&asked).any(|(at, _)| {
            let end = at + asked.len();
            (at == 0 || words.as_bytes()[at - 1] == b' ')
                && (open || end == words.len() || words.as_bytes()[end] == b' ')
        })
    }

    /// Its folded words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether it may stand within a longer word and is long enough for the index of parts.
    fn is_part(&self) -> bool {
        self.open && self.words.len() == 1 && self.words[0].chars().nth(2).is_some()
    }

    /// Whether it is one or two letters that longer words may begin with.
    pub(crate) fn is_short_beginning(&self) -> bool {
        self.open && self.words.len() == 1 && self.words[0].chars().nth(2).is_none()
    }

    fn quoted(&self, beginnings: bool) -> String {
        let star = if beginnings && self.open { "*" } else { "" };
        format!("\"{}\"{star}", self.words.join(" "))
    }

    /// Runs of three letters that together hold every letter. The index of parts holds no positions, so what it gives is looked
    /// at again, and the runs between these would be asked for in vain.
    fn trigrams(&self) -> String {
        let letters: Vec<char> = self.words.concat().chars().collect();
        let last = letters.len().saturating_sub(3);
        let mut runs: Vec<String> = letters
            .windows(3)
            .enumerate()
            .filter(|(at, _)| at % 3 == 0 || *at == last)
            .map(|(_, run)| format!("\"{}\"", run.iter().collect::<String>()))
            .collect();
        runs.sort_unstable();
        runs.dedup();
        runs.join(" AND ")
    }
}
