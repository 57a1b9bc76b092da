//! Somebody saw the code, and is faster than the joiner or stands between the two.
//!
//! The attacker here knows everything but the two phones' secret keys, and carries every message. Over a thousand
//! seeds it never comes to equal numbers; by chance it would in one of a million.

use super::derive::Exchange;
use super::messages::{Code, Joiner, Revealed};
use super::*;
use crate::sync::agreement::{agree, derive_public};

const SEEDS: u64 = 1000;

/// Two phones that both believe to be done, and what each shows.
struct Outcome {
    inviter: Agreed,
    joiner: Agreed,
}

impl Outcome {
    fn is_noticed(&self) -> bool {
        self.inviter.number != self.joiner.number
            && self.inviter.secret.expose() != self.joiner.secret.expose()
    }
}

#[test]
fn who_replies_first_locks_the_joiner_out_and_is_noticed() {
    for seed in 0..SEEDS {
        let mut world = World::new(seed);
        let (code, inviter) = world.invite();
        let (reply, joiner) = world.join(&code);
        let (first, _) = world.join(&code);
        let confirmed = confirm(&inviter, &first, now()).unwrap();
        // The joiner's own reply comes too late, and the attacker's reveal is of no use to it.
        assert_eq!(confirm(&confirmed.answered, &reply, now()).err(), Some(PairingRefusal::Reused));
        assert_eq!(
            finish(&joiner, confirmed.reveal.as_str()).err(),
            Some(PairingRefusal::WrongReveal),
            "{seed}"
        );
    }
}

/// The joiner is given another code, which the attacker made: two exchanges, each of them honest.
#[test]
fn who_puts_another_code_in_place_is_noticed() {
    for seed in 0..SEEDS {
        let mut world = World::new(seed);
        let (code, inviter) = world.invite();
        // The attacker copies the secret and all that is not random; only keys, nonces and devices are its own.
        let (posed_code, posed_inviter) = world.invite();
        let (reply, joiner) = world.join(&posed_code);
        let (posed_reply, _) = world.join(&code);
        let outcome = Outcome {
            inviter: confirm(&inviter, &posed_reply, now()).unwrap().agreed,
            joiner: {
                let reveal = confirm(&posed_inviter, &reply, now()).unwrap().reveal;
                finish(&joiner, reveal.as_str()).unwrap().agreed
            },
        };
        assert!(outcome.is_noticed(), "seed {seed}");
    }
}

/// The strongest relay: everything that can be copied is copied, to either side, and only the two keys of the
/// exchange are the attacker's. The promise is kept, since what is revealed is what was promised.
#[test]
fn who_relays_everything_with_its_own_keys_is_noticed() {
    for seed in 0..SEEDS {
        let mut world = World::new(seed);
        let (code, inviter) = world.invite();
        let (to_inviter, to_joiner) = (world.bytes::<32>(), world.bytes::<32>());
        let outcome = relay(&mut world, &code, &inviter, &to_inviter, &to_joiner);
        assert!(outcome.is_noticed(), "seed {seed}");
        // What the attacker could not change is what both sides hold.
        assert_eq!(outcome.inviter.set, outcome.joiner.set);
        assert_eq!(outcome.inviter.partner_device, outcome.joiner.own_device);
    }
}

fn relay(
    world: &mut World,
    code: &str,
    inviter: &InviterState,
    to_inviter: &[u8; 32],
    to_joiner: &[u8; 32],
) -> Outcome {
    let seen = Code::read(code).unwrap();
    let posed = Code { public: derive_public(to_joiner), ..seen.clone() };
    let posed_bytes = posed.to_bytes();
    let (reply, joiner) = world.join(&crafted(PairingStep::Code, &posed_bytes));
    let reply = message(&reply, PairingStep::Reply);
    // The code's secret opens the joiner's reply, and seals the same words again beside another key.
    let (joiner_public, told): ([u8; 32], Joiner) = messages::open_reply(&posed, &reply).unwrap();
    let posed_reply = messages::write_reply(&seen, &derive_public(to_inviter), &told);
    let confirmed = confirm(inviter, &crafted(PairingStep::Reply, &posed_reply), now()).unwrap();
    // The agreement with the attacker's key opens the reveal, and the other one seals the same words again.
    let seen_bytes = seen.to_bytes();
    let shared = agree(to_inviter, &seen.public).unwrap();
    let towards_inviter = Exchange::new(&seen_bytes, &posed_reply, &seen.secret, &shared);
    let revealed: Revealed =
        messages::read_reveal(&seen, &towards_inviter, confirmed.reveal.as_str()).unwrap();
    let shared = agree(to_joiner, &joiner_public).unwrap();
    let towards_joiner = Exchange::new(&posed_bytes, &reply, &seen.secret, &shared);
    let reveal = messages::write_reveal(&towards_joiner, &revealed);
    Outcome { inviter: confirmed.agreed, joiner: finish(&joiner, reveal.as_str()).unwrap().agreed }
}

/// Whoever has the code, the reply and the reveal, and none of the two keys, opens no reveal and has no secret.
#[test]
fn who_only_listens_cannot_open_the_reveal() {
    for seed in 0..100 {
        let mut world = World::new(seed);
        let exchanged = world.pair();
        let (code, reply) =
            (message(&exchanged.code, PairingStep::Code), message(&exchanged.reply, PairingStep::Reply));
        let seen = Code::from_bytes(&code).unwrap();
        let (joiner_public, _) = messages::open_reply(&seen, &reply).unwrap();
        let own = world.bytes::<32>();
        for guess in [
            [0; 32],
            seen.public,
            joiner_public,
            *agree(&own, &seen.public).unwrap(),
            *agree(&own, &joiner_public).unwrap(),
        ] {
            let exchange = Exchange::new(&code, &reply, &seen.secret, &guess);
            let opened = messages::read_reveal(&seen, &exchange, &exchanged.reveal);
            assert_eq!(opened.err(), Some(PairingRefusal::WrongReveal));
        }
    }
}
