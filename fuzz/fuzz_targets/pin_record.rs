#![no_main]
//! Any bytes as what keeps the journal's key: refused or bounded, never a panic, never a wait without an end.
//!
//! With an even first byte the rest is the file; with an odd one it is the file's content, behind which the checksum
//! that fits is put.

use libfuzzer_sys::fuzz_target;
use rekindle_core::moment::{BootId, Stamp};
use rekindle_core::vault::pin::PinRecord;
use sha2::{Digest, Sha256};

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    let mut file = bytes.to_vec();
    if way % 2 == 1 {
        let sum: String = Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        file.extend_from_slice(format!(" {sum}\n").as_bytes());
    }
    let Ok(record) = PinRecord::parse(&file) else { return };
    for boot in [0, 1] {
        for ms in [0, 1, u64::MAX] {
            let now = Stamp { ms, boot: BootId::numbered(boot) };
            assert!(record.wait_left_ms(now) <= 3_600_000, "a wait of more than an hour");
        }
    }
    let _ = record.has_pin();
});
