//! Texts as people carry them: copied, cut, mistyped, in the wrong field.

use super::*;

const STEPS: [PairingStep; 3] = [PairingStep::Code, PairingStep::Reply, PairingStep::Reveal];

/// Reads a text as its own step would, and says only how that ended.
fn take(world: &Exchanged, step: PairingStep, text: &str) -> Result<(), PairingRefusal> {
    match step {
        PairingStep::Code => World::new(99).try_join(text).map(drop),
        PairingStep::Reply => confirm(&world.inviter, text, now()).map(drop),
        PairingStep::Reveal => finish(&world.joiner, text).map(drop),
    }
}

fn texts(world: &Exchanged) -> [(PairingStep, &str); 3] {
    [
        (PairingStep::Code, &world.code),
        (PairingStep::Reply, &world.reply),
        (PairingStep::Reveal, &world.reveal),
    ]
}

#[test]
fn they_are_short_enough_to_scan_and_fit_the_alphanumeric_mode() {
    let world = World::new(1).pair();
    assert_eq!((world.code.len(), world.reply.len(), world.reveal.len()), (131, 147, 129));
    for (_, text) in texts(&world) {
        assert!(text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-'));
    }
    let mailbox = Some("x".repeat(MAX_MAILBOX_BYTES));
    let mut world = World::new(1);
    let request = InviteRequest { mailbox, ..world.request() };
    let longest = world.invite_with(request).0;
    assert!(longest.len() * 4 < MAX_TEXT_BYTES + 4, "{}", longest.len());
}

#[test]
fn they_are_read_in_any_case_and_with_anything_that_shows_nothing() {
    let world = World::new(2).pair();
    for (step, text) in texts(&world) {
        let letters: Vec<char> = text.chars().collect();
        let grouped = |separator: &str| {
            letters
                .chunks(4)
                .map(|group| group.iter().collect::<String>())
                .collect::<Vec<_>>()
                .join(separator)
        };
        for same in [
            text.to_lowercase(),
            text.replace('-', ""),
            format!("  {text}\r\n"),
            grouped(" "),
            grouped("\n"),
            grouped("-"),
            grouped(" \u{2013} "),
            grouped("\u{200B}"),
            grouped("\u{00AD}"),
            format!("\u{FEFF}{}", grouped("\u{A0}")),
        ] {
            assert_eq!(take(&world, step, &same), Ok(()), "{same}");
        }
    }
}

#[test]
fn cut_at_any_length_they_are_cut_short() {
    let world = World::new(3).pair();
    for (step, text) in texts(&world) {
        assert_eq!(take(&world, step, ""), Err(PairingRefusal::NotACode));
        for length in 1..text.len() {
            assert_eq!(take(&world, step, &text[..length]), Err(PairingRefusal::CutShort), "{step} {length}");
        }
    }
}

#[test]
fn with_a_location_they_are_cut_short_at_any_length_too() {
    let mut world = World::new(4);
    let request = InviteRequest { mailbox: Some("/home/us/Sync".to_owned()), ..world.request() };
    let code = world.invite_with(request).0;
    for length in 1..code.len() {
        assert_eq!(world.try_join(&code[..length]).err(), Some(PairingRefusal::CutShort), "{length}");
    }
}

#[test]
fn every_letter_that_is_another_is_noticed() {
    let world = World::new(5).pair();
    for (step, text) in texts(&world) {
        for place in 4..text.len() {
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".chars() {
                if text[place..].starts_with(letter) {
                    continue;
                }
                let other = format!("{}{letter}{}", &text[..place], &text[place + 1..]);
                let refused = take(&world, step, &other).unwrap_err();
                // One letter holds the length of the location: then the text seems to be too short.
                let cut_length = step == PairingStep::Code && matches!(place, 4 | 122..=124);
                assert!(
                    refused == PairingRefusal::Mistyped || cut_length && refused == PairingRefusal::CutShort,
                    "{step} {place} {letter}: {refused:?}"
                );
            }
        }
    }
}

#[test]
fn what_the_alphabet_does_not_have_is_mistyped() {
    let world = World::new(6).pair();
    for (step, text) in texts(&world) {
        for wrong in ['0', '1', '8', '9', 'é', 'Ａ', '*', '.'] {
            for place in [4, 40, text.len() - 1] {
                let other = format!("{}{wrong}{}", &text[..place], &text[place + 1..]);
                assert_eq!(take(&world, step, &other), Err(PairingRefusal::Mistyped), "{wrong}");
            }
        }
    }
}

#[test]
fn neighbours_swapped_letters_added_or_taken_out_are_noticed() {
    let world = World::new(7).pair();
    for (step, text) in texts(&world) {
        for place in 4..text.len() - 1 {
            let (a, b) = (&text[place..=place], &text[place + 1..place + 2]);
            if a != b {
                let swapped = format!("{}{b}{a}{}", &text[..place], &text[place + 2..]);
                assert!(take(&world, step, &swapped).is_err(), "{step} {place}");
            }
            let added = format!("{}A{}", &text[..place], &text[place..]);
            assert!(take(&world, step, &added).is_err(), "{step} {place}");
            let removed = format!("{}{}", &text[..place], &text[place + 1..]);
            assert!(take(&world, step, &removed).is_err(), "{step} {place}");
        }
        for added in ["A", "AAAAAAAA", text] {
            assert_eq!(take(&world, step, &format!("{text}{added}")), Err(PairingRefusal::Mistyped));
        }
    }
}

#[test]
fn another_steps_text_is_named() {
    let world = World::new(8).pair();
    for (found, text) in texts(&world) {
        for expected in STEPS {
            let outcome = take(&world, expected, text);
            if expected == found {
                assert_eq!(outcome, Ok(()));
            } else {
                assert_eq!(outcome, Err(PairingRefusal::WrongStep { expected, found }));
            }
        }
        // A prefix that was changed makes no other step's text of it.
        for step in STEPS.into_iter().filter(|step| *step != found) {
            let digit = &crafted(step, &[])[2..3];
            let posing = format!("RK{digit}{}", &text[3..]);
            assert!(matches!(
                take(&world, step, &posing),
                Err(PairingRefusal::Mistyped | PairingRefusal::CutShort)
            ));
        }
    }
}

#[test]
fn other_texts_are_not_codes() {
    let world = World::new(9).pair();
    let long = format!("{}{}", world.code, " ".repeat(MAX_TEXT_BYTES));
    for text in ["hello", "https://example.org/RK1", "RK", "RK9-AAAA", "RKA", "📷", &long, &"RK1".repeat(700)]
    {
        let refused = take(&world, PairingStep::Code, text).unwrap_err();
        let expected = if text == "RK" { PairingRefusal::CutShort } else { PairingRefusal::NotACode };
        assert_eq!(refused, expected, "{text}");
    }
}

#[test]
fn a_newer_text_is_told_from_a_mistyped_one() {
    let world = World::new(10).pair();
    for (step, text) in texts(&world) {
        let mut newer = message(text, step);
        newer[0] = 2;
        for length in [1, 5, 40, newer.len()] {
            let text = crafted(step, &newer[..length]);
            assert_eq!(take(&world, step, &text), Err(PairingRefusal::Newer), "{step} {length}");
        }
        newer[0] = 0;
        assert_eq!(take(&world, step, &crafted(step, &newer)), Err(PairingRefusal::NotACode));
        assert_eq!(take(&world, step, &crafted(step, &[])), Err(PairingRefusal::CutShort));
    }
}

#[test]
fn every_refusal_has_a_listed_code_of_its_own() {
    let step = PairingRefusal::WrongStep { expected: PairingStep::Code, found: PairingStep::Reply };
    let all = [
        PairingRefusal::NotACode,
        PairingRefusal::CutShort,
        PairingRefusal::Mistyped,
        step,
        PairingRefusal::Newer,
        PairingRefusal::Expired,
        PairingRefusal::OwnCode,
        PairingRefusal::OtherInvitation,
        PairingRefusal::WrongReveal,
        PairingRefusal::Reused,
        PairingRefusal::UnfitMailbox,
    ];
    assert_eq!(all.map(PairingRefusal::code), PairingRefusal::CODES);
    assert_eq!(step.to_string(), "expected a code, found a reply");
}
