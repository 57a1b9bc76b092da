//! How times are spelled in vectors: one spelling each, so that every language reads the same.

/// Civil time, `YYYY-MM-DDTHH:MM:SS`.
pub(super) mod local {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, de};

    const FORM: &str = "%Y-%m-%dT%H:%M:%S";

    /// A civil time as it is read.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::vectors) struct Local(pub(in crate::vectors) NaiveDateTime);

    impl<'de> Deserialize<'de> for Local {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            let time = NaiveDateTime::parse_from_str(&text, FORM).ok().filter(|time| written(*time) == text);
            time.map(Local).ok_or_else(|| de::Error::custom("a civil time is written YYYY-MM-DDTHH:MM:SS"))
        }
    }

    pub(in crate::vectors) fn written(time: NaiveDateTime) -> String {
        time.format(FORM).to_string()
    }
}

/// Instants, RFC 3339 with `Z`.
pub(super) mod utc {
    use chrono::{DateTime, Utc};
    use rekindle_core::moment::Instant;
    use serde::{Deserialize, Deserializer, de};

    /// An instant as it is read.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::vectors) struct UtcTime(pub(in crate::vectors) Instant);

    impl<'de> Deserialize<'de> for UtcTime {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            let instant = DateTime::parse_from_rfc3339(&text).ok().filter(|_| text.ends_with('Z'));
            instant
                .map(|instant| Self(instant.with_timezone(&Utc)))
                .ok_or_else(|| de::Error::custom("an instant is written YYYY-MM-DDTHH:MM:SSZ"))
        }
    }

    pub(in crate::vectors) fn written(instant: Instant) -> String {
        instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// The end of all rules: offsets for a vector reach to here.
pub(super) fn end_of_rules() -> rekindle_core::moment::Instant {
    rekindle_core::rituals::recurrence::LAST_DAY.and_time(chrono::NaiveTime::MIN).and_utc()
}
