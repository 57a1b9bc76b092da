//! What a segment holds, costs and refuses, case by case.

use super::fixtures::*;
use super::*;
use crate::couple::fact::{SharedFact, Short};

fn sealed(body: &Body) -> Sealed {
    seal(&keys().own, &header(1), body, FIXED_NONCE).unwrap()
}

fn opened(object: &[u8]) -> Result<Opened, SegmentError> {
    open(&keys().own, &header(1), object)
}

/// The content of a sealed body, as it stands before padding.
fn content(body: &Body) -> Vec<u8> {
    encode::content(body).to_vec()
}

fn refused(content: &[u8]) -> &'static str {
    match opened(&seal_content(&keys().own, &header(1), content)) {
        Err(SegmentError::Malformed { reason }) => reason,
        other => panic!("{other:?}"),
    }
}

fn with_facts(facts: Vec<CarriedFact>) -> Body {
    Body { facts, ..empty() }
}

#[test]
fn nothing_to_say_is_a_segment_too() {
    let sealed = sealed(&empty());
    assert_eq!(sealed.bytes.len(), 256 + 41);
    assert_eq!(opened(&sealed.bytes).unwrap(), Opened { body: empty(), chain: sealed.chain });
}

#[test]
fn every_form_comes_back_as_it_was() {
    let facts = vec![
        carried(1, 1, 1, mark(7, "2025-03-30")),
        carried(1, 2, 2, mark(7, "2025-03-31")),
        carried(2, 9, 1, raw("day_mark", 1, r#"{"day":"1969-12-31"}"#)),
        carried(1, 3, 40, take_back(1, 2)),
        carried(1, 4, 41, take_back(2, MAX_COUNTER)),
        carried(1, MAX_COUNTER, MAX_COUNTER, raw("appreciation", u32::MAX, vec![0xff; MAX_PAYLOAD])),
        carried(2, 1, 1, raw(&"k".repeat(MAX_KIND), 1, "")),
        carried(2, 2, 2, mark(u128::MAX, "0000-01-01")),
        carried(2, 3, 3, mark(0, "9999-12-31")),
    ];
    let read = Position { number: MAX_COUNTER, chain: ChainValue::from_bytes([3; 32]) };
    let body = Body { read, holds: vec![(device(0), 0), (device(2), MAX_COUNTER)], facts };
    let sealed = sealed(&body);
    assert_eq!(opened(&sealed.bytes).unwrap(), Opened { body, chain: sealed.chain });
}

#[test]
fn a_mark_the_day_after_takes_three_bytes() {
    let one = with_facts(vec![carried(1, 1, 1, mark(7, "2025-03-30"))]);
    let mut two = one.clone();
    two.facts.push(carried(1, 2, 2, mark(7, "2025-03-31")));
    let (one, two) = (content(&one), content(&two));
    assert_eq!(two.len(), one.len() + 3);
    assert_eq!(two[one.len()..], [tag_of_a_mark(), 0, 2]);
}

const fn tag_of_a_mark() -> u8 {
    encode::tag::MARK
}

/// What there are thousands of is written so that it has a short form, and that it comes back from it as written.
#[test]
fn the_short_forms_are_of_what_this_build_writes() {
    let (ritual, day) = (crate::ids::RitualId::new(uuid::Uuid::from_u128(7)), "2025-03-30".parse().unwrap());
    let mark = crate::couple::fact::FactId { device: device(3), counter: 12 };
    for fact in [SharedFact::Mark { ritual, day }, SharedFact::DayMark { day }, SharedFact::TakeBack { mark }]
    {
        let encoded = crate::couple::fact::EncodedFact::of(&fact).unwrap();
        let short = Short::of(&encoded).unwrap();
        assert_eq!(short.lengthen(), encoded);
        assert_eq!(short.lengthen().decode(), fact);
    }
}

/// Stored bytes that say the same in other letters are no short form: they must come back as they are.
#[test]
fn other_spellings_go_as_they_are() {
    let ritual = "00000000-0000-0000-0000-00000000000a";
    let device = "0a".repeat(16);
    let kinds: [(&str, &[String]); 3] = [
        (
            "mark",
            &[
                format!(r#"{{"ritual":"{}","day":"2025-03-30"}}"#, ritual.to_uppercase()),
                format!(r#"{{"day":"2025-03-30","ritual":"{ritual}"}}"#),
                format!(r#"{{"ritual":"{ritual}","day":"2025-3-30"}}"#),
                format!(r#"{{"ritual":"{ritual}","day":"2025-02-30"}}"#),
                format!(r#"{{"ritual": "{ritual}","day":"2025-03-30"}}"#),
                format!(r#"{{"ritual":"{ritual}","day":"2025-03-30","more":1}}"#),
                String::new(),
            ],
        ),
        ("day_mark", &[r#"{"day":"+025-03-30"}"#.into(), r#"{"day":""}"#.into(), "{}".into()]),
        (
            "take_back",
            &[
                format!(r#"{{"mark":"{device}-0"}}"#),
                format!(r#"{{"mark":"{device}-01"}}"#),
                format!(r#"{{"mark":"{device}-+1"}}"#),
                format!(r#"{{"mark":"{device}-9007199254740993"}}"#),
                format!(r#"{{"mark":"{}-1"}}"#, device.to_uppercase()),
            ],
        ),
    ];
    for (kind, payloads) in kinds {
        for payload in payloads {
            let fact = raw(kind, 1, payload.as_str());
            assert_eq!(Short::of(&fact), None, "{payload}");
            let body = with_facts(vec![carried(1, 1, 1, fact)]);
            assert_eq!(opened(&sealed(&body).bytes).unwrap().body, body);
        }
    }
    assert_eq!(Short::of(&raw("mark", 2, mark(1, "2025-03-30").payload)), None);
}

#[test]
fn only_its_own_place_opens_it() {
    let object = sealed(&empty()).bytes;
    let right = header(1);
    let others = [
        Header { device: device(2), ..right },
        Header { epoch: 2, ..right },
        Header { number: 2, ..right },
        Header { attempt: 1, ..right },
        Header { before: ChainValue::from_bytes([1; 32]), ..right },
        Header { couple: crate::sync::keys::CoupleId([0; 16]), ..right },
    ];
    for wrong in others {
        assert_eq!(open(&keys().own, &wrong, &object), Err(SegmentError::DoesNotOpen), "{wrong:?}");
    }
    assert_eq!(open(&keys().partner, &right, &object), Err(SegmentError::DoesNotOpen));
}

#[test]
fn the_chain_tells_what_was_said_and_not_how_often() {
    let (body, other) = (empty(), with_facts(vec![carried(1, 1, 1, mark(7, "2025-03-30"))]));
    let chain = |header, body, nonce| seal(&keys().own, &header, body, nonce).unwrap().chain;
    let first = chain(header(1), &body, FIXED_NONCE);
    assert_eq!(first, chain(Header { attempt: 7, ..header(1) }, &body, [8; 24]));
    assert_ne!(first, chain(header(1), &other, FIXED_NONCE));
    assert_ne!(first, chain(header(2), &body, FIXED_NONCE));
    assert_ne!(first, chain(Header { before: first, ..header(1) }, &body, FIXED_NONCE));
    assert_ne!(first, chain(Header { device: device(9), ..header(1) }, &body, FIXED_NONCE));
}

#[test]
fn what_is_no_segment_is_told_by_its_size_and_first_byte() {
    let object = sealed(&empty()).bytes;
    for size in [0, 1, 256, 296, 298, MAX_OBJECT - 1, MAX_OBJECT + 1] {
        assert_eq!(opened(&vec![VERSION; size]), Err(SegmentError::NotASegment { size }));
    }
    let first = |byte| opened(&[&[byte], &object[1..]].concat());
    assert_eq!(first(0), Err(SegmentError::NotASegment { size: 297 }));
    assert_eq!(first(2), Err(SegmentError::NewerVersion { version: 2 }));
    for size in PADDED_SIZES {
        assert_eq!(opened(&vec![VERSION; size + OVERHEAD]), Err(SegmentError::DoesNotOpen));
    }
}

#[test]
fn padding_is_to_the_next_size_and_of_zeros() {
    let open_padded = |padded: &[u8]| opened(&seal_padded(&keys().own, &header(1), padded));
    let padded = |length: u32, content: &[u8], size: usize| {
        let mut padded = [&length.to_be_bytes()[..], content].concat();
        padded.resize(size, 0);
        padded
    };
    let body = content(&empty());
    let length = u32::try_from(body.len()).unwrap();
    assert!(open_padded(&padded(length, &body, 256)).is_ok());
    let malformed = |reason| Err(SegmentError::Malformed { reason });
    assert_eq!(open_padded(&padded(length, &body, 1024)), malformed("padded further than to the next size"));
    for lie in [253, 65_536, u32::MAX] {
        assert_eq!(open_padded(&padded(lie, &body, 256)), malformed("a length beyond the end"));
    }
    let mut dirty = padded(length, &body, 256);
    dirty[255] = 1;
    assert_eq!(open_padded(&dirty), malformed("padding that is not zero"));
    assert_eq!(open_padded(&padded(0, &body, 256)), malformed("ends in the middle"));
}

#[test]
fn the_largest_content_fits_and_one_more_byte_does_not() {
    let filled = |last: usize| {
        let facts = (1..=16)
            .map(|n| carried(1, n, n, raw("k", 1, vec![0; if n == 16 { last } else { MAX_PAYLOAD }])));
        with_facts(facts.collect())
    };
    let room = padding::MAX_CONTENT - content(&filled(128)).len() + 128;
    let body = filled(room);
    let largest = sealed(&body);
    assert_eq!(largest.bytes.len(), MAX_OBJECT);
    assert_eq!(opened(&largest.bytes).unwrap().body, body);
    let one_more = seal(&keys().own, &header(1), &filled(room + 1), FIXED_NONCE);
    assert_eq!(one_more, Err(SegmentError::TooLarge));
}

/// Each of these could be read by a careless decoder, and would be a second spelling, or a lie.
#[test]
fn a_content_has_one_spelling() {
    let id = [1_u8; 16];
    let after = [2_u8; 16];
    let join = |parts: &[&[u8]]| parts.concat();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("ends in the middle", vec![]),
        ("ends in the middle", vec![0, 0, 0]),
        ("bytes after the last fact", vec![0, 0, 0, 0, 0]),
        ("a number with a byte too many", vec![0x80, 0, 0, 0, 0]),
        ("a number of more than eight bytes", vec![0xff; 16]),
        ("the number read", join(&[&[0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], &[0; 40]])),
        ("a table beyond the end", vec![0, 1, 0, 0]),
        ("a table beyond the end", vec![0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0]),
        ("a table not in ascending order", join(&[&[0, 2], &id, &id, &[1, 1, 0, 0]])),
        ("a table not in ascending order", join(&[&[0, 2], &after, &id, &[1, 1, 0, 0]])),
        ("an entry of a table that nothing points at", join(&[&[0, 1], &id, &[0, 0, 0]])),
        ("an entry of a table that nothing points at", join(&[&[0, 0, 1], &id, &[0]])),
        ("a counter held", join(&[&[0, 1], &id, &[0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 0, 0]])),
        ("more facts than a segment holds", vec![0, 0, 0, 0xf5, 3]),
        ("ends in the middle", vec![0, 0, 0, 0xf4, 3]),
        ("a first fact without a device", join(&[&[0, 1], &id, &[0, 0, 1, 0x02, 0]])),
        ("an unknown form of a fact", join(&[&[0, 1], &id, &[0, 0, 1, 0x46, 0, 0]])),
        ("an unknown form of a fact", join(&[&[0, 1], &id, &[0, 0, 1, 0x86, 0, 0]])),
        ("an unknown form of a fact", join(&[&[0, 1], &id, &[0, 0, 1, 0x26, 0, 0]])),
        ("a device named twice", join(&[&[0, 1], &id, &[0, 0, 2, 0x06, 0, 0, 0x06, 0, 0]])),
        ("a device named twice", join(&[&[0, 1], &id, &[0, 0, 1, 0x27, 0, 0, 1]])),
        ("a device beyond its table", join(&[&[0, 1], &id, &[0, 0, 1, 0x06, 1, 0]])),
        ("a ritual beyond its table", join(&[&[0, 1], &id, &[0, 0, 1, 0x05, 0, 0, 0]])),
        ("a step of nothing", join(&[&[0, 1], &id, &[0, 0, 1, 0x0e, 0, 0, 0]])),
        ("a step of nothing", join(&[&[0, 1], &id, &[0, 0, 1, 0x16, 0, 0, 0]])),
        ("a fact's counter", join(&[&[0, 1], &id, &[0, 0, 1, 0x0e, 0, 1, 0]])),
        ("a fact's Lamport counter", join(&[&[0, 1], &id, &[0, 0, 1, 0x16, 0, 1, 0]])),
        ("a mark's counter", join(&[&[0, 1], &id, &[0, 0, 1, 0x07, 0, 2]])),
        ("a day out of the calendar", join(&[&[0, 1], &id, &[0, 0, 1, 0x06, 0, 0xc2, 0x83, 0xe6, 2]])),
        ("the name of a fact's kind", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 0, 1, 0]])),
        ("the name of a fact's kind", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 1, b'K', 1, 0]])),
        ("a kind's name too long", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 33], &[b'k'; 33], &[1, 0]])),
        ("a fact's version", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 1, b'k', 0, 0]])),
        (
            "a fact's version",
            join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 1, b'k', 0x80, 0x80, 0x80, 0x80, 0x10, 0]]),
        ),
        ("a payload too long", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 1, b'k', 1, 0x81, 0x20]])),
        ("ends in the middle", join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 1, b'k', 1, 4, 0, 0, 0]])),
        (
            "a fact that has a short form",
            join(&[&[0, 1], &id, &[0, 0, 1, 0x04, 0, 8], b"day_mark", &[1, 20], br#"{"day":"2025-03-30"}"#]),
        ),
    ];
    for (reason, content) in cases {
        assert_eq!(refused(&content), reason, "{content:02x?}");
    }
}

#[test]
fn more_devices_than_a_segment_names_are_refused() {
    let holds: Vec<_> = (0..65).map(|number| (device(number), 1)).collect();
    let body = Body { holds, ..empty() };
    assert_eq!(refused(&content(&body)), "more devices than a segment names");
}

#[test]
fn what_is_out_of_range_is_not_sealed() {
    let out_of_range = |header: &Header, body: &Body| {
        matches!(seal(&keys().own, header, body, FIXED_NONCE), Err(SegmentError::OutOfRange { .. }))
    };
    for header in [
        Header { number: 0, ..header(1) },
        Header { number: MAX_COUNTER + 1, ..header(1) },
        Header { attempt: MAX_ATTEMPTS, ..header(1) },
    ] {
        assert!(out_of_range(&header, &empty()), "{header:?}");
        assert!(matches!(open(&keys().own, &header, &[0; 297]), Err(SegmentError::OutOfRange { .. })));
    }
    let fact = |counter, lamport, encoded| with_facts(vec![carried(1, counter, lamport, encoded)]);
    let read = |number| Body { read: Position { number, chain: ChainValue::from_bytes([1; 32]) }, ..empty() };
    for body in [
        read(0),
        read(MAX_COUNTER + 1),
        Body { holds: vec![(device(2), 1), (device(1), 1)], ..empty() },
        Body { holds: vec![(device(1), 1), (device(1), 1)], ..empty() },
        Body { holds: vec![(device(1), MAX_COUNTER + 1)], ..empty() },
        Body { holds: (0..65).map(|number| (device(number), 1)).collect(), ..empty() },
        with_facts(years(MAX_FACTS + 1)),
        fact(0, 1, raw("k", 1, "")),
        fact(1, 0, raw("k", 1, "")),
        fact(MAX_COUNTER + 1, 1, raw("k", 1, "")),
        fact(1, MAX_COUNTER + 1, raw("k", 1, "")),
        fact(1, 1, raw("", 1, "")),
        fact(1, 1, raw("k-k", 1, "")),
        fact(1, 1, raw(&"k".repeat(MAX_KIND + 1), 1, "")),
        fact(1, 1, raw("k", 0, "")),
        fact(1, 1, raw("k", 1, vec![0; MAX_PAYLOAD + 1])),
    ] {
        assert!(out_of_range(&header(1), &body), "{body:?}");
    }
}

/// A gibibyte is refused by its size: nothing of it is copied or read, which takes no time at all.
#[test]
fn a_gibibyte_is_refused_by_its_size() {
    // Never touched, so the system does not even give it a page.
    let huge = vec![0; 1 << 30];
    assert_eq!(opened(&huge), Err(SegmentError::NotASegment { size: 1 << 30 }));
}

#[test]
fn deep_nesting_in_a_payload_is_carried_and_never_followed() {
    for kind in ["mark", "take_back", "goal", "week_start"] {
        let deep = raw(kind, 1, vec![b'['; 100_000]);
        assert_eq!(deep.decode(), SharedFact::Unknown);
        let nested = raw(kind, 1, [br#"{"ritual":"#.as_slice(), &[b'['; 4000]].concat());
        assert_eq!(nested.decode(), SharedFact::Unknown);
        let body = with_facts(vec![carried(1, 1, 1, nested)]);
        assert_eq!(opened(&sealed(&body).bytes).unwrap().body, body);
    }
}

#[test]
fn what_fits_can_be_sealed_beside_all_else_a_segment_says() {
    let long: Vec<_> = (1..=40).map(|n| carried(1, n, n, raw("k", 1, vec![0; MAX_PAYLOAD]))).collect();
    let strangers: Vec<_> = (0..=255).map(|n| carried(n, 1, 1, take_back(255 - n, MAX_COUNTER))).collect();
    assert_eq!(fitting(&[]), 0);
    assert_eq!(fitting(&years(20_000)), MAX_FACTS);
    assert_eq!(fitting(&strangers), 256);
    assert_eq!(fitting(&long), 15);
    let wordy: Vec<_> =
        (1_u64..=500).map(|n| carried(n.to_le_bytes()[0], n, n, raw("k", 1, vec![0; 150]))).collect();
    assert!((300..500).contains(&fitting(&wordy)));
    for facts in [&long, &strangers, &wordy] {
        let body = Body {
            read: Position { number: MAX_COUNTER, chain: ChainValue::from_bytes([1; 32]) },
            holds: (0..64).map(|number| (device(2 * number), MAX_COUNTER)).collect(),
            facts: facts[..fitting(facts)].to_vec(),
        };
        sealed(&body);
    }
}

/// The goal of `sync_bytes`: twenty thousand facts in at most 460 kB, one in at most 512 bytes, padding included.
#[test]
fn years_of_facts_are_small() {
    let facts = years(20_000);
    let take_backs = facts.iter().filter(|fact| fact.encoded.kind == "take_back").count();
    assert!((150..600).contains(&take_backs), "{take_backs}");
    let read = Position { number: 12, chain: ChainValue::from_bytes([1; 32]) };
    let segment = |facts: &[CarriedFact]| {
        let holds = vec![(device(1), 9_000), (device(2), 9_000)];
        sealed(&Body { read, holds, facts: facts.to_vec() }).bytes.len()
    };
    let all: usize = facts.chunks(MAX_FACTS).map(segment).sum();
    let one = segment(&facts[..1]);
    println!("20,000 facts: {all} bytes; one fact: {one} bytes");
    assert!(all <= 460_000 && one <= 512, "{all}, {one}");
}
