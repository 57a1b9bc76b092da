//! The voice: no forbidden phrase, no exclamation, nothing empty or too long for its place, no invisible
//! characters. Which phrases are forbidden stands in `LANGUAGE/forbidden.toml`; this only looks for them.

use super::{Finding, Forbidden, Text};
use crate::guide::source::Source;
use std::collections::BTreeMap;

/// Longest texts, in characters, by the last part of the key. What a phone shows in one line is short.
const LIMITS: [(&str, usize); 8] = [
    ("calendar_title", 30),
    ("name", 45),
    ("title", 60),
    ("discreet_title", 30),
    ("discreet_body", 60),
    ("keep_open_title", 30),
    ("keep_open_body", 60),
    ("summary", 160),
];

/// Longest text anywhere: one screen of a phone at 200 % holds about this much.
const LONGEST: usize = 460;

/// Longest card: it is shown large.
const LONGEST_CARD: usize = 130;

pub(super) fn find(source: &Source<'_>, texts: &[Text], forbidden: &Forbidden) -> Vec<Finding> {
    let lists = [
        ("pressure or a verdict", &forbidden.pressure),
        ("a promise that cannot be kept", &forbidden.claims),
        ("a guess at who reads", &forbidden.readers),
    ];
    let phrases = lists
        .into_iter()
        .flat_map(|(why, list)| list.iter().map(move |phrase| (why, phrase, words_of(phrase))));
    // By first letter: a text has many words and the lists are long.
    let mut by_letter: BTreeMap<char, Vec<_>> = BTreeMap::new();
    for entry in phrases {
        by_letter.entry(first_letter(&entry.2)).or_default().push(entry);
    }
    let mut findings = Vec::new();
    for text in texts {
        let file = source.path(&text.name);
        let mut report = |reason: String| findings.push(Finding::new(&file, &text.key, reason));
        let allowed = forbidden.allowed.get(&text.name);
        let words = words_of(&text.words);
        for start in 0..words.len() {
            let rest = &words[start..];
            for (why, phrase, pattern) in by_letter.get(&first_letter(rest)).into_iter().flatten() {
                let excepted = allowed.is_some_and(|list| list.contains(phrase));
                if !excepted && begins(rest, pattern) {
                    report(format!("says “{phrase}”: {why}"));
                }
            }
        }
        shape(text).into_iter().for_each(report);
    }
    findings
}

fn shape(text: &Text) -> Vec<String> {
    let mut reasons = Vec::new();
    if text.words.trim().is_empty() {
        reasons.push("is empty".to_owned());
    }
    if text.words.trim() != text.words || text.words.contains("  ") {
        reasons.push("has spaces at an end, or two in a row".to_owned());
    }
    if text.words.contains(['!', '¡']) {
        reasons.push("exclaims".to_owned());
    }
    if text.words.chars().any(|c| c.is_control() || is_direction_mark(c)) {
        reasons.push("holds an invisible character".to_owned());
    }
    let length = text.words.chars().count();
    let last = text.key.rsplit('.').next().unwrap_or_default();
    let named = LIMITS.iter().find(|(part, _)| *part == last).map_or(LONGEST, |(_, limit)| *limit);
    let limit =
        if text.name.starts_with("decks/") && text.key.starts_with("cards.") { LONGEST_CARD } else { named };
    if length > limit {
        reasons.push(format!("is {length} characters long, at most {limit} fit"));
    }
    reasons
}

/// Marks that turn the direction of writing without being seen.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The words of a text in lower case; an apostrophe and the `*` of a pattern belong to their word.
fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '*'))
        .map(|word| word.trim_matches('\'').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn first_letter(words: &[String]) -> char {
    words.first().and_then(|word| word.chars().next()).unwrap_or_default()
}

/// Whether `words` begin with the words of `pattern`.
fn begins(words: &[String], pattern: &[String]) -> bool {
    !pattern.is_empty() && words.len() >= pattern.len() && words.iter().zip(pattern).all(matches_word)
}

fn matches_word((word, pattern): (&String, &String)) -> bool {
    pattern.strip_suffix('*').map_or(word == pattern, |beginning| word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, phrase: &str) -> bool {
        let (words, pattern) = (words_of(text), words_of(phrase));
        (0..words.len()).any(|start| begins(&words[start..], &pattern))
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert!(found("You Owe nobody", "owe*"));
        assert!(found("It was owed.", "owe*"));
        assert!(!found("Lower the goal, power down", "owe*"));
        assert!(found("Make your\npartner", "make your partner"));
        assert!(!found("make your day", "make your partner"));
        assert!(found("Don’t forget", "don't forget"));
        assert!(!found("A winter walk", "win"));
        assert!(found("«¡Gánate!»", "gánate"));
    }
}
