"""Inputs of the recurrence vectors. Where a line has `out`, it was worked by hand or printed by the RFC and
the oracle must agree; `error` marks what is to be refused."""

import datetime as dt
from zoneinfo import ZoneInfo

import oracle
import rfc5545
from changes import CHANGES

BERLIN = "Europe/Berlin"
# What no change of law can move, for cases that reach beyond 2024.
EAST, WEST = "Etc/GMT-1", "Etc/GMT+5"


def before(time, zone):
    """Just before a civil time."""
    return oracle.write_utc(oracle.resolve(oracle.local(time), ZoneInfo(zone)) - dt.timedelta(seconds=1))


def case(why, rule, start, count=5, zone=EAST, after=None, **more):
    given = {"zone": zone, "dtstart_local": start, "rrule": rule, "after_utc": after or before(start, zone),
             "count": count, **more}
    return {"why": why, "in": given}


def by_hand(why, rule, start, rule_locals, count=None, **more):
    made = case(why, rule, start, count or len(rule_locals), **more)
    made["expect"] = rule_locals
    return made


def rfc():
    for why, given, times, count in rfc5545.cases():
        made = case("RFC 5545 3.8.5.3: " + why, given.pop("rrule"), given.pop("dtstart_local"), count,
                    rfc5545.ZONE, **given)
        made["expect"] = times
        yield made


def around_changes():
    for zone, start, why in CHANGES:
        yield case(f"{why}: each day, through it", "FREQ=DAILY", start, 4, zone)
        time = oracle.local(start)
        minutes = f"BYHOUR={','.join(str(h) for h in range(24))};BYMINUTE={','.join(str(m) for m in sorted({0, 20, 40, time.minute}))}"
        # Many times a day across the change: a gap turns their order round.
        change = time + dt.timedelta(days=1) - dt.timedelta(minutes=40)
        yield case(f"{why}: several an hour, order by instant", f"FREQ=DAILY;{minutes}", start, 12, zone,
                   after=oracle.write_utc(oracle.resolve(change, ZoneInfo(zone))))


def within_changes():
    yield case("asked inside the gap's shadow: 02:30 is still to come at 03:10", "FREQ=DAILY",
               "2024-03-20T02:30:00", 3, after="2024-03-31T01:10:00Z", zone=BERLIN)
    yield case("asked at the very instant it fires: strictly after", "FREQ=DAILY", "2024-03-20T02:30:00", 3,
               after="2024-03-31T01:30:00Z", zone=BERLIN)
    yield case("asked one second before", "FREQ=DAILY", "2024-03-20T02:30:00", 3, after="2024-03-31T01:29:59Z", zone=BERLIN)
    yield case("asked in the second pass: the first has fired", "FREQ=DAILY", "2024-10-20T02:30:00", 3,
               after="2024-10-27T01:00:00Z", zone=BERLIN)
    yield case("asked in the first pass", "FREQ=DAILY", "2024-10-20T02:30:00", 3, after="2024-10-27T00:15:00Z", zone=BERLIN)
    yield case("03:30 and the moved 02:30 coincide: by rule_local then", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30",
               "2024-03-30T02:30:00", 6, BERLIN)
    yield case("the skipped day's firing comes with the next day's", "FREQ=DAILY", "2011-12-01T09:00:00", 5,
               "Pacific/Apia", after="2011-12-29T00:00:00Z")
    yield case("EXDATE names the civil time of the rule, not the moved one", "FREQ=DAILY", "2024-03-29T02:30:00",
               4, BERLIN, exdates_local=["2024-03-31T02:30:00"])
    yield case("EXDATE of the moved time takes nothing out", "FREQ=DAILY", "2024-03-29T02:30:00", 4, BERLIN,
               exdates_local=["2024-03-31T03:30:00"])
    yield case("UNTIL inside a gap is civil", "FREQ=DAILY;UNTIL=20240331T023000", "2024-03-29T02:30:00", 5, BERLIN)
    yield case("UNTIL just before the time in the gap", "FREQ=DAILY;UNTIL=20240331T022959", "2024-03-29T02:30:00",
               5, BERLIN)


def ends():
    start = "2024-01-29T07:30:00"
    yield by_hand("UNTIL as a day reaches to its end", "FREQ=DAILY;UNTIL=20240131", start,
                  ["2024-01-29T07:30:00", "2024-01-30T07:30:00", "2024-01-31T07:30:00"], 10)
    yield by_hand("UNTIL as a time is inclusive", "FREQ=DAILY;UNTIL=20240131T073000", start,
                  ["2024-01-29T07:30:00", "2024-01-30T07:30:00", "2024-01-31T07:30:00"], 10)
    yield by_hand("UNTIL a second earlier", "FREQ=DAILY;UNTIL=20240131T072959", start,
                  ["2024-01-29T07:30:00", "2024-01-30T07:30:00"], 10)
    yield by_hand("UNTIL before the start: none", "FREQ=DAILY;UNTIL=20240101", start, [], 10)
    yield by_hand("UNTIL as a day, several times on it", "FREQ=DAILY;UNTIL=20240129;BYHOUR=7,12,23;BYMINUTE=30",
                  start, [f"2024-01-29T{h}:30:00" for h in ("07", "12", "23")], 10)
    yield by_hand("COUNT=1", "FREQ=WEEKLY;COUNT=1", start, [start], 10)
    yield by_hand("an exception counts towards COUNT", "FREQ=DAILY;COUNT=4", start,
                  ["2024-01-29T07:30:00", "2024-01-31T07:30:00", "2024-02-01T07:30:00"], 10,
                  exdates_local=["2024-01-30T07:30:00"])
    yield by_hand("every occurrence excepted", "FREQ=DAILY;COUNT=2", start, [], 10,
                  exdates_local=["2024-01-29T07:30:00", "2024-01-30T07:30:00"])
    yield by_hand("exceptions that match nothing, twice the same", "FREQ=DAILY;COUNT=2", start,
                  ["2024-01-29T07:30:00", "2024-01-30T07:30:00"], 10,
                  exdates_local=["2024-01-29T07:31:00", "2030-01-01T07:30:00", "2024-01-29T07:31:00"])
    yield by_hand("a start that does not match is none and does not count", "FREQ=WEEKLY;BYDAY=WE;COUNT=2", start,
                  ["2024-01-31T07:30:00", "2024-02-07T07:30:00"], 10)
    yield by_hand("the start's day counts only from its time on", "FREQ=DAILY;COUNT=3;BYHOUR=6,9;BYMINUTE=0",
                  start, ["2024-01-29T09:00:00", "2024-01-30T06:00:00", "2024-01-30T09:00:00"], 10)
    yield case("COUNT is used up long ago", "FREQ=DAILY;COUNT=3650", "2000-01-01T08:00:00", 3,
               after="2024-01-01T00:00:00Z")
    yield case("COUNT of many years, asked late", "FREQ=DAILY;COUNT=9000;BYHOUR=8,20", "2010-01-01T08:00:00", 3,
               after="2022-04-27T00:00:00Z")
    yield case("COUNT with months and exceptions, asked late",
               "FREQ=MONTHLY;COUNT=100;BYMONTHDAY=31,-1;BYHOUR=8,9", "2016-01-31T08:00:00", 8,
               after="2020-02-01T00:00:00Z", exdates_local=["2020-02-29T08:00:00"])
    yield by_hand("the last day of all", "FREQ=DAILY", "2199-12-30T23:30:00",
                  ["2199-12-30T23:30:00", "2199-12-31T23:30:00"], 5, zone=WEST)
    yield by_hand("nothing after 2199", "FREQ=YEARLY", "2198-06-01T09:00:00",
                  ["2198-06-01T09:00:00", "2199-06-01T09:00:00"], 5)
    yield by_hand("a start after 2199 never fires", "FREQ=DAILY", "2200-01-01T09:00:00", [], 5)
    yield by_hand("count 0 asks for nothing", "FREQ=DAILY", start, [], 0)
    yield case("asked long before the start", "FREQ=DAILY", start, 2, after="1990-01-01T00:00:00Z")
    yield case("a start of long ago", "FREQ=DAILY;INTERVAL=3", "1970-01-01T08:00:00", 3,
               after="2024-05-05T05:05:05Z")


def leap_days():
    yield by_hand("29 February comes in leap years only", "FREQ=YEARLY", "2016-02-29T10:00:00",
                  [f"{y}-02-29T10:00:00" for y in (2016, 2020, 2024, 2028)])
    yield case("1900 and 2100 are no leap years", "FREQ=YEARLY", "2092-02-29T10:00:00", 3)
    yield by_hand("the 31st skips short months", "FREQ=MONTHLY", "2023-12-31T18:00:00",
                  [f"2024-{m:02}-31T18:00:00" if m else "2023-12-31T18:00:00" for m in (0, 1, 3, 5, 7, 8, 10)])
    yield by_hand("the last day of each month", "FREQ=MONTHLY;BYMONTHDAY=-1", "2023-12-31T18:00:00",
                  ["2023-12-31T18:00:00", "2024-01-31T18:00:00", "2024-02-29T18:00:00", "2024-03-31T18:00:00",
                   "2024-04-30T18:00:00"])
    yield by_hand("30 and -1 coincide where the month has 30 days", "FREQ=MONTHLY;BYMONTHDAY=30,-1",
                  "2024-03-30T18:00:00", ["2024-03-30T18:00:00", "2024-03-31T18:00:00", "2024-04-30T18:00:00",
                                          "2024-05-30T18:00:00", "2024-05-31T18:00:00"])
    yield case("-31 is the first of long months", "FREQ=MONTHLY;BYMONTHDAY=-31", "2024-01-01T08:00:00", 6)
    yield case("29 February on a Monday", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2000-01-01T08:00:00", 2)
    yield case("fifth Monday of February", "FREQ=YEARLY;BYMONTH=2;BYDAY=5MO", "2000-01-01T08:00:00", 2)
    yield case("53rd Monday of the year", "FREQ=YEARLY;BYDAY=53MO", "2000-01-01T08:00:00", 4)
    yield case("-53rd Sunday of the year", "FREQ=YEARLY;BYDAY=-53SU", "2000-01-01T08:00:00", 4)


def shapes():
    start = "2024-01-29T07:30:00"
    rules = [
        ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("weekend as a daily rule", "FREQ=DAILY;BYDAY=SA,SU"),
        ("daily in some months", "FREQ=DAILY;BYMONTH=2,12"),
        ("daily by day of month", "FREQ=DAILY;BYMONTHDAY=1,-1"),
        ("every third day, Sundays only", "FREQ=DAILY;INTERVAL=3;BYDAY=SU"),
        ("every 100 days", "FREQ=DAILY;INTERVAL=100"),
        ("every third week", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU"),
        ("every third week, weeks from Sunday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU"),
        ("every other week, weeks from Saturday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA;WKST=SA"),
        ("every other week, weeks from Wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;WKST=WE"),
        ("weekly in some months, across the year's end", "FREQ=WEEKLY;BYMONTH=1,12;BYDAY=MO,WE,SU"),
        ("weekly with several times", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=6,18;BYMINUTE=5,55"),
        ("monthly, every fifth", "FREQ=MONTHLY;INTERVAL=5"),
        ("monthly in some months", "FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=1"),
        ("monthly, each Tuesday and Saturday", "FREQ=MONTHLY;BYDAY=TU,SA"),
        ("monthly, last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("monthly, fifth Wednesday, where there is one", "FREQ=MONTHLY;BYDAY=5WE"),
        ("monthly, minus fifth Wednesday", "FREQ=MONTHLY;BYDAY=-5WE"),
        ("monthly, Sunday the 1st to 7th", "FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6,7"),
        ("monthly, second Tuesday if it is the 13th", "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=13"),
        ("plain and numbered days unite", "FREQ=MONTHLY;BYDAY=MO,2TU"),
        ("plain and numbered days unite, with an end", "FREQ=MONTHLY;BYDAY=SU,-1FR;COUNT=9"),
        ("plain and numbered days unite in a month of the year", "FREQ=YEARLY;BYMONTH=5;BYDAY=WE,1MO"),
        ("plain and numbered days unite in the year", "FREQ=YEARLY;BYDAY=100MO,2TU,FR".replace("100MO,", "")),
        ("yearly, nothing else", "FREQ=YEARLY"),
        ("yearly by month takes the day of the start", "FREQ=YEARLY;BYMONTH=2,3,4"),
        ("yearly by day of month means each month", "FREQ=YEARLY;BYMONTHDAY=13"),
        ("yearly by plain day means each week", "FREQ=YEARLY;BYDAY=TU"),
        ("yearly, every third, last Sunday of March", "FREQ=YEARLY;INTERVAL=3;BYMONTH=3;BYDAY=-1SU"),
        ("yearly, first and last Monday of the year", "FREQ=YEARLY;BYDAY=1MO,-1MO"),
        ("yearly, last day of February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("yearly, fourth Thursday of November", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("yearly, numbered days that fall on a day of the month", "FREQ=YEARLY;BYDAY=1SU,20SU;BYMONTHDAY=1,2,3,19"),
        ("last workday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("first and last workday", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1"),
        ("BYSETPOS counts days and times", "FREQ=MONTHLY;BYDAY=MO,TU;BYHOUR=8,20;BYSETPOS=2,-2"),
        ("BYSETPOS in a day", "FREQ=DAILY;BYHOUR=6,12,18;BYMINUTE=0;BYSETPOS=-1"),
        ("BYSETPOS in a week", "FREQ=WEEKLY;BYDAY=TU,TH,SU;BYSETPOS=2"),
        ("BYSETPOS in a week, from the end", "FREQ=WEEKLY;BYDAY=TU,TH,SU;BYSETPOS=-1;INTERVAL=2"),
        ("BYSETPOS in a year", "FREQ=YEARLY;BYMONTH=3,4;BYDAY=MO,TH;BYSETPOS=3,-3"),
        ("BYSETPOS in a year of weekdays", "FREQ=YEARLY;BYDAY=SA;BYSETPOS=1,26,-1"),
        ("BYSETPOS beyond the set yields nothing", "FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=5"),
        ("BYSETPOS names one place twice", "FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=2,-1"),
        ("BYSETPOS and COUNT", "FREQ=MONTHLY;COUNT=3;BYDAY=SA,SU;BYSETPOS=-2"),
        ("BYSETPOS alone", "FREQ=DAILY;BYSETPOS=1"),
        ("hours alone keep the start's minute", "FREQ=DAILY;BYHOUR=0,23"),
        ("minutes alone keep the start's hour", "FREQ=DAILY;BYMINUTE=0,59"),
        ("parts in another order", "BYHOUR=9;INTERVAL=2;FREQ=DAILY;BYMINUTE=15"),
        ("plus signs and zeros", "FREQ=MONTHLY;BYMONTHDAY=+05,-07;BYHOUR=08"),
        ("values twice count once", "FREQ=WEEKLY;BYDAY=MO,MO,TH,MO;BYHOUR=9,9;BYMINUTE=0,0"),
        ("values in any order", "FREQ=MONTHLY;BYMONTHDAY=20,3,-1,11"),
        ("start, INTERVAL and BYDAY never meet: none", "FREQ=DAILY;INTERVAL=7;BYDAY=TU"),
        ("start, INTERVAL and BYMONTH never meet: none", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2"),
        ("a month that lacks the start's day: none", "FREQ=MONTHLY;BYMONTH=2"),
        ("an interval longer than the calendar", "FREQ=YEARLY;INTERVAL=4000000000"),
    ]
    for why, rule in rules:
        day = "2024-01-30T07:30:00" if "lacks" in why else start
        yield case(why, rule, day, 7)
        if "never" not in why and "COUNT" not in rule and "none" not in why and "calendar" not in why:
            yield case(why + ", asked twelve years later", rule, day, 4, WEST,
                       after="2036-07-15T12:00:00Z")
    yield case("a start in the middle of a week, BYSETPOS counts from it", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1",
               "2024-01-31T07:30:00", 4)
    yield case("seconds of the start are kept", "FREQ=DAILY;BYHOUR=9", "2024-01-29T07:30:15", 3)
    yield case("offset with seconds of long ago", "FREQ=YEARLY", "1890-01-01T09:00:00", 6, BERLIN)
    yield case("UTC", "FREQ=DAILY;INTERVAL=2", start, 3, "UTC")
    yield case("fixed offset", "FREQ=DAILY;INTERVAL=2", start, 3, "Etc/GMT+11")


ERRORS = [
    ("UNTIL with Z", "FREQ=DAILY;UNTIL=20240201T000000Z"),
    ("COUNT of 0", "FREQ=DAILY;COUNT=0"),
    ("INTERVAL of 0", "FREQ=DAILY;INTERVAL=0"),
    ("INTERVAL below 0", "FREQ=DAILY;INTERVAL=-1"),
    ("COUNT with UNTIL", "FREQ=DAILY;COUNT=3;UNTIL=20240201"),
    ("FREQ=SECONDLY", "FREQ=SECONDLY"),
    ("FREQ=MINUTELY", "FREQ=MINUTELY"),
    ("FREQ=HOURLY", "FREQ=HOURLY;INTERVAL=3"),
    ("FREQ unknown", "FREQ=SOMETIMES"),
    ("FREQ missing", "INTERVAL=2"),
    ("empty", ""),
    ("BYSECOND is not listed", "FREQ=DAILY;BYSECOND=30"),
    ("BYWEEKNO is not listed", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"),
    ("BYYEARDAY is not listed", "FREQ=YEARLY;BYYEARDAY=1,100,200"),
    ("BYEASTER is not listed", "FREQ=YEARLY;BYEASTER=0"),
    ("a part twice", "FREQ=DAILY;BYHOUR=8;BYHOUR=20"),
    ("FREQ twice", "FREQ=DAILY;FREQ=DAILY"),
    ("BYMONTH=13", "FREQ=YEARLY;BYMONTH=13"),
    ("BYMONTH=0", "FREQ=YEARLY;BYMONTH=0"),
    ("BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=32"),
    ("BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=0"),
    ("BYMONTHDAY=-32", "FREQ=MONTHLY;BYMONTHDAY=-32"),
    ("BYMONTHDAY with WEEKLY", "FREQ=WEEKLY;BYMONTHDAY=1"),
    ("BYDAY=6MO in a MONTHLY rule", "FREQ=MONTHLY;BYDAY=6MO"),
    ("BYDAY=-6MO in a MONTHLY rule", "FREQ=MONTHLY;BYDAY=-6MO"),
    ("BYDAY=6MO with BYMONTH", "FREQ=YEARLY;BYMONTH=5;BYDAY=6MO"),
    ("BYDAY=54MO", "FREQ=YEARLY;BYDAY=54MO"),
    ("BYDAY=0MO", "FREQ=MONTHLY;BYDAY=0MO"),
    ("numbered day with WEEKLY", "FREQ=WEEKLY;BYDAY=1MO"),
    ("numbered day with DAILY", "FREQ=DAILY;BYDAY=-1MO"),
    ("BYDAY=XX", "FREQ=WEEKLY;BYDAY=XX"),
    ("BYDAY empty", "FREQ=WEEKLY;BYDAY="),
    ("BYDAY with a trailing comma", "FREQ=WEEKLY;BYDAY=MO,"),
    ("BYHOUR=24", "FREQ=DAILY;BYHOUR=24"),
    ("BYMINUTE=60", "FREQ=DAILY;BYMINUTE=60"),
    ("BYHOUR=-1", "FREQ=DAILY;BYHOUR=-1"),
    ("BYSETPOS=0", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0"),
    ("BYSETPOS=367", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367"),
    ("WKST=XX", "FREQ=WEEKLY;WKST=XX"),
    ("UNTIL on 30 February", "FREQ=DAILY;UNTIL=20240230"),
    ("UNTIL at 25 o'clock", "FREQ=DAILY;UNTIL=20240201T250000"),
    ("UNTIL with dashes", "FREQ=DAILY;UNTIL=2024-02-01"),
    ("a part without a value", "FREQ=DAILY;COUNT"),
    ("a trailing semicolon", "FREQ=DAILY;"),
    ("a blank", "FREQ=DAILY; COUNT=3"),
    ("not a number", "FREQ=DAILY;COUNT=many"),
    ("30 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    ("30 and 31 February, daily", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31"),
    ("31 April, June, September, November", "FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=31"),
    ("the 31st day from the end of April", "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=-31"),
    ("a second Monday that is the first of the month", "FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=1"),
    ("a 20th Monday of the year on the first of a month", "FREQ=YEARLY;BYDAY=20MO;BYMONTHDAY=1"),
]


def errors():
    for why, rule in ERRORS:
        made = case(why, rule, "2024-01-29T07:30:00", 3)
        made["error"] = True
        yield made
    for why, change in (
        ("unknown zone", {"zone": "Europe/Nowhere"}),
        ("empty zone", {"zone": ""}),
        ("25:00", {"dtstart_local": "2024-01-29T25:00:00"}),
        ("30 February as the start", {"dtstart_local": "2024-02-30T08:00:00"}),
        ("a start with an offset", {"dtstart_local": "2024-01-29T07:30:00Z"}),
        ("an instant without Z", {"after_utc": "2024-01-29T07:30:00"}),
        ("an exception that is no time", {"exdates_local": ["2024-01-29"]}),
        ("a count below 0", {"count": -1}),
    ):
        made = case(why, "FREQ=DAILY", "2024-01-29T07:30:00", 3)
        made["in"].update(change)
        made["error"] = True
        yield made
    for missing in ("zone", "dtstart_local", "rrule", "after_utc", "count"):
        made = case(f"{missing} missing", "FREQ=DAILY", "2024-01-29T07:30:00", 3)
        del made["in"][missing]
        made["error"] = True
        yield made


def cases():
    for group in (rfc, around_changes, within_changes, ends, leap_days, shapes, errors):
        yield from group()
