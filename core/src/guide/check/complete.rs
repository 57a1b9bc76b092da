//! Completeness: every language has the same files, keys, cards and placeholders, and the plural forms that
//! its own rules ask for.

use super::{Finding, Text};
use crate::guide::language::Language;
use crate::guide::source::Source;
use crate::guide::words::{CATEGORIES, Word, Words, placeholders};
use std::collections::{BTreeMap, BTreeSet};

/// Counts that between them touch every plural category that whole numbers have in CLDR.
const COUNTS: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];

pub(super) fn find(all: &[(Language, &Source<'_>, Vec<Text>)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (language, source, _) in all {
        findings.extend(plurals(*language, source));
    }
    // English is what the others are measured by: it is what is spoken when another is not there.
    let Some((_, _, reference)) = all.iter().find(|(language, ..)| *language == Language::ENGLISH) else {
        findings.push(Finding::new("en", "", "there is no English"));
        return findings;
    };
    for (_, source, texts) in all.iter().filter(|(language, ..)| *language != Language::ENGLISH) {
        findings.extend(compare(reference, texts, source));
    }
    findings
}

fn compare(reference: &[Text], texts: &[Text], source: &Source<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = |texts: &[Text]| texts.iter().map(|text| text.name.clone()).collect::<BTreeSet<_>>();
    let (wanted, there) = (files(reference), files(texts));
    for name in wanted.symmetric_difference(&there) {
        findings.push(Finding::new(&source.path(name), "", "this file is not in every language"));
    }
    let (wanted, there) = (by_key(reference), by_key(texts));
    for (place, names) in &wanted {
        let (name, key) = place;
        match there.get(place) {
            None if files(texts).contains(name) => {
                findings.push(Finding::new(&source.path(name), key, "is there in English and not here"));
            }
            Some(others) if others != names => {
                findings.push(Finding::new(
                    &source.path(name),
                    key,
                    "has other placeholders than in English",
                ));
            }
            _ => {}
        }
    }
    for (name, key) in there.keys().filter(|place| !wanted.contains_key(*place)) {
        if files(reference).contains(name) {
            findings.push(Finding::new(&source.path(name), key, "is here and not in English"));
        }
    }
    findings
}

/// The placeholders at each place. The forms of one plural are one place: languages differ in them.
fn by_key(texts: &[Text]) -> BTreeMap<(String, String), BTreeSet<String>> {
    let plural: BTreeSet<(&str, &str)> = texts
        .iter()
        .filter(|text| text.name.starts_with("words/"))
        .filter_map(|text| Some((text.name.as_str(), text.key.strip_suffix(".other")?)))
        .collect();
    let mut places: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for text in texts {
        let form = text.key.rsplit_once('.').filter(|(whole, form)| {
            CATEGORIES.contains(form) && plural.contains(&(text.name.as_str(), *whole))
        });
        let key = form.map_or(text.key.as_str(), |(whole, _)| whole);
        let names = placeholders(&text.words).unwrap_or_default().into_iter().map(ToOwned::to_owned);
        places.entry((text.name.clone(), key.to_owned())).or_default().extend(names);
    }
    places
}

fn plurals(language: Language, source: &Source<'_>) -> Vec<Finding> {
    let Ok(words) = Words::parse(language, source) else {
        // Loading reports it with its file.
        return Vec::new();
    };
    let needed: BTreeSet<&str> = (0..=200).chain(COUNTS).map(|count| words.category(count)).collect();
    let mut findings = Vec::new();
    for (key, word) in words.entries() {
        let mut report = |reason: String| findings.push(Finding::new(&source.path("words"), key, reason));
        match word {
            Word::Plain(text) => {
                if placeholders(text).is_none() {
                    report("has a brace that stands alone".to_owned());
                }
            }
            Word::Plural(forms) => {
                for form in needed.iter().filter(|form| !forms.contains_key(**form)) {
                    report(format!("lacks the form `{form}`"));
                }
                if forms.values().any(|text| placeholders(text).is_none()) {
                    report("has a brace that stands alone".to_owned());
                }
                if !forms.values().any(|text| text.contains("{n}")) {
                    report("has plural forms and shows no count".to_owned());
                }
            }
        }
    }
    findings
}
