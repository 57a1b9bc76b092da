//! Every word that the terminal shell asks for is in the catalogue of every language.

use rekindle_core::couple::share::{ShareLevel, Shareable};
use rekindle_core::guide::{Language, Words};
use rekindle_core::sync::exchange::Finding;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// All code of the shell but its tests.
fn code() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(text.split("#[cfg(test)]").next().unwrap().to_owned());
            }
        }
    }
    found
}

/// Every text between two quotes: the literals, and between them what is none, which looks like no key.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.split('"')
}

#[test]
fn every_key_has_its_word_in_every_language() {
    let code = code();
    let is_key = |text: &&str| {
        text.contains('.') && text.bytes().all(|byte| byte.is_ascii_lowercase() || b"._".contains(&byte))
    };
    let keys: BTreeSet<&str> = code.iter().flat_map(|file| quoted(file)).filter(is_key).collect();
    for language in Language::all() {
        let words = Words::of(language);
        let parts: BTreeSet<&str> = words.keys().filter_map(|key| key.split('.').next()).collect();
        let mut looked_up = 0;
        for key in &keys {
            let part = key.split('.').next().unwrap();
            if parts.contains(part) {
                assert!(words.has(key), "{language} has no {key}");
                looked_up += 1;
            }
        }
        assert!(looked_up > 60, "the sources were not found");
    }
}

/// Keys that are put together from a code.
#[test]
fn what_is_shared_and_what_a_place_did_has_its_words() {
    let kinds = Shareable::ALL.map(|what| format!("couple.kind.{what}"));
    let levels =
        [ShareLevel::Off, ShareLevel::Days, ShareLevel::On].map(|level| format!("couple.level.{level}"));
    let findings = Finding::CODES.map(|code| format!("finding.{code}"));
    for language in Language::all() {
        let words = Words::of(language);
        for key in kinds.iter().chain(&levels).chain(&findings) {
            assert!(words.has(key), "{language} has no {key}");
        }
    }
}

#[test]
fn every_code_of_an_error_has_its_words_in_every_language() {
    let code = code();
    let codes: BTreeSet<&str> = code
        .iter()
        .flat_map(|file| file.split("Failure::input").skip(1))
        .filter_map(|after| quoted(after).nth(1))
        .chain(["file_not_found", "storage"])
        .chain(rekindle_core::RekindleError::CODES)
        .collect();
    assert!(codes.len() > 45, "the sources were not found");
    for language in Language::all() {
        let words = Words::of(language);
        for code in &codes {
            for part in ["text", "hint"] {
                assert!(words.has(&format!("error.{code}.{part}")), "{language}: {code}.{part}");
            }
        }
    }
}
