"""Inputs of the ritual_day vectors: every day start around changes of offset and the ends of things."""

import datetime as dt
from zoneinfo import ZoneInfo

import oracle
from changes import CHANGES


def case(why, instant, zone, day_start):
    return {"why": why, "in": {"utc": instant, "zone": zone, "day_start": day_start}}


def cases():
    for index, (zone, start, why) in enumerate(CHANGES):
        change = oracle.resolve(oracle.local(start) + dt.timedelta(days=1), ZoneInfo(zone))
        for hours, day_start in ((-2, index % 7), (0, (index + 3) % 7), (2, (index + 5) % 7), (4, index % 7)):
            instant = oracle.write_utc(change + dt.timedelta(hours=hours))
            yield case(f"{why}, {hours:+} h", instant, zone, day_start)
    berlin = "Europe/Berlin"
    for instant, day_start, why, day in (
        ("2024-06-10T00:30:00Z", 3, "02:30 belongs to the day before", "2024-06-09"),
        ("2024-06-10T00:59:59Z", 3, "02:59:59 too", "2024-06-09"),
        ("2024-06-10T01:00:00Z", 3, "03:00 begins the day", "2024-06-10"),
        ("2024-06-10T00:30:00Z", 0, "with 0 the day is the date", "2024-06-10"),
        ("2024-06-09T21:59:59Z", 0, "the last second of a date", "2024-06-09"),
        ("2024-06-10T03:59:59Z", 6, "05:59:59 with 6", "2024-06-09"),
        ("2024-06-10T04:00:00Z", 6, "06:00 with 6", "2024-06-10"),
        ("2024-03-31T00:59:59Z", 3, "the second before the leap forward", "2024-03-30"),
        ("2024-03-31T01:00:00Z", 3, "the leap lands on 03:00", "2024-03-31"),
        ("2024-03-31T01:00:00Z", 2, "02:00 never came; 03:00 is past it", "2024-03-31"),
        ("2024-10-27T00:30:00Z", 3, "02:30, first pass", "2024-10-26"),
        ("2024-10-27T01:30:00Z", 3, "02:30, second pass", "2024-10-26"),
        ("2024-10-27T02:00:00Z", 3, "03:00 after both", "2024-10-27"),
        ("2023-12-31T23:30:00Z", 3, "the year's first hour is last year's", "2023-12-31"),
        ("2024-03-01T00:30:00Z", 3, "1 March 01:30 is 29 February", "2024-02-29"),
    ):
        yield {**case(why, instant, berlin, day_start), "expect": day}
    kiritimati, niue = "Pacific/Kiritimati", "Pacific/Niue"
    yield {**case("fourteen hours ahead", "2024-06-10T10:30:00Z", kiritimati, 0), "expect": "2024-06-11"}
    yield {**case("eleven hours behind", "2024-06-10T10:30:00Z", niue, 3), "expect": "2024-06-09"}
    for why, change in (
        ("day start 7", {"day_start": 7}), ("day start -1", {"day_start": -1}), ("day start 2.5", {"day_start": 2.5}),
        ("unknown zone", {"zone": "Mars/Base"}), ("an instant with an offset", {"utc": "2024-06-10T00:30:00+02:00"}),
        ("no such instant", {"utc": "2024-06-31T00:30:00Z"}),
    ):
        made = case(why, "2024-06-10T00:30:00Z", berlin, 3)
        made["in"].update(change)
        yield {**made, "error": True}
