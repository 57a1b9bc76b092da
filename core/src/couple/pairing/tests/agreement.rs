//! What two honest phones come to.

use super::*;
use crate::couple::fact::CoupleSide;
use crate::sync::keys::{LinkKeys, Seat};
use std::collections::HashSet;

#[test]
fn both_sides_hold_the_same() {
    for seed in 0..200 {
        let Exchanged { confirmed, finished, .. } = World::new(seed).pair();
        let (a, b) = (confirmed.agreed, finished.agreed);
        assert_eq!(a.secret.expose(), b.secret.expose(), "seed {seed}");
        assert_eq!((confirmed.number, finished.number), (a.number, b.number));
        assert_eq!(a.number, b.number);
        assert_eq!((a.set, a.epoch, a.kind, a.first_day), (b.set, b.epoch, b.kind, b.first_day));
        assert_eq!((a.own_device, a.partner_device), (b.partner_device, b.own_device));
        assert_eq!((a.seat, b.seat), (Seat::Inviter, Seat::Joiner));
        assert_eq!((a.own_side, b.own_side), (CoupleSide::First, CoupleSide::Second));
        let (keys_a, keys_b) = (LinkKeys::derive(&a.secret, a.seat), LinkKeys::derive(&b.secret, b.seat));
        assert_eq!(keys_a.couple, keys_b.couple);
        assert_eq!(keys_a.own.seal_key(), keys_b.partner.seal_key());
    }
}

#[test]
fn what_the_code_says_reaches_both() {
    let mut world = World::new(1);
    let mailbox = Some("https://cloud.example.org/dav/us".to_owned());
    let request = InviteRequest {
        kind: InviteKind::Relink,
        epoch: 7,
        joiner_side: CoupleSide::First,
        mailbox: mailbox.clone(),
        day: day("2026-11-21"),
        ..world.request()
    };
    let (device, set) = (request.device, request.set);
    let (code, inviter) = world.invite_with(request);
    let (reply, joiner) = world.join(&code);
    assert_eq!(joiner.preview(), JoinPreview { kind: InviteKind::Relink, mailbox: mailbox.clone() });
    let confirmed = confirm(&inviter, &reply, now()).unwrap();
    let agreed = finish(&joiner, confirmed.reveal.as_str()).unwrap().agreed;
    assert_eq!((agreed.kind, agreed.epoch, agreed.set), (InviteKind::Relink, 7, set));
    assert_eq!((agreed.partner_device, agreed.mailbox), (device, mailbox.clone()));
    assert_eq!((agreed.own_side, confirmed.agreed.own_side), (CoupleSide::First, CoupleSide::Second));
    assert_eq!(agreed.first_day, today(), "the later of both days");
    assert_eq!((confirmed.agreed.first_day, confirmed.agreed.mailbox), (today(), mailbox));
}

#[test]
fn a_step_repeated_gives_the_same_again() {
    let world = World::new(2).pair();
    let again = confirm(&world.inviter, &world.reply, now()).unwrap();
    assert_eq!(again.reveal.as_str(), world.reveal);
    assert_eq!(again.number, world.confirmed.number);
    let later = now() + chrono::TimeDelta::days(2);
    let after_the_answer = confirm(&world.confirmed.answered, &world.reply, later).unwrap();
    assert_eq!(after_the_answer.reveal.as_str(), world.reveal);
    assert_eq!(after_the_answer.agreed.secret.expose(), world.confirmed.agreed.secret.expose());
    let finished = finish(&world.joiner, &world.reveal).unwrap();
    assert_eq!(finished.number, world.finished.number);
    assert_eq!(finished.agreed.secret.expose(), world.finished.agreed.secret.expose());
}

#[test]
fn numbers_are_six_digits_in_two_groups() {
    assert_eq!(CompareNumber::of(0).to_string(), "000 000");
    assert_eq!(CompareNumber::of(7_000_042).to_string(), "000 042");
    assert_eq!(CompareNumber::of(123_456).to_string(), "123 456");
    assert_eq!(CompareNumber::of(999_999).value(), 999_999);
}

#[test]
fn every_exchange_has_a_number_and_a_secret_of_its_own() {
    let pairs: Vec<_> = (0..500).map(|seed| World::new(seed).pair().finished.agreed).collect();
    let secrets: HashSet<_> = pairs.iter().map(|agreed| *agreed.secret.expose()).collect();
    assert_eq!(secrets.len(), pairs.len());
    // Among 500 of a million numbers one pair in eight times is equal by chance; ten would be a defect.
    let numbers: HashSet<_> = pairs.iter().map(|agreed| agreed.number).collect();
    assert!(numbers.len() > 490, "{}", numbers.len());
    // Spread over the whole range: each tenth gets its share.
    for tenth in 0..10 {
        let share = numbers.iter().filter(|number| number.value() / 100_000 == tenth).count();
        assert!((25..=80).contains(&share), "{share} numbers begin with {tenth}");
    }
}

#[test]
fn the_same_phones_with_another_random_byte_agree_on_other_things() {
    let request = World::new(3).request();
    let exchange = |secret: u8, key: u8, nonce: u8, joiner_key: u8, joiner_nonce: u8| {
        let random = InviteRandom { secret: [secret; 16], key: [key; 32], nonce: [nonce; 16] };
        let (code, inviter) = invite(request.clone(), &random).unwrap();
        let own = JoinRequest { now: now(), device: DeviceId([9; 16]), day: today(), own_invitation: None };
        let random = JoinRandom { key: [joiner_key; 32], nonce: [joiner_nonce; 16] };
        let (_, reply, joiner) = join(code.as_str(), &own, &random).unwrap();
        let confirmed = confirm(&inviter, reply.as_str(), now()).unwrap();
        let agreed = finish(&joiner, confirmed.reveal.as_str()).unwrap().agreed;
        (agreed.number, *agreed.secret.expose())
    };
    let first = exchange(1, 2, 3, 4, 5);
    assert_eq!(exchange(1, 2, 3, 4, 5), first);
    let others = [
        exchange(9, 2, 3, 4, 5),
        exchange(1, 9, 3, 4, 5),
        exchange(1, 2, 9, 4, 5),
        exchange(1, 2, 3, 9, 5),
        exchange(1, 2, 3, 4, 9),
    ];
    for (number, secret) in others {
        assert!(number != first.0 && secret != first.1);
    }
}
