//! `session ready` and `session back`: from one phase to the next, when both are ready; and back, alone and at once.

use super::controls::hint;
use super::gate;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::input::ask;
use crate::output::{Page, Report, print};
use rekindle_core::RekindleError;
use rekindle_core::sessions::plan::Exercise;
use rekindle_core::sessions::room::SessionRefusal;
use rekindle_core::sessions::sensate::{Closed, Phase};
use serde_json::json;

/// Says that one is ready for the phase after the latest of one's own. Of the other nothing is told.
pub(super) fn ready(context: &Context) -> Result<Report> {
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let sessions = opened.companion.sessions();
    let latest = sessions.log(context.moment())?.iter().map(|one| one.phase).max().unwrap_or(Phase::P1);
    let text = |key: &str| words.text(key, &[]);
    if print::is_conversation() {
        print::aside(Page::of(&text("sensate.ready.about")).text())?;
        if !ask::yes(&text("sensate.ready.say"), false, words)? {
            return Err(Failure::Interrupted);
        }
    }
    let say = || sessions.say_ready(latest, &opened.here, context.moment());
    let said = match say() {
        Err(RekindleError::Session { refusal: SessionRefusal::Closed(Closed::AskGate) })
            if print::is_conversation() =>
        {
            if !gate::ask_all(&opened)? {
                return Err(Failure::Interrupted);
            }
            say()
        }
        said => said,
    };
    said?;
    let mut page = Page::of(&format!("{} {}", text("common.noted"), text("sensate.ready.about")));
    hint(&mut page, &text("terminal.session.next_exchange"), "rekindle sync");
    Ok(Report { json: json!({ "ready_for": latest.next() }), page })
}

/// The phases to go back to. Going back is beginning one of them: it looks like any other choice.
pub(super) fn back(context: &Context) -> Result<Report> {
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let sessions = opened.companion.sessions();
    let latest = sessions.log(context.moment())?.iter().map(|one| one.phase).max();
    let phases = sessions.phases(&opened.here, context.moment())?;
    let earlier: Vec<_> = phases.iter().filter(|one| Some(one.phase) < latest).collect();
    let mut page = Page::of(&words.text("sensate.ready.back_about", &[]));
    for one in &earlier {
        let command = format!("rekindle session run {}", Exercise::SensateFocus(one.phase).name());
        hint(&mut page, &words.text(one.title, &[]), &command);
    }
    let ids: Vec<_> = earlier.iter().map(|one| Exercise::SensateFocus(one.phase).name()).collect();
    Ok(Report { json: json!({ "phases": ids }), page })
}
