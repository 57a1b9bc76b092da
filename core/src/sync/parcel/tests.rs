//! A parcel comes back as it was made or is refused by reason, whatever happened to it.

use super::*;
use proptest::prelude::*;

const TAG: ParcelTag = ParcelTag::from_bytes([0x0f; 16]);

fn entry(number: u64, attempt: u8, object: &[u8]) -> ParcelEntry {
    ParcelEntry { number, attempt, object: object.to_vec() }
}

fn example() -> Vec<u8> {
    encode(TAG, &[entry(3, 0, b"sealed"), entry(4, 2, b""), entry(9, 0, &[7; 300])]).unwrap()
}

/// The bytes with the digest that fits them: what only somebody who means it can make.
fn with_digest(body: &[u8]) -> Vec<u8> {
    [body, &Sha256::digest(body)].concat()
}

fn head(count: u16) -> Vec<u8> {
    [&MAGIC[..], &[VERSION], &TAG.0, &count.to_be_bytes()].concat()
}

fn entry_head(number: u64, attempt: u8, length: u32) -> Vec<u8> {
    [&number.to_be_bytes()[..], &[attempt], &length.to_be_bytes()].concat()
}

fn any_entries() -> impl Strategy<Value = Vec<ParcelEntry>> {
    let object = prop_oneof![
        8 => prop::collection::vec(any::<u8>(), 0..400),
        1 => Just(vec![0x5a; MAX_OBJECT]),
    ];
    prop::collection::btree_map(1_u64.., (any::<u8>(), object), 0..12).prop_map(|entries| {
        entries
            .into_iter()
            .map(|(number, (attempt, object))| ParcelEntry { number, attempt, object })
            .collect()
    })
}

proptest! {
    #[test]
    fn what_is_wrapped_is_unwrapped(tag in any::<[u8; 16]>(), entries in any_entries()) {
        let tag = ParcelTag::from_bytes(tag);
        let bytes = encode(tag, &entries).unwrap();
        prop_assert_eq!(decode(&bytes), Ok(Parcel { tag, entries }));
    }

    #[test]
    fn other_bytes_are_no_parcel(bytes in prop::collection::vec(any::<u8>(), 8..200)) {
        prop_assert_eq!(decode(&bytes), Err(ParcelError::NotAParcel));
    }

    #[test]
    fn what_is_accepted_has_one_spelling(count in 0_u16..4, body in prop::collection::vec(0_u8..3, 0..60)) {
        let bytes = with_digest(&[head(count), body].concat());
        if let Ok(parcel) = decode(&bytes) {
            prop_assert_eq!(encode(parcel.tag, &parcel.entries), Ok(bytes));
        }
    }
}

#[test]
fn the_bytes_are_those_of_the_protocol() {
    let bytes = encode(TAG, &[entry(0x0102, 3, b"sealed")]).unwrap();
    let expected = [
        &b"RKPARCEL\x01"[..],
        &[0x0f; 16],
        b"\x00\x01",
        b"\x00\x00\x00\x00\x00\x00\x01\x02\x03\x00\x00\x00\x06sealed",
    ]
    .concat();
    assert_eq!(bytes, with_digest(&expected));
}

#[test]
fn an_empty_parcel_is_a_parcel() {
    let bytes = encode(TAG, &[]).unwrap();
    assert_eq!(bytes.len(), HEAD + DIGEST);
    assert_eq!(decode(&bytes), Ok(Parcel { tag: TAG, entries: Vec::new() }));
}

#[test]
fn cut_at_any_place_is_cut_short() {
    let whole = example();
    for length in 0..whole.len() {
        assert_eq!(decode(&whole[..length]), Err(ParcelError::CutShort), "{length} of {} bytes", whole.len());
    }
}

#[test]
fn a_flipped_bit_anywhere_is_noticed() {
    let whole = example();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let refused = decode(&bytes).expect_err("a flipped bit passed");
            match at {
                0..8 => assert_eq!(refused, ParcelError::NotAParcel, "byte {at}"),
                8 => assert!(
                    matches!(refused, ParcelError::Newer { known: 1, .. } | ParcelError::Damaged { .. }),
                    "{refused}"
                ),
                _ => assert!(
                    matches!(
                        refused,
                        ParcelError::CutShort | ParcelError::Damaged { .. } | ParcelError::TooLarge { .. }
                    ),
                    "byte {at}: {refused}"
                ),
            }
        }
    }
}

#[test]
fn what_goes_on_after_its_end_is_damaged() {
    let mut bytes = example();
    bytes.push(0);
    assert_eq!(decode(&bytes), Err(ParcelError::Damaged { reason: "it goes on after its end" }));
}

#[test]
fn a_newer_parcel_says_so_whatever_else_it_holds() {
    assert_eq!(decode(b"RKPARCEL\x02"), Err(ParcelError::Newer { found: 2, known: 1 }));
    assert_eq!(decode(b"RKPARCEL\xffanything"), Err(ParcelError::Newer { found: 255, known: 1 }));
}

#[test]
fn a_length_that_lies_is_refused_before_anything_is_made_of_it() {
    for length in [65_578, 1 << 30, u32::MAX] {
        let bytes = with_digest(&[head(1), entry_head(1, 0, length)].concat());
        assert_eq!(decode(&bytes), Err(OBJECT_TOO_LARGE), "{length}");
    }
    // It fits a segment and not this file.
    let bytes = with_digest(&[head(1), entry_head(1, 0, 65_577)].concat());
    assert_eq!(decode(&bytes), Err(ParcelError::CutShort));
    // More entries than the bytes could hold, and more than any parcel has.
    assert_eq!(decode(&with_digest(&head(1024))), Err(ParcelError::CutShort));
    assert_eq!(decode(&with_digest(&head(1025))), Err(TOO_MANY));
    assert_eq!(decode(&with_digest(&head(u16::MAX))), Err(TOO_MANY));
}

#[test]
fn numbers_ascend_from_one() {
    for numbers in [&[0][..], &[2, 2], &[2, 1], &[0, 1], &[1, 3, 2]] {
        let entries: Vec<_> = numbers.iter().map(|number| entry(*number, 0, b"")).collect();
        assert_eq!(encode(TAG, &entries), Err(ParcelError::OutOfOrder), "{numbers:?}");
        let mut body = head(u16::try_from(numbers.len()).unwrap());
        for number in numbers {
            body.extend(entry_head(*number, 0, 0));
        }
        let refused = decode(&with_digest(&body));
        assert_eq!(refused, Err(ParcelError::Damaged { reason: "its numbers do not ascend" }), "{numbers:?}");
    }
    assert!(encode(TAG, &[entry(1, 0, b""), entry(u64::MAX, 0, b"")]).is_ok());
}

#[test]
fn each_bound_holds_exactly() {
    let numbered = |count: u64, object: &[u8]| (1..=count).map(|n| entry(n, 0, object)).collect::<Vec<_>>();
    assert!(decode(&encode(TAG, &numbered(1024, b"x")).unwrap()).is_ok());
    assert_eq!(encode(TAG, &numbered(1025, b"x")), Err(TOO_MANY));
    assert_eq!(encode(TAG, &numbered(1, &vec![0; MAX_OBJECT + 1])), Err(OBJECT_TOO_LARGE));
    // The most of the largest segments that fit, and one more.
    let fit = (MAX_PARCEL - HEAD - DIGEST) / (ENTRY_HEAD + MAX_OBJECT);
    let many = numbered(u64::try_from(fit).unwrap() + 1, &vec![0; MAX_OBJECT]);
    assert_eq!(encode(TAG, &many), Err(PARCEL_TOO_LARGE));
    let mut bytes = encode(TAG, &many[..fit]).unwrap();
    assert_eq!(decode(&bytes).unwrap().entries.len(), fit);
    bytes.resize(MAX_PARCEL + 1, 0);
    assert_eq!(decode(&bytes), Err(PARCEL_TOO_LARGE));
    bytes[0] = b'X';
    assert_eq!(decode(&bytes), Err(ParcelError::NotAParcel));
}

#[test]
fn the_largest_object_is_the_largest_that_a_mailbox_is_tested_with() {
    assert_eq!(MAX_OBJECT, crate::sync::mailbox::contract::LARGEST);
}

#[test]
fn no_bytes_are_printed() {
    assert_eq!(format!("{:?}", entry(3, 1, b"sealed")), "ParcelEntry(3/1, 6 bytes)");
}
