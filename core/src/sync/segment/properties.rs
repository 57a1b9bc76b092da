//! Properties of sealing and opening, on bodies, objects and contents that nobody thought of.

use super::fixtures::*;
use super::*;
use crate::couple::fact::EncodedFact;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn days() -> impl Strategy<Value = String> {
    (-719_528_i32..=2_932_896)
        .prop_map(|number| crate::moment::RitualDay::from_number(number).unwrap().to_string())
}

fn facts_encoded() -> impl Strategy<Value = EncodedFact> {
    let kind = prop_oneof![Just("mark".to_owned()), Just("take_back".into()), "[a-z_]{1,32}"];
    prop_oneof![
        4 => (0..4_u128, days()).prop_map(|(ritual, day)| mark(ritual << 64, &day)),
        2 => days().prop_map(|day| raw("day_mark", 1, format!(r#"{{"day":"{day}"}}"#))),
        2 => (0..5_u8, 0..=MAX_COUNTER + 1).prop_map(|(writer, counter)| take_back(writer, counter)),
        1 => (kind, 1_u32.., vec(any::<u8>(), 0..60))
            .prop_map(|(kind, version, payload)| raw(&kind, version, payload)),
    ]
}

fn counters() -> impl Strategy<Value = u64> {
    prop_oneof![1..200_u64, 1..=MAX_COUNTER, Just(MAX_COUNTER)]
}

prop_compose! {
    fn bodies()(
        number in prop_oneof![Just(0), counters()],
        chain in any::<[u8; 32]>(),
        held in proptest::collection::btree_map(0..10_u8, 0..=MAX_COUNTER, 0..5),
        facts in vec((0..4_u8, counters(), counters(), facts_encoded()), 0..30),
    ) -> Body {
        Body {
            read: if number == 0 { Position::START } else { Position { number, chain: ChainValue::from_bytes(chain) } },
            holds: held.into_iter().map(|(number, counter)| (device(number), counter)).collect(),
            facts: facts.into_iter().map(|(writer, counter, lamport, fact)| carried(writer, counter, lamport, fact)).collect(),
        }
    }
}

prop_compose! {
    fn headers()(
        writer in any::<u8>(),
        epoch in any::<u32>(),
        number in counters(),
        attempt in 0..MAX_ATTEMPTS,
        before in any::<[u8; 32]>(),
    ) -> Header {
        let before = ChainValue::from_bytes(before);
        Header { couple: keys().couple, device: device(writer), epoch, number, attempt, before }
    }
}

proptest! {
    #[test]
    fn what_was_sealed_is_what_opens(body in bodies(), header in headers(), nonce in any::<[u8; 24]>()) {
        let sealed = seal(&keys().own, &header, &body, nonce).unwrap();
        prop_assert!(PADDED_SIZES.contains(&(sealed.bytes.len() - OVERHEAD)));
        let opened = open(&keys().own, &header, &sealed.bytes).unwrap();
        prop_assert_eq!(&opened.body, &body);
        prop_assert_eq!(opened.chain, sealed.chain);
    }

    #[test]
    fn a_flipped_bit_is_refused(body in bodies(), header in headers(), place in any::<Index>(), bit in 0..8) {
        let mut object = seal(&keys().own, &header, &body, FIXED_NONCE).unwrap().bytes;
        let place = place.index(object.len());
        object[place] ^= 1_u8 << bit;
        prop_assert!(open(&keys().own, &header, &object).is_err());
    }

    #[test]
    fn a_flipped_bit_of_the_header_is_refused(body in bodies(), header in headers(), bit in 0_usize..8 * (16 + 16 + 4 + 8 + 1 + 32)) {
        let object = seal(&keys().own, &header, &body, FIXED_NONCE).unwrap().bytes;
        prop_assert!(open(&keys().own, &with_flipped_bit(header, bit), &object).is_err());
    }

    #[test]
    fn another_length_is_refused(body in bodies(), cut in any::<Index>(), more in vec(any::<u8>(), 1..2000)) {
        let object = seal(&keys().own, &header(1), &body, FIXED_NONCE).unwrap().bytes;
        prop_assert!(open(&keys().own, &header(1), &object[..cut.index(object.len())]).is_err());
        let larger = PADDED_SIZES.into_iter().map(|size| size + OVERHEAD).find(|size| *size > object.len());
        for size in larger.into_iter().chain([object.len() + more.len()]) {
            let mut longer = [&object[..], &more].concat();
            longer.resize(size, 0);
            prop_assert!(open(&keys().own, &header(1), &longer).is_err());
        }
    }

    /// Whatever content is accepted is the one that its body has.
    #[test]
    fn what_is_accepted_is_written_the_same_again(
        body in bodies(),
        changes in vec((any::<Index>(), any::<u8>(), select(&["set", "insert", "remove", "none"][..])), 0..4),
    ) {
        let mut content = encode::content(&body).to_vec();
        for (place, byte, change) in changes {
            if content.is_empty() { break; }
            let place = place.index(content.len());
            match change {
                "set" => content[place] = byte,
                "insert" => content.insert(place, byte),
                "remove" => { content.remove(place); }
                _ => {}
            }
        }
        if let Ok(read) = decode::content(&content) {
            prop_assert_eq!(&encode::content(&read)[..], &content);
            prop_assert_eq!(read.check(), Ok(()));
        }
    }

    #[test]
    fn junk_is_refused_and_never_a_panic(content in vec(any::<u8>(), 0..200), small in vec(0..5_u8, 0..60)) {
        for content in [&content, &small] {
            if let Ok(read) = decode::content(content) {
                prop_assert_eq!(&encode::content(&read)[..], &content[..]);
            }
        }
        prop_assert!(open(&keys().own, &header(1), &content).is_err());
    }
}

proptest! {
    // Megabytes of payload a case: few cases say as much.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_fits_is_sealed(facts in vec((0..40_u8, counters(), counters(), facts_encoded(), 0..MAX_PAYLOAD), 0..200)) {
        let facts: Vec<CarriedFact> = facts
            .into_iter()
            .map(|(writer, counter, lamport, mut fact, length)| {
                if length % 4 == 0 {
                    fact.payload = vec![b' '; length];
                }
                carried(writer, counter, lamport, fact)
            })
            .collect();
        let count = fitting(&facts);
        prop_assert_eq!(count == 0, facts.is_empty());
        let body = Body {
            read: Position { number: MAX_COUNTER, chain: ChainValue::from_bytes([1; 32]) },
            holds: (100..164).map(|number| (device(number), MAX_COUNTER)).collect(),
            facts: facts[..count].to_vec(),
        };
        prop_assert!(seal(&keys().own, &header(1), &body, FIXED_NONCE).is_ok());
    }
}

/// The header with one bit of its fields changed, counted from the couple's first.
fn with_flipped_bit(mut header: Header, bit: usize) -> Header {
    let (byte, mask) = (bit / 8, 1_u8 << (bit % 8));
    match byte {
        0..16 => header.couple.0[byte] ^= mask,
        16..32 => header.device.0[byte - 16] ^= mask,
        32..36 => header.epoch ^= u32::from(mask) << (8 * (byte - 32)),
        36..44 => header.number ^= u64::from(mask) << (8 * (byte - 36)),
        44 => header.attempt ^= mask,
        _ => {
            let mut before = *header.before.as_bytes();
            before[byte - 45] ^= mask;
            header.before = ChainValue::from_bytes(before);
        }
    }
    header
}
