//! Runs the vectors through the bindings' pure calculations, which are what Kotlin and Swift call: a fault in a
//! conversion shows here before it shows there.

#[cfg(test)]
mod tests {
    use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use rekindle_bindings::{
        FirstDayOfWeek, GoalStep, Here, MarkEntry, OffsetChange, PauseSpan, QuietHours, QuietMode,
        RecurrenceText, RitualEntry, RitualKind, StreakRequest, closeness_circles, merge_plan,
        recurrence_firings, ritual_day, streak_figures,
    };
    use serde_json::{Value, json};
    use std::path::Path;

    /// The `out` of one `in`, or nothing when the line cannot be used.
    type Run = fn(&Value) -> Option<Value>;

    fn check(kind: &str, tolerance: f64, run: Run) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("vectors/{kind}.jsonl"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.lines().count() > 0);
        for (number, line) in (1..).zip(text.lines()) {
            let case: Value = serde_json::from_str(line).unwrap();
            let found = run(&case["in"]);
            let same = match (case["out"].get("error"), &found) {
                (Some(_), found) => found.is_none(),
                (None, found) => found.as_ref().is_some_and(|found| same(&case["out"], found, tolerance)),
            };
            assert!(same, "{kind}:{number}: {} but {found:?}", case["out"]);
        }
    }

    fn same(expected: &Value, found: &Value, tolerance: f64) -> bool {
        match (expected, found) {
            (Value::Number(one), Value::Number(other)) => {
                (one.as_f64().unwrap() - other.as_f64().unwrap()).abs() <= tolerance
            }
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b, tolerance))
            }
            (Value::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, a)| other.get(key).is_some_and(|b| same(a, b, tolerance)))
            }
            _ => expected == found,
        }
    }

    /// The offsets of a zone from three days before an instant to the end of all rules.
    fn here(zone: &Value, now: &Value) -> Option<Here> {
        let zone = TimeZone::get(zone.as_str()?).ok()?;
        let now = now.as_str().filter(|now| now.ends_with('Z'))?;
        let now = DateTime::parse_from_rfc3339(now).ok()?.to_utc();
        let from = Timestamp::from_millisecond((now - TimeDelta::days(4)).timestamp_millis()).ok()?;
        let changes = zone
            .following(from)
            .take_while(|change| change.timestamp().as_second() < 7_258_118_400)
            .map(|change| OffsetChange {
                at_ms: change.timestamp().as_millisecond(),
                offset_seconds: change.offset().seconds(),
            });
        Some(Here {
            now_ms: now.timestamp_millis(),
            initial_offset_seconds: zone.to_offset(from).seconds(),
            changes: changes.collect(),
        })
    }

    fn utc(ms: i64) -> String {
        DateTime::<Utc>::from_timestamp_millis(ms).unwrap().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    fn text(value: &Value) -> Option<String> {
        value.as_str().map(str::to_owned)
    }

    fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        value.as_array()?.iter().map(read).collect()
    }

    fn recurrence(input: &Value) -> Option<RecurrenceText> {
        let except = &input["exdates_local"];
        Some(RecurrenceText {
            starts_local: text(&input["dtstart_local"])?,
            rule: text(&input["rrule"])?,
            except_local: if except.is_null() { Vec::new() } else { list(except, text)? },
        })
    }

    fn number(value: &Value) -> Option<u32> {
        value.as_u64()?.try_into().ok()
    }

    #[test]
    fn recurrences() {
        check("recurrence", 0.0, |input| {
            let here = here(&input["zone"], &input["after_utc"])?;
            let firings = recurrence_firings(recurrence(input)?, here, number(&input["count"])?).ok()?;
            let firings: Vec<_> = firings
                .into_iter()
                .map(|one| json!({"rule_local": one.rule_local, "utc": utc(one.at_ms), "fires_local": one.fires_local}))
                .collect();
            Some(json!({ "firings": firings }))
        });
    }

    #[test]
    fn plans() {
        check("plan", 0.0, |input| {
            let quiet = match &input["quiet"] {
                Value::Null => None,
                quiet => Some(QuietHours {
                    from: text(&quiet["from"])?,
                    to: text(&quiet["to"])?,
                    mode: match quiet["mode"].as_str()? {
                        "drop" => QuietMode::Drop,
                        "defer" => QuietMode::Defer,
                        _ => return None,
                    },
                }),
            };
            let reminders = list(&input["reminders"], recurrence)?;
            let here = here(&input["zone"], &input["now_utc"])?;
            let plan = merge_plan(reminders, quiet, here, number(&input["limit"])?).ok()?;
            Some(
                json!({"plan": plan.iter().map(|ring| json!([utc(ring.at_ms), ring.index])).collect::<Vec<_>>()}),
            )
        });
    }

    #[test]
    fn ritual_days() {
        check("ritual_day", 0.0, |input| {
            let start = input["day_start"].as_u64()?.try_into().ok()?;
            Some(json!({"day": ritual_day(here(&input["zone"], &input["utc"])?, start).ok()?}))
        });
    }

    #[test]
    fn circles() {
        check("closeness", 1.0, |input| {
            let circles = closeness_circles(input["base"].as_f64()?).ok()?;
            let diameters: Vec<_> = circles.iter().map(|one| one.diameter.round()).collect();
            let distances: Vec<_> = circles.iter().map(|one| one.distance.round()).collect();
            Some(json!({"diameters": diameters, "distances": distances}))
        });
    }

    #[test]
    fn streaks() {
        check("streak", 1e-6, |input| {
            let figures = streak_figures(streak_request(input)?).ok()?;
            Some(json!({
                "weeks": figures.weeks, "best_weeks": figures.best_weeks, "days": figures.days,
                "strength": figures.strength, "connected": figures.connected, "reserve": figures.reserve,
            }))
        });
    }

    fn streak_request(input: &Value) -> Option<StreakRequest> {
        let solo = input["solo"].as_bool()?;
        let first_day_of_week = match input["week_start"].as_str()? {
            "monday" => FirstDayOfWeek::Monday,
            "sunday" => FirstDayOfWeek::Sunday,
            "saturday" => FirstDayOfWeek::Saturday,
            _ => return None,
        };
        let kind = |value: &Value| match value.as_str()? {
            "together" => Some(RitualKind::Together),
            "each" => Some(RitualKind::Each),
            "touch" => Some(RitualKind::Touch),
            _ => None,
        };
        // Two people, whatever they are called; the first one met is "own".
        let mut people: Vec<&str> = Vec::new();
        let mut marks = Vec::new();
        for mark in input["marks"].as_array()? {
            let own = solo || {
                let by = mark["by"].as_str()?;
                if !people.contains(&by) {
                    people.push(by);
                }
                people[0] == by
            };
            let (id, ritual, day) = (text(&mark["id"])?, text(&mark["ritual"])?, text(&mark["day"])?);
            marks.push(MarkEntry { id, ritual, day, own });
        }
        if people.len() > 2 {
            return None;
        }
        Some(StreakRequest {
            goals: list(&input["goals"], |goal| {
                Some(GoalStep { from: text(&goal["from"])?, days: goal["goal"].as_u64()?.try_into().ok()? })
            })?,
            solo,
            first_day_of_week,
            rituals: list(&input["rituals"], |ritual| {
                Some(RitualEntry { id: text(&ritual["id"])?, kind: kind(&ritual["kind"])? })
            })?,
            marks,
            undone: list(&input["undone"], |undone| text(&undone["mark"]))?,
            pauses: list(&input["pauses"], |pause| {
                Some(PauseSpan { from: text(&pause["from"])?, to: Some(text(&pause["to"])?) })
            })?,
            today: text(&input["today"])?,
        })
    }
}
