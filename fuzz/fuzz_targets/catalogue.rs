#![no_main]
//! Any text in the place of any file of the guide: an error that names the file, never a panic.

use libfuzzer_sys::fuzz_target;
use rekindle_core::guide::{Catalogue, Language};

/// One file of each form that the loader knows.
const FILES: [&str; 12] = [
    "practices.toml",
    "decks.toml",
    "paths.toml",
    "pages.toml",
    "first_run.toml",
    "help.toml",
    "en/words/today.toml",
    "en/practices/weekly-walk.toml",
    "en/decks/openers.toml",
    "en/paths/after-children.toml",
    "en/stages.toml",
    "en/help.toml",
];

fuzz_target!(|input: (u8, &str)| {
    let (file, text) = input;
    let name = FILES[usize::from(file) % FILES.len()];
    if let Ok(catalogue) = Catalogue::parse(Language::ENGLISH, &[(name, text)]) {
        // What loads must also be usable: no lookup may fail for any value.
        for key in catalogue.words().keys() {
            let _ = catalogue.words().plural(key, 2, &[("name", "{n}")]);
        }
        for deck in catalogue.decks() {
            let _ = (deck.card_of_day(i32::MIN), deck.card_of_day(i32::MAX));
        }
    }
});
