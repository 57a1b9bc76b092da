//! `session list` and `session log`.

use super::controls::hint;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, Role, Table, columns, dates, fit, paint, print, width};
use rekindle_core::RekindleError;
use rekindle_core::guide::Words;
use rekindle_core::sessions::plan::{Exercise, LengthRange, LengthRanges};
use rekindle_core::sessions::room::{OfferedExercise, PhaseView, SessionRefusal};
use serde_json::{Value, json};

/// What can be begun. What is kept back is simply not there, in the document neither.
pub(super) fn list(context: &Context) -> Result<Report> {
    // Kept until the end: an empty place is shown what a new one would offer.
    let (opened, _folder) = if context.has_vault()? {
        (context.open_or_create_journal()?, None)
    } else {
        context.open_imagined().map(|(opened, folder)| (opened, Some(folder)))?
    };
    let words = opened.guide.words();
    let sessions = opened.companion.sessions();
    let offered = sessions.offered(&opened.here)?;
    let phases = match offered.phases {
        Some(_) => Some(sessions.phases(&opened.here, context.moment())?),
        None => None,
    };
    let mut page = Page::new();
    page.line(&paint(Role::Title, &words.text("terminal.session.title", &[])));
    page.gap();
    table(&mut page, offered.exercises.iter().map(|one| row(one, words)).collect());
    if let Some(phases) = &phases {
        let title = opened.guide.page("sensate-focus");
        page.title(title.map_or("", |page| page.title.as_str()));
        page.gap();
        table(&mut page, phases.iter().map(|phase| phase_row(phase, words)).collect());
        page.gap();
        for phase in phases {
            // What comes before all of them is said once.
            let closed = phase.closed.filter(|_| !offered.asks_gate);
            if let Some(refusal) = closed {
                let title = words.text(phase.title, &[]);
                page.quiet(&format!("{title}: {}", reason(refusal, words)));
            }
        }
        if offered.asks_gate {
            hint(&mut page, &words.text("sensate.closed.ask_gate", &[]), "rekindle session gate");
        }
    }
    page.gap();
    page.quiet(&words.text("terminal.session.how", &[]));
    let phases = phases.map(|all| all.iter().map(|one| phase_document(one, words)).collect::<Vec<_>>());
    let json = json!({
        "exercises": offered.exercises.iter().map(|one| document(one, words)).collect::<Vec<_>>(),
        "phases": phases,
        "asks_gate": offered.asks_gate,
    });
    Ok(Report { json, page })
}

/// One's own log: days and phases.
pub(super) fn log(context: &Context) -> Result<Report> {
    let log = match context.open_if_there()?.filter(|opened| opened.companion.is_unlocked()) {
        Some(opened) => opened.companion.sessions().log(context.moment())?,
        None => Vec::new(),
    };
    let guide = context.guide()?;
    let words = guide.words();
    let mut page = Page::new();
    if log.is_empty() {
        page.paragraph(&words.text("terminal.session.log_empty", &[]));
    }
    let mut table = Table::new();
    for one in &log {
        let key = if one.finished { "session.finished" } else { "session.ended_early" };
        table.row([
            dates::day(one.day, words),
            words.text(one.phase.title(), &[]),
            paint(Role::Quiet, &words.text(key, &[])),
        ]);
    }
    table.write(&mut page);
    let sessions: Vec<Value> = log
        .iter()
        .map(|one| json!({ "day": one.day, "phase": one.phase, "finished": one.finished }))
        .collect();
    Ok(Report { json: json!({ "sessions": sessions }), page })
}

fn row(one: &OfferedExercise, words: &Words) -> [String; 3] {
    let length = one.lengths.map_or_else(String::new, |ranges| range(ranges.main, words));
    [one.exercise.name().to_owned(), length, words.text(one.title, &[])]
}

fn phase_row(one: &PhaseView, words: &Words) -> [String; 3] {
    let exercise = Exercise::SensateFocus(one.phase);
    let length = LengthRanges::of(exercise).map_or_else(String::new, |ranges| range(ranges.main, words));
    [exercise.name().to_owned(), length, words.text(one.title, &[])]
}

fn reason(refusal: SessionRefusal, words: &Words) -> String {
    Failure::from(RekindleError::from(refusal)).text(words)
}

/// A length and what it may be, such as "10 min (5–15)".
fn range(range: Option<LengthRange>, words: &Words) -> String {
    let Some(LengthRange { least, usual, most }) = range else {
        return words.text("terminal.session.by_a_tap", &[]);
    };
    let in_minutes = [least, usual, most].iter().all(|seconds| seconds.is_multiple_of(60));
    let (key, unit) =
        if in_minutes { ("terminal.session.range_min", 60) } else { ("terminal.session.range_s", 1) };
    let [least, usual, most] = [least, usual, most].map(|seconds| (seconds / unit).to_string());
    words.text(key, &[("usual", &usual), ("least", &least), ("most", &most)])
}

/// A table whose last column gets what is left of a terminal's width.
fn table(page: &mut Page, rows: Vec<[String; 3]>) {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let room = columns().saturating_sub(widest(0) + widest(1) + 6);
    let mut table = Table::new();
    for [id, length, title] in rows {
        let title = if print::is_terminal() { fit(&title, room) } else { title };
        table.row([paint(Role::Command, &id), paint(Role::Quiet, &length), title]);
    }
    table.write(page);
}

fn document(one: &OfferedExercise, words: &Words) -> Value {
    let part = |of: fn(LengthRanges) -> Option<LengthRange>| {
        let range = one.lengths.and_then(of);
        range.map(|range| json!({ "least": range.least, "usual": range.usual, "most": range.most }))
    };
    json!({
        "id": one.exercise.name(),
        "title": words.text(one.title, &[]),
        "turn": part(|ranges| ranges.main),
        "settle": part(|ranges| ranges.settle),
        "switch": part(|ranges| ranges.switch),
        "rest": part(|ranges| ranges.rest),
        "needs_consent": one.exercise.needs_consent(),
        "one_phone": one.one_phone,
        "two_phones": one.two_phones,
    })
}

fn phase_document(one: &PhaseView, words: &Words) -> Value {
    let about: Vec<String> = one.about.iter().map(|key| words.text(key, &[])).collect();
    json!({
        "id": Exercise::SensateFocus(one.phase).name(),
        "title": words.text(one.title, &[]),
        "about": about,
        "closed": one.closed.map(|refusal| reason(refusal, words)),
        "opens_by_skipping": one.opens_by_skipping,
        "may_say_ready": one.may_say_ready,
    })
}
