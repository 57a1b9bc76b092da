"""What reader and writer of segments share: keys, names, headers, chains, bounds. From docs/protocol.md alone."""

import hashlib
import hmac
import re
from datetime import date

PADDED_SIZES = (256, 1024, 4096, 16384, 65536)
OVERHEAD = 1 + 24 + 16
MAX_COUNTER = 2**53
MAX_FACTS = 500
MAX_HOLDS = 64
MAX_KIND = 32
MAX_PAYLOAD = 4096
FIRST_DAY, LAST_DAY = -719_528, 2_932_896
# Python's calendar begins with the year 1: a whole cycle of 400 years is put on top.
CYCLE = 146_097
EPOCH = date(1970, 1, 1).toordinal()

RAW, MARK, DAY_MARK, TAKE_BACK = range(4)
DEVICE, COUNTER, LAMPORT, OTHERS_MARK = (1 << bit for bit in range(2, 6))


class Refused(Exception):
    """One word of the table of refusals, and what a developer wants to know."""

    def __init__(self, word, reason=""):
        super().__init__(f"{word}: {reason}" if reason else word)
        self.word = word


def derive(secret, label, length):
    """HKDF-SHA-256, expand only; one or two hashes are enough for every key."""
    out, block = b"", b""
    while len(out) < length:
        info = b"rekindle link 1 " + label.encode()
        block = hmac.digest(secret, block + info + bytes([len(out) // 32 + 1]), "sha256")
        out += block
    return out[:length]


class Place:
    """A segment's header, and the keys of its direction."""

    def __init__(self, case):
        secret, writer = bytes.fromhex(case["secret"]), case["writer"]
        self.couple = derive(secret, "couple", 16)
        self.key = derive(secret, f"{writer} seal", 32)
        self.number, self.attempt = case["number"], case["attempt"]
        if not 1 <= self.number <= MAX_COUNTER or not 0 <= self.attempt <= 7:
            raise Refused("out_of_range", "header")
        numbered = self.number.to_bytes(8, "big") + bytes([self.attempt])
        self.name = hmac.digest(derive(secret, f"{writer} names", 32), numbered, "sha256")[:16]
        self.bytes = (
            b"rekindle segment \x01"
            + self.couple
            + bytes.fromhex(case["device"])
            + case["epoch"].to_bytes(4, "big")
            + self.number.to_bytes(8, "big")
            + bytes.fromhex(case["before"])
        )
        self.associated = self.bytes + bytes([self.attempt])
        assert len(self.associated) == 95

    def chain(self, content):
        return hashlib.sha256(b"rekindle chain 1 " + self.bytes + content).digest()

    def named(self, content):
        return {"couple": self.couple.hex(), "name": self.name.hex(), "chain": self.chain(content).hex()}


def padded_size(length):
    """The size that a content of this length is padded to."""
    for size in PADDED_SIZES:
        if 4 + length <= size:
            return size
    raise Refused("too_large")


def day_text(day):
    moved = date.fromordinal(EPOCH + day + CYCLE if day < 0 else EPOCH + day)
    return f"{moved.year - (400 if day < 0 else 0):04}-{moved.month:02}-{moved.day:02}"


def day_number(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    try:
        return date(year + 400, month, day).toordinal() - EPOCH - CYCLE if year < 9000 else date(
            year, month, day
        ).toordinal() - EPOCH
    except ValueError:
        return None


def payload_of(short):
    """The stored payload of a short form: (form, ritual, day, (device, counter) of a mark)."""
    form, ritual, day, mark = short
    if form == MARK:
        digits = ritual.hex()
        uuid = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        return f'{{"ritual":"{uuid}","day":"{day_text(day)}"}}'.encode()
    if form == DAY_MARK:
        return f'{{"day":"{day_text(day)}"}}'.encode()
    return f'{{"mark":"{mark[0].hex()}-{mark[1]}"}}'.encode()


KINDS = {"mark": MARK, "day_mark": DAY_MARK, "take_back": TAKE_BACK}
UUID = "([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"
SPELLED = {
    MARK: re.compile(rf'\{{"ritual":"{UUID}","day":"(.{{10}})"\}}'),
    DAY_MARK: re.compile(r'\{"day":"(.{10})"\}'),
    TAKE_BACK: re.compile(r'\{"mark":"([0-9a-f]{32})-([1-9][0-9]*)"\}'),
}


def short_of(kind, version, payload):
    """The short form of a fact, or None."""
    form = KINDS.get(kind)
    if form is None or version != 1:
        return None
    found = SPELLED[form].fullmatch(payload.decode("latin-1"))
    if not found:
        return None
    groups = found.groups()
    if form == TAKE_BACK:
        counter = int(groups[1])
        return (form, None, None, (bytes.fromhex(groups[0]), counter)) if counter <= MAX_COUNTER else None
    day = day_number(groups[-1])
    ritual = bytes.fromhex("".join(groups[:-1])) if form == MARK else None
    return None if day is None else (form, ritual, day, None)
