#!/usr/bin/env python3
"""Writes seeds for the fuzz targets into fuzz/corpus: the vectors' rules, the guide's own files, the contents and
facts of the vectors of segments, facts of each kind, a few parcels.

    python3 fuzz/make-seeds.py
    cargo +nightly fuzz run rule      -- -dict=fuzz/rule.dict
    cargo +nightly fuzz run catalogue
    cargo +nightly fuzz run backup fuzz/corpus/backup fuzz/seeds/backup
    cargo +nightly fuzz run segment   -- -max_len=70000
    cargo +nightly fuzz run fact
    cargo +nightly fuzz run parcel
    cargo +nightly fuzz run session
    cargo +nightly fuzz run search
    cargo +nightly fuzz run pin_record
"""

import hashlib
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def write(target, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def rules():
    """Two numbers of four bytes, then the rule's text, as the target reads them."""
    rules = {json.loads(line)["in"].get("rrule") for line in (ROOT / "tests/vectors/recurrence.jsonl").open()}
    for number, rule in enumerate(sorted(rule for rule in rules if isinstance(rule, str))):
        numbers = (number * 7_000_003 % 2**31).to_bytes(4, "little") + (number * 13).to_bytes(4, "little")
        write("rule", numbers + rule.encode())


def catalogue():
    """The place of the file in the target's list, then its text."""
    source = (HERE / "fuzz_targets/catalogue.rs").read_text()
    files = re.findall(r'^    "(\S+\.toml)",$', source, re.M)
    for place, name in enumerate(files):
        write("catalogue", bytes([place]) + (ROOT / "core/content" / name).read_bytes())


def segments():
    """Contents behind the byte that says so, facts as a line with the kind and the payload."""
    sys.path.insert(0, str(ROOT / "tests/peers"))
    from segment_writer import content_of

    for line in (ROOT / "tests/vectors/segment.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        body = case["in"].get("body")
        if body is None or "error" in case["out"]:
            continue
        write("segment", b"\2" + content_of(body))
        write("segment", b"\0" + bytes.fromhex(case["out"]["object"]))
        for fact in body["facts"]:
            if "payload" in fact:
                write("fact", f"{fact['kind']} {fact['version']}\n{fact['payload']}".encode())
                write("fact", fact["id"].encode())


def facts():
    """One of each kind beside those of the vectors."""
    device, ritual, day = "0a" * 16, "00000000-0000-0000-0000-00000000000a", "2025-03-30"
    time = {"starts": "2025-03-30T20:30:00", "rule": "FREQ=WEEKLY;BYDAY=SU"}
    named = {"ritual": ritual, "practice": "weekly-walk", "name": "Tea", "kind": "each", "times": [time]}
    for kind, payload in [
        ("goal", {"from": day, "days": 4}),
        ("week_start", {"start": "saturday"}),
        ("device", {"device": device, "side": "second", "since": day}),
        ("proposal", {"what": {"ritual": named}, "day": day, "instead_of": f"{device}-7"}),
        ("proposal", {"what": {"goal": {"days": 4}}, "day": day, "instead_of": None}),
        ("proposal", {"what": {"week_start": {"start": "sunday"}}, "day": day, "instead_of": None}),
        ("accept", {"proposal": f"{device}-7", "day": day}),
        ("ritual_name", {"ritual": ritual, "name": "Tea"}),
        ("pause", {"from": day, "until": None, "declared": day}),
        ("pause_end", {"pause": f"{device}-7", "until": day}),
        ("share_yes", {"what": "tasks", "level": "on"}),
        ("invitation", {"practice": "morning-coffee", "day": day, "closes": day}),
        ("invitation_yes", {"invitation": f"{device}-7", "day": day}),
        ("ready", {"phase": "p2"}),
        ("session_ask", {"question": f"RKY1-2-2100-900-{'0123456789abcdef' * 2}", "day": day}),
        ("session_yes", {"question": f"RKY1-2-2100-900-{'0123456789abcdef' * 2}"}),
        ("farewell", {"words": "Farewell"}),
    ]:
        write("fact", f"{kind} 1\n{json.dumps(payload)}".encode())


def parcels():
    """With and without the digest at the end, which the target can add."""
    for sizes in [[], [0], [297], [1, 2, 3], [0] * 40]:
        body = b"RKPARCEL\x01" + bytes(range(16)) + len(sizes).to_bytes(2, "big")
        for number, size in enumerate(sizes, start=1):
            body += number.to_bytes(8, "big") + bytes([number % 8]) + size.to_bytes(4, "big") + b"s" * size
        write("parcel", body)
        write("parcel", body + hashlib.sha256(body).digest())


def searches():
    """A query, a line break, an entry."""
    for query in ["hug", '"held my hand"', "散步", "om", "a* OR b", "NEAR(a b)", "'; --", "ﬁne", "zart lich"]:
        write("search", f"{query}\nWe held hands, 散步了, ôm nhau, zärtlich, ﬁne.".encode())


def pin_records():
    """A file's content behind an odd byte: with a PIN and without."""
    pin = {"cost": {"memory_kib": 8, "passes": 1}, "salt": "00" * 16, "nonce": "11" * 24}
    last = {"ms": 7, "boot": "00000000-0000-0000-0000-000000000001"}
    for pin, sealed, tries, last in [(None, "22" * 48, 0, None), (pin, "22" * 64, 4, last)]:
        record = {"format": "rekindle-journal-key", "version": 1, "pin": pin, "nonce": "33" * 24}
        write("pin_record", b"\1" + json.dumps(record | {"sealed": sealed, "tries": tries, "last": last}).encode())


rules()
catalogue()
segments()
facts()
parcels()
searches()
pin_records()
