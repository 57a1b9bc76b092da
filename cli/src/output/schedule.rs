//! A ritual's schedule in words: the rules that people choose most; any other as it is written.

use super::dates;
use chrono::{NaiveTime, Weekday};
use rekindle_core::guide::Words;
use rekindle_core::rituals::view::RecurrenceView;

/// A schedule, such as "Every Sunday, 18:00".
pub(crate) fn schedule_words(schedule: &[RecurrenceView], words: &Words) -> String {
    let Some(first) = schedule.first() else { return words.text("terminal.no_reminders", &[]) };
    let one_rule = schedule.iter().all(|one| one.rule == first.rule);
    if one_rule {
        let times: Vec<NaiveTime> = schedule.iter().map(|one| one.starts_local.time()).collect();
        return rule_and_times(first, &times, words);
    }
    let each: Vec<String> =
        schedule.iter().map(|one| rule_and_times(one, &[one.starts_local.time()], words)).collect();
    each.join("; ")
}

fn rule_and_times(recurrence: &RecurrenceView, times: &[NaiveTime], words: &Words) -> String {
    let rule = recurrence.rule.as_str();
    // A rule that names its hours says them itself.
    if rule.contains("BYHOUR") || rule.contains("BYMINUTE") {
        return rule.to_owned();
    }
    let days = days(rule, recurrence.starts_local.date(), words);
    format!("{}, {}", days.unwrap_or_else(|| rule.to_owned()), dates::times(times))
}

/// The days of a rule in words, when it has no parts but plain weekdays.
fn days(rule: &str, starts: chrono::NaiveDate, words: &Words) -> Option<String> {
    let (mut frequency, mut weekdays) = (None, Vec::new());
    for part in rule.split(';') {
        match part.split_once('=')? {
            ("FREQ", value) => frequency = Some(value),
            ("BYDAY", value) => weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
            ("INTERVAL", "1") | ("WKST", _) => {}
            _ => return None,
        }
    }
    if frequency == Some("WEEKLY") && weekdays.is_empty() {
        weekdays.push(chrono::Datelike::weekday(&starts));
    }
    weekdays.sort_by_key(Weekday::num_days_from_monday);
    match (frequency?, weekdays.as_slice()) {
        ("DAILY", []) => Some(words.text("ritual.every_day", &[])),
        ("DAILY" | "WEEKLY", all) if all.len() == 7 => Some(words.text("ritual.every_day", &[])),
        ("DAILY" | "WEEKLY", [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]) => {
            Some(words.text("ritual.weekdays", &[]))
        }
        ("DAILY" | "WEEKLY", [one]) => {
            Some(words.text("ritual.weekly_on", &[("day", &dates::weekday(*one, words))]))
        }
        ("DAILY" | "WEEKLY", several) => {
            let names: Vec<String> = several.iter().map(|day| dates::weekday_short(*day, words)).collect();
            Some(names.join(" "))
        }
        _ => None,
    }
}

/// A weekday as rules write it; nothing when it carries an ordinal.
fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use rekindle_core::guide::Language;

    #[test]
    fn common_rules_are_told_in_words() {
        let words = Words::of(Language::ENGLISH);
        // A Sunday.
        let starts_local = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(20, 30, 0).unwrap();
        for (rule, told) in [
            ("FREQ=DAILY", "Every day, 20:30"),
            ("FREQ=WEEKLY", "Every Sunday, 20:30"),
            ("FREQ=WEEKLY;BYDAY=FR", "Every Friday, 20:30"),
            ("FREQ=WEEKLY;BYDAY=FR,MO", "Mo Fr, 20:30"),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday, 20:30"),
            ("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2, 20:30"),
            ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO, 20:30"),
            ("FREQ=DAILY;BYHOUR=8", "FREQ=DAILY;BYHOUR=8"),
        ] {
            let one = RecurrenceView { starts_local, rule: rule.to_owned(), except_local: Vec::new() };
            assert_eq!(schedule_words(&[one], &words), told);
        }
    }
}
