//! What is seen, as the plain values that `tests/scenarios/README.md` defines, and the comparison.

use chrono::{DateTime, SecondsFormat};
use rekindle_bindings::{
    DayState, PauseView, Quieting, ReminderView, RitualKind, RitualView, StreakView, TodayRitualView,
    TodayState, TodayView, WeekStatus,
};
use serde_json::{Value, json};

/// Compares only what is expected: an object may hold more, a list may not.
pub(crate) fn compare(expected: &Value, seen: &Value, path: &str) -> Result<(), String> {
    match (expected, seen) {
        (Value::Object(wanted), Value::Object(found)) => wanted.iter().try_for_each(|(key, wanted)| {
            let found = found.get(key).ok_or_else(|| format!("{path} has no field {key}"))?;
            compare(wanted, found, &format!("{path}.{key}"))
        }),
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => (0..)
            .zip(wanted.iter().zip(found))
            .try_for_each(|(at, (wanted, found))| compare(wanted, found, &format!("{path}[{at}]"))),
        _ if expected == seen => Ok(()),
        _ => Err(format!("{path} should be {expected}, is {seen}")),
    }
}

pub(crate) fn today(view: &TodayView) -> Value {
    json!({
        "day": view.day,
        "first_run": view.first_run,
        "paused": view.paused,
        "offer_gentler": view.offer_gentler,
        "rituals": view.rituals.iter().map(today_ritual).collect::<Vec<_>>(),
        "next": view.next.as_ref().map(|next| json!({"name": next.name, "fires_local": next.fires_local})),
        "unarmed": view.unarmed.iter().map(|one| &one.fires_local).collect::<Vec<_>>(),
        "streak": streak(&view.streak),
    })
}

fn today_ritual(view: &TodayRitualView) -> Value {
    let (state, marks) = match view.state {
        TodayState::Open => ("open", 0),
        TodayState::Done { marks } => ("done", marks),
        TodayState::Skipped => ("skipped", 0),
        TodayState::Paused => ("paused", 0),
    };
    json!({
        "ritual": view.id,
        "name": view.name,
        "kind": kind(view.kind),
        "private": view.is_private,
        "due": view.due,
        "times": view.times,
        "state": state,
        "marks": marks,
        "markable": view.markable,
    })
}

pub(crate) fn streak(view: &StreakView) -> Value {
    let status = match view.week.status {
        WeekStatus::Before => "before",
        WeekStatus::Kept => "kept",
        WeekStatus::KeptByReserve => "kept_by_reserve",
        WeekStatus::Paused => "paused",
        WeekStatus::Quiet => "quiet",
        WeekStatus::Open => "open",
        WeekStatus::ToCome => "to_come",
    };
    let dots: Vec<_> = view
        .week
        .dots
        .iter()
        .map(|dot| match dot.state {
            DayState::Connected => "connected",
            DayState::Spare => "spare",
            DayState::Paused => "paused",
            DayState::Quiet => "quiet",
            DayState::ToCome => "to_come",
            DayState::Before => "before",
        })
        .collect();
    json!({
        "weeks": view.weeks,
        "connected": view.week.connected,
        "goal": view.week.goal,
        "status": status,
        "from": view.week.dots.first().map(|dot| &dot.day),
        "dots": dots,
    })
}

pub(crate) fn ritual(view: &RitualView) -> Value {
    json!({
        "ritual": view.id,
        "practice": view.practice,
        "name": view.name,
        "kind": kind(view.kind),
        "private": view.is_private,
        "each_time": view.quieting == Quieting::EachTime,
        "starts_local": view.schedule.iter().map(|one| &one.starts_local).collect::<Vec<_>>(),
        "adopted_on": view.adopted_on,
        "retired_on": view.retired_on,
    })
}

pub(crate) fn rituals(views: &[RitualView]) -> Value {
    views.iter().map(ritual).collect()
}

pub(crate) fn pause(view: &PauseView) -> Value {
    json!({"ritual": view.ritual, "from": view.from, "until": view.until})
}

pub(crate) fn pauses(views: &[PauseView]) -> Value {
    views.iter().map(pause).collect()
}

pub(crate) fn plan(items: &[ReminderView]) -> Value {
    items
        .iter()
        .map(|item| {
            let firing = item.firing.as_ref();
            json!({
                "ritual": firing.map(|firing| &firing.ritual),
                "at": utc(item.at_ms),
                "fires_local": item.fires_local,
                "rule_local": firing.map(|firing| &firing.rule_local),
                "also": firing.map(|firing| &firing.also),
                "day": firing.map(|firing| &firing.day),
                "snoozed": firing.map(|firing| firing.snoozed),
                "deferred": firing.map(|firing| firing.deferred),
                "title": item.title,
            })
        })
        .collect()
}

fn kind(kind: RitualKind) -> &'static str {
    match kind {
        RitualKind::Together => "together",
        RitualKind::Each => "each",
        RitualKind::Touch => "touch",
    }
}

fn utc(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap().to_rfc3339_opts(SecondsFormat::Secs, true)
}
