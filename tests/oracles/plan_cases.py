"""Inputs of the plan vectors: quiet hours, deferral over changes of offset, coincidences, limits."""

import datetime as dt
from zoneinfo import ZoneInfo

import oracle
from changes import CHANGES

BERLIN = "Europe/Berlin"
NIGHT = ("22:00", "07:00")


def rule(start, text, *exdates):
    made = {"dtstart_local": start, "rrule": text}
    if exdates:
        made["exdates_local"] = list(exdates)
    return made


def quiet(mode, hours=NIGHT):
    return {"from": hours[0], "to": hours[1], "mode": mode}


def case(why, now, reminders, limit=8, silence=None, zone=BERLIN, expect=None):
    made = {"why": why, "in": {"zone": zone, "now_utc": now, "limit": limit, "quiet": silence,
                               "reminders": reminders}}
    if expect is not None:
        made["expect"] = expect
    return made


EVENING = rule("2024-06-01T23:00:00", "FREQ=DAILY")
MORNING = rule("2024-06-01T08:00:00", "FREQ=DAILY")
NOON = rule("2024-06-01T12:00:00", "FREQ=WEEKLY;BYDAY=MO,WE")
SEVEN = rule("2024-06-01T07:00:00", "FREQ=DAILY")


def basics():
    now = "2024-06-10T04:59:00Z"
    yield case("at 06:59 yesterday's 23:00, put off to 07:00, is listed", now, [EVENING], 2, quiet("defer"),
               expect=[["2024-06-10T05:00:00Z", 0], ["2024-06-11T05:00:00Z", 0]])
    yield case("at 07:00 it has rung", "2024-06-10T05:00:00Z", [EVENING], 2, quiet("defer"),
               expect=[["2024-06-11T05:00:00Z", 0], ["2024-06-12T05:00:00Z", 0]])
    yield case("dropped it is never listed", now, [rule("2024-06-01T23:00:00", "FREQ=DAILY;COUNT=40")], 3,
               quiet("drop"), expect=[])
    yield case("the end is not quiet: 07:00 itself rings", now, [SEVEN], 1, quiet("drop"),
               expect=[["2024-06-10T05:00:00Z", 0]])
    yield case("the begin is quiet", now, [rule("2024-06-01T22:00:00", "FREQ=DAILY"),
                                           rule("2024-06-01T21:59:59", "FREQ=DAILY")], 2, quiet("drop"),
               expect=[["2024-06-10T19:59:59Z", 1], ["2024-06-11T19:59:59Z", 1]])
    yield case("what is put off coincides with what is due then: all listed", now, [SEVEN, EVENING, SEVEN], 4,
               quiet("defer"), expect=[["2024-06-10T05:00:00Z", 0], ["2024-06-10T05:00:00Z", 1],
                                       ["2024-06-10T05:00:00Z", 2], ["2024-06-11T05:00:00Z", 0]])
    yield case("several of one reminder put off to one time", now,
               [rule("2024-06-01T22:00:00", "FREQ=DAILY;BYHOUR=22,23;BYMINUTE=0,30"), MORNING], 6, quiet("defer"),
               expect=[["2024-06-10T05:00:00Z", 0]] * 4 + [["2024-06-10T06:00:00Z", 1],
                                                           ["2024-06-11T05:00:00Z", 0]])
    yield case("from = to is never quiet", now, [EVENING, MORNING], 3, quiet("drop", ("09:00", "09:00")),
               expect=[["2024-06-10T06:00:00Z", 1], ["2024-06-10T21:00:00Z", 0], ["2024-06-11T06:00:00Z", 1]])
    yield case("from = to with defer", now, [EVENING], 2, quiet("defer", ("23:00", "23:00")),
               expect=[["2024-06-10T21:00:00Z", 0], ["2024-06-11T21:00:00Z", 0]])
    yield case("strictly after now", "2024-06-10T06:00:00Z", [MORNING], 1, expect=[["2024-06-11T06:00:00Z", 0]])
    yield case("a second before", "2024-06-10T05:59:59Z", [MORNING], 1, expect=[["2024-06-10T06:00:00Z", 0]])
    yield case("limit 0", now, [MORNING], 0, expect=[])
    yield case("no reminders", now, [], 64, expect=[])
    yield case("coincidences by index", now, [MORNING, MORNING, MORNING], 5,
               expect=[["2024-06-10T06:00:00Z", i] for i in range(3)] + [["2024-06-11T06:00:00Z", i] for i in (0, 1)])
    yield case("a limit cuts coincidences by index", now, [MORNING, MORNING, MORNING], 2,
               expect=[["2024-06-10T06:00:00Z", 0], ["2024-06-10T06:00:00Z", 1]])
    yield case("rules that end leave the rest", now, [rule("2024-06-01T08:00:00", "FREQ=DAILY;UNTIL=20240611"), NOON],
               6)
    yield case("fewer than the limit", now, [rule("2024-06-01T08:00:00", "FREQ=DAILY;COUNT=11")], 64,
               expect=[["2024-06-10T06:00:00Z", 0], ["2024-06-11T06:00:00Z", 0]])
    yield case("exceptions", now, [rule("2024-06-01T08:00:00", "FREQ=DAILY", "2024-06-10T08:00:00",
                                        "2024-06-12T08:00:00")], 2,
               expect=[["2024-06-11T06:00:00Z", 0], ["2024-06-13T06:00:00Z", 0]])
    yield case("daytime quiet", now, [NOON, MORNING], 6, quiet("defer", ("11:00", "13:30")))
    yield case("daytime quiet, dropped", now, [NOON, MORNING], 6, quiet("drop", ("11:00", "13:30")))
    yield case("quiet from midnight", now, [rule("2024-06-01T00:00:00", "FREQ=DAILY"), EVENING], 4,
               quiet("defer", ("00:00", "06:30")))
    yield case("quiet until midnight", now, [rule("2024-06-01T00:00:00", "FREQ=DAILY"), EVENING], 4,
               quiet("defer", ("20:00", "00:00")))
    yield case("quiet but for a minute", now, [EVENING, MORNING, NOON], 9, quiet("defer", ("08:01", "08:00")))
    yield case("quiet but for a minute, dropped", now, [EVENING, MORNING, NOON], 4, quiet("drop", ("08:01", "08:00")))
    yield case("seconds count: 06:59:59 is quiet", now, [rule("2024-06-01T06:59:59", "FREQ=DAILY")], 2,
               quiet("defer"))


def yardstick(start):
    daily = [rule(f"{start}-01-01T{6 + i % 16:02}:{(7 * i) % 60:02}:00", "FREQ=DAILY") for i in range(10)]
    weekly = [rule(f"{start}-01-01T{7 + i:02}:15:00", f"FREQ=WEEKLY;BYDAY={days}")
              for i, days in enumerate(["MO,WE,FR", "TU,TH,SA", "SU,WE,TH", "MO,TU,SA", "FR,SA,SU"] * 2)]
    third = [rule(f"{start}-01-0{1 + i}T{9 + i:02}:40:00", "FREQ=DAILY;INTERVAL=3") for i in range(5)]
    monthly = [rule(f"{start}-01-01T18:{i:02}:00", f"FREQ=MONTHLY;{text}") for i, text in
               enumerate(["BYMONTHDAY=31", "BYMONTHDAY=-1", "BYDAY=1SU", "BYMONTHDAY=15", "BYDAY=-1FR"])]
    return daily + weekly + third + monthly


def larger():
    for start in (2014, 2024):
        for mode in (None, quiet("drop"), quiet("defer")):
            yield case(f"thirty reminders since {start}", "2024-01-20T08:00:00Z", yardstick(start), 64, mode)
    yield case("thirty reminders over the change", "2024-03-29T08:00:00Z", yardstick(2019), 64, quiet("defer"))


def around_changes():
    for index, (zone, start, why) in enumerate(CHANGES):
        time = oracle.local(start)
        now = oracle.write_utc(oracle.resolve(time, ZoneInfo(zone)) + dt.timedelta(hours=3))
        early = (time - dt.timedelta(days=20)).replace(hour=0)
        until = (time + dt.timedelta(days=10)).strftime("UNTIL=%Y%m%d")
        hours = rule(oracle.write_local(early.replace(minute=10)),
                     f"FREQ=DAILY;BYHOUR=0,1,2,3,22,23;BYMINUTE=10,50;{until}")
        same = rule(oracle.write_local(time - dt.timedelta(days=14)), f"FREQ=DAILY;{until}")
        mode = ("defer", "drop")[index % 5 == 4]
        yield case(f"{why}: night put off", now, [same, hours], 24, quiet(mode), zone)
        end = (time + dt.timedelta(minutes=10)).strftime("%H:%M")
        yield case(f"{why}: quiet ends within it", now, [same, hours], 24, quiet("defer", ("21:00", end)), zone)


def spring():
    gap = rule("2024-03-01T03:10:00", "FREQ=DAILY")
    evening = rule("2024-03-01T23:00:00", "FREQ=DAILY")
    yield case("quiet until 02:30 in the gap: put off to 03:30, overtaken by 03:10", "2024-03-30T20:00:00Z",
               [evening, gap], 4, quiet("defer", ("22:00", "02:30")),
               expect=[["2024-03-31T01:10:00Z", 1], ["2024-03-31T01:30:00Z", 0], ["2024-04-01T00:30:00Z", 0],
                       ["2024-04-01T01:10:00Z", 1]])
    yield case("the same by one reminder", "2024-03-30T20:00:00Z",
               [rule("2024-03-01T23:00:00", "FREQ=DAILY;BYHOUR=3,23;BYMINUTE=10")], 4,
               quiet("defer", ("22:00", "02:30")))
    yield case("asked between the gap and the end of quiet", "2024-03-31T01:05:00Z", [evening, gap], 3,
               quiet("defer", ("22:00", "02:30")))
    yield case("a firing moved out of a gap into quiet hours", "2024-03-30T20:00:00Z",
               [rule("2024-03-01T02:30:00", "FREQ=DAILY")], 3, quiet("defer", ("03:00", "05:00")),
               expect=[["2024-03-31T03:00:00Z", 0], ["2024-04-01T00:30:00Z", 0], ["2024-04-02T00:30:00Z", 0]])
    yield case("a firing moved out of quiet hours by a gap", "2024-03-30T20:00:00Z",
               [rule("2024-03-01T02:30:00", "FREQ=DAILY")], 1, quiet("drop", ("02:00", "03:00")),
               expect=[["2024-03-31T01:30:00Z", 0]])
    yield case("quiet until 02:30, which comes twice: the first", "2024-10-26T20:00:00Z",
               [rule("2024-10-01T23:00:00", "FREQ=DAILY"), rule("2024-10-01T02:10:00", "FREQ=DAILY")], 4,
               quiet("defer", ("22:00", "02:30")),
               expect=[["2024-10-27T00:30:00Z", 0], ["2024-10-27T00:30:00Z", 1], ["2024-10-28T01:30:00Z", 0],
                       ["2024-10-28T01:30:00Z", 1]])


def errors():
    good = "2024-06-10T04:59:00Z"
    yield {**case("one bad reminder", good, [MORNING, rule("2024-06-01T08:00:00", "FREQ=HOURLY")]), "error": True}
    yield {**case("quiet at 25:00", good, [MORNING], 3, quiet("drop", ("25:00", "07:00"))), "error": True}
    yield {**case("quiet at 7:00", good, [MORNING], 3, quiet("drop", ("22:00", "7:00"))), "error": True}
    yield {**case("quiet in an unknown mode", good, [MORNING], 3, quiet("whisper")), "error": True}
    yield {**case("unknown zone", good, [MORNING], zone="Nowhere"), "error": True}
    yield {**case("limit below 0", good, [MORNING], -1), "error": True}


def cases():
    for group in (basics, spring, larger, around_changes, errors):
        yield from group()
