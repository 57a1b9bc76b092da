//! Bodies and keys for the tests of this module.

use super::{Body, CarriedFact, ChainValue, Header, OVERHEAD, Position, VERSION, cipher, padding};
use crate::couple::fact::{DeviceId, EncodedFact, FactId, SharedFact};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::sync::keys::{DirectionKeys, LinkKeys, LinkSecret, Seat};
use uuid::Uuid;

pub(super) const FIXED_NONCE: [u8; 24] = [9; 24];

pub(super) fn keys() -> LinkKeys {
    LinkKeys::derive(&LinkSecret::from_bytes([7; 32]), Seat::Inviter)
}

pub(super) const fn device(number: u8) -> DeviceId {
    DeviceId([number; 16])
}

pub(super) fn header(number: u64) -> Header {
    let before = if number == 1 { ChainValue::START } else { ChainValue::from_bytes([5; 32]) };
    Header { couple: keys().couple, device: device(1), epoch: 1, number, attempt: 0, before }
}

pub(super) const fn empty() -> Body {
    Body { read: Position::START, holds: Vec::new(), facts: Vec::new() }
}

pub(super) fn carried(writer: u8, counter: u64, lamport: u64, encoded: EncodedFact) -> CarriedFact {
    CarriedFact { id: FactId { device: device(writer), counter }, lamport, encoded }
}

pub(super) fn raw(kind: &str, version: u32, payload: impl Into<Vec<u8>>) -> EncodedFact {
    EncodedFact { kind: kind.to_owned(), version, payload: payload.into() }
}

pub(super) fn mark(ritual: u128, day: &str) -> EncodedFact {
    let ritual = RitualId::new(Uuid::from_u128(ritual));
    EncodedFact::of(&SharedFact::Mark { ritual, day: day.parse().unwrap() }).unwrap()
}

pub(super) fn take_back(writer: u8, counter: u64) -> EncodedFact {
    EncodedFact::of(&SharedFact::TakeBack { mark: FactId { device: device(writer), counter } }).unwrap()
}

/// Seals a plaintext as it is, padding included, however wrong.
pub(super) fn seal_padded(keys: &DirectionKeys, header: &Header, padded: &[u8]) -> Vec<u8> {
    let mut text = padded.to_vec();
    let tag = cipher::encrypt(keys.seal_key(), &FIXED_NONCE, &header.associated(), &mut text).unwrap();
    [&[VERSION][..], &FIXED_NONCE, &text, &tag].concat()
}

/// Seals a content as it is, however wrong, but padded as it should be.
pub(super) fn seal_content(keys: &DirectionKeys, header: &Header, content: &[u8]) -> Vec<u8> {
    let object = seal_padded(keys, header, &padding::pad(content).unwrap());
    assert!(super::PADDED_SIZES.contains(&(object.len() - OVERHEAD)));
    object
}

/// The facts of two devices over years: marks of twenty rituals, one in fifty taken back.
pub(super) fn years(count: usize) -> Vec<CarriedFact> {
    let mut counters = [0_u64; 2];
    let mut facts = Vec::with_capacity(count);
    let mut random = 1_u64;
    let start: RitualDay = "2015-01-01".parse().unwrap();
    for index in 0..count {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let writer = usize::from(random >> 40 & 1 == 1);
        counters[writer] += 1;
        let counter = counters[writer];
        let writer = u8::try_from(writer).unwrap() + 1;
        let encoded = if counter > 40 && (random >> 41).is_multiple_of(64) {
            take_back(writer, counter - 1 - (random >> 50 & 31))
        } else {
            let day = start.plus(i32::try_from(index * 3650 / count).unwrap());
            mark(u128::from(random >> 33) % 20 * 0x1234_5678_9abc_def0_1234, &day.to_string())
        };
        facts.push(carried(writer, counter, u64::try_from(index).unwrap() + 1, encoded));
    }
    facts
}
