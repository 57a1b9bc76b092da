#![no_main]
//! Any stored fact: it says something, or is unknown, and never a panic. What this build understands it also writes,
//! and what it writes it understands. Any text as a fact's name.
//!
//! The first line is the kind (of version 1 unless a number follows after a blank), the rest the payload.

use libfuzzer_sys::fuzz_target;
use rekindle_core::couple::fact::{EncodedFact, FactId, SharedFact};

fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == b'\n');
    let Some(Ok(line)) = parts.next().map(std::str::from_utf8) else { return };
    let payload = parts.next().unwrap_or_default().to_vec();
    let (kind, version) = line.split_once(' ').unwrap_or((line, "1"));
    let version = version.parse().unwrap_or(1);

    let fact = EncodedFact { kind: kind.to_owned(), version, payload }.decode();
    match EncodedFact::of(&fact) {
        Some(written) => {
            assert_eq!((written.kind.as_str(), written.version), (kind, version));
            assert_eq!(written.decode(), fact, "what is written says the same");
        }
        None => assert_eq!(fact, SharedFact::Unknown),
    }
    if let Ok(id) = line.parse::<FactId>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
});
