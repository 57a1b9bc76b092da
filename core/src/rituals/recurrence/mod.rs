//! Recurrence of days and times in civil time: RRULE of RFC 5545 at the granularity of days.
