//! What `remind` shows: lines for a person, with a bell; with `--json` one document a line.
//!
//! A screen that stays open is seen by others: a ring says what a notification would say, and no ritual's
//! name unless that was chosen in the settings, or asked for just now.

use super::answer_name;
use crate::commands::reminders;
use crate::context::Opened;
use crate::failure::{Failure, Result};
use crate::output::{Role, dates, paint, print};
use rekindle_core::Here;
use rekindle_core::guide::{Catalogue, Words};
use rekindle_core::reminders::room::{FiringView, LATER, ReminderAnswer, ReminderView};
use serde_json::{Value, json};
use std::sync::Arc;

/// What shows it.
pub(super) struct Show {
    guide: Arc<Catalogue>,
    reader: Reader,
    answers: Answers,
}

/// Whether a ring is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bell {
    /// It is.
    Rings,
    /// It is only shown.
    Silent,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// A person at a terminal.
    Terminal,
    /// Lines of text.
    Pipe,
    /// A script.
    Script,
}

/// Whether answers can come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// They can.
    Come,
    /// The cursor stands behind a question.
    Asked,
    /// The input has ended.
    Ended,
}

impl Show {
    /// For people, or for scripts.
    pub(super) fn new(json: bool, opened: &Opened) -> Self {
        let guide = Arc::clone(&opened.guide);
        let reader = match (json, print::is_terminal()) {
            (true, _) => Reader::Script,
            (false, true) => Reader::Terminal,
            (false, false) => Reader::Pipe,
        };
        Self { guide, reader, answers: Answers::Come }
    }

    /// What is next, and how to end it.
    pub(super) fn greeting(&mut self, next: Option<&ReminderView>, here: &Here) -> Result<()> {
        if self.is_script() {
            return event(&json!({ "event": "waiting", "next": next.map(reminders::item) }));
        }
        let words = self.guide.words();
        let next = match next {
            Some(next) => {
                let when = dates::day_and_time(next.fires_local, here.local().date(), words);
                words.text("reminders.next_ring", &[("when", &when)])
            }
            None => words.text("reminders.none_planned", &[]),
        };
        let ringing = words.text("reminders.ringing", &[]);
        self.line(&format!("{}\n{next}", paint(Role::Quiet, &ringing)))
    }

    /// A ring.
    pub(super) fn ring(&mut self, item: &ReminderView, bell: Bell, here: &Here) -> Result<()> {
        if self.is_script() {
            let mut document = reminders::item(item);
            document["event"] = json!("rings");
            return event(&document);
        }
        // In a pipe a bell would only be a strange character.
        let sound = if self.reader == Reader::Terminal && bell == Bell::Rings { "\u{7}" } else { "" };
        // One that was slept through may be of the day before.
        let time = dates::day_and_time(item.fires_local, here.local().date(), self.guide.words());
        let body = paint(Role::Quiet, &item.body);
        self.line(&format!("{sound}\n{time}  {} {body}", paint(Role::Title, &item.title)))
    }

    /// The question about a ring; with its time when several wait.
    pub(super) fn question(&mut self, firing: &FiringView, several: bool) -> Result<()> {
        if self.is_script() || self.answers == Answers::Ended {
            return Ok(());
        }
        let question = self.guide.words().text("reminders.question", &[]);
        let time =
            if several { format!("{}  ", dates::time(firing.rule_local.time())) } else { String::new() };
        if self.reader != Reader::Terminal {
            return self.line(&format!("{time}{question}"));
        }
        self.break_question()?;
        self.answers = Answers::Asked;
        print::chunk(&format!("{time}{question} "))
    }

    /// What an answer did.
    pub(super) fn answered(
        &mut self,
        answer: ReminderAnswer,
        firing: &FiringView,
        here: &Here,
    ) -> Result<()> {
        let again = here.offsets.local(here.now + LATER);
        if self.is_script() {
            return event(&json!({
                "event": "answered",
                "answer": answer_name(answer),
                "ritual": firing.ritual,
                "day": firing.day,
                "again_utc": (answer == ReminderAnswer::Later).then(|| reminders::utc(here.now + LATER)),
            }));
        }
        let words = self.guide.words();
        let day = dates::day(firing.day, words);
        let text = match answer {
            ReminderAnswer::Done => words.text("reminders.done", &[("day", &day)]),
            ReminderAnswer::Skip => words.text("reminders.skipped", &[("day", &day)]),
            ReminderAnswer::Later => words.text("reminders.snoozed", &[("time", &dates::time(again.time()))]),
        };
        self.line(&text)
    }

    /// The name of the ritual, because it was asked for.
    pub(super) fn name(&mut self, name: &str) -> Result<()> {
        if self.is_script() { event(&json!({ "event": "name", "name": name })) } else { self.line(name) }
    }

    /// An answer that could not be booked.
    pub(super) fn refused(&mut self, failure: &Failure) -> Result<()> {
        let words = self.guide.words();
        if self.is_script() {
            return event(&json!({
                "event": "refused",
                "error": { "code": failure.code(), "hint": failure.hint(words) },
            }));
        }
        let text = failure.text(words);
        self.line(&text)
    }

    /// Something was typed and nothing was asked.
    pub(super) fn nothing_waits(&mut self) -> Result<()> {
        if self.is_script() { Ok(()) } else { self.line(&self.text("reminders.nothing_waits")) }
    }

    /// No answer can come any more.
    pub(super) fn no_more_answers(&mut self) {
        self.answers = Answers::Ended;
    }

    /// The end.
    pub(super) fn ended(&mut self) -> Result<()> {
        if self.is_script() {
            return event(&json!({ "event": "ended" }));
        }
        // The terminal wrote ^C where the cursor stood.
        if self.reader == Reader::Terminal {
            self.answers = Answers::Asked;
        }
        self.line(&self.text("reminders.ended"))
    }

    fn text(&self, key: &str) -> String {
        Words::text(self.guide.words(), key, &[])
    }

    fn line(&mut self, text: &str) -> Result<()> {
        self.break_question()?;
        print::chunk(&format!("{text}\n"))
    }

    /// Ends the line on which a question stands.
    fn break_question(&mut self) -> Result<()> {
        if self.answers != Answers::Asked {
            return Ok(());
        }
        self.line_was_typed();
        print::chunk("\n")
    }

    /// A line was typed: the cursor stands at the beginning of the next.
    pub(super) fn line_was_typed(&mut self) {
        if self.answers == Answers::Asked {
            self.answers = Answers::Come;
        }
    }

    fn is_script(&self) -> bool {
        self.reader == Reader::Script
    }
}

fn event(document: &Value) -> Result<()> {
    print::document(document)
}
