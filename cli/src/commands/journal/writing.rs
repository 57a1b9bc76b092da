//! `journal write`, `edit`, `delete`.

use super::handles::{Handles, find};
use super::reading::page_of;
use super::{document, open};
use crate::args::{EntryArgs, EntryEditArgs};
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private, values};
use crate::output::{Page, Report, Role, dates, paint, print};
use rekindle_core::guide::Words;
use rekindle_core::journal::entry::{EntryEditRequest, EntryView, WriteRequest};
use serde_json::json;

/// Writes an entry.
pub(super) fn write(args: &EntryArgs, context: &Context) -> Result<Report> {
    let day = values::optional_day(args.day.as_deref())?;
    // Before anybody writes a page: a practice that is none, and a PIN.
    if let Some(practice) = &args.practice {
        known_practice(practice, context)?;
    }
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let (tags, text) = text_with_tags(args.tagged, None, words)?;
    let request = WriteRequest { kind: args.kind.into(), text, day, tags, practice: args.practice.clone() };
    let entry = opened.companion.journal().write(&request, &opened.here)?;
    told("terminal.journal.written", &entry, &opened)
}

/// Changes what is given; the rest stays.
pub(super) fn edit(args: &EntryEditArgs, context: &Context) -> Result<Report> {
    let day = values::optional_day(args.day.as_deref())?;
    let opened = open(context)?;
    let words = opened.guide.words();
    let id = find(&args.which.id, &opened)?;
    let was = opened.companion.journal().show(id)?;
    let other = args.kind.is_some() || args.practice.is_some() || args.no_practice || day.is_some();
    let (tags, text) = if args.text || !(other || args.tagged) {
        let (tags, text) = text_with_tags(args.tagged, Some(&was.text), words)?;
        (tags, Some(text))
    } else if args.tagged {
        (tags_alone(words)?, None)
    } else {
        (Vec::new(), None)
    };
    let practice = if args.no_practice { Some(None) } else { args.practice.clone().map(Some) };
    let request = EntryEditRequest {
        kind: args.kind.map(Into::into),
        text,
        day,
        tags: args.tagged.then_some(tags),
        practice,
    };
    let entry = opened.companion.journal().edit(id, &request, &opened.here)?;
    told("terminal.journal.edited", &entry, &opened)
}

/// Deletes an entry, on a terminal after it was shown once more.
pub(super) fn delete(id: &str, context: &Context) -> Result<Report> {
    let opened = open(context)?;
    let words = opened.guide.words();
    let id = find(id, &opened)?;
    let entry = opened.companion.journal().show(id)?;
    if print::is_conversation() {
        print::aside(page_of(&entry, &opened).text())?;
        print::aside("\n")?;
        if !ask::yes(&words.text("terminal.journal.ask_delete", &[]), false, words)? {
            let page = Page::of(&words.text("terminal.journal.kept", &[]));
            return Ok(Report { json: json!({ "deleted": null }), page });
        }
    }
    opened.companion.journal().delete(id)?;
    let page = Page::of(&words.text("terminal.journal.deleted", &[]));
    Ok(Report { json: json!({ "deleted": id.to_string() }), page })
}

fn known_practice(id: &str, context: &Context) -> Result<()> {
    if context.guide()?.practice(id).is_some() {
        return Ok(());
    }
    let what = rekindle_core::error::Thing::Practice;
    Err(Failure::from(rekindle_core::RekindleError::NotFound { what }))
}

/// A text, and before it the tags when they were asked for.
fn text_with_tags(tagged: bool, was: Option<&str>, words: &Words) -> Result<(Vec<String>, String)> {
    let question = words.text("terminal.journal.ask_text", &[]);
    if !tagged {
        return Ok((Vec::new(), private::long_text(&question, was, words)?));
    }
    if print::is_conversation() {
        let tags = tags_alone(words)?;
        return Ok((tags, private::long_text(&question, was, words)?));
    }
    let input = private::standard_input()?;
    let (first, rest) = input.split_once('\n').unwrap_or((&input, ""));
    Ok((split_tags(first), rest.to_owned()))
}

fn tags_alone(words: &Words) -> Result<Vec<String>> {
    Ok(split_tags(&private::name(&words.text("terminal.journal.ask_tags", &[]))?))
}

fn split_tags(line: &str) -> Vec<String> {
    line.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn told(key: &str, entry: &EntryView, opened: &Opened) -> Result<Report> {
    let words = opened.guide.words();
    let mut page = Page::of(&words.text(key, &[("day", &dates::day(entry.day, words))]));
    let handle = Handles::new(opened).of(entry.id, entry.day)?;
    page.line(&format!("  {}", paint(Role::Command, &format!("rekindle journal show {handle}"))));
    Ok(Report { json: json!({ "entry": document(entry) }), page })
}
