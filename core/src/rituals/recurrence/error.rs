//! What can be wrong with a rule. Each variant says what to write instead; none repeats the text it was
//! given, which a person may have typed into the wrong place.

/// Why a text is no rule of recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Nothing was written.
    #[error("the rule is empty; write for example FREQ=DAILY")]
    Empty,
    /// Longer than any rule needs to be.
    #[error("the rule is longer than 4096 characters")]
    TooLong,
    /// A part that is not `NAME=value`.
    #[error("each part of a rule is written NAME=value, and parts are separated by a semicolon")]
    NotAPart,
    /// A part that RFC 5545 does not know or that is not supported.
    #[error(
        "a part of the rule is not supported; use FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSETPOS and WKST"
    )]
    UnknownPart,
    /// The same part twice.
    #[error("{part} stands twice; put its values into one list, separated by commas")]
    RepeatedPart {
        /// The part's name.
        part: &'static str,
    },
    /// A rule without FREQ.
    #[error("FREQ is missing; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")]
    NoFrequency,
    /// A frequency finer than a day, or none at all.
    #[error("FREQ can be DAILY, WEEKLY, MONTHLY or YEARLY")]
    Frequency,
    /// A value that is not a number or out of its part's range.
    #[error("{part} takes {takes}")]
    Value {
        /// The part's name.
        part: &'static str,
        /// What may be written.
        takes: &'static str,
    },
    /// UNTIL with a `Z`: an instant, where rules are civil.
    #[error("UNTIL is civil time here, the time on the wall: write it without the Z")]
    UntilInUtc,
    /// An end by number and an end by date.
    #[error("a rule ends by COUNT or by UNTIL, not by both")]
    CountAndUntil,
    /// `BYDAY=1MO` in a daily or weekly rule.
    #[error("a day with a number, such as 1MO, needs FREQ=MONTHLY or YEARLY")]
    OrdinalNeedsMonthOrYear,
    /// A month has no sixth Monday.
    #[error("within a month a day's number goes from 1 to 5 or from -5 to -1")]
    OrdinalBeyondMonth,
    /// BYMONTHDAY in a weekly rule (RFC 5545, section 3.3.10).
    #[error("BYMONTHDAY does not go with FREQ=WEEKLY; use FREQ=DAILY or MONTHLY")]
    MonthDayInWeek,
    /// No day of any year fits, such as 30 February.
    #[error("no date matches BYMONTH, BYMONTHDAY and BYDAY together; the rule would never fire")]
    NeverMatches,
}
