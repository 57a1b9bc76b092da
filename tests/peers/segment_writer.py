"""The other half of the second reader: a body's content, also from docs/protocol.md alone."""

import re

from segment_form import (
    COUNTER,
    DEVICE,
    LAMPORT,
    MARK,
    MAX_COUNTER,
    MAX_FACTS,
    MAX_HOLDS,
    MAX_PAYLOAD,
    OTHERS_MARK,
    RAW,
    TAKE_BACK,
    Refused,
    short_of,
)


def demand(holds):
    if not holds:
        raise Refused("out_of_range", "body")


def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(2 * value if value >= 0 else -2 * value - 1)


class Fact:
    def __init__(self, fact):
        device, counter = fact["id"].split("-")
        self.device, self.counter, self.lamport = bytes.fromhex(device), int(counter), fact["lamport"]
        self.kind, self.version = fact["kind"], fact["version"]
        hexadecimal = fact.get("payload_hex")
        self.payload = fact["payload"].encode() if hexadecimal is None else bytes.fromhex(hexadecimal)
        demand(1 <= self.counter <= MAX_COUNTER and 1 <= self.lamport <= MAX_COUNTER)
        demand(re.fullmatch("[a-z_]{1,32}", self.kind) and 1 <= self.version and len(self.payload) <= MAX_PAYLOAD)
        self.short = short_of(self.kind, self.version, self.payload)


def content_of(body):
    read, holds = body["read"], {bytes.fromhex(device): counter for device, counter in body["holds"]}
    demand(read["number"] <= MAX_COUNTER and (read["number"] or not int(read["chain"], 16)))
    demand(len(body["holds"]) <= MAX_HOLDS and len(body["facts"]) <= MAX_FACTS)
    demand([device.hex() for device in sorted(holds)] == [device for device, _ in body["holds"]])
    demand(max(holds.values(), default=0) <= MAX_COUNTER)
    facts = [Fact(fact) for fact in body["facts"]]
    shorts = [fact.short for fact in facts if fact.short]

    marked = {mark[0] for _, _, _, mark in shorts if mark}
    devices = sorted(holds.keys() | {fact.device for fact in facts} | marked)
    rituals = sorted({ritual for _, ritual, _, _ in shorts if ritual})
    out = number(read["number"])
    if read["number"]:
        out += bytes.fromhex(read["chain"])
    out += number(len(devices)) + b"".join(devices)
    out += b"".join(number(holds[device] + 1 if device in holds else 0) for device in devices)
    out += number(len(rituals)) + b"".join(rituals) + number(len(facts))

    counters, last, lamport, day = {}, None, 0, 0
    for fact in facts:
        counter_step = fact.counter - counters.get(fact.device, 0) - 1
        lamport_step = fact.lamport - lamport - 1
        form, ritual, on, mark = fact.short or (RAW, None, None, None)
        others = form == TAKE_BACK and mark[0] != fact.device
        tag = form | DEVICE * (fact.device != last) | COUNTER * (counter_step != 0) | LAMPORT * (lamport_step != 0)
        out += bytes([tag | OTHERS_MARK * others])
        out += number(devices.index(fact.device)) if tag & DEVICE else b""
        out += signed(counter_step) if counter_step else b""
        out += signed(lamport_step) if lamport_step else b""
        counters[fact.device], last, lamport = fact.counter, fact.device, fact.lamport
        if form == RAW:
            out += number(len(fact.kind)) + fact.kind.encode() + number(fact.version)
            out += number(len(fact.payload)) + fact.payload
        elif form == TAKE_BACK:
            out += number(devices.index(mark[0])) if others else b""
            out += signed(fact.counter - mark[1])
        else:
            out += number(rituals.index(ritual)) if form == MARK else b""
            out += signed(on - day)
            day = on
    return out
