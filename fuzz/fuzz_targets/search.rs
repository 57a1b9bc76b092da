#![no_main]
//! Any text as a query, any text as an entry: never an error of the database, never a panic, and what is found holds
//! what was asked for.
//!
//! The first line is the query, the rest an entry that is written before and deleted after.

use libfuzzer_sys::fuzz_target;
use rekindle_core::companion::lock::UnlockRequest;
use rekindle_core::journal::entry::WriteRequest;
use rekindle_core::journal::search::fold;
use rekindle_core::journal::search::query::{Breadth, Query};
use rekindle_core::moment::{BootId, Stamp, ZoneOffsets};
use rekindle_core::vault::SystemKey;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use std::path::Path;
use std::sync::OnceLock;

static JOURNAL: OnceLock<(tempfile::TempDir, Companion)> = OnceLock::new();

fn here() -> Here {
    Here { now: "2026-11-22T11:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn journal() -> &'static Companion {
    let (_, companion) = JOURNAL.get_or_init(|| {
        // In memory where there is such a place: the disk is not what is examined.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        let open = OpenRequest {
            directory: folder.path().to_path_buf(),
            key: VaultKey::from_bytes([1; 32]),
            seed: Seed::from_bytes([2; 32]),
        };
        let companion = Companion::create(open, &here()).unwrap();
        let now = Stamp { ms: 0, boot: BootId::numbered(1) };
        companion.unlock(UnlockRequest { system_key: &SystemKey::from_bytes([3; 32]), pin: None, now }).unwrap();
        for text in ["hugging in the rain", "zärtlich, ﬁne", "我们散步了", "ôm nhau"] {
            let request = WriteRequest { text: text.to_owned(), ..WriteRequest::default() };
            companion.journal().write(&request, &here()).unwrap();
        }
        (folder, companion)
    });
    companion
}

fuzz_target!(|input: &str| {
    let (asked, text) = input.split_once('\n').unwrap_or((input, ""));
    let journal = journal().journal();
    let request = WriteRequest { text: text.to_owned(), ..WriteRequest::default() };
    let written = journal.write(&request, &here()).ok();
    let query = Query::parse(asked);
    for hit in journal.search(asked).unwrap() {
        let whole = journal.show(hit.id).unwrap().text;
        assert!(query.is_in(&fold::words(&whole), Breadth::Parts), "found without being asked for");
        let length = hit.snippet.text.chars().count();
        assert!(hit.snippet.marked.iter().all(|range| range.end <= length));
    }
    if let Some(entry) = written {
        // An entry is found by its own first words.
        let own: Vec<String> = fold::words(&entry.text).split(' ').take(8).map(str::to_owned).collect();
        let found = journal.search(&own.join(" ")).unwrap();
        let asks = own.join(" ").chars().count() <= 200 && !own[0].is_empty();
        assert!(!asks || found.iter().any(|hit| hit.id == entry.id), "not found by its own words");
        journal.delete(entry.id).unwrap();
        assert!(journal.search(asked).unwrap().iter().all(|hit| hit.id != entry.id));
    }
});
