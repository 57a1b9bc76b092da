//! Two phones, and what stands between them.

use super::*;
use crate::couple::fact::CoupleSide;
use crate::couple::fact::DeviceId;
use crate::moment::{Instant, RitualDay};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

mod agreement;
mod altered;
mod middle;
mod refused;
mod stored;
mod texts;
mod vectors;

/// The bytes of one seed: every world is another, and the same each time.
struct World(ChaCha20Rng);

impl World {
    fn new(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    fn request(&mut self) -> InviteRequest {
        InviteRequest {
            kind: InviteKind::Pair,
            now: now(),
            valid_minutes: DEFAULT_VALID_MINUTES,
            device: DeviceId(self.bytes()),
            day: day("2026-11-22"),
            set: self.bytes(),
            epoch: 1,
            joiner_side: CoupleSide::Second,
            mailbox: None,
        }
    }

    fn invite(&mut self) -> (String, InviterState) {
        let request = self.request();
        self.invite_with(request)
    }

    fn invite_with(&mut self, request: InviteRequest) -> (String, InviterState) {
        let random = InviteRandom { secret: self.bytes(), key: self.bytes(), nonce: self.bytes() };
        let (text, state) = invite(request, &random).unwrap();
        (text.as_str().to_owned(), state)
    }

    fn try_join(&mut self, code: &str) -> Result<(String, JoinerState), PairingRefusal> {
        let own =
            JoinRequest { now: now(), device: DeviceId(self.bytes()), day: today(), own_invitation: None };
        let random = JoinRandom { key: self.bytes(), nonce: self.bytes() };
        join(code, &own, &random).map(|(_, text, state)| (text.as_str().to_owned(), state))
    }

    fn join(&mut self, code: &str) -> (String, JoinerState) {
        self.try_join(code).unwrap()
    }

    /// A whole exchange.
    fn pair(&mut self) -> Exchanged {
        let (code, inviter) = self.invite();
        let (reply, joiner) = self.join(&code);
        let confirmed = confirm(&inviter, &reply, now()).unwrap();
        let reveal = confirmed.reveal.as_str().to_owned();
        let finished = finish(&joiner, &reveal).unwrap();
        Exchanged { code, inviter, reply, joiner, reveal, confirmed, finished }
    }
}

struct Exchanged {
    code: String,
    inviter: InviterState,
    reply: String,
    joiner: JoinerState,
    reveal: String,
    confirmed: Confirmed,
    finished: Finished,
}

fn now() -> Instant {
    "2026-11-22T18:00:20Z".parse().unwrap()
}

fn day(text: &str) -> RitualDay {
    text.parse().unwrap()
}

fn today() -> RitualDay {
    day("2026-11-22")
}

/// The message in a text, without its check.
fn message(text: &str, step: PairingStep) -> Vec<u8> {
    text::read(text, step, <[u8]>::len).unwrap().to_vec()
}

/// A text with a check that fits, as somebody makes it who knows the format.
fn crafted(step: PairingStep, message: &[u8]) -> String {
    PairingText::of(step, message).as_str().to_owned()
}
