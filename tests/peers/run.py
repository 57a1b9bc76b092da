#!/usr/bin/env python3
"""Times Rekindle beside other libraries at the same work, in one run, and prints one table.

    python3 tests/peers/run.py             all of it
    python3 tests/peers/run.py --quick     fewer and shorter repetitions, to try it out

Needs Python 3.9, Rust and, for each peer, what README.md names; a peer that is not there is skipped, and the table
says so. How it is measured, and what the figures do and do not say, stands in README.md.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

# --- the work -------------------------------------------------------------------------------------------

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2024, 1, 20, 9, 0, tzinfo=ZONE)
LIMIT = 64
# How far offsets are handed to Rekindle, as a phone does.
HORIZON_DAYS = 400


def reminders(year, sets):
    """`sets` times the thirty reminders of core/benches/plan64.rs: civil start and rule."""

    def start(day, hour, minute):
        return (datetime(year, 1, 1) + timedelta(days=day, hours=hour, minutes=minute % 60)).strftime("%Y%m%dT%H%M%S")

    weeks = ["MO,WE,FR", "TU,TH,SA", "SU,WE,TH", "MO,TU,SA", "FR,SA,SU"]
    months = ["BYMONTHDAY=31", "BYMONTHDAY=-1", "BYDAY=1SU", "BYMONTHDAY=15", "BYDAY=-1FR"]
    for one in range(sets):
        yield from ((start(0, 6 + i, 7 * i + one), "FREQ=DAILY") for i in range(10))
        yield from ((start(0, 7 + i, 15 + one), f"FREQ=WEEKLY;BYDAY={weeks[i % 5]}") for i in range(10))
        yield from ((start(i, 9 + i, 40 + one), "FREQ=DAILY;INTERVAL=3") for i in range(5))
        yield from ((start(0, 18, 5 + one), f"FREQ=MONTHLY;{part}") for part in months)


def seconds(moment):
    return int(moment.timestamp())


def offset(moment):
    return int(moment.astimezone(ZONE).utcoffset().total_seconds())


def write_plan_work(file, year, sets):
    hour = NOW.astimezone(timezone.utc) - timedelta(days=3)
    lines = [f"now {seconds(NOW)}", f"limit {LIMIT}", f"zone {ZONE.key}", f"offset {offset(hour)}"]
    for _ in range(24 * (HORIZON_DAYS + 3)):
        later = hour + timedelta(hours=1)
        if offset(later) != offset(hour):
            lines.append(f"change {seconds(later)} {offset(later)}")
        hour = later
    lines += [f"reminder {start} {rule}" for start, rule in reminders(year, sets)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


PLAN_WORKS = [
    ("plan64: 30 reminders", 2024, 1),
    ("plan64: 30, started ten years ago", 2014, 1),
    ("plan64: 300 reminders", 2024, 10),
    ("plan64: 300, started ten years ago", 2014, 10),
]

# --- the peers ------------------------------------------------------------------------------------------


class Absent(Exception):
    """The peer is not on this machine; the words say what to install."""


def ours(what, example="peer"):
    def find(_):
        asked = f"build --quiet --locked --release --package rekindle-tests --example {example}".split()
        built = subprocess.run(
            ["cargo", *asked, "--message-format", "json-render-diagnostics"],
            cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
        )
        programs = [json.loads(line).get("executable") for line in built.stdout.splitlines()]
        return [next(program for program in programs if program), what]

    return find


def dateutil(_):
    if importlib.util.find_spec("dateutil") is None:
        raise Absent("python-dateutil is not installed (pip install python-dateutil)")
    return [sys.executable, str(HERE / "dateutil_peer.py")]


def libical(folder):
    compiler = shutil.which("cc")
    if compiler is None:
        raise Absent("there is no C compiler")
    program = folder / "libical"
    flags = ["-lical"]
    if shutil.which("pkg-config"):
        asked = subprocess.run(["pkg-config", "--cflags", "--libs", "libical"], capture_output=True, text=True)
        flags = asked.stdout.split() or flags
    built = subprocess.run(
        [compiler, "-O2", "-o", program, HERE / "libical.c", *flags], capture_output=True, text=True
    )
    if built.returncode != 0:
        raise Absent("libical's header files are not installed (Debian: libical-dev)")
    return [str(program)]


def crdt(name):
    """A workspace of its own: nothing of Rekindle depends on these libraries."""

    def find(folder):
        target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target")) + "/crdt"
        asked = ["cargo", "build", "--quiet", "--locked", "--release", "--target-dir", target]
        built = subprocess.run(asked, cwd=HERE / "crdt", capture_output=True, text=True)
        if built.returncode != 0:
            raise Absent("yrs and automerge could not be built")
        return [f"{target}/release/rekindle-peers-crdt", name]

    return find


# Name, and how to get its command.
EXCHANGERS = [
    ("Rekindle, durable and encrypted", ours(None, "exchange")),
    ("yrs, in memory", crdt("yrs")),
    ("automerge, in memory", crdt("automerge")),
]

# Name, how to get its command, and whether its answer must be the same as the first one's.
PLANNERS = [
    ("Rekindle, bare merge", ours("merge"), True),
    ("Rekindle, the product's plan", ours("plan"), False),
    ("libical", libical, True),
    ("python-dateutil", dateutil, True),
]

def fts5(_):
    import sqlite3

    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE entry USING fts5 (text)")
    except sqlite3.Error as why:
        raise Absent("Python's sqlite3 has no FTS5") from why
    return [sys.executable, str(HERE / "fts5_peer.py")]


DIARISTS = [
    ("Rekindle, encrypted, durable", ours(None, "journal")),
    ("Python's FTS5, plain", fts5),
]

# --- measuring ------------------------------------------------------------------------------------------


def run(command):
    """The CPU seconds, user and system, that a command takes, and what it prints."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} failed")
    return usage.ru_utime + usage.ru_stime, printed


class Peer:
    """One program at one piece of work."""

    def __init__(self, name, command, work):
        self.name, self.command, self.taken = name, [*command, str(work)], []

    def settle(self, least):
        """Finds how many rounds take at least `least` seconds of CPU."""
        base, self.answer = run([*self.command, "1"])
        self.rounds = 4
        while run([*self.command, str(self.rounds)])[0] - base < least:
            self.rounds *= 4

    def measure(self):
        # What starting takes is in both runs and falls out.
        once, _ = run([*self.command, "1"])
        often, _ = run([*self.command, str(self.rounds + 1)])
        self.taken.append((often - once) / self.rounds * 1000)

    @property
    def median(self):
        return statistics.median(self.taken)


def table(title, peers, notes):
    print(f"\n{title}")
    first = peers[0].median
    for peer in peers:
        spread = f"{min(peer.taken):.4f} to {max(peer.taken):.4f}"
        print(f"  {peer.name:<30} {peer.median:>10.4f} ms   {peer.median / first:>8.1f} x   ({spread})")
    for note in notes:
        print(f"  {note}")


def compare_plans(folder, repetitions, least):
    found, skipped = [], []
    for name, find, same in PLANNERS:
        try:
            found.append((name, find(folder), same))
        except Absent as why:
            skipped.append(f"{name} skipped: {why}")
    for title, year, sets in PLAN_WORKS:
        work = folder / "plan.txt"
        write_plan_work(work, year, sets)
        peers = [Peer(name, command, work) for name, command, _ in found]
        for peer in peers:
            peer.settle(least)
        for peer, (_, _, same) in zip(peers, found):
            if same and peer.answer != peers[0].answer:
                raise SystemExit(f"{title}: {peer.name} finds other firings than {peers[0].name}")
        for _ in range(repetitions):
            for peer in peers:
                peer.measure()
        table(title, peers, skipped)


def compare_exchanges(folder, repetitions, least):
    found, skipped = [], []
    for name, find in EXCHANGERS:
        try:
            found.append((name, [part for part in find(folder) if part]))
        except Absent as why:
            skipped.append(f"{name} skipped: {why}")
    peers = [Peer(name, [*command, "merge"], "10000") for name, command in found]
    for peer in peers:
        peer.settle(least)
        if int(peer.answer) != 10000:
            raise SystemExit(f"sync_merge_10k: {peer.name} holds {peer.answer} marks")
    for _ in range(repetitions):
        for peer in peers:
            peer.measure()
    table("sync_merge_10k: take in the partner's 10,000 marks", peers, skipped)
    print("\nsync_bytes: 20,000 marks in full, and one")
    for name, command in found:
        full, one = run([*command, "bytes", "20000"])[1].split()
        print(f"  {name:<33} {int(full):>9,} B   {int(one):>5,} B")


SYLLABLES = "ba ten lo mir sa ker du vin ra pol te gan fi sho ne lum".split()
# What is asked for, in Rekindle's words and in FTS5's. A word that few entries hold is looked for in parts of words too:
# the first rare one beside a peer that does not, the second beside the same peer that does.
QUERIES = [
    ("common", "walk", "walk", "search"),
    ("rare", "zeppelin", "zeppelin", "search"),
    ("rare, also within words", "zeppelin", "zeppelin", "widely"),
    ("two words", "walk rain", "walk rain", "search"),
    ("phrase", '"held my hand"', '"held my hand"', "search"),
    ("prefix", "laugh", "laugh*", "search"),
]


def everyday(rank):
    word, rest = "", rank + 16
    while rest > 0:
        word += SYLLABLES[rest % 16]
        rest //= 16
    return word


def entry(number):
    """The text that core/benches/support/diary.rs makes of this number."""
    mask = 2**64 - 1
    chance = (number * 0x9E37_79B9_7F4A_7C15 & mask) | 1

    def draw():
        nonlocal chance
        chance ^= chance << 13 & mask
        chance ^= chance >> 7
        chance ^= chance << 17 & mask
        return chance

    words = []
    for _ in range(40):
        spread = draw() % 12
        words.append(everyday(draw() % 4000 >> spread))
    asked = [(3, "walk"), (7, "rain"), (100, "held my hand"), (90, "laughing"), (110, "laughed"), (2000, "zeppelin")]
    for every, word in asked:
        if number % every == every // 2:
            words.insert(number % 40, word)
    return " ".join(words)


def compare_journals(folder, repetitions, least):
    for count in [10_000, 100_000]:
        texts = folder / "texts.txt"
        texts.write_text("\n".join(map(entry, range(count))) + "\n", encoding="utf-8")
        found, skipped = [], []
        for name, find in DIARISTS:
            try:
                command = [part for part in find(folder) if part]
            except Absent as why:
                skipped.append(f"{name} skipped: {why}")
                continue
            place = folder / f"journal-{len(found)}-{count}"
            place.mkdir()
            run([*command, "prepare", str(texts), str(place)])
            found.append((name, command, place))
        for title, own, plain, how in QUERIES:
            works = zip(found, [("search", own), (how, plain)])
            peers = [Peer(name, [*command, *work], place) for (name, command, place), work in works]
            for peer in peers:
                peer.settle(least)
                if peer.answer != peers[0].answer:
                    raise SystemExit(f"{title}: {peer.name} finds {peer.answer} of {peers[0].answer}")
            for _ in range(repetitions):
                for peer in peers:
                    peer.measure()
            table(f"journal_search of {count:,}: {title}", peers, skipped)
        if count == 10_000:
            peers = [Peer(name, [*command, "append", entry(1)], place) for name, command, place in found]
            for peer in peers:
                peer.settle(least)
            for _ in range(repetitions):
                for peer in peers:
                    peer.measure()
            table("journal_append to 10,000: one entry, durable and indexed", peers, skipped)


# A further table is one more function here.
COMPARISONS = {"plans": compare_plans, "exchanges": compare_exchanges, "journals": compare_journals}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="fewer and shorter repetitions")
    arguments.add_argument("--only", choices=COMPARISONS, help="one block of the table")
    asked = arguments.parse_args()
    quick = asked.quick
    print("CPU time of one round, median (least to most); x: beside the first line of its block.")
    with tempfile.TemporaryDirectory() as folder:
        for compare in [COMPARISONS[asked.only]] if asked.only else COMPARISONS.values():
            compare(Path(folder), 3 if quick else 7, 0.1 if quick else 0.5)


main()
