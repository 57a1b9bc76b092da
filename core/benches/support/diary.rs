//! A journal of many entries, made through the door: everyday words by how often they come up, and a few that queries
//! ask for. The same texts are made by tests/peers/run.py.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

use rekindle_core::companion::lock::UnlockRequest;
use rekindle_core::journal::entry::WriteRequest;
use rekindle_core::moment::{BootId, DayStart, Stamp, ZoneOffsets};
use rekindle_core::vault::SystemKey;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use std::path::Path;
use tempfile::TempDir;

/// Entries of one day.
const A_DAY: u32 = 20;
/// How many different everyday words there are.
const WORDS: u64 = 4_000;
const SYLLABLES: [&str; 16] =
    ["ba", "ten", "lo", "mir", "sa", "ker", "du", "vin", "ra", "pol", "te", "gan", "fi", "sho", "ne", "lum"];

/// The everyday word of this rank.
fn everyday(rank: u64) -> String {
    let mut word = String::new();
    let mut rest = rank + 16;
    while rest > 0 {
        word.push_str(SYLLABLES[usize::try_from(rest % 16).unwrap()]);
        rest /= 16;
    }
    word
}

/// The text of an entry: forty words, and now and then one that is asked for.
pub(crate) fn text(number: u32) -> String {
    let mut chance = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance
    };
    let mut words: Vec<String> = (0..40)
        .map(|_| {
            // A word of rank n about half as often as one of rank n / 2.
            let spread = next() % 12;
            everyday((next() % WORDS) >> spread)
        })
        .collect();
    let mut put = |every: u32, word: &str| {
        if number % every == every / 2 {
            words.insert(usize::try_from(number).unwrap() % 40, word.to_owned());
        }
    };
    put(3, "walk");
    put(7, "rain");
    put(100, "held my hand");
    put(90, "laughing");
    put(110, "laughed");
    put(2_000, "zeppelin");
    words.join(" ")
}

/// Noon of the last day of the journal.
pub(crate) fn here() -> Here {
    Here { now: "2026-11-22T11:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

/// An entry as it is written, `back` days before the last.
pub(crate) fn request(number: u32, back: u32) -> WriteRequest {
    let day = here().today(DayStart::default()).plus(-i32::try_from(back).unwrap());
    WriteRequest { text: text(number), day: Some(day), ..WriteRequest::default() }
}

/// A journal of `count` entries. Made where syncing costs nothing unless it is to be written to.
pub(crate) fn diary(count: u32, on_disk: bool) -> (TempDir, Companion) {
    let memory = Path::new("/dev/shm");
    let folder = if on_disk || !memory.is_dir() {
        tempfile::tempdir().unwrap()
    } else {
        tempfile::tempdir_in(memory).unwrap()
    };
    let open = OpenRequest {
        directory: folder.path().to_path_buf(),
        key: VaultKey::from_bytes([9; 32]),
        seed: Seed::from_bytes([5; 32]),
    };
    let companion = Companion::create(open, &here()).unwrap();
    let system_key = &SystemKey::from_bytes([6; 32]);
    let now = Stamp { ms: 0, boot: BootId::numbered(1) };
    companion.unlock(UnlockRequest { system_key, pin: None, now }).unwrap();
    for number in 0..count {
        companion.journal().write(&request(number, (count - number) / A_DAY), &here()).unwrap();
    }
    (folder, companion)
}
