//! Judges the guide's words before a release: complete in every language, and in the app's voice.
//!
//! Loading refuses what cannot be used; this finds what should not be said. It runs in tests and for
//! maintainers, never in front of a person. It must not change anything, and it cannot judge whether a text
//! is kind: that is for people who read.

mod complete;
mod places;
mod voice;

use super::language::Language;
use super::source::Source;
use super::{Catalogue, CatalogueError};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Something in the guide that should be put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, below `core/content`.
    pub file: String,
    /// The key in it; empty when the whole file is meant.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl Finding {
    fn new(file: &str, key: &str, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), key: key.to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}`: {}", self.file, self.key, self.reason)
    }
}

/// Words that a language's texts do not use (`LANGUAGE/forbidden.toml`). A phrase is whole words in any
/// case; `*` at the end of a word stands for any ending.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forbidden {
    /// Pressure, debt, verdicts and praise.
    pressure: Vec<String>,
    /// Promises that cannot be kept.
    claims: Vec<String>,
    /// Guesses at who the readers are.
    readers: Vec<String>,
    /// Phrases needed in a file all the same, by file.
    allowed: BTreeMap<String, Vec<String>>,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    /// The file's name without its language.
    name: String,
    /// The dotted key; the item of a list has its number.
    key: String,
    words: String,
}

/// Everything that should be put right in the embedded guide; nothing when it is ready.
pub fn embedded() -> Vec<Finding> {
    let sources: Vec<_> = Language::all().map(|language| (language, Source::embedded(language))).collect();
    of(&sources)
}

/// The same with texts put in the place of files, by full name. For tests.
pub fn with(replacements: &[(&str, &str)]) -> Vec<Finding> {
    let sources: Vec<_> =
        Language::all().map(|language| (language, Source::embedded(language).with(replacements))).collect();
    of(&sources)
}

/// The practices whose suggested schedule `accepts` refuses. The rule's grammar is known by the rituals'
/// recurrence, which is handed in so that the guide does not depend on it.
pub fn schedules(catalogue: &Catalogue, accepts: impl Fn(&str) -> bool) -> Vec<Finding> {
    let refused = catalogue.practices().iter().filter(|practice| !accepts(&practice.rule));
    refused.map(|practice| Finding::new("practices.toml", &practice.id, "the rule is refused")).collect()
}

fn of(sources: &[(Language, Source<'_>)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut all_texts = Vec::new();
    for (language, source) in sources {
        match super::load::catalogue(*language, source) {
            Ok(catalogue) => findings.extend(places::find(&catalogue)),
            Err(error) => findings.push(unusable(&error)),
        }
        match texts(source).and_then(|texts| Ok((texts, source.own::<Forbidden>("forbidden.toml")?))) {
            Ok((texts, forbidden)) => {
                findings.extend(voice::find(source, &texts, &forbidden));
                all_texts.push((*language, source, texts));
            }
            Err(error) => findings.push(unusable(&error)),
        }
    }
    findings.extend(complete::find(&all_texts));
    findings.sort();
    findings.dedup();
    findings
}

fn unusable(error: &CatalogueError) -> Finding {
    Finding::new("", "", error.to_string())
}

/// Every text that a person may see in one language.
fn texts(source: &Source<'_>) -> Result<Vec<Text>, CatalogueError> {
    let mut found = Vec::new();
    for (name, text) in
        source.below("").filter(|(name, _)| !["language.toml", "forbidden.toml"].contains(name))
    {
        let table: toml::Table = source.parse(name, text)?;
        collect(name, "", &toml::Value::Table(table), &mut found);
    }
    Ok(found)
}

fn collect(name: &str, key: &str, value: &toml::Value, found: &mut Vec<Text>) {
    let below = |part: &str| if key.is_empty() { part.to_owned() } else { format!("{key}.{part}") };
    match value {
        toml::Value::String(text) => {
            found.push(Text { name: name.to_owned(), key: key.to_owned(), words: text.clone() });
        }
        toml::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(name, &below(&(index + 1).to_string()), item, found);
            }
        }
        toml::Value::Table(table) => {
            for (part, item) in table {
                collect(name, &below(part), item, found);
            }
        }
        // Numbers and dates are refused where the file is loaded.
        _ => {}
    }
}

#[cfg(test)]
mod tests;
