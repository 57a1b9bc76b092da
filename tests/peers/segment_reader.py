#!/usr/bin/env python3
"""A second reader of segments, written from docs/protocol.md with another cryptography library (libsodium, through
PyNaCl), so that the page is known to be enough and the bytes to be what it says.

    python3 tests/peers/segment_reader.py tests/vectors/segment.jsonl     opens, decodes, names, chains, seals, refuses
"""

import json
import sys

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt
from nacl.exceptions import CryptoError

from segment_form import (
    COUNTER,
    DAY_MARK,
    DEVICE,
    FIRST_DAY,
    LAMPORT,
    LAST_DAY,
    MARK,
    MAX_COUNTER,
    MAX_FACTS,
    MAX_HOLDS,
    MAX_KIND,
    MAX_PAYLOAD,
    OTHERS_MARK,
    OVERHEAD,
    PADDED_SIZES,
    RAW,
    TAKE_BACK,
    Place,
    Refused,
    padded_size,
    payload_of,
    short_of,
)
from segment_writer import content_of


def demand(holds, reason):
    if not holds:
        raise Refused("malformed", reason)


class Reader:
    """Numbers and bytes from the front of a content."""

    def __init__(self, content):
        self.rest = content

    def take(self, count):
        demand(count <= len(self.rest), "ends in the middle")
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def number(self):
        number = 0
        for place in range(8):
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                demand(byte or not place, "a number with a byte too many")
                return number
        raise Refused("malformed", "a number of more than eight bytes")

    def signed(self):
        number = self.number()
        return -(number + 1) // 2 if number % 2 else number // 2

    def table(self):
        entries = [self.take(16) for _ in range(min(self.number(), 1 + len(self.rest) // 16))]
        demand(all(one < other for one, other in zip(entries, entries[1:])), "a table's order")
        return entries


class FactReader:
    """Facts, each read in the light of those before it."""

    def __init__(self, reader, devices, rituals):
        self.reader, self.devices, self.rituals = reader, devices, rituals
        self.used_devices, self.used_rituals = set(), set()
        self.counters = [0] * len(devices)
        self.device, self.lamport, self.day = None, 0, 0

    def place(self, table, used):
        place = self.reader.number()
        demand(place < len(table), "beyond its table")
        used.add(place)
        return place

    def other_device(self, than):
        place = self.place(self.devices, self.used_devices)
        demand(place != than, "a device named twice")
        return place

    def stepped(self, before, follows):
        step = self.reader.signed() if follows else 0
        demand(step or not follows, "a step of nothing")
        demand(1 <= before + 1 + step <= MAX_COUNTER, "a counter")
        return before + 1 + step

    def fact(self):
        tag = self.reader.take(1)[0]
        form = tag & 3
        demand(tag < 64 and (form == TAKE_BACK or not tag & OTHERS_MARK), "an unknown form")
        demand(self.device is not None or tag & DEVICE, "a first fact without a device")
        if tag & DEVICE:
            self.device = self.other_device(self.device)
        here = self.device
        counter = self.counters[here] = self.stepped(self.counters[here], tag & COUNTER)
        self.lamport = self.stepped(self.lamport, tag & LAMPORT)
        if form == RAW:
            kind, version, payload = self.raw()
        else:
            kind, version, payload = {MARK: "mark", DAY_MARK: "day_mark", TAKE_BACK: "take_back"}[form], 1, None
            ritual = mark = None
            if form == MARK:
                ritual = self.rituals[self.place(self.rituals, self.used_rituals)]
            if form == TAKE_BACK:
                theirs = self.other_device(here) if tag & OTHERS_MARK else here
                mark = (self.devices[theirs], counter - self.reader.signed())
                demand(1 <= mark[1] <= MAX_COUNTER, "a mark's counter")
            else:
                self.day += self.reader.signed()
                demand(FIRST_DAY <= self.day <= LAST_DAY, "a day")
            payload = payload_of((form, ritual, self.day, mark))
        fact = {"id": f"{self.devices[here].hex()}-{counter}", "lamport": self.lamport, "kind": kind, "version": version}
        try:
            fact["payload"] = payload.decode()
        except UnicodeDecodeError:
            fact["payload_hex"] = payload.hex()
        return fact

    def raw(self):
        length = self.reader.number()
        demand(1 <= length <= MAX_KIND, "a kind's name")
        kind = self.reader.take(length).decode("latin-1")
        demand(all(letter in "abcdefghijklmnopqrstuvwxyz_" for letter in kind), "a kind's name")
        version, length = self.reader.number(), self.reader.number()
        demand(1 <= version < 2**32 and length <= MAX_PAYLOAD, "a version or a payload")
        payload = self.reader.take(length)
        demand(short_of(kind, version, payload) is None, "a fact that has a short form")
        return kind, version, payload


def body_of(content):
    reader = Reader(content)
    number = reader.number()
    demand(number <= MAX_COUNTER, "the number read")
    read = {"number": number, "chain": (reader.take(32) if number else bytes(32)).hex()}
    devices = reader.table()
    said = [reader.number() for _ in devices]
    demand(max(said, default=0) <= MAX_COUNTER + 1, "a counter held")
    holds = [[device.hex(), counter - 1] for device, counter in zip(devices, said) if counter]
    demand(len(holds) <= MAX_HOLDS, "devices held")
    facts = FactReader(reader, devices, reader.table())
    count = reader.number()
    demand(count <= MAX_FACTS, "facts")
    read_facts = [facts.fact() for _ in range(count)]
    demand(not reader.rest, "bytes after the last fact")
    used = facts.used_devices | {place for place, counter in enumerate(said) if counter}
    demand(len(used) == len(devices) and len(facts.used_rituals) == len(facts.rituals), "an unused entry")
    return {"read": read, "holds": holds, "facts": read_facts}


def opened(place, sealed):
    """The content of an object."""
    if len(sealed) - OVERHEAD not in PADDED_SIZES or sealed[0] == 0:
        raise Refused("not_a_segment")
    if sealed[0] != 1:
        raise Refused("newer_version")
    try:
        padded = decrypt(sealed[25:], place.associated, sealed[1:25], place.key)
    except CryptoError:
        raise Refused("does_not_open") from None
    length = int.from_bytes(padded[:4], "big")
    demand(length <= len(padded) - 4 and padded_size(length) == len(padded), "the length")
    demand(not any(padded[4 + length :]), "the padding")
    return padded[4 : 4 + length]


def sealed(place, content, nonce):
    """The object of a content."""
    plain = (len(content).to_bytes(4, "big") + content).ljust(padded_size(len(content)), b"\0")
    return b"\x01" + nonce + encrypt(plain, place.associated, nonce, place.key)


def answer(case):
    """What `out` must be for an `in`."""
    try:
        place = Place(case)
        if "object" in case:
            content = opened(place, bytes.fromhex(case["object"]))
            return place.named(content) | {"body": body_of(content)}
        content = content_of(case["body"])
        made = sealed(place, content, bytes.fromhex(case["nonce"]))
        # What the writer wrote the reader reads.
        assert opened(place, made) == content and body_of(content) == case["body"]
        return place.named(content) | {"object": made.hex()}
    except Refused as refusal:
        return {"error": refusal.word}


def main():
    [path] = sys.argv[1:] or sys.exit(__doc__)
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    wrong = [(number, case["why"]) for number, case in enumerate(cases, 1) if answer(case["in"]) != case["out"]]
    for number, why in wrong:
        print(f"{path}:{number}: {why}: the second reader differs")
    if wrong:
        sys.exit(1)
    print(f"segment: {len(cases)} cases agree with the second reader")


if __name__ == "__main__":
    main()
