#![no_main]
//! Any text at any step of pairing, and any bytes as a stored state: refused or taken, never a panic, and a text that is
//! taken is the one that an honest phone made.
//!
//! Two ways in: the text as it comes, and a message whose check and letters are made to fit, so that what lies behind
//! the check is reached at all.

use libfuzzer_sys::fuzz_target;
use rekindle_core::couple::fact::DeviceId;
use rekindle_core::couple::pairing::{
    Agreed, CoupleSide, InviteKind, InviteRandom, InviteRequest, InviterState, JoinRandom, JoinRequest,
    JoinerState, confirm, finish, invite, join,
};
use rekindle_core::moment::Instant;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Phones {
    inviter: InviterState,
    joiner: JoinerState,
    reply: String,
    reveal: String,
}

static PHONES: LazyLock<Phones> = LazyLock::new(|| {
    let request = InviteRequest {
        kind: InviteKind::Pair,
        now: now(),
        valid_minutes: 15,
        device: DeviceId::from_bytes([1; 16]),
        day: "2026-11-22".parse().unwrap(),
        set: [2; 16],
        epoch: 1,
        joiner_side: CoupleSide::Second,
        mailbox: None,
    };
    let random = InviteRandom { secret: [3; 16], key: [4; 32], nonce: [5; 16] };
    let (code, inviter) = invite(request, &random).unwrap();
    let (_, reply, joiner) = join(code.as_str(), &joining(), &random_of_joiner()).unwrap();
    let confirmed = confirm(&inviter, reply.as_str(), now()).unwrap();
    Phones { inviter, joiner, reply: plain(reply.as_str()), reveal: plain(confirmed.reveal.as_str()) }
});

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    match way % 5 {
        0 => read_state(bytes),
        1 => take(&String::from_utf8_lossy(bytes)),
        step => take(&text_of(step - 1, bytes)),
    }
});

/// Every step takes the text; a reply or a reveal other than the right one cannot be sealed without the keys.
fn take(text: &str) {
    if let Ok((_, reply, joiner)) = join(text, &joining(), &random_of_joiner()) {
        let stored = joiner.to_bytes();
        assert_eq!(JoinerState::from_bytes(&stored).unwrap().text().as_str(), reply.as_str());
        assert!(
            finish(&joiner, &PHONES.reveal).is_err()
                || reply.as_str() == "RK2-".to_owned() + &PHONES.reply[3..]
        );
    }
    if confirm(&PHONES.inviter, text, now()).is_ok() {
        assert_eq!(plain(text), PHONES.reply);
    }
    if finish(&PHONES.joiner, text).is_ok() {
        assert_eq!(plain(text), PHONES.reveal);
    }
}

/// A state is read as it was written, or not at all; one that was read goes on without a panic.
fn read_state(bytes: &[u8]) {
    if let Ok(state) = InviterState::from_bytes(bytes) {
        assert_eq!(*state.to_bytes(), bytes);
        let _ = (state.text(), state.expires(), confirm(&state, &PHONES.reply, now()));
    }
    if let Ok(state) = JoinerState::from_bytes(bytes) {
        assert_eq!(*state.to_bytes(), bytes);
        let _ = (state.text(), finish(&state, &PHONES.reveal));
    }
    if let Ok(state) = Agreed::from_bytes(bytes) {
        assert_eq!(*state.to_bytes(), bytes);
    }
}

fn now() -> Instant {
    "2026-11-22T18:00:00Z".parse().unwrap()
}

fn joining() -> JoinRequest<'static> {
    let day = "2026-11-22".parse().unwrap();
    JoinRequest { now: now(), device: DeviceId::from_bytes([6; 16]), day, own_invitation: None }
}

fn random_of_joiner() -> JoinRandom {
    JoinRandom { key: [7; 32], nonce: [8; 16] }
}

/// The letters alone, in upper case.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// The text of a message, as `docs/protocol.md` writes it down.
fn text_of(step: u8, message: &[u8]) -> String {
    let digit = char::from(b'0' + step);
    let check = Sha256::new()
        .chain_update(b"rekindle pairing check ")
        .chain_update([b'0' + step])
        .chain_update(message)
        .finalize();
    let bits: Vec<u8> = [message, &check[..4]]
        .concat()
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |i| byte >> i & 1))
        .collect();
    let letters = bits.chunks(5).map(|five| {
        let value = (0..5).fold(0, |value, i| value << 1 | usize::from(five.get(i).copied().unwrap_or(0)));
        char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value])
    });
    format!("RK{digit}-{}", letters.collect::<String>())
}
