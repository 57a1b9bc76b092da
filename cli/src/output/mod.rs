//! What a command shows: one page of text for people, one JSON document for scripts.
//!
//! A command makes both and does not know which will be shown. Colours are put in here and taken out again at
//! the border where they do not belong (a pipe, `NO_COLOR`).

pub(crate) mod dates;
pub(crate) mod digits;
pub(crate) mod dots;
mod page;
pub(crate) mod print;
pub(crate) mod qr;
mod schedule;
mod style;
mod table;

pub(crate) use page::{Page, columns};
pub(crate) use schedule::schedule_words;
pub(crate) use style::{Role, fit, paint, width};
pub(crate) use table::Table;

use serde_json::Value;

/// What a command gives back.
#[derive(Debug)]
pub(crate) struct Report {
    /// For scripts; `docs/cli.md` describes it.
    pub(crate) json: Value,
    /// For people.
    pub(crate) page: Page,
}
