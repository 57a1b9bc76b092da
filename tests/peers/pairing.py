#!/usr/bin/env python3
"""A second pairing, written from docs/protocol.md alone, with another cryptography library.

    python3 tests/peers/pairing.py            # checks tests/peers/pairing.jsonl
    python3 tests/peers/pairing.py --write    # writes it: what comes out is this program's, not Rekindle's

Needs `cryptography`, which has X25519, HKDF and ChaCha20-Poly1305; HChaCha20 (which makes it XChaCha20) is below.
"""

import base64
import hashlib
import hmac
import json
import struct
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VECTORS = Path(__file__).resolve().parent / "pairing.jsonl"
DOMAIN = b"rekindle pairing 1 "


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def hchacha20(key, nonce):
    """draft-irtf-cfrg-xchacha, 2.2."""
    state = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key) + struct.unpack("<4I", nonce))

    def turn(a, b, c, d):
        for x, y, z, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[x] = (state[x] + state[y]) & 0xFFFFFFFF
            mixed = state[z] ^ state[x]
            state[z] = (mixed << bits | mixed >> (32 - bits)) & 0xFFFFFFFF

    for _ in range(10):
        for column in range(4):
            turn(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            turn(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    return struct.pack("<8I", *state[:4], *state[12:])


def seal(key, data, plain):
    return ChaCha20Poly1305(hchacha20(key, bytes(16))).encrypt(bytes(12), plain, data)


def derive_key(label, secret, *context):
    label = DOMAIN + label
    return HKDF(algorithm=SHA256(), length=32, salt=sha256(label, *context), info=label).derive(secret)


def public_of(key):
    return X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def text(digit, message):
    check = sha256(b"rekindle pairing check ", digit, message)[:4]
    return f"RK{digit.decode()}-" + base64.b32encode(message + check).decode().rstrip("=")


def day_bytes(day):
    return struct.pack(">i", (date.fromisoformat(day) - date(1970, 1, 1)).days)


def exchange(given):
    inviter, joiner = ({k: bytes.fromhex(v) if k in HEX else v for k, v in given[who].items()} for who in ("inviter", "joiner"))
    now = datetime.fromisoformat(inviter["now"].replace("Z", "+00:00"))
    seconds = int((now - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds())
    expires = -(-seconds // 60) + inviter["valid_minutes"]
    revealed = (
        inviter["nonce"] + inviter["device"] + day_bytes(inviter["day"]) + inviter["set"]
        + struct.pack(">IB", inviter["epoch"], inviter["joiner_side"])
    )
    place = (inviter["mailbox"] or "").encode()
    code = (
        bytes([1, {"pair": 1, "relink": 2}[inviter["kind"]]]) + inviter["secret"] + public_of(inviter["key"])
        + sha256(DOMAIN, b"commitment", revealed)[:20] + struct.pack(">IB", expires, len(place)) + place
    )
    told = joiner["nonce"] + joiner["device"] + day_bytes(joiner["day"])
    reply = b"\1" + public_of(joiner["key"])
    reply += seal(derive_key(b"reply", inviter["secret"], code, reply), code + reply, told)
    shared = X25519PrivateKey.from_private_bytes(joiner["key"]).exchange(
        X25519PublicKey.from_public_bytes(public_of(inviter["key"]))
    )
    both = inviter["secret"] + shared
    reveal = b"\1" + seal(derive_key(b"reveal", both, code, reply), code + reply + b"\1", revealed)
    transcript = sha256(DOMAIN, b"transcript", code, reply, told, revealed)
    secret = hmac.new(transcript, both, hashlib.sha256).digest()
    drawn = hmac.new(secret, DOMAIN + b"number" + b"\1", hashlib.sha256).digest()[:8]
    number = f"{int.from_bytes(drawn, 'big') % 1_000_000:06}"
    return {
        "code": text(b"1", code),
        "reply": text(b"2", reply),
        "reveal": text(b"3", reveal),
        "number": f"{number[:3]} {number[3:]}",
        "secret": secret.hex(),
        "first_day": max(inviter["day"], joiner["day"]),
        "expires": (datetime(1970, 1, 1) + timedelta(minutes=expires)).isoformat() + "Z",
    }


HEX = {"secret", "key", "nonce", "device", "set"}


def made_bytes(case, name, length):
    return hashlib.sha256(f"pairing vector {case} {name}".encode()).digest()[:length].hex()


def cases():
    """(why, what differs from the plainest exchange)."""
    plain = {"kind": "pair", "now": "2026-11-22T18:00:20Z", "valid_minutes": 15, "day": "2026-11-22", "epoch": 1,
             "joiner_side": 1, "mailbox": None}
    yield "a pairing without a mailbox", plain, "2026-11-22"
    yield "a re-linking, the first one's new phone", plain | {"kind": "relink", "epoch": 7, "joiner_side": 0}, "2026-11-22"
    yield "a mailbox by its address", plain | {"mailbox": "https://cloud.example.org/dav/us"}, "2026-11-22"
    yield "a folder with letters of two bytes", plain | {"mailbox": "/home/us/Señales"}, "2026-11-22"
    yield "the longest location", plain | {"mailbox": "/" + "x" * 199}, "2026-11-22"
    yield "the joiner is a day ahead", plain, "2026-11-23"
    yield "the inviter is a day ahead", plain | {"day": "2026-11-23"}, "2026-11-22"
    yield "at a whole minute, for a day, with the greatest epoch", plain | {
        "now": "2026-11-22T18:00:00Z", "valid_minutes": 1440, "epoch": 2**32 - 1}, "2026-11-22"
    yield "days before 1970 are negative numbers", plain | {"day": "1969-12-30"}, "1969-12-31"


def made():
    for case, (why, inviter, day) in enumerate(cases()):
        inviter = inviter | {
            name: made_bytes(case, f"inviter {name}", length)
            for name, length in (("device", 16), ("set", 16), ("secret", 16), ("key", 32), ("nonce", 16))
        }
        joiner = {"day": day} | {
            name: made_bytes(case, f"joiner {name}", length) for name, length in (("device", 16), ("key", 32), ("nonce", 16))
        }
        yield {"in": {"inviter": inviter, "joiner": joiner}, "why": why}


def main():
    if "--write" in sys.argv:
        lines = [{"in": case["in"], "out": exchange(case["in"]), "why": case["why"]} for case in made()]
        VECTORS.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines))
    wrong = 0
    lines = VECTORS.read_text().splitlines()
    for number, line in enumerate(lines, 1):
        case = json.loads(line)
        if exchange(case["in"]) != case["out"]:
            wrong += 1
            print(f"line {number}: {case['why']}")
    print(f"{len(lines) - wrong} of {len(lines)} exchanges come out the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
