"""The examples of RFC 5545, section 3.8.5.3, as far as they are at the granularity of days. The dates are
those the RFC prints, not anybody's computation. UNTIL is civil here; the RFC's instants were turned round."""

ZONE = "America/New_York"

NINE = "T09:00:00"


def dates(text):
    """"1997: 9/2 9/3; 1998: 1/5" as dates."""
    found = []
    for block in text.split(";"):
        year, days = block.split(":")
        for day in days.split():
            month, number = day.split("/")
            found.append(f"{year.strip()}-{int(month):02}-{int(number):02}")
    return found


# why, start, rule, dates that the RFC prints, whether the rule ends there, exdates
EXAMPLES = [
    ("daily for 10 occurrences", "1997-09-02", "FREQ=DAILY;COUNT=10",
     "1997: 9/2 9/3 9/4 9/5 9/6 9/7 9/8 9/9 9/10 9/11", True),
    ("every other day", "1997-09-02", "FREQ=DAILY;INTERVAL=2",
     "1997: 9/2 9/4 9/6 9/8 9/10 9/12 9/14 9/16 9/18 9/20 9/22 9/24 9/26 9/28 9/30 10/2 10/4 10/6", False),
    ("every 10 days, 5 occurrences", "1997-09-02", "FREQ=DAILY;INTERVAL=10;COUNT=5",
     "1997: 9/2 9/12 9/22 10/2 10/12", True),
    ("weekly for 10 occurrences", "1997-09-02", "FREQ=WEEKLY;COUNT=10",
     "1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4", True),
    ("weekly until December 24, 1997", "1997-09-02", "FREQ=WEEKLY;UNTIL=19971223T190000",
     "1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4 11/11 11/18 11/25 12/2 12/9 12/16 12/23", True),
    ("every other week, forever", "1997-09-02", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
     "1997: 9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23; 1998: 1/6 1/20 2/3 2/17", False),
    ("weekly on Tuesday and Thursday for five weeks, until", "1997-09-02",
     "FREQ=WEEKLY;UNTIL=19971006T200000;WKST=SU;BYDAY=TU,TH",
     "1997: 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2", True),
    ("weekly on Tuesday and Thursday for five weeks, count", "1997-09-02",
     "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
     "1997: 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2", True),
    ("every other week on Monday, Wednesday, Friday until December 24", "1997-09-01",
     "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223T190000;WKST=SU;BYDAY=MO,WE,FR",
     "1997: 9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 "
     "11/24 11/26 11/28 12/8 12/10 12/12 12/22", True),
    ("every other week on Tuesday and Thursday, 8 occurrences", "1997-09-02",
     "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
     "1997: 9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16", True),
    ("monthly on the first Friday, 10 occurrences", "1997-09-05", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
     "1997: 9/5 10/3 11/7 12/5; 1998: 1/2 2/6 3/6 4/3 5/1 6/5", True),
    ("monthly on the first Friday until December 24", "1997-09-05",
     "FREQ=MONTHLY;UNTIL=19971223T190000;BYDAY=1FR", "1997: 9/5 10/3 11/7 12/5", True),
    ("every other month on the first and last Sunday, 10 occurrences", "1997-09-07",
     "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
     "1997: 9/7 9/28 11/2 11/30; 1998: 1/4 1/25 3/1 3/29 5/3 5/31", True),
    ("monthly on the second-to-last Monday for 6 months", "1997-09-22", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
     "1997: 9/22 10/20 11/17 12/22; 1998: 1/19 2/16", True),
    ("monthly on the third-to-the-last day", "1997-09-28", "FREQ=MONTHLY;BYMONTHDAY=-3",
     "1997: 9/28 10/29 11/28 12/29; 1998: 1/29 2/26", False),
    ("monthly on the 2nd and 15th, 10 occurrences", "1997-09-02", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
     "1997: 9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15; 1998: 1/2 1/15", True),
    ("monthly on the first and last day, 10 occurrences", "1997-09-30",
     "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
     "1997: 9/30 10/1 10/31 11/1 11/30 12/1 12/31; 1998: 1/1 1/31 2/1", True),
    ("every 18 months on the 10th to 15th, 10 occurrences", "1997-09-10",
     "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
     "1997: 9/10 9/11 9/12 9/13 9/14 9/15; 1999: 3/10 3/11 3/12 3/13", True),
    ("every Tuesday, every other month", "1997-09-02", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
     "1997: 9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25; 1998: 1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31",
     False),
    ("yearly in June and July, 10 occurrences", "1997-06-10", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
     "1997: 6/10 7/10; 1998: 6/10 7/10; 1999: 6/10 7/10; 2000: 6/10 7/10; 2001: 6/10 7/10", True),
    ("every other year in January to March, 10 occurrences", "1997-03-10",
     "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
     "1997: 3/10; 1999: 1/10 2/10 3/10; 2001: 1/10 2/10 3/10; 2003: 1/10 2/10 3/10", True),
    ("every 20th Monday of the year", "1997-05-19", "FREQ=YEARLY;BYDAY=20MO",
     "1997: 5/19; 1998: 5/18; 1999: 5/17", False),
    ("every Thursday in March", "1997-03-13", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
     "1997: 3/13 3/20 3/27; 1998: 3/5 3/12 3/19 3/26; 1999: 3/4 3/11 3/18 3/25", False),
    ("every Thursday in June, July and August", "1997-06-05", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
     "1997: 6/5 6/12 6/19 6/26 7/3 7/10 7/17 7/24 7/31 8/7 8/14 8/21 8/28; "
     "1998: 6/4 6/11 6/18 6/25 7/2 7/9 7/16 7/23 7/30 8/6 8/13 8/20 8/27; "
     "1999: 6/3 6/10 6/17 6/24 7/1 7/8 7/15 7/22 7/29 8/5 8/12 8/19 8/26", False),
    ("every Friday the 13th; the start is no occurrence, EXDATE or not", "1997-09-02",
     "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998: 2/13 3/13 11/13; 1999: 8/13; 2000: 10/13", False,
     ["1997-09-02"]),
    ("first Saturday after the first Sunday of the month", "1997-09-13",
     "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
     "1997: 9/13 10/11 11/8 12/13; 1998: 1/10 2/7 3/7 4/11 5/9 6/13", False),
    ("US presidential election day", "1996-11-05",
     "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996: 11/5; 2000: 11/7; 2004: 11/2",
     False),
    ("third of Tuesday, Wednesday, Thursday, for three months", "1997-09-04",
     "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997: 9/4 10/7 11/6", True),
    ("second-to-last weekday of the month", "1997-09-29", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
     "1997: 9/29 10/30 11/27 12/30; 1998: 1/29 2/26 3/30", False),
    ("the week starts on Monday", "1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
     "1997: 8/5 8/10 8/19 8/24", True),
    ("the week starts on Sunday", "1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
     "1997: 8/5 8/17 8/19 8/31", True),
    ("30 February is skipped", "2007-01-15", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
     "2007: 1/15 1/30 2/15 3/15 3/30", True),
]

# The RFC says "every day in January, 1998 to 2000" in two rules.
JANUARY = [f"{year}-01-{day:02}" for year in (1998, 1999, 2000) for day in range(1, 32)]


def cases():
    """Inputs with the local times that the RFC prints."""
    listed = []
    for why, start, rule, printed, ends, *exdates in EXAMPLES:
        given = {"dtstart_local": start + NINE, "rrule": rule}
        if exdates:
            given["exdates_local"] = [day + NINE for day in exdates[0]]
        times = [day + NINE for day in dates(printed)]
        listed.append((why, given, times, len(times) + (3 if ends else 0)))
    for rule in ("FREQ=YEARLY;UNTIL=20000131T090000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
                 "FREQ=DAILY;UNTIL=20000131T090000;BYMONTH=1"):
        given = {"dtstart_local": "1998-01-01" + NINE, "rrule": rule}
        listed.append(("every day in January for three years", given, [d + NINE for d in JANUARY], 100))
    every20 = [f"1997-09-0{day}T{hour:02}:{minute:02}:00"
               for day in (2, 3) for hour in range(9, 17) for minute in (0, 20, 40)]
    given = {"dtstart_local": "1997-09-02" + NINE,
             "rrule": "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40"}
    listed.append(("every 20 minutes from 9:00 to 16:40 each day", given, every20, len(every20)))
    return listed
