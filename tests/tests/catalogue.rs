//! The words that the sources ask for are there. A lookup shows an unknown key as itself rather than fail,
//! so that nobody's screen stops; this finds the key before a person does.

#![expect(clippy::expect_used, reason = "a helper of a test may fail the test")]

use rekindle_core::guide::{Language, Words};
use std::fs;
use std::path::{Path, PathBuf};

/// The sources that ask for words. The guide's own tests make words up.
const SOURCES: [&str; 3] = ["core/src", "cli/src", "bindings/src"];

#[test]
fn every_key_in_the_sources_has_its_word() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let words = Words::load(Language::ENGLISH).expect("the English words load");
    let mut asked = 0;
    let mut missing = Vec::new();
    for file in SOURCES.iter().flat_map(|folder| rust_files(&root.join(folder))) {
        if file.components().any(|part| part.as_os_str() == "guide") && file.ends_with("words.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source can be read");
        for key in keys(&text) {
            asked += 1;
            if !words.has(&key) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(asked > 0, "no key was found: the search no longer fits the sources");
    assert!(missing.is_empty(), "no language has:\n{}", missing.join("\n"));
}

#[test]
fn the_search_sees_keys_on_either_line() {
    let text = "words.text(\"a.b\", &[]); words\n  .plural(\n    \"c.d\", 2, &[]); x.text(name, &[]); y.text(\"plain\")";
    assert_eq!(keys(text), ["a.b", "c.d"]);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// What stands in quotes right after `.text(` or `.plural(`, when it is a dotted key.
fn keys(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in [".text(", ".plural("] {
        for (at, _) in text.match_indices(call) {
            let argument = text[at + call.len()..].trim_start();
            let quoted = argument.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            if let Some((key, _)) = quoted.filter(|(key, _)| key.contains('.') && !key.contains(['{', ' '])) {
                found.push(key.to_owned());
            }
        }
    }
    found
}
