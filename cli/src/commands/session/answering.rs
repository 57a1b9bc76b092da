//! `session answer`: the other phone's yes. A no writes nothing, gives nothing back and is nowhere.

use super::shown;
use crate::context::Context;
use crate::failure::Result;
use crate::input::{ask, private};
use crate::output::{Page, Report, Role, columns, paint, print, qr};
use rekindle_core::RekindleError;
use rekindle_core::error::Thing;
use rekindle_core::guide::Words;
use rekindle_core::sessions::room::QuestionView;
use serde_json::json;

/// Reads the question, or takes it `from_store`, shows what it asks, and gives the yes. A script writes `yes` on the line
/// after the question; on the first, when the question comes from the store.
pub(super) fn run(from_store: bool, context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let typed = if from_store && print::is_conversation() {
        String::new()
    } else {
        private::code(&guide.words().text("terminal.session.ask_question", &[]))?
    };
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let sessions = opened.companion.sessions();
    let arrived = if from_store {
        opened.companion.exchange().run_here(&opened.here)?;
        let nothing = RekindleError::NotFound { what: Thing::Asked };
        Some(sessions.arrived_question(&opened.here)?.ok_or(nothing)?)
    } else {
        None
    };
    let (text, rest) = match &arrived {
        Some(text) => (text.as_str(), typed.as_str()),
        None => typed.trim().split_once('\n').unwrap_or((typed.trim(), "")),
    };
    let question = sessions.read_question(text, &opened.here)?;
    if let Some(refusal) = question.closed {
        return Err(RekindleError::from(refusal).into());
    }
    let mut seen = page(&question, words);
    let says_yes = if print::is_conversation() {
        print::aside(seen.text())?;
        print::aside("\n")?;
        seen = Page::new();
        ask::yes(&words.text("terminal.session.ask_yes", &[]), false, words)?
    } else {
        rest.trim() == "yes"
    };
    let yes = if !says_yes {
        None
    } else if arrived.is_some() {
        let yes = sessions.send_yes(text, &opened.here)?;
        opened.companion.exchange().run_here(&opened.here)?;
        Some(yes)
    } else {
        Some(sessions.answer_yes(text, &opened.here)?)
    };
    match &yes {
        Some(yes) => seen = picture(yes, words),
        None => seen.paragraph(&words.text("sensate.consent.begins_when_both", &[])),
    }
    let json = json!({
        "phase": question.phase,
        "seconds": question.seconds,
        "turn_seconds": question.turn_seconds,
        "limits": shown::limits_document(&question.limits),
        "yes": yes,
    });
    Ok(Report { json, page: seen })
}

/// A text for the other phone, as a picture where a person can hold a phone to it.
pub(super) fn picture(text: &str, words: &Words) -> Page {
    let mut page = Page::of(&words.text("sensate.consent.scan", &[]));
    if print::is_terminal() {
        for line in qr::lines(text, columns()) {
            page.line(&line);
        }
    }
    page.line(&paint(Role::Command, text));
    page
}

fn page(question: &QuestionView, words: &Words) -> Page {
    let mut page = Page::new();
    page.title(&words.text(question.title, &[]));
    for (key, seconds) in
        [("session.length", question.seconds), ("session.turn_length", question.turn_seconds)]
    {
        page.paragraph(&format!("{}: {}.", words.text(key, &[]), shown::length(seconds, words)));
    }
    shown::limits(&mut page, &question.limits, words);
    for key in &question.consent {
        page.item(&paint(Role::Quiet, "·"), &words.text(key, &[]));
    }
    page
}
