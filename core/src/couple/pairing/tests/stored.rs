//! The app may end between any two steps: what was stored goes on as if nothing had been.

use super::*;

#[test]
fn an_exchange_goes_on_from_what_was_stored() {
    for seed in 0..50 {
        let mut world = World::new(seed);
        let mailbox = (seed % 2 == 0).then(|| "/home/us/Sync".to_owned());
        let request = InviteRequest { mailbox, ..world.request() };
        let (code, inviter) = world.invite_with(request);
        let inviter = InviterState::from_bytes(&inviter.to_bytes()).unwrap();
        assert_eq!(inviter.text().as_str(), code);
        let (reply, joiner) = world.join(&code);
        let joiner = JoinerState::from_bytes(&joiner.to_bytes()).unwrap();
        assert_eq!(joiner.text().as_str(), reply);
        let confirmed = confirm(&inviter, &reply, now()).unwrap();
        let answered = InviterState::from_bytes(&confirmed.answered.to_bytes()).unwrap();
        let again = confirm(&answered, &reply, now()).unwrap();
        assert_eq!(again.reveal.as_str(), confirmed.reveal.as_str());
        assert_eq!(again.number, confirmed.number);
        let finished = finish(&joiner, again.reveal.as_str()).unwrap();
        let (a, b) = (stored(&confirmed.agreed), stored(&finished.agreed));
        assert_eq!(a.secret.expose(), b.secret.expose());
        assert_eq!((a.number, a.mailbox), (b.number, b.mailbox));
        assert_eq!((a.own_device, a.own_side), (b.partner_device, b.own_side.other()));
    }
}

fn stored(agreed: &Agreed) -> Agreed {
    let bytes = agreed.to_bytes();
    let read = Agreed::from_bytes(&bytes).unwrap();
    assert_eq!(read.to_bytes(), bytes, "nothing is lost");
    assert_eq!(
        (read.kind, read.seat, read.set, read.epoch, read.first_day),
        (agreed.kind, agreed.seat, agreed.set, agreed.epoch, agreed.first_day)
    );
    read
}

#[test]
fn a_code_that_was_answered_stays_so() {
    let world = World::new(1).pair();
    let answered = InviterState::from_bytes(&world.confirmed.answered.to_bytes()).unwrap();
    let (other, _) = World::new(2).join(&world.code);
    assert_eq!(confirm(&answered, &other, now()).err(), Some(PairingRefusal::Reused));
}

/// Reads with every reader; each gives back what it was given, byte for byte, or refuses.
fn read_all(bytes: &[u8]) -> [bool; 3] {
    let inviter = InviterState::from_bytes(bytes).map(|state| state.to_bytes());
    let joiner = JoinerState::from_bytes(bytes).map(|state| state.to_bytes());
    let agreed = Agreed::from_bytes(bytes).map(|state| state.to_bytes());
    [inviter, joiner, agreed].map(|read| match read {
        Ok(again) => {
            assert_eq!(*again, bytes);
            true
        }
        Err(UnreadableState) => false,
    })
}

#[test]
fn states_are_read_strictly() {
    let world = World::new(3).pair();
    let states = [
        (world.inviter.to_bytes(), [true, false, false]),
        (world.confirmed.answered.to_bytes(), [true, false, false]),
        (world.joiner.to_bytes(), [false, true, false]),
        (world.finished.agreed.to_bytes(), [false, false, true]),
    ];
    for (bytes, readers) in states {
        assert_eq!(read_all(&bytes), readers);
        for length in 0..bytes.len() {
            assert_eq!(read_all(&bytes[..length]), [false; 3], "length {length}");
        }
        assert_eq!(read_all(&[&bytes[..], &[0]].concat()), [false; 3]);
        for bit in 0..bytes.len() * 8 {
            let mut other = bytes.to_vec();
            other[bit / 8] ^= 1 << (bit % 8);
            read_all(&other);
        }
        let mut newer = bytes.to_vec();
        newer[0] = 2;
        assert_eq!(read_all(&newer), [false; 3]);
    }
}

/// Two worlds that share nothing secret print the same: so nothing secret is printed.
#[test]
fn nothing_secret_is_printed() {
    let printed = |seed: u64, place: &str| {
        let mut world = World::new(seed);
        let request = InviteRequest { mailbox: Some(place.to_owned()), ..world.request() };
        let random = InviteRandom { secret: world.bytes(), key: world.bytes(), nonce: world.bytes() };
        let (code, inviter) = invite(request.clone(), &random).unwrap();
        let own = JoinRequest {
            now: now(),
            device: DeviceId(world.bytes()),
            day: today(),
            own_invitation: Some(&InviterState::clone(&world.invite().1)),
        };
        let join_random = JoinRandom { key: world.bytes(), nonce: world.bytes() };
        let (preview, reply, joiner) = join(code.as_str(), &own, &join_random).unwrap();
        let confirmed = confirm(&inviter, reply.as_str(), now()).unwrap();
        let finished = finish(&joiner, confirmed.reveal.as_str()).unwrap();
        format!(
            "{request:?} {random:?} {code:?} {inviter:?} {own:?} {join_random:?} {preview:?} {reply:?} \
             {joiner:?} {confirmed:?} {finished:?} {:?} {:?}",
            finished.agreed, finished.agreed.secret
        )
    };
    assert_eq!(printed(1, "/home/us/Sync"), printed(2, "https://example.org/dav"));
}
