#!/usr/bin/env python3
"""A second, naive reading of docs/spec/streak.md, to hold the core's streak against.

It is written from the rules' sentences with sets of dates and asks every question again from the start; it
shares nothing with the Rust code, neither bits nor passes, and is slow on purpose. Standard library only.

    streak.py --check tests/vectors/streak.jsonl     recompute every committed case
    streak.py --random 40 --seed 7                   print random cases, one a line
    streak.py < inputs.jsonl                         one `in` object a line to one `out` object a line
"""

import argparse
import json
import random
import re
import sys
from datetime import date, timedelta

WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}
ONE = timedelta(days=1)


class Unusable(Exception):
    """The line cannot be used; its out is an error."""


# --- reading a case -------------------------------------------------------------------------------------


def need(condition, why):
    if not condition:
        raise Unusable(why)


def a_day(text):
    need(isinstance(text, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text), f"not a day: {text!r}")
    try:
        return date.fromisoformat(text)
    except ValueError as reason:
        raise Unusable(str(reason)) from reason


def a_list(case, key):
    need(isinstance(case.get(key), list), f"{key} is not a list")
    need(all(isinstance(item, dict) for item in case[key]), f"{key} holds something else than objects")
    return case[key]


def a_name(item, key):
    need(isinstance(item.get(key), str), f"{key} is not a text")
    return item[key]


def read(case):
    """The case with its days as dates, or Unusable."""
    need(isinstance(case, dict), "not an object")
    need(isinstance(case.get("solo"), bool), "solo is not a truth value")
    need(case.get("week_start") in WEEK_STARTS, "unknown week start")
    goals = []
    for item in a_list(case, "goals"):
        need(type(item.get("goal")) is int and 1 <= item["goal"] <= 7, "a goal is 1 to 7")
        goals.append((a_day(item.get("from")), item["goal"]))
    kinds = {}
    for item in a_list(case, "rituals"):
        need(item.get("kind") in ("together", "each", "touch"), "unknown kind")
        kinds[a_name(item, "id")] = item["kind"]
    marks = []
    for item in a_list(case, "marks"):
        by = None if case["solo"] else a_name(item, "by")
        marks.append((a_name(item, "id"), a_name(item, "ritual"), a_day(item.get("day")), by))
    need(len({by for *_, by in marks}) <= 2, "more than two people")
    return {
        "solo": case["solo"],
        "week_start": WEEK_STARTS[case["week_start"]],
        "goals": goals,
        "kinds": kinds,
        "marks": marks,
        "undone": {a_name(item, "mark") for item in a_list(case, "undone")},
        "pauses": [(a_day(item.get("from")), a_day(item.get("to"))) for item in a_list(case, "pauses")],
        "today": a_day(case.get("today")),
    }


# --- the rules ------------------------------------------------------------------------------------------


def goal_of(day, goals):
    """A day's goal is the latest whose first day is not after it; before the first: the first; none: 3."""
    if not goals:
        return 3
    begun = [first for first, _ in goals if first <= day]
    chosen = max(begun) if begun else min(first for first, _ in goals)
    return [goal for first, goal in goals if first == chosen][-1]


def days_of_the_week_of(day, week_start):
    first = day
    while first.weekday() != week_start:
        first -= ONE
    return [first + timedelta(days=n) for n in range(7)]


def compute(raw):
    case = read(raw)
    today = case["today"]

    standing = [
        (ritual, day, by)
        for name, ritual, day, by in case["marks"]
        if name not in case["undone"] and day <= today and case["kinds"].get(ritual) in ("together", "each")
    ]
    nothing = {"weeks": 0, "best_weeks": 0, "days": 0, "strength": 0.0, "connected": [], "reserve": []}
    if not standing:
        return nothing
    d = min(day for _, day, _ in standing)

    def connects(ritual, day):
        people = {by for other, on, by in standing if other == ritual and on == day}
        if case["solo"] or case["kinds"][ritual] == "together":
            return len(people) >= 1
        return len(people) == 2

    connected = {day for ritual, day, _ in standing if connects(ritual, day)}

    def paused(day):
        return day not in connected and any(first <= day <= last for first, last in case["pauses"])

    def fills_the_goal(week):
        k = min(goal_of(day, case["goals"]) for day in week)
        available = [day for day in week if day >= d and not paused(day)]
        goal = min(k, len(available))
        c = len([day for day in week if day in connected])
        return c >= 1 and c >= goal, c, goal

    # Weeks: every one from that of d to the last finished one gets a letter, K kept, P paused, Q quiet.
    letters = ""
    spent = {}
    spare_days = []
    week = days_of_the_week_of(d, case["week_start"])
    while week[-1] < today:
        kept, c, goal = fills_the_goal(week)
        month = (week[0].year, week[0].month)
        alive = letters.replace("P", "").endswith("K")
        if kept:
            letters += "K"
        elif len([day for day in week if paused(day)]) >= 4:
            letters += "P"
        elif c >= 1 and alive and goal - c <= 2 - spent.get(month, 0):
            letters += "K"
            spent[month] = spent.get(month, 0) + goal - c
            free = [day for day in week if day not in connected and not paused(day) and day >= d]
            spare_days += free[: goal - c]
        else:
            letters += "Q"
        week = [day + timedelta(days=7) for day in week]
    current_kept = fills_the_goal(week)[0]
    runs = [len(run) for run in letters.replace("P", "").split("Q")]
    weeks = runs[-1] + (1 if current_kept else 0)

    # Days in a row up to yesterday, and today.
    days = 1 if today in connected else 0
    day = today - ONE
    while day >= d and (day in connected or paused(day)):
        days += 1 if day in connected else 0
        day -= ONE

    # Strength, day by day.
    strength = 0.0
    day = d
    while day <= today:
        if not paused(day):
            k = goal_of(day, case["goals"])
            if k == 7:
                value = 1.0 if day in connected else 0.0
            else:
                n = sum(1 for back in range(14) if day - timedelta(days=back) in connected)
                value = min(1.0, n / (2 * k))
            m = 0.5 ** ((k / 7) ** 0.5 / 13)
            strength = strength * m + value * (1 - m)
        day += ONE

    return {
        "weeks": weeks,
        "best_weeks": max(runs + [weeks]),
        "days": days,
        "strength": strength,
        "connected": [str(day) for day in sorted(connected)],
        "reserve": [str(day) for day in sorted(spare_days)],
    }


def answer(raw):
    try:
        return compute(raw)
    except Unusable as reason:
        return {"error": str(reason)}


# --- random cases ---------------------------------------------------------------------------------------


def random_case(rng):
    """A small life for two or one: busy and quiet stretches, pauses, changed goals, take-backs, noise."""
    today = date(2024, 1, 1) + timedelta(days=rng.randrange(700))
    length = rng.choice([3, 10, 25, 45, 70, 100])
    begin = today - timedelta(days=length)

    def some_day(before=0, after=0):
        return begin + timedelta(days=rng.randrange(-before, length + 1 + after))

    kinds = ["together", "each", "touch", "together", "each"]
    rituals = [{"id": f"r{n}", "kind": kinds[n]} for n in range(rng.randrange(1, 6))]
    names = [ritual["id"] for ritual in rituals] + ["unknown"] * (rng.random() < 0.2)
    chance = rng.choice([0.1, 0.3, 0.5, 0.8])
    marks = []
    for offset in range(length + 1):
        if rng.random() < 0.1:
            chance = rng.choice([0.05, 0.3, 0.5, 0.9])
        for ritual in names:
            for by in "ab":
                if rng.random() < chance / len(names):
                    day = begin + timedelta(days=offset)
                    marks.append({"id": f"m{len(marks)}", "ritual": ritual, "day": str(day), "by": by})
    if rng.random() < 0.3:
        day = today + timedelta(days=rng.randrange(1, 9))
        marks.append({"id": "later", "ritual": names[0], "day": str(day), "by": "a"})
    undone = [{"mark": mark["id"]} for mark in marks if rng.random() < 0.05]
    if rng.random() < 0.2:
        undone.append({"mark": "nobody"})
    marks += [mark for mark in marks if rng.random() < 0.03]
    rng.shuffle(marks)
    pauses = []
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        first = some_day(5, 5)
        pauses.append({"from": str(first), "to": str(first + timedelta(days=rng.randrange(-2, 20)))})
    goals = []
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        goals.append({"from": str(some_day(20, 5)), "goal": rng.randrange(1, 8)})
    return {
        "goals": goals,
        "solo": rng.random() < 0.25,
        "week_start": rng.choice(["monday", "monday", "sunday", "saturday"]),
        "rituals": rituals,
        "marks": marks,
        "undone": undone,
        "pauses": pauses,
        "today": str(today),
    }


# --- checking -------------------------------------------------------------------------------------------


def same(expected, found):
    if "error" in expected or "error" in found:
        return "error" in expected and "error" in found
    return expected.keys() == found.keys() and all(
        abs(expected[key] - found[key]) < 1e-6 if key == "strength" else expected[key] == found[key]
        for key in expected
    )


def check(path):
    wrong = cases = 0
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            case = json.loads(line)
            cases += 1
            found = answer(case["in"])
            if not same(case["out"], found):
                wrong += 1
                keys = [key for key in case["out"] | found if case["out"].get(key) != found.get(key)]
                print(f"{path}:{number}: differs in {', '.join(keys)}", file=sys.stderr)
    print(f"{path}: {cases} cases, {wrong} wrong")
    return wrong == 0 and cases > 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", metavar="FILE")
    parser.add_argument("--random", metavar="N", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.check:
        return 0 if check(options.check) else 1
    if options.random:
        rng = random.Random(options.seed)
        for _ in range(options.random):
            case = random_case(rng)
            print(json.dumps({"in": case, "out": compute(case)}, separators=(",", ":")))
        return 0
    for line in sys.stdin:
        try:
            print(json.dumps(answer(json.loads(line))))
        except json.JSONDecodeError as reason:
            print(json.dumps({"error": str(reason)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
