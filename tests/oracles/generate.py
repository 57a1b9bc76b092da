#!/usr/bin/env python3
"""Writes tests/vectors/{recurrence,plan,ritual_day}.jsonl from the oracle, or with --check compares what is
committed with what the oracle says now.

Needs python-dateutil 2.9.0 and the system's time-zone data (or the package tzdata)."""

import argparse
import sys

import dateutil

import oracle
import plan_cases
import recurrence_cases
import ritual_day_cases

CASES = {"recurrence": recurrence_cases.cases, "plan": plan_cases.cases, "ritual_day": ritual_day_cases.cases}


def heart(kind, out):
    """What a case worked by hand states."""
    if kind == "recurrence":
        return [firing["rule_local"] for firing in out["firings"]]
    return out["plan"] if kind == "plan" else out["day"]


def answered(kind, case):
    if case.get("error"):
        out = {"error": "refused"}
    else:
        out = oracle.KINDS[kind](case["in"])
        if "expect" in case and heart(kind, out) != case["expect"]:
            sys.exit(f"{kind}: {case['why']}: the oracle says {heart(kind, out)}, by hand {case['expect']}")
    # Zone data of another age must not matter: beyond 2024 only places whose offset no law changes.
    if case["in"].get("zone") not in ("UTC", "Etc/GMT-1", "Etc/GMT+5", "Etc/GMT+11"):
        instants = [firing["utc"] for firing in out.get("firings", [])] + [ring[0] for ring in out.get("plan", [])]
        assert all(instant < "2025" for instant in instants), case
    return {"why": case["why"], "in": case["in"], "out": out}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    if not dateutil.__version__.startswith("2.9.0"):
        sys.exit(f"the vectors are made with python-dateutil 2.9.0, this is {dateutil.__version__}")
    for kind, cases in CASES.items():
        made = [answered(kind, case) for case in cases()]
        if check and oracle.read(kind) != made:
            sys.exit(f"{kind}.jsonl differs from what the oracle says")
        if not check:
            oracle.write(kind, made)
        print(f"{kind}: {len(made)} cases", "agree" if check else "written")


if __name__ == "__main__":
    main()
