//! Expired, used up, one's own, another's: each with its own reason.

use super::*;
use chrono::TimeDelta;

fn try_join_at(code: &str, now: Instant) -> Option<PairingRefusal> {
    let own = JoinRequest { now, device: DeviceId([3; 16]), day: today(), own_invitation: None };
    join(code, &own, &JoinRandom { key: [1; 32], nonce: [2; 16] }).err()
}

#[test]
fn a_code_holds_for_its_minutes_by_either_clock() {
    let mut world = World::new(1);
    let (code, inviter) = world.invite();
    assert_eq!(inviter.expires(), "2026-11-22T18:16:00Z".parse::<Instant>().unwrap());
    let (reply, _) = world.join(&code);
    let second = TimeDelta::seconds(1);
    for (at, refused) in [
        (now(), None),
        (inviter.expires() - second, None),
        (inviter.expires(), Some(PairingRefusal::Expired)),
        (inviter.expires() + TimeDelta::days(400), Some(PairingRefusal::Expired)),
        // A clock that runs behind is not refused, however far.
        (now() - TimeDelta::days(2), None),
        ("1969-12-31T23:59:59Z".parse().unwrap(), None),
    ] {
        assert_eq!(try_join_at(&code, at), refused, "join at {at}");
        assert_eq!(confirm(&inviter, &reply, at).err(), refused, "confirm at {at}");
    }
}

#[test]
fn the_time_a_code_holds_is_bounded() {
    let mut world = World::new(2);
    let mut expiry = |now: &str, valid_minutes| {
        let request = InviteRequest { now: now.parse().unwrap(), valid_minutes, ..world.request() };
        world.invite_with(request).1.expires().to_string()
    };
    assert_eq!(expiry("2026-11-22T18:00:00Z", 15), "2026-11-22 18:15:00 UTC");
    assert_eq!(expiry("2026-11-22T18:00:01Z", 15), "2026-11-22 18:16:00 UTC");
    assert_eq!(expiry("2026-11-22T18:00:00Z", 0), "2026-11-22 18:00:00 UTC");
    assert_eq!(expiry("2026-11-22T18:00:00Z", u32::MAX), "2026-11-23 18:00:00 UTC");
    assert_eq!(expiry("1960-01-01T00:00:00Z", 15), "1970-01-01 00:15:00 UTC");
    assert_eq!(expiry("+262000-01-01T00:00:00Z", 15), "+10136-02-16 04:15:00 UTC");
}

#[test]
fn ones_own_code_is_refused_at_once_or_when_it_is_confirmed() {
    let mut world = World::new(3);
    let (code, inviter) = world.invite();
    let device = inviter.revealed.device;
    let random = JoinRandom { key: world.bytes(), nonce: world.bytes() };
    let own = JoinRequest { now: now(), device, day: today(), own_invitation: Some(&inviter) };
    assert_eq!(join(&code, &own, &random).err(), Some(PairingRefusal::OwnCode));
    // Another open invitation is no hindrance.
    let (_, other) = world.invite();
    let own = JoinRequest { own_invitation: Some(&other), ..own };
    let (_, reply, _) = join(&code, &own, &random).unwrap();
    assert_eq!(confirm(&inviter, reply.as_str(), now()).err(), Some(PairingRefusal::OwnCode));
}

#[test]
fn a_code_that_was_answered_takes_no_other_reply() {
    let mut world = World::new(5);
    let (code, inviter) = world.invite();
    assert!(!inviter.is_answered());
    let (first, _) = world.join(&code);
    let (second, _) = world.join(&code);
    let answered = confirm(&inviter, &first, now()).unwrap().answered;
    assert!(answered.is_answered());
    assert_eq!(confirm(&answered, &second, now()).err(), Some(PairingRefusal::Reused));
    assert!(confirm(&answered, &first, now()).is_ok());
    // A reply that was refused uses nothing up.
    assert!(confirm(&inviter, &second, now()).is_ok());
}

#[test]
fn what_belongs_to_another_exchange_is_refused() {
    let mut world = World::new(6);
    let old = world.pair();
    let (code, inviter) = world.invite();
    assert_eq!(confirm(&inviter, &old.reply, now()).err(), Some(PairingRefusal::OtherInvitation));
    let (_, joiner) = world.join(&code);
    assert_eq!(finish(&joiner, &old.reveal).err(), Some(PairingRefusal::WrongReveal));
    // The same code read twice makes two replies, and the reveal is for one.
    let (_, again) = world.join(&old.code);
    assert_eq!(finish(&again, &old.reveal).err(), Some(PairingRefusal::WrongReveal));
}

#[test]
fn a_location_with_a_way_in_makes_no_code() {
    let mut world = World::new(7);
    for mailbox in ["https://us:secret@example.org/", "", &"x".repeat(MAX_MAILBOX_BYTES + 1)] {
        let request = InviteRequest { mailbox: Some(mailbox.to_owned()), ..world.request() };
        let random = InviteRandom { secret: [1; 16], key: [2; 32], nonce: [3; 16] };
        assert_eq!(invite(request, &random).err(), Some(PairingRefusal::UnfitMailbox), "{mailbox}");
    }
}
