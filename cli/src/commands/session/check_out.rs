//! `session checkout`: five questions for the owner of this phone alone, or none.

use super::controls::hint;
use super::{fields, none};
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private};
use crate::output::{Page, Report, print};
use rekindle_core::guide::Words;
use rekindle_core::sessions::room::CheckOutView;
use rekindle_core::sessions::sensate::CheckOut;
use serde_json::json;

/// How a script calls the questions, in their order.
const KEYS: [&str; 5] = ["stayed", "pressure", "pain", "wished-to-stop", "ran-to-its-end"];

/// Asks, reads a script's answers, or leaves them out.
pub(super) fn run(from_input: bool, skip: bool, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    if !opened.companion.is_unlocked() {
        return Err(none());
    }
    let open = opened.companion.sessions().open_check_out(context.moment())?.ok_or_else(none)?;
    let answers = if skip {
        None
    } else if from_input {
        Some(read(&private::standard_input()?)?)
    } else if print::is_conversation() {
        ask_all(&open, opened.guide.words())?
    } else {
        return Err(Failure::input("no_terminal"));
    };
    opened.companion.sessions().check_out(answers, context.moment())?;
    report(answers.is_some(), context, &opened)
}

/// Asks the five; nothing when they were left out.
fn ask_all(open: &CheckOutView, words: &Words) -> Result<Option<CheckOut>> {
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    page.section(&text("sensate.check_out.title"), &[text("sensate.check_out.about")]);
    print::aside(page.text())?;
    let scale = [
        format!("0 ({})", text("sensate.check_out.least")),
        "1".to_owned(),
        "2".to_owned(),
        "3".to_owned(),
        format!("4 ({})", text("sensate.check_out.most")),
    ];
    let mut scales = [0; 2];
    for (answer, key) in scales.iter_mut().zip(&open.questions[..2]) {
        let Some(chosen) = ask::scale(&text(key), &scale, words)? else { return Ok(None) };
        *answer = chosen;
    }
    let mut told = [false, false, open.finished.unwrap_or(true)];
    for (answer, key) in told.iter_mut().zip(&open.questions[2..]) {
        *answer = ask::yes(&text(key), *answer, words)?;
    }
    check_out(scales, told).map(Some)
}

/// A script's answers; all five are there.
fn read(text: &str) -> Result<CheckOut> {
    let found = fields(text, KEYS)?;
    let wrong = |index: usize| Failure::input_because("bad_session_answers", &KEYS[index]);
    let of = |index: usize| found[index].as_deref().ok_or_else(|| wrong(index));
    let scale = |index: usize| of(index)?.parse::<u8>().map_err(|_| wrong(index));
    let told = |index: usize| match of(index)? {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(wrong(index)),
    };
    check_out([scale(0)?, scale(1)?], [told(2)?, told(3)?, told(4)?])
}

fn check_out([stayed, pressure]: [u8; 2], [pain, wished, ran]: [bool; 3]) -> Result<CheckOut> {
    CheckOut::new(stayed, pressure, pain, wished, ran)
        .map_err(|error| Failure::input_because("bad_session_answers", &error))
}

/// What is said afterwards, and what is offered after two hard sessions.
fn report(answered: bool, context: &Context, opened: &Opened) -> Result<Report> {
    let words = opened.guide.words();
    let mut page = Page::of(&words.text("common.noted", &[]));
    let offer = opened.companion.sessions().offers(context.moment())?;
    if let Some(offer) = offer {
        page.gap();
        page.paragraph(&words.text(offer.line, &[]));
        if offer.starter {
            hint(&mut page, &words.text("sensate.offer.starter", &[]), "rekindle session run sensate-p0");
        }
        page.paragraph(&words.text("sensate.offer.pause", &[]));
        hint(&mut page, &words.text("sensate.offer.help", &[]), "rekindle guide show when-touch-was-hard");
    }
    let offer = offer.map(|offer| json!({ "starter": offer.starter }));
    Ok(Report { json: json!({ "answered": answered, "offer": offer }), page })
}
