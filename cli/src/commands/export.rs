//! `rekindle export`: one's own data in a plain format. Whoever asks for it asks for plain text, and a person
//! is told so before it is written.

use crate::args::FormatArg;
use crate::context::Context;
use crate::failure::Result;
use crate::input::ask;
use crate::output::{Page, Report, print};
use rekindle_core::export::{ExportFormat, ExportRequest};
use serde_json::json;
use std::path::Path;

/// Writes an export into a folder.
pub(super) fn run(directory: &Path, format: FormatArg, replace: bool, context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    let folder = directory.display().to_string();
    if print::is_conversation() {
        print::aside(Page::of(&words.text("export.plain_warning", &[])).text())?;
        if !ask::yes(&words.text("export.ask", &[("folder", &folder)]), true, words)? {
            return Ok(Report { json: json!({ "file": null }), page: Page::new() });
        }
    }
    let format = match format {
        FormatArg::Markdown => ExportFormat::Markdown,
        FormatArg::Json => ExportFormat::Json,
        FormatArg::Ics => ExportFormat::Calendar,
    };
    let request = ExportRequest { directory, format, replace, language: opened.language() };
    let file = opened.companion.export(&request, &opened.here)?.display().to_string();
    let page = Page::of(&words.text("export.done", &[("folder", &file)]));
    Ok(Report { json: json!({ "file": file }), page })
}
