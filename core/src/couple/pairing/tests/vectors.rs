//! The exchanges of `tests/peers/pairing.jsonl`, which `tests/peers/pairing.py` made: written from the protocol's
//! page with another cryptography library.

use super::*;
use serde_json::Value;

const VECTORS: &str = include_str!("../../../../../tests/peers/pairing.jsonl");

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

fn bytes<const N: usize>(value: &Value, name: &str) -> [u8; N] {
    let hex = text(value, name);
    assert_eq!(hex.len(), 2 * N, "{name}");
    std::array::from_fn(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
}

fn number(value: &Value, name: &str) -> u32 {
    u32::try_from(value[name].as_u64().unwrap()).unwrap()
}

#[test]
fn both_programs_make_the_same_texts_number_and_secret() {
    let mut lines = 0;
    for line in VECTORS.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let why = text(&case, "why");
        let (inviter, joiner, out) = (&case["in"]["inviter"], &case["in"]["joiner"], &case["out"]);
        let request = InviteRequest {
            kind: if text(inviter, "kind") == "pair" { InviteKind::Pair } else { InviteKind::Relink },
            now: text(inviter, "now").parse().unwrap(),
            valid_minutes: number(inviter, "valid_minutes"),
            device: DeviceId(bytes(inviter, "device")),
            day: day(text(inviter, "day")),
            set: bytes(inviter, "set"),
            epoch: number(inviter, "epoch"),
            joiner_side: if number(inviter, "joiner_side") == 0 {
                CoupleSide::First
            } else {
                CoupleSide::Second
            },
            mailbox: inviter["mailbox"].as_str().map(ToOwned::to_owned),
        };
        let own = JoinRequest {
            now: request.now,
            device: DeviceId(bytes(joiner, "device")),
            day: day(text(joiner, "day")),
            own_invitation: None,
        };
        let random = InviteRandom {
            secret: bytes(inviter, "secret"),
            key: bytes(inviter, "key"),
            nonce: bytes(inviter, "nonce"),
        };
        let (code, state) = invite(request, &random).unwrap();
        assert_eq!(code.as_str(), text(out, "code"), "{why}");
        assert_eq!(state.expires(), text(out, "expires").parse::<Instant>().unwrap(), "{why}");
        let random = JoinRandom { key: bytes(joiner, "key"), nonce: bytes(joiner, "nonce") };
        let (_, reply, joining) = join(code.as_str(), &own, &random).unwrap();
        assert_eq!(reply.as_str(), text(out, "reply"), "{why}");
        let confirmed = confirm(&state, reply.as_str(), own.now).unwrap();
        assert_eq!(confirmed.reveal.as_str(), text(out, "reveal"), "{why}");
        let finished = finish(&joining, confirmed.reveal.as_str()).unwrap();
        for agreed in [confirmed.agreed, finished.agreed] {
            assert_eq!(agreed.number.to_string(), text(out, "number"), "{why}");
            assert_eq!(*agreed.secret.expose(), bytes(out, "secret"), "{why}");
            assert_eq!(agreed.first_day, day(text(out, "first_day")), "{why}");
        }
        lines += 1;
    }
    assert_eq!(lines, 9);
}
