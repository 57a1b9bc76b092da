//! How times, states and limits of sessions are told, in words and in documents.

use crate::output::{Page, Role, paint};
use rekindle_core::guide::Words;
use rekindle_core::sessions::plan::Active;
use rekindle_core::sessions::room::{CueView, RunView, StatusView};
use rekindle_core::sessions::sensate::{Area, Limits};
use rekindle_core::sessions::timer::SessionView;
use serde_json::{Value, json};

/// What is left, such as `4:05` or `1:00:00`; a begun second counts.
pub(super) fn time(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A length in words, such as "10 minutes".
pub(super) fn length(seconds: u32, words: &Words) -> String {
    if seconds.is_multiple_of(60) {
        words.plural("common.minutes", u64::from(seconds / 60), &[])
    } else {
        words.plural("terminal.session.seconds", u64::from(seconds), &[])
    }
}

/// The name of the state.
pub(super) fn state_name(session: &SessionView, words: &Words) -> String {
    words.text(&format!("session.part.{}", session.state), &[])
}

/// The part that runs and what is left of it, or what else the state is.
pub(super) fn state_line(session: &SessionView, words: &Words) -> String {
    let part = state_name(session, words);
    match session.remaining_ms {
        Some(ms) => words.text("session.running", &[("part", &part), ("time", &time(ms))]),
        None if session.segment.is_some() => words.text("session.until_tap", &[("part", &part)]),
        None => part,
    }
}

/// What comes next, and when.
pub(super) fn next_line(session: &SessionView, words: &Words) -> Option<String> {
    let line = words.text(session.next_cue?.discreet_line(), &[]);
    let left = time(session.remaining_ms?);
    Some(words.text("terminal.session.next", &[("line", &line), ("time", &left)]))
}

/// A page of where a session stands.
pub(super) fn page(status: &StatusView, words: &Words) -> Page {
    let mut page = Page::of(&state_line(&status.session, words));
    if let Some(next) = next_line(&status.session, words) {
        page.quiet(&next);
    }
    page
}

/// A session as documents hold it, without its name.
pub(super) fn document(session: &SessionView, upcoming: &[CueView], words: &Words) -> Value {
    let next = upcoming
        .first()
        .map(|cue| json!({ "in_ms": session.remaining_ms, "line": words.text(cue.line, &[]) }));
    json!({
        "state": session.state,
        "turn": session.turn.map(turn_name),
        "segment": session.segment,
        "remaining_ms": session.remaining_ms,
        "total_remaining_ms": session.total_remaining_ms,
        "next": next,
    })
}

/// A session as documents hold it, with its name.
pub(super) fn run_document(view: &RunView, words: &Words) -> Value {
    let mut document = document(&view.session, &view.upcoming, words);
    document["id"] = json!(view.exercise.name());
    document["title"] = json!(words.text(view.title, &[]));
    document
}

/// No session.
pub(super) fn nothing() -> Value {
    json!({ "state": "none", "turn": null, "segment": null, "remaining_ms": null, "total_remaining_ms": null,
        "next": null })
}

/// What is open and what is off, as everyone reads it before a yes.
pub(super) fn limits(page: &mut Page, limits: &Limits, words: &Words) {
    let areas = |areas: &mut dyn Iterator<Item = &Area>| -> String {
        areas.map(|area| words.text(area.key(), &[])).collect::<Vec<_>>().join(", ")
    };
    for (key, areas) in [
        ("sensate.limits.allowed", areas(&mut limits.allowed.iter())),
        ("sensate.limits.off", areas(&mut limits.off.iter())),
    ] {
        page.paragraph(&format!("{}: {areas}.", paint(Role::Title, &words.text(key, &[]))));
    }
    let acts: Vec<String> = limits.acts.iter().map(|act| words.text(act.key(), &[])).collect();
    page.paragraph(&format!("{} {}.", words.text("sensate.rule.aside", &[]), acts.join(", ")));
}

/// The same as a document.
pub(super) fn limits_document(limits: &Limits) -> Value {
    json!({ "allowed": limits.allowed, "off": limits.off, "acts": limits.acts })
}

const fn turn_name(turn: Active) -> &'static str {
    match turn {
        Active::First => "first",
        Active::Second => "second",
        Active::All => "all",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begun_second_counts() {
        for (ms, told) in
            [(0, "0:00"), (1, "0:01"), (59_001, "1:00"), (245_000, "4:05"), (3_600_000, "1:00:00")]
        {
            assert_eq!(time(ms), told);
        }
    }
}
