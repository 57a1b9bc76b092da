/* libical at the work that run.py describes: see README.md. Usage: libical WORKLOAD ROUNDS
 *
 * Rules are read once; each round makes fresh iterators, moves them to now where libical can (a rule without COUNT)
 * and merges them by instant, as a program would that plans its notifications with this library. */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 1024, DAY = 86400 };

struct reminder {
    struct icaltimetype start;
    struct icalrecurrencetype rule;
    icalrecur_iterator *firings;
    time_t next; /* 0: none any more */
};

static struct reminder reminders[MOST];
static size_t count, limit;
static time_t now, plan_instant[MOST];
static size_t plan_index[MOST], planned;
static icaltimezone *zone;

static void fail(const char *why) {
    fprintf(stderr, "libical: %s\n", why);
    exit(1);
}

static void read_workload(const char *file) {
    char line[512], first[64], second[448];
    FILE *input = fopen(file, "r");
    if (!input) fail("cannot read the workload");
    while (fgets(line, sizeof line, input)) {
        long long number;
        if (sscanf(line, "now %lld", &number) == 1) {
            now = (time_t)number;
        } else if (sscanf(line, "limit %lld", &number) == 1) {
            limit = (size_t)number;
        } else if (sscanf(line, "zone %63s", first) == 1) {
            zone = icaltimezone_get_builtin_timezone(first);
        } else if (sscanf(line, "reminder %63s %447s", first, second) == 2) {
            if (count == MOST) fail("too many reminders");
            reminders[count].start = icaltime_from_string(first);
            reminders[count].rule = icalrecurrencetype_from_string(second);
            count++;
        }
    }
    fclose(input);
    if (!zone || !now || !count || !limit || limit > MOST) fail("the workload lacks something");
}

/* The next firing after now; libical gives civil times, so the zone makes instants of them. */
static void advance(struct reminder *one) {
    do {
        struct icaltimetype civil = icalrecur_iterator_next(one->firings);
        if (icaltime_is_null_time(civil)) {
            one->next = 0;
            return;
        }
        one->next = icaltime_as_timet_with_zone(civil, zone);
    } while (one->next <= now);
}

static void make_plan(void) {
    struct icaltimetype from = icaltime_from_timet_with_zone(now - DAY, 0, zone);
    planned = 0;
    for (size_t i = 0; i < count; i++) {
        struct reminder *one = &reminders[i];
        one->firings = icalrecur_iterator_new(one->rule, one->start);
        if (!one->firings) fail("a rule was refused");
        if (one->rule.count == 0 && icaltime_compare(from, one->start) > 0) {
            /* Keeps the time of day, which comes from the start. */
            struct icaltimetype at = one->start;
            at.year = from.year, at.month = from.month, at.day = from.day;
            icalrecur_iterator_set_start(one->firings, at);
        }
        advance(one);
    }
    while (planned < limit) {
        size_t first = count;
        for (size_t i = 0; i < count; i++) {
            if (reminders[i].next && (first == count || reminders[i].next < reminders[first].next)) first = i;
        }
        if (first == count) break;
        plan_instant[planned] = reminders[first].next;
        plan_index[planned++] = first;
        advance(&reminders[first]);
    }
    for (size_t i = 0; i < count; i++) icalrecur_iterator_free(reminders[i].firings);
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage: libical WORKLOAD ROUNDS");
    read_workload(argv[1]);
    for (long round = strtol(argv[2], NULL, 10); round > 0; round--) make_plan();
    for (size_t i = 0; i < planned; i++) printf("%lld %zu\n", (long long)plan_instant[i], plan_index[i]);
    return 0;
}
