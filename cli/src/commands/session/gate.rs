//! `session gate`: the questions about safety, for one person alone, and the one about the body.
//!
//! One list and one button. What is shown afterwards is the same for either answer.

use super::fields;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private};
use crate::output::{Page, Report, Role, paint, print};
use rekindle_core::guide::Words;
use rekindle_core::sessions::room::GateView;
use rekindle_core::sessions::sensate::{GateAnswer, GateStanding, MedicalAnswer};
use serde_json::{Value, json};

const ANSWERS: [(&str, GateAnswer); 2] = [("none", GateAnswer::None), ("one-or-more", GateAnswer::OneOrMore)];
const MEDICAL: [(&str, MedicalAnswer); 3] = [
    ("none", MedicalAnswer::None),
    ("some", MedicalAnswer::Some),
    ("doctor-agrees", MedicalAnswer::DoctorAgrees),
];

/// Asks, reads a script's answers, or in a pipe shows the list.
pub(super) fn run(from_input: bool, context: &Context) -> Result<Report> {
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let mut page = Page::new();
    if from_input {
        answer_from_input(&private::standard_input()?, &opened)?;
        page.paragraph(&words.text("sensate.gate.after", &[]));
    } else if print::is_conversation() {
        let key = if ask_all(&opened)? { "sensate.gate.after" } else { "sensate.gate.not_alone" };
        page.paragraph(&words.text(key, &[]));
    } else {
        page = list(&opened.companion.sessions().gate_view(&opened.here)?.questions, words);
    }
    Ok(Report { json: document(&opened.companion.sessions().gate_view(&opened.here)?), page })
}

/// Asks both questions. Says whether the first was answered.
pub(super) fn ask_all(opened: &Opened) -> Result<bool> {
    let words = opened.guide.words();
    let sessions = opened.companion.sessions();
    let text = |key: &str| words.text(key, &[]);
    let questions = sessions.gate_view(&opened.here)?.questions;
    if !ask::yes(&text(questions[0]), false, words)? {
        return Ok(false);
    }
    print::aside(list(&questions, words).text())?;
    let choices = [text("sensate.gate.none"), text("sensate.gate.one_or_more")];
    let Some(chosen) = ask::choice(&text("sensate.gate.title"), &choices, words)? else {
        return Ok(false);
    };
    sessions.answer_gate(ANSWERS[chosen].1, &opened.here)?;
    if ANSWERS[chosen].1 == GateAnswer::None {
        let choices =
            ["sensate.medical.none", "sensate.medical.some", "sensate.medical.doctor_agrees"].map(text);
        if let Some(chosen) = ask::choice(&text("sensate.medical.lead"), &choices, words)? {
            sessions.answer_medical(MEDICAL[chosen].1)?;
            if MEDICAL[chosen].1 == MedicalAnswer::Some {
                print::aside(Page::of(&text("sensate.medical.after")).text())?;
            }
        }
    }
    Ok(true)
}

/// The lead-in and the list, without the question whether one is alone.
pub(super) fn list(questions: &[&str; 8], words: &Words) -> Page {
    let mut page = Page::new();
    page.paragraph(&words.text(questions[1], &[]));
    for key in &questions[2..] {
        page.item(&paint(Role::Quiet, "·"), &words.text(key, &[]));
    }
    page
}

fn answer_from_input(text: &str, opened: &Opened) -> Result<()> {
    let [safety, medical] = fields(text, ["safety", "medical"])?;
    let safety = safety.map(|value| find(&ANSWERS, &value)).transpose()?;
    let medical = medical.map(|value| find(&MEDICAL, &value)).transpose()?;
    let sessions = opened.companion.sessions();
    if let Some(answer) = safety {
        sessions.answer_gate(answer, &opened.here)?;
    }
    if let Some(answer) = medical {
        sessions.answer_medical(answer)?;
    }
    Ok(())
}

fn find<T: Copy>(answers: &[(&str, T)], value: &str) -> Result<T> {
    let found = answers.iter().find(|(name, _)| *name == value).map(|(_, answer)| *answer);
    found.ok_or_else(|| Failure::input_because("bad_session_answers", &value))
}

fn document(view: &GateView) -> Value {
    let standing = match view.standing {
        GateStanding::Ask => "ask",
        GateStanding::Open => "open",
        GateStanding::Closed => "closed",
    };
    let medical = view.medical.and_then(|answer| MEDICAL.iter().find(|(_, known)| *known == answer));
    json!({ "standing": standing, "medical": medical.map(|(name, _)| name) })
}
