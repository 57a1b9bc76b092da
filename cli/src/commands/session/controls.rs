//! `session status`, `pause`, `resume`, `tap`, `stop`: the controls of the timer that runs, from another window.

use super::{end_pace_when_over, none, shown};
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, Role, paint};
use rekindle_core::sessions::room::{RunCommand, RunStep};
use rekindle_core::sessions::timer::Refusal;

/// Where the session stands. Writes nothing.
pub(super) fn status(context: &Context) -> Result<Report> {
    let opened = if context.has_vault()? { Some(context.open_unasked()?) } else { None };
    let status = match &opened {
        Some(opened) => opened.companion.sessions().status(context.moment())?,
        None => None,
    };
    let guide = context.guide()?;
    let words = guide.words();
    Ok(match status {
        Some(status) => Report {
            json: shown::document(&status.session, &status.upcoming, words),
            page: shown::page(&status, words),
        },
        None => Report { json: shown::nothing(), page: Page::of(&words.text("session.nothing_runs", &[])) },
    })
}

/// Lets the clock stand.
pub(super) fn pause(context: &Context) -> Result<Report> {
    let opened = context.open_unasked()?;
    let step = opened.companion.sessions().pause(context.moment())?.ok_or_else(none)?;
    check(step.refused)?;
    let words = opened.guide.words();
    let json = shown::document(&step.view.session, &step.view.upcoming, words);
    Ok(Report { json, page: shown::page(&step.view, words) })
}

/// Stops, at once and for good.
pub(super) fn stop(traceless: bool, context: &Context) -> Result<Report> {
    let opened = context.open_unasked()?;
    let sessions = opened.companion.sessions();
    let words = opened.guide.words();
    // In the unlocked place life may come in after a stop, too, when the session is kept no longer.
    let json = if traceless && opened.companion.is_unlocked() {
        let step = sessions.command(RunCommand::LifeCameIn, context.moment())?;
        check(step.refused)?;
        step.view.map_or_else(shown::nothing, |view| shown::run_document(&view, words))
    } else {
        let step = sessions.stop(traceless, context.moment())?.ok_or_else(none)?;
        check(step.refused)?;
        shown::document(&step.view.session, &step.view.upcoming, words)
    };
    end_pace_when_over(context, &opened)?;
    let mut page = Page::of(&words.text("session.stopped", &[]));
    if opened.companion.is_unlocked() && sessions.open_check_out(context.moment())?.is_some() {
        hint(&mut page, &words.text("terminal.session.may_check_out", &[]), "rekindle session checkout");
    }
    Ok(Report { json, page })
}

/// Goes on after a pause. After a long one both say yes anew, which `session run` asks.
pub(super) fn resume(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let step = opened.companion.sessions().command(RunCommand::Resume, context.moment())?;
    of_run(step, &opened)
}

/// Ends the part that runs.
pub(super) fn tap(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let sessions = opened.companion.sessions();
    let view = sessions.view(context.moment())?.ok_or_else(none)?;
    let segment = view.session.segment.unwrap_or_default();
    let step = sessions.command(RunCommand::EndSegment { segment }, context.moment())?;
    let report = of_run(step, &opened)?;
    end_pace_when_over(context, &opened)?;
    Ok(report)
}

fn of_run(step: RunStep, opened: &Opened) -> Result<Report> {
    check(step.refused)?;
    let words = opened.guide.words();
    let view = step.view.ok_or_else(none)?;
    let mut page = Page::of(&shown::state_line(&view.session, words));
    if let Some(cue) = step.cues.last() {
        page.paragraph(&words.text(cue.line, &[]));
    }
    if view.session.state == "consenting" {
        hint(&mut page, &words.text("sensate.consent.again", &[]), "rekindle session run");
    }
    if step.check_out.is_some() {
        hint(&mut page, &words.text("terminal.session.may_check_out", &[]), "rekindle session checkout");
    }
    Ok(Report { json: shown::run_document(&view, words), page })
}

/// What was refused ends the command.
fn check(refused: Option<Refusal>) -> Result<()> {
    refused.map_or(Ok(()), |refusal| Err(Failure::Session(refusal)))
}

/// A sentence, and what to type for it.
pub(super) fn hint(page: &mut Page, text: &str, command: &str) {
    page.paragraph(text);
    page.line(&format!("  {}", paint(Role::Command, command)));
}
