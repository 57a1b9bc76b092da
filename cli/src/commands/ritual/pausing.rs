//! `ritual pause`, `resume`.

use super::listing::{pause_document, pause_words};
use crate::args::PauseArgs;
use crate::commands::handles::find;
use crate::context::Context;
use crate::failure::Result;
use crate::input::values;
use crate::output::{Page, Report};
use rekindle_core::rituals::pausing::PauseRequest;
use serde_json::json;

/// Pauses a ritual, or everything.
pub(super) fn pause(args: &PauseArgs, context: &Context) -> Result<Report> {
    let from = values::optional_day(args.from.as_deref())?;
    let until = values::optional_day(args.until.as_deref())?;
    // A pause may be the first thing said: it makes sense without any ritual.
    let opened = context.open_or_create()?;
    let ritual = args.id.as_deref().map(|id| find(id, &opened)).transpose()?;
    let request = PauseRequest { ritual: ritual.as_ref().map(|ritual| ritual.id), from, until };
    let pause = opened.companion.rituals().pause(&request, &opened.here)?;
    let named: Vec<_> = ritual.into_iter().collect();
    let text = pause_words(&pause, &named, opened.guide.words());
    Ok(Report { json: json!({ "pause": pause_document(&pause) }), page: Page::of(&text) })
}

/// Ends a pause.
pub(super) fn resume(id: Option<&str>, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let ritual = id.map(|id| find(id, &opened)).transpose()?;
    let ritual = ritual.map(|ritual| ritual.id);
    let ended = opened.companion.rituals().resume(ritual, &opened.here)?;
    let text = opened.guide.words().text("ritual.resumed", &[]);
    Ok(Report { json: json!({ "ritual": ritual, "ended": ended }), page: Page::of(&text) })
}
