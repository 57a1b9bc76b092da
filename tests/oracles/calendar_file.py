#!/usr/bin/env python3
"""Reads a calendar file with icalendar and recurring-ical-events and prints, for each event, one line of JSON with
its id, title and the civil times at which it starts within a window.

Usage: calendar_file.py FILE FROM TO   (days; TO does not belong to the window)
Exit status 77: a library is missing (pip install icalendar recurring-ical-events).
"""

import datetime
import json
import sys

try:
    import icalendar
    import recurring_ical_events
except ImportError as missing:
    print(f"{missing}; pip install icalendar recurring-ical-events", file=sys.stderr)
    sys.exit(77)


def main(path, first, last):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    window = (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    starts = {}
    for event in recurring_ical_events.of(calendar).between(*window):
        starts.setdefault(str(event["UID"]), []).append(event["DTSTART"].dt)
    for event in calendar.walk("VEVENT"):
        found = sorted(starts.get(str(event["UID"]), []))
        print(
            json.dumps(
                {
                    "uid": str(event["UID"]),
                    "summary": str(event["SUMMARY"]),
                    "floating": event["DTSTART"].dt.tzinfo is None,
                    "starts": [start.strftime("%Y-%m-%dT%H:%M:%S") for start in found],
                }
            )
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
