"""python-dateutil at the work that run.py describes: see README.md. Usage: dateutil_peer.py WORKLOAD ROUNDS

Rules are read once; each round asks every rule for what comes after now and merges by instant. dateutil has no
way to skip what lies before: it walks there from the start.
"""

import heapq
import itertools
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr


def main(file, rounds):
    about, rules = {}, []
    for line in open(file, encoding="utf-8"):
        key, *values = line.split()
        if key == "reminder":
            rules.append(rrulestr(values[1], dtstart=datetime.fromisoformat(values[0])))
        elif key != "change":
            about[key] = values[0]
    now, limit, zone = int(about["now"]), int(about["limit"]), ZoneInfo(about["zone"])
    # The civil day before is early enough for any offset.
    begin = datetime.fromtimestamp(now, timezone.utc).replace(tzinfo=None) - timedelta(days=1)

    def firings(index, rule):
        for civil in rule.xafter(begin):
            instant = int(civil.replace(tzinfo=zone).timestamp())
            if instant > now:
                yield instant, index

    plan = []
    for _ in range(rounds):
        streams = [firings(index, rule) for index, rule in enumerate(rules)]
        plan = list(itertools.islice(heapq.merge(*streams), limit))
    for instant, index in plan:
        print(instant, index)


main(sys.argv[1], int(sys.argv[2]))
