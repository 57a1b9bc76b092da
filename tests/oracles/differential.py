#!/usr/bin/env python3
"""Random rules, asked of `rekindle vectors recurrence` and of python-dateutil with zoneinfo.

    tests/oracles/differential.py --program target/debug/rekindle --rules 3000 --seed 1

Says how many agreed and prints each that did not; exits with 1 when there was one."""

import argparse
import datetime as dt
import json
import random
import subprocess
import sys

import oracle

# Both sides are compared up to here: zone data of another age must not matter, and dateutil need not walk to
# the end of its calendar for a rule that seldom fires.
oracle.LAST = dt.datetime(2022, 12, 31, 23, 59, 59)
oracle.end_calendar_after(oracle.LAST.year)
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Kathmandu",
         "America/Sao_Paulo", "Pacific/Apia", "Asia/Beirut", "America/Havana"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(pick, values, most):
    return ",".join(str(v) for v in pick.sample(values, pick.randint(1, min(most, len(values)))))


def rule(pick):
    frequency = pick.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]

    def maybe(chance, part):
        if pick.random() < chance:
            parts.append(part())

    maybe(0.5, lambda: f"INTERVAL={pick.choice([1, 2, 3, 4, 5, 7, 10, 13])}")
    maybe(0.3, lambda: "BYMONTH=" + some(pick, range(1, 13), 4))
    if frequency != "WEEKLY":
        maybe(0.3, lambda: "BYMONTHDAY=" + some(pick, [*range(1, 32), *range(-31, 0)], 6))
    numbered = frequency in ("MONTHLY", "YEARLY") and pick.random() < 0.4
    if numbered:
        most = 5 if frequency == "MONTHLY" or any(part.startswith("BYMONTH=") for part in parts) else 53
        values = [f"{n}{day}" for n in [*range(1, most + 1), *range(-most, 0)] for day in DAYS]
        mixed = pick.random() < 0.2
        days = some(pick, values, 4) + ("," + some(pick, DAYS, 2) if mixed else "")
        parts.append("BYDAY=" + days)
    else:
        mixed = False
        maybe(0.5, lambda: "BYDAY=" + some(pick, DAYS, 5))
    maybe(0.3, lambda: "BYHOUR=" + some(pick, range(24), 2))
    maybe(0.3, lambda: "BYMINUTE=" + some(pick, range(60), 2))
    if not mixed:
        maybe(0.25, lambda: "BYSETPOS=" + some(pick, [1, 2, 3, 4, 7, 20, 52, -1, -2, -3, -5, -30], 3))
    maybe(0.3, lambda: f"WKST={pick.choice(DAYS)}")
    end = pick.random()
    if end < 0.2:
        parts.append(f"COUNT={pick.choice([1, 2, 5, 30, 400])}")
    elif end < 0.4:
        parts.append(f"UNTIL={pick.randint(2008, 2024)}{pick.randint(1, 12):02}{pick.randint(1, 28):02}"
                     + pick.choice(["", "T120000", "T235959", "T000000"]))
    pick.shuffle(parts)
    return ";".join(parts)


def case(pick):
    start = dt.datetime(2008, 1, 1) + dt.timedelta(minutes=pick.randint(0, 8 * 525960))
    after = start + dt.timedelta(minutes=pick.randint(-100000, 525960))
    text = rule(pick)
    exdates = [oracle.write_local(start + dt.timedelta(days=pick.randint(0, 60))) for _ in range(pick.choice([0, 0, 3]))]
    return {"zone": pick.choice(ZONES), "dtstart_local": oracle.write_local(start), "rrule": text,
            "exdates_local": exdates, "after_utc": oracle.write_local(after) + "Z", "count": pick.choice([1, 5, 12])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/debug/rekindle")
    parser.add_argument("--rules", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pick = random.Random(arguments.seed)
    cases = [case(pick) for _ in range(arguments.rules)]
    asked = "".join(json.dumps(case) + "\n" for case in cases)
    answers = subprocess.run([arguments.program, "vectors", "recurrence"], input=asked, capture_output=True,
                             text=True, check=True).stdout.splitlines()
    assert len(answers) == len(cases)
    agreed = refused = fired = 0
    for given, answer in zip(cases, map(json.loads, answers)):
        wanted = oracle.recurrence(given)
        if "firings" in answer:
            kept = [firing for firing in answer["firings"] if oracle.local(firing["rule_local"]) <= oracle.LAST]
            answer = {"firings": kept}
        if "error" in answer and not wanted["firings"] and "no date matches" in answer["error"]:
            refused += 1  # What no date can match is refused; dateutil finds nothing either.
        elif answer == wanted:
            agreed += 1
            fired += bool(wanted["firings"])
        else:
            print(json.dumps(given), "\n  dateutil:", wanted, "\n  rekindle:", answer)
    wrong = len(cases) - agreed - refused
    print(f"{agreed} agree ({fired} of them fire), {refused} refused as matching no date, {wrong} differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
