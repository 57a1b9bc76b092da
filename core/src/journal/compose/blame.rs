//! Words that tend to close an ear, and why: said of the words, never of the person.
//!
//! Which phrases those are stands in the catalogue, one list for each reason. It finds whole words, however they are written;
//! it must not forbid anything, nor guess at what somebody meant.

use crate::guide::Words;
use crate::journal::search::fold;

/// Keys of the lists and of the reasons.
const LISTS: [(&str, &str); 4] = [
    ("compose.blame.always", "compose.blame.always_why"),
    ("compose.blame.made_me", "compose.blame.made_me_why"),
    ("compose.blame.names", "compose.blame.names_why"),
    ("compose.blame.mind", "compose.blame.mind_why"),
];

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlameView {
    /// The name of the field in which it stands.
    pub field: &'static str,
    /// The phrase, as the catalogue writes it.
    pub phrase: String,
    /// Key of why, with another way to say it.
    pub why: &'static str,
}

/// The phrases in a field's answer, each once, in the order of the lists.
pub(super) fn find(answer: &str, field: &'static str, words: &Words) -> Vec<BlameView> {
    let said = format!(" {} ", fold::words(answer));
    let mut found = Vec::new();
    for (list, why) in LISTS {
        let phrases = words.text(list, &[]);
        for phrase in phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            if said.contains(&format!(" {} ", fold::words(phrase))) {
                found.push(BlameView { field, phrase: phrase.to_owned(), why });
            }
        }
    }
    found
}
