"""What recurrence, plan and ritual_day vectors should say, computed by other people's code.

python-dateutil gives the civil days, zoneinfo the instants. Where tests/vectors says that dateutil errs or
that a spelling means something else, the difference is spelled out here and nowhere else:

- plain and numbered days in one BYDAY unite (dateutil intersects them);
- UNTIL=YYYYMMDD reaches to the end of that day (dateutil: to its first second);
- the last day considered is 2199-12-31.

Nothing here is shared with the program under test.
"""

import datetime as dt
import heapq
import json
import types
from pathlib import Path
from zoneinfo import ZoneInfo

import dateutil.rrule
from dateutil.rrule import rrulestr

UTC = dt.timezone.utc
LAST = dt.datetime(2199, 12, 31, 23, 59, 59)


def end_calendar_after(year):
    """dateutil looks at UNTIL only when something fires: a rule that never does would run to the year 9999."""
    dateutil.rrule.datetime = types.SimpleNamespace(**{**vars(dt), "MAXYEAR": year})


end_calendar_after(LAST.year)
VECTORS = Path(__file__).resolve().parent.parent / "vectors"


def local(text):
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")


def utc(text):
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def write_local(time):
    return time.isoformat(timespec="seconds")


def write_utc(instant):
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def resolve(time, zone):
    """The instant of a civil time. zoneinfo with fold=0 takes the offset before a gap and the first pass of
    what happens twice, which is RFC 5545, section 3.3.5."""
    return time.replace(tzinfo=zone, fold=0).astimezone(UTC)


def wall(instant, zone):
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def civil(dtstart, text):
    """Civil occurrences in order, EXDATE aside."""
    parts = dict(part.split("=", 1) for part in text.upper().split(";"))
    count = int(parts.pop("COUNT")) if "COUNT" in parts else None
    until = LAST
    if "UNTIL" in parts:
        value = parts.pop("UNTIL")
        until = dt.datetime.strptime(value if "T" in value else value + "T235959", "%Y%m%dT%H%M%S")
    parts["UNTIL"] = min(until, LAST).strftime("%Y%m%dT%H%M%S")
    days = parts.get("BYDAY", "").split(",")
    plain = [day for day in days if len(day) == 2]
    numbered = [day for day in days if len(day) > 2]
    if plain and numbered:
        assert "BYSETPOS" not in parts, "dateutil cannot tell"
        sides = [dict(parts, BYDAY=",".join(side)) for side in (plain, numbered)]
    else:
        sides = [parts]
    streams = [rrulestr(";".join(f"{k}={v}" for k, v in side.items()), dtstart=dtstart) for side in sides]
    previous = None
    for time in heapq.merge(*streams):
        if time == previous:
            continue
        if count is not None:
            count -= 1
            if count < 0:
                return
        previous = time
        yield time


def firings(case, after, enough):
    """At least the first `enough` (instant, rule_local, fires_local) after `after`, sorted."""
    zone = ZoneInfo(case["zone"])
    exdates = {local(text) for text in case.get("exdates_local") or []}
    found = []
    for time in civil(local(case["dtstart_local"]), case["rrule"]):
        instant = resolve(time, zone)
        if instant > after and time not in exdates:
            found.append((instant, time, wall(instant, zone)))
            # Two days more: nothing that a gap puts off can be later.
        if len(found) >= max(enough, 1) and time - found[max(enough, 1) - 1][1] > dt.timedelta(days=3):
            break
    return sorted(found)


def recurrence(case):
    found = firings(case, utc(case["after_utc"]), case["count"])[: case["count"]]
    return {
        "firings": [
            {"rule_local": write_local(rule), "utc": write_utc(at), "fires_local": write_local(wall_time)}
            for at, rule, wall_time in found
        ]
    }


def time_of_day(text):
    return dt.datetime.strptime(text, "%H:%M").time()


def through_quiet(at, fires, quiet, zone):
    """When a firing rings, or None."""
    if quiet is None:
        return at
    begin, end = time_of_day(quiet["from"]), time_of_day(quiet["to"])
    now = fires.time()
    silent = begin <= now < end if begin <= end else now >= begin or now < end
    if not silent:
        return at
    if quiet["mode"] == "drop":
        return None
    # The next `to` on the wall.
    day = fires.date() if now < end else fires.date() + dt.timedelta(days=1)
    return resolve(dt.datetime.combine(day, end), zone)


def rings_until(reminder, zone, quiet, now, end):
    """When a reminder rings after now, with its firings up to the civil time `end`; and whether it goes on."""
    exdates = {local(text) for text in reminder.get("exdates_local") or []}
    rings = []
    for time in civil(local(reminder["dtstart_local"]), reminder["rrule"]):
        if time > end:
            return rings, True
        at = resolve(time, zone)
        # Quiet hours are shorter than a day; with a day that was skipped two.
        if at > now - dt.timedelta(days=3) and time not in exdates:
            ring = through_quiet(at, wall(at, zone), quiet, zone)
            if ring is not None and ring > now:
                rings.append(ring)
    return rings, False


def plan(case):
    zone = ZoneInfo(case["zone"])
    now, limit = utc(case["now_utc"]), case["limit"]
    days = 40
    while True:
        horizon = now + dt.timedelta(days=days)
        end = wall(horizon, zone) + dt.timedelta(days=3)
        found, goes_on = [], False
        for index, reminder in enumerate(case["reminders"]):
            rings, more = rings_until(reminder, zone, case.get("quiet"), now, end)
            found += [(ring, index) for ring in rings]
            goes_on |= more
        # What lies in the last days may be incomplete: only what is up to the horizon counts.
        sure = sorted(ring for ring in found if ring[0] <= horizon or not goes_on)
        if len(sure) >= limit or not goes_on:
            return {"plan": [[write_utc(at), index] for at, index in sure[:limit]]}
        days = days * 10 if end.year < 2150 and days * 10 < 60000 else (LAST - wall(now, zone)).days


def ritual_day(case):
    shown = wall(utc(case["utc"]), ZoneInfo(case["zone"]))
    day = shown.date() - dt.timedelta(days=1 if shown.hour < case["day_start"] else 0)
    return {"day": day.isoformat()}


KINDS = {"recurrence": recurrence, "plan": plan, "ritual_day": ritual_day}


def read(kind):
    return [json.loads(line) for line in (VECTORS / f"{kind}.jsonl").read_text().splitlines()]


def write(kind, cases):
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n" for case in cases]
    (VECTORS / f"{kind}.jsonl").write_text("".join(lines))
