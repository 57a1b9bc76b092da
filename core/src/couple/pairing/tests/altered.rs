//! Messages altered by somebody who knows the format and makes the check fit again.

use super::derive::Exchange;
use super::messages::{Code, Joiner, Revealed};
use super::*;
use crate::couple::fact::CoupleSide;
use crate::sync::agreement::{agree, derive_public};

/// Each message with one bit turned.
fn turned(message: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    (0..message.len() * 8).map(|bit| {
        let mut other = message.to_vec();
        other[bit / 8] ^= 1 << (bit % 8);
        (bit, other)
    })
}

#[test]
fn a_reply_to_an_altered_code_is_refused() {
    let mut world = World::new(1);
    let mailbox = Some("/us".to_owned());
    let request = InviteRequest { mailbox, ..world.request() };
    let (code, inviter) = world.invite_with(request);
    let mut answered = 0;
    for (bit, altered) in turned(&message(&code, PairingStep::Code)) {
        let Ok((reply, _)) = world.try_join(&crafted(PairingStep::Code, &altered)) else { continue };
        answered += 1;
        assert_eq!(
            confirm(&inviter, &reply, now()).err(),
            Some(PairingRefusal::OtherInvitation),
            "bit {bit}"
        );
    }
    // Secret, key and promise look like any other: the joiner cannot see it, so the inviter must.
    assert!(answered > 500, "{answered}");
}

#[test]
fn an_altered_reply_is_refused() {
    let world = World::new(2).pair();
    for (bit, altered) in turned(&message(&world.reply, PairingStep::Reply)) {
        let refused = confirm(&world.inviter, &crafted(PairingStep::Reply, &altered), now()).unwrap_err();
        let expected = match bit {
            0 => PairingRefusal::NotACode,
            1..8 => PairingRefusal::Newer,
            _ => PairingRefusal::OtherInvitation,
        };
        assert_eq!(refused, expected, "bit {bit}");
    }
}

#[test]
fn an_altered_reveal_is_refused() {
    let world = World::new(3).pair();
    for (bit, altered) in turned(&message(&world.reveal, PairingStep::Reveal)) {
        let refused = finish(&world.joiner, &crafted(PairingStep::Reveal, &altered)).unwrap_err();
        let expected = match bit {
            0 => PairingRefusal::NotACode,
            1..8 => PairingRefusal::Newer,
            _ => PairingRefusal::WrongReveal,
        };
        assert_eq!(refused, expected, "bit {bit}");
    }
}

/// Finishes with a reveal that the inviter's own keys made, whatever is in it.
fn finish_with(
    inviter: &InviterState,
    joiner: &JoinerState,
    revealed: &Revealed,
) -> Result<Finished, PairingRefusal> {
    let (code, reply) = (inviter.code().to_bytes(), joiner.reply());
    let shared = agree(&inviter.key, &derive_public(&joiner.key)).unwrap();
    let exchange = Exchange::new(&code, &reply, &inviter.secret, &shared);
    finish(joiner, messages::write_reveal(&exchange, revealed).as_str())
}

#[test]
fn nothing_that_is_revealed_can_be_chosen_after_the_reply() {
    let Exchanged { inviter, joiner, .. } = World::new(4).pair();
    let promised = &inviter.revealed;
    assert!(finish_with(&inviter, &joiner, promised).is_ok(), "the reveal that the inviter makes");
    let others = [
        Revealed { nonce: zeroize::Zeroizing::new([1; 16]), ..promised.clone() },
        Revealed { device: DeviceId([1; 16]), ..promised.clone() },
        Revealed { day: day("2026-11-23"), ..promised.clone() },
        Revealed { set: [1; 16], ..promised.clone() },
        Revealed { epoch: 2, ..promised.clone() },
        Revealed { joiner_side: CoupleSide::First, ..promised.clone() },
    ];
    for (field, other) in others.iter().enumerate() {
        let refused = finish_with(&inviter, &joiner, other).err();
        assert_eq!(refused, Some(PairingRefusal::WrongReveal), "field {field}");
    }
}

/// No Rekindle confirms such a reply; two writers may not have one name, so the joiner looks as well.
#[test]
fn a_reveal_with_the_joiners_own_device_is_refused() {
    let mut world = World::new(7);
    let request = world.request();
    let device = request.device;
    let (code, inviter) = world.invite_with(request);
    let own = JoinRequest { now: now(), device, day: today(), own_invitation: None };
    let (_, _, joiner) = join(&code, &own, &JoinRandom { key: [1; 32], nonce: [2; 16] }).unwrap();
    let refused = finish_with(&inviter, &joiner, &inviter.revealed).err();
    assert_eq!(refused, Some(PairingRefusal::OwnCode));
}

#[test]
fn keys_with_which_anybody_agrees_are_refused() {
    let mut world = World::new(5);
    let (code, inviter) = world.invite();
    let mut weak = Code::read(&code).unwrap();
    let random = JoinRandom { key: world.bytes(), nonce: world.bytes() };
    for point in [[0; 32], std::array::from_fn(|i| u8::from(i == 0))] {
        weak.public = point;
        let text = crafted(PairingStep::Code, &weak.to_bytes());
        assert_eq!(world.try_join(&text).err(), Some(PairingRefusal::NotACode));
        let joiner =
            Joiner { nonce: zeroize::Zeroizing::new(random.nonce), device: DeviceId([5; 16]), day: today() };
        let reply = messages::write_reply(&inviter.code(), &point, &joiner);
        let refused = confirm(&inviter, &crafted(PairingStep::Reply, &reply), now());
        assert_eq!(refused.err(), Some(PairingRefusal::NotACode));
    }
}

#[test]
fn values_that_no_phone_writes_are_refused() {
    let mut world = World::new(6);
    let code = message(&world.invite().0, PairingStep::Code);
    let with = |place: usize, bytes: &[u8]| {
        let mut other = code.clone();
        other[place..place + bytes.len()].copy_from_slice(bytes);
        other
    };
    for other in [with(1, &[0]), with(1, &[3]), with(74, &[200]), [&code[..], b"x"].concat()] {
        let refused = world.try_join(&crafted(PairingStep::Code, &other)).err();
        assert_eq!(refused, Some(PairingRefusal::NotACode));
    }
    let located = |place: &[u8]| {
        let length = u8::try_from(place.len()).unwrap();
        crafted(PairingStep::Code, &[&code[..74], &[length], place].concat())
    };
    assert_eq!(world.try_join(&located(b"\xff\xfe")).err(), Some(PairingRefusal::NotACode));
    for place in ["https://us:secret@example.org/", "/a\u{202E}b", "/a\nb", &"x".repeat(201)] {
        let refused = world.try_join(&located(place.as_bytes())).err();
        assert_eq!(refused, Some(PairingRefusal::UnfitMailbox), "{place}");
    }
    assert!(world.try_join(&located(b"/us")).is_ok());
}
