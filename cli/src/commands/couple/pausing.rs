//! `couple pause`, `couple resume`: for both, without an author.

use super::{documents, status};
use crate::context::Context;
use crate::failure::Result;
use crate::input::values;
use crate::output::{Page, Report};
use serde_json::json;

/// Pauses for both.
pub(super) fn pause(from: Option<&str>, until: Option<&str>, context: &Context) -> Result<Report> {
    let from = values::optional_day(from)?;
    let until = values::optional_day(until)?;
    let opened = context.open()?;
    let span = opened.companion.couple().pause(from, until, &opened.here)?;
    let page = Page::of(&status::pause_words(span, opened.guide.words()));
    Ok(Report { json: json!({ "pause": documents::pause(span) }), page })
}

/// Ends the pauses of both.
pub(super) fn resume(context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let ended = opened.companion.couple().resume(&opened.here)?;
    let page = Page::of(&opened.guide.words().text("ritual.resumed", &[]));
    Ok(Report { json: json!({ "ended": ended }), page })
}
