#![no_main]
//! Any bytes where a segment is expected: an error, never a panic, and no memory beyond what the bytes justify; or a
//! body that seals to the very same bytes again.
//!
//! Three ways in: the object as it is; a plaintext, sealed here with the key that the reader has; a content, padded as
//! it should be, so that the decoder is reached at all.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::XChaCha20Poly1305;
use hkdf::Hkdf;
use libfuzzer_sys::fuzz_target;
use rekindle_core::couple::fact::DeviceId;
use rekindle_core::sync::keys::{LinkKeys, LinkSecret, Seat};
use rekindle_core::sync::segment::{ChainValue, Header, MAX_FACTS, PADDED_SIZES, SegmentError, fitting, open, seal};
use sha2::Sha256;

const SECRET: [u8; 32] = [7; 32];
const NONCE: [u8; 24] = [9; 24];

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    let keys = LinkKeys::derive(&LinkSecret::from_bytes(SECRET), Seat::Inviter);
    let header = Header {
        couple: keys.couple,
        device: DeviceId::from_bytes([1; 16]),
        epoch: 1,
        number: 2,
        attempt: 0,
        before: ChainValue::from_bytes([5; 32]),
    };
    let object = match way % 3 {
        0 => bytes.to_vec(),
        1 => sealed(&header, &filled(bytes.to_vec(), bytes.len())),
        _ => {
            let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            sealed(&header, &filled([&length.to_be_bytes(), bytes].concat(), bytes.len() + 4))
        }
    };
    match open(&keys.own, &header, &object) {
        Ok(opened) => {
            assert!(opened.body.facts.len() <= MAX_FACTS);
            let again = seal(&keys.own, &header, &opened.body, NONCE).unwrap();
            assert_eq!(again.bytes, object, "a second spelling");
            assert_eq!(again.chain, opened.chain);
            assert!(fitting(&opened.body.facts) > 0 || opened.body.facts.is_empty());
            for fact in &opened.body.facts {
                let _ = fact.encoded.decode();
            }
        }
        Err(SegmentError::OutOfRange { .. } | SegmentError::TooLarge) => panic!("an error of sealing"),
        Err(SegmentError::DoesNotOpen) => assert_eq!(way % 3, 0, "sealed here, and does not open"),
        Err(_) => {}
    }
});

/// Zeros up to the smallest size that has room; what is too large is cut.
fn filled(mut plaintext: Vec<u8>, length: usize) -> Vec<u8> {
    let size = PADDED_SIZES.into_iter().find(|size| length <= *size).unwrap_or(PADDED_SIZES[4]);
    plaintext.resize(size, 0);
    plaintext
}

/// What `docs/protocol.md` says of an object, so that a plaintext that no writer makes can be sealed too.
fn sealed(header: &Header, plaintext: &[u8]) -> Vec<u8> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::from_prk(&SECRET).unwrap().expand(b"rekindle link 1 inviter seal", &mut key).unwrap();
    let associated = [
        b"rekindle segment \x01".as_slice(),
        header.couple.as_bytes(),
        header.device.as_bytes(),
        &header.epoch.to_be_bytes(),
        &header.number.to_be_bytes(),
        header.before.as_bytes(),
        &[header.attempt],
    ]
    .concat();
    let payload = Payload { msg: plaintext, aad: &associated };
    let text = XChaCha20Poly1305::new(&key.into()).encrypt(&NONCE.into(), payload).unwrap();
    [&[1][..], &NONCE, &text].concat()
}
