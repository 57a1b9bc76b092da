#![no_main]
//! Any bytes as a parcel: an error, never a panic, and nothing made that is larger than the input; what is accepted has one
//! spelling. As they come, and with a digest that fits, so that what is behind the digest is reached.

use libfuzzer_sys::fuzz_target;
use rekindle_core::sync::parcel::{MAX_ENTRIES, MAX_OBJECT, decode, encode};
use sha2::{Digest, Sha256};

fuzz_target!(|input: &[u8]| {
    look(input);
    look(&[input, &Sha256::digest(input)].concat());
});

fn look(bytes: &[u8]) {
    let Ok(parcel) = decode(bytes) else { return };
    assert!(parcel.entries.len() <= MAX_ENTRIES);
    assert!(parcel.entries.iter().all(|entry| entry.object.len() <= MAX_OBJECT));
    assert!(parcel.entries.is_sorted_by(|a, b| a.number < b.number));
    let spelled = encode(parcel.tag, &parcel.entries).expect("what was read can be written");
    assert_eq!(spelled, bytes, "one spelling");
}
