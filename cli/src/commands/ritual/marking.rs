//! `ritual done`, `undo`, `skip`.

use crate::commands::handles::find;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::input::values;
use crate::output::{Page, Report, dates};
use rekindle_core::RekindleError;
use rekindle_core::moment::RitualDay;
use rekindle_core::rituals::view::RitualView;
use serde_json::json;

/// Notes that a ritual was done.
pub(super) fn done(id: &str, day: Option<&str>, context: &Context) -> Result<Report> {
    let day = values::optional_day(day)?;
    let opened = context.open()?;
    let ritual = find(id, &opened)?;
    let marked = opened.companion.rituals().mark(ritual.id, day, &opened.here)?;
    let json = json!({ "ritual": ritual.id, "day": marked.day, "mark": marked.mark.to_string() });
    Ok(Report { json, page: told("ritual.done", &ritual, marked.day, &opened) })
}

/// Takes back what was noted for a day; where nothing was noted, a skip.
pub(super) fn undo(id: &str, day: Option<&str>, context: &Context) -> Result<Report> {
    let day = values::optional_day(day)?;
    let opened = context.open()?;
    let ritual = find(id, &opened)?;
    let rituals = opened.companion.rituals();
    let day = day.map_or_else(|| opened.today(), Ok)?;
    let (key, taken_back, unskipped) = match rituals.take_back(ritual.id, Some(day), &opened.here) {
        Ok(count) => ("ritual.undone", count, false),
        Err(error @ RekindleError::NotFound { .. }) => {
            rituals.unskip(ritual.id, Some(day), &opened.here).map_err(|_| error)?;
            ("ritual.skip_taken_back", 0, true)
        }
        Err(error) => return Err(error.into()),
    };
    let json = json!({ "ritual": ritual.id, "day": day, "taken_back": taken_back, "unskipped": unskipped });
    Ok(Report { json, page: told(key, &ritual, day, &opened) })
}

/// Leaves a ritual out for a day.
pub(super) fn skip(id: &str, day: Option<&str>, context: &Context) -> Result<Report> {
    let day = values::optional_day(day)?;
    let opened = context.open()?;
    let ritual = find(id, &opened)?;
    let day = opened.companion.rituals().skip(ritual.id, day, &opened.here)?;
    let json = json!({ "ritual": ritual.id, "day": day });
    Ok(Report { json, page: told("ritual.skipped", &ritual, day, &opened) })
}

fn told(key: &str, ritual: &RitualView, day: RitualDay, opened: &Opened) -> Page {
    let words = opened.guide.words();
    let day = dates::day(day, words);
    Page::of(&words.text(key, &[("name", &ritual.name), ("day", &day)]))
}
