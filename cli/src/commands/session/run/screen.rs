//! What `session run` shows: one calm frame on a terminal, drawn anew in its place, with a bell at each cue; lines in a
//! pipe; with `--json` one document a line.

use crate::commands::session::{answering, shown};
use crate::failure::{Failure, Result};
use crate::output::{Page, Role, columns, paint, print};
use rekindle_core::guide::Words;
use rekindle_core::sessions::room::{CueView, RunView, StatusView};
use rekindle_core::sessions::timer::{CueKind, Person, SessionView};
use serde_json::{Value, json};

/// Widest progress bar, in columns.
const BAR_MAX: usize = 40;

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

/// What shows it.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    words: &'a Words,
    reader: Reader,
    /// Lines of the frame that stands at the cursor, to be drawn over.
    drawn: usize,
}

impl<'a> Screen<'a> {
    pub(super) fn new(json: bool, live: bool, words: &'a Words) -> Self {
        let reader = match (json, live) {
            (true, _) => Reader::Script,
            (false, true) => Reader::Terminal,
            (false, false) => Reader::Pipe,
        };
        Self { words, reader, drawn: 0 }
    }

    /// The session runs already.
    pub(super) fn comes_back(&mut self, view: &RunView) -> Result<()> {
        match self.reader {
            Reader::Script => event("state", shown::run_document(view, self.words)),
            Reader::Pipe => self.line(&shown::state_line(&view.session, self.words)),
            Reader::Terminal => Ok(()),
        }
    }

    /// Cues that fell due.
    pub(super) fn cues(&mut self, cues: &[CueView], session: &SessionView) -> Result<()> {
        for cue in cues {
            let line = self.text(cue.line);
            match self.reader {
                Reader::Script => {
                    let kind = match cue.cue.kind {
                        CueKind::Begins { .. } => "begins",
                        CueKind::GoesOn => "goes_on",
                        CueKind::Ends => "ends",
                        CueKind::Stopped => "stopped",
                    };
                    let part = match cue.cue.kind {
                        CueKind::Begins { part } => Some(part.name()),
                        _ => None,
                    };
                    let session = shown::document(session, &[], self.words);
                    event(
                        "cue",
                        json!({ "kind": kind, "part": part, "segment": cue.cue.segment, "line": line,
                            "haptic": cue.cue.haptic().name(), "late_ms": cue.cue.late_ms, "session": session }),
                    )?;
                }
                Reader::Pipe => self.line(&line)?,
                // Felt and heard, and no light: the frame says the line.
                Reader::Terminal => print::bell()?,
            }
        }
        Ok(())
    }

    /// It stands differently, and no cue says so.
    pub(super) fn changed(&mut self, view: &RunView) -> Result<()> {
        match self.reader {
            Reader::Script => event("state", shown::run_document(view, self.words)),
            Reader::Pipe => self.line(&shown::state_line(&view.session, self.words)),
            Reader::Terminal => Ok(()),
        }
    }

    /// The frame of a session that runs.
    pub(super) fn frame(&mut self, view: &RunView) -> Result<()> {
        if self.reader != Reader::Terminal {
            return Ok(());
        }
        let mut page = Page::new();
        page.title(&self.text(view.title));
        page.gap();
        if let Some(line) = view.line {
            page.paragraph(&self.text(line));
        }
        for prompt in view.prompts {
            page.quiet(&self.text(prompt));
        }
        self.foot(page, &view.session, &self.keys(&view.session, false))
    }

    /// The frame of a locked window: no name.
    pub(super) fn locked_frame(&mut self, status: &StatusView) -> Result<()> {
        if self.reader != Reader::Terminal {
            return Ok(());
        }
        let mut page = Page::new();
        page.title(&self.text("common.discreet_name"));
        page.gap();
        page.paragraph(&self.text("common.unlock"));
        self.foot(page, &status.session, &self.keys(&status.session, true))
    }

    /// One person is asked.
    pub(super) fn asks(&mut self, person: Person, page: &Page, view: &RunView) -> Result<()> {
        if self.reader != Reader::Script {
            return self.told(page);
        }
        let consent: Vec<String> = view.consent.iter().map(|key| self.text(key)).collect();
        let who = if person == Person::Owner { "owner" } else { "other" };
        let limits = view.limits.as_ref().map(shown::limits_document);
        event("asks", json!({ "who": who, "consent": consent, "limits": limits }))
    }

    /// A question whose answer is a line of the input; on a terminal the one who asks writes it.
    pub(super) fn question(&mut self, question: &str) -> Result<()> {
        if self.reader == Reader::Pipe { self.line(question) } else { Ok(()) }
    }

    /// The question to the other phone.
    pub(super) fn question_to_scan(&mut self, text: &str) -> Result<()> {
        match self.reader {
            Reader::Script => event("question", json!({ "text": text })),
            _ => self.told(&answering::picture(text, self.words)),
        }
    }

    /// The store has no yes so far. It may be on its way, or there is none.
    pub(super) fn waits_for_their_yes(&mut self) -> Result<()> {
        match self.reader {
            Reader::Script => event("exchanged", json!({ "yes": false })),
            _ => self.line(&self.text("sensate.consent.begins_when_both")),
        }
    }

    /// Something to read that stays.
    pub(super) fn told(&mut self, page: &Page) -> Result<()> {
        self.rest();
        if self.reader == Reader::Script { Ok(()) } else { print::text(page) }
    }

    /// What was refused.
    pub(super) fn refused(&mut self, failure: &Failure) -> Result<()> {
        let text = failure.text(self.words);
        match self.reader {
            Reader::Script => event("refused", json!({ "error": { "code": failure.code(), "text": text } })),
            _ => self.line(&text),
        }
    }

    /// Not both said yes.
    pub(super) fn not_begun(&mut self) -> Result<()> {
        self.end("not_begun", &["sensate.consent.begins_when_both"], None)
    }

    /// It goes on without this window.
    pub(super) fn left(&mut self) -> Result<()> {
        self.end("left", &["terminal.session.left"], None)
    }

    /// It was ended from another window.
    pub(super) fn gone(&mut self) -> Result<()> {
        self.end("over", &["session.nothing_runs"], Some(json!({ "state": "none", "asks_after": false })))
    }

    /// It is over.
    pub(super) fn over(&mut self, session: &SessionView, asks_after: bool) -> Result<()> {
        let mut keys = match session.state {
            "stopped" => vec!["session.stopped"],
            "lapsed" => vec!["sensate.consent.lapsed"],
            // The last cue has said it.
            _ if self.reader == Reader::Pipe => Vec::new(),
            _ => vec!["session.cue.ends"],
        };
        // The last cue has said that, too.
        if self.reader == Reader::Pipe && session.state == "stopped" {
            keys.clear();
        }
        if asks_after {
            keys.push("terminal.session.check_out_how");
        }
        self.end("over", &keys, Some(json!({ "state": session.state, "asks_after": asks_after })))
    }

    /// Nothing stands on the screen any more.
    pub(super) fn clear(&mut self) -> Result<()> {
        self.drawn = 0;
        if self.reader == Reader::Terminal { print::clear() } else { Ok(()) }
    }

    /// What is drawn stays; what comes next stands below it.
    pub(super) fn rest(&mut self) {
        self.drawn = 0;
    }

    /// The lower half of a frame: where it stands, the bar, what comes next, the keys.
    fn foot(&mut self, mut page: Page, session: &SessionView, keys: &str) -> Result<()> {
        page.gap();
        page.line(&paint(Role::Title, &shown::state_line(session, self.words)));
        if let Some(bar) = bar(session) {
            page.line(&bar);
        }
        page.quiet(&shown::next_line(session, self.words).unwrap_or_default());
        page.gap();
        page.quiet(keys);
        self.drawn = print::redraw(self.drawn, &page)?;
        Ok(())
    }

    /// What the keys do now.
    fn keys(&self, session: &SessionView, locked: bool) -> String {
        let paused = session.state == "paused";
        let all = [
            ('p', "session.pause", !paused),
            ('r', "session.resume", paused && !locked),
            ('t', "session.end_part", !paused && !locked && session.remaining_ms.is_none()),
            ('e', "session.end_part", !paused && !locked && session.remaining_ms.is_some()),
            ('s', "session.stop", true),
            ('l', "session.life_came_in", true),
            ('u', "terminal.session.unlock", locked),
            ('q', "terminal.session.leave", true),
        ];
        let shown = all.into_iter().filter(|(.., applies)| *applies);
        shown.map(|(key, what, _)| format!("{key} {}", self.text(what))).collect::<Vec<_>>().join("  ·  ")
    }

    /// The last thing said.
    fn end(&mut self, name: &str, keys: &[&str], more: Option<Value>) -> Result<()> {
        if self.reader == Reader::Script {
            return event(name, more.unwrap_or_else(|| json!({})));
        }
        let mut page = Page::new();
        for key in keys {
            page.paragraph(&self.text(key));
        }
        if self.reader == Reader::Terminal {
            print::redraw(self.drawn, &page)?;
            self.drawn = 0;
            return Ok(());
        }
        print::text(&page)
    }

    fn line(&mut self, text: &str) -> Result<()> {
        self.rest();
        print::chunk(&format!("{text}\n"))
    }

    fn text(&self, key: &str) -> String {
        self.words.text(key, &[])
    }
}

fn event(name: &str, mut document: Value) -> Result<()> {
    document["event"] = json!(name);
    print::document(&document)
}

/// How much of the part that runs is over.
fn bar(session: &SessionView) -> Option<String> {
    let (left, whole) = (session.remaining_ms?, session.length_ms?);
    let width = columns().min(BAR_MAX);
    let filled =
        usize::try_from(whole.saturating_sub(left).saturating_mul(width as u64) / whole.max(1)).ok()?;
    let filled = filled.min(width);
    Some(format!(
        "{}{}",
        paint(Role::Connected, &"━".repeat(filled)),
        paint(Role::Quiet, &"─".repeat(width - filled))
    ))
}
