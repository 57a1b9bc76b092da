//! `journal list`, `show`, `search`.

use super::handles::{Handles, find};
use super::{document, kind_name, open, open_if_there};
use crate::args::EntryListArgs;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::input::{ask, private, values};
use crate::output::{Page, Report, Role, Table, columns, dates, fit, paint, print, width};
use rekindle_core::journal::entry::{EntryView, HitView, ListRequest};
use rekindle_core::journal::search::snippet::SnippetView;
use serde_json::{Value, json};

/// The fewest columns that the beginning of an entry gets.
const OPENING_MIN: usize = 16;

/// Lists entries, newest first.
pub(super) fn list(args: &EntryListArgs, context: &Context) -> Result<Report> {
    let day = values::optional_day(args.day.as_deref())?;
    let Some(opened) = open_if_there(context)? else { return nothing_yet(context, "entries") };
    let words = opened.guide.words();
    let tag = if args.tagged { Some(tag(&words.text("terminal.journal.ask_tag", &[]))?) } else { None };
    let request = ListRequest {
        kind: args.kind.map(Into::into),
        tag,
        practice: args.practice.clone(),
        day,
        after: args.after.as_deref().map(|id| find(id, &opened)).transpose()?,
        limit: args.limit,
    };
    let entries = opened.companion.journal().list(&request)?;
    let next = entries.last().filter(|_| entries.len() == args.limit as usize);
    let json = json!({
        "entries": entries.iter().map(document).collect::<Vec<_>>(),
        "next": next.map(|last| last.id.to_string()),
    });
    if context.json {
        return Ok(Report { json, page: Page::new() });
    }
    let mut page = Page::new();
    if entries.is_empty() {
        page.paragraph(&words.text("terminal.journal.none", &[]));
        return Ok(Report { json, page });
    }
    let mut handles = Handles::new(&opened);
    let mut rows = Vec::with_capacity(entries.len());
    for entry in &entries {
        rows.push([handles.of(entry.id, entry.day)?, kind_name(entry.kind, words), one_line(&entry.text)]);
    }
    table(&mut page, rows);
    if let Some(last) = next {
        page.gap();
        let after = format!("journal list --after {}", handles.of(last.id, last.day)?);
        page.quiet(&words.text("terminal.more", &[("command", &after)]));
    }
    Ok(Report { json, page })
}

/// Shows one entry, whole.
pub(super) fn show(id: &str, context: &Context) -> Result<Report> {
    let opened = open(context)?;
    let entry = opened.companion.journal().show(find(id, &opened)?)?;
    Ok(Report { json: json!({ "entry": document(&entry) }), page: page_of(&entry, &opened) })
}

/// Finds entries.
pub(super) fn search(context: &Context) -> Result<Report> {
    let Some(opened) = open_if_there(context)? else { return nothing_yet(context, "hits") };
    let words = opened.guide.words();
    let query = private::name(&words.text("terminal.journal.ask_query", &[]))?;
    let hits = opened.companion.journal().search(&query)?;
    let json = json!({ "hits": hits.iter().map(hit_document).collect::<Vec<_>>() });
    if context.json {
        return Ok(Report { json, page: Page::new() });
    }
    let mut page = Page::new();
    if hits.is_empty() {
        page.paragraph(&words.text("terminal.journal.not_found", &[]));
    }
    let mut handles = Handles::new(&opened);
    for hit in &hits {
        page.gap();
        let handle = paint(Role::Command, &handles.of(hit.id, hit.day)?);
        page.line(&format!("{handle}  {}", paint(Role::Quiet, &kind_name(hit.kind, words))));
        page.paragraph(&marked(&hit.snippet));
    }
    Ok(Report { json, page })
}

/// The page of an entry.
pub(super) fn page_of(entry: &EntryView, opened: &Opened) -> Page {
    let words = opened.guide.words();
    let mut page = Page::new();
    page.line(&paint(Role::Title, &dates::day(entry.day, words)));
    let practice = entry.practice.as_deref().map(|id| {
        opened.guide.practice(id).map_or_else(|| id.to_owned(), |practice| practice.text.name.clone())
    });
    let about: Vec<String> = [Some(kind_name(entry.kind, words)), practice]
        .into_iter()
        .flatten()
        .chain(entry.tags.iter().map(|tag| format!("#{tag}")))
        .collect();
    page.quiet(&about.join("  "));
    page.gap();
    for line in entry.text.lines() {
        if print::is_terminal() { page.paragraph(&shown(line)) } else { page.line(&shown(line)) }
    }
    page
}

/// An empty journal, in front of which nothing is made.
fn nothing_yet(context: &Context, key: &str) -> Result<Report> {
    let page = Page::of(&context.guide()?.words().text("terminal.journal.empty", &[]));
    let mut json = json!({ key: [] });
    if key == "entries" {
        json["next"] = Value::Null;
    }
    Ok(Report { json, page })
}

/// A table whose last column gets what is left of a terminal's width. In a pipe nothing is cut.
fn table(page: &mut Page, rows: Vec<[String; 3]>) {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let taken = widest(0) + widest(1) + 6;
    let room = columns().saturating_sub(taken).max(OPENING_MIN);
    let mut table = Table::new();
    for [handle, kind, opening] in rows {
        let opening = if print::is_terminal() { fit(&opening, room) } else { opening };
        table.row([paint(Role::Command, &handle), paint(Role::Quiet, &kind), opening]);
    }
    table.write(page);
}

/// The snippet of a hit, the words that were asked for in bold.
fn marked(snippet: &SnippetView) -> String {
    let letters: Vec<char> = snippet.text.chars().collect();
    let piece = |from: usize, to: usize| shown(&letters[from..to].iter().collect::<String>());
    let mut text = String::from(if snippet.cut_before { "… " } else { "" });
    let mut from = 0;
    for range in &snippet.marked {
        text.push_str(&piece(from, range.start));
        text.push_str(&paint(Role::Title, &piece(range.start, range.end)));
        from = range.end;
    }
    text.push_str(&piece(from, letters.len()));
    text.push_str(if snippet.cut_after { " …" } else { "" });
    text
}

/// A text in one line.
fn one_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Without what a terminal would obey instead of showing it: a text may have been pasted from anywhere.
fn shown(text: &str) -> String {
    text.replace('\t', "    ").chars().filter(|letter| !letter.is_control()).collect()
}

fn tag(question: &str) -> Result<String> {
    let tag = if print::is_conversation() { ask::text(question)? } else { private::standard_input()? };
    Ok(tag.trim().to_owned())
}

fn hit_document(hit: &HitView) -> Value {
    let marked: Vec<_> = hit.snippet.marked.iter().map(|range| [range.start, range.end]).collect();
    json!({
        "id": hit.id.to_string(),
        "kind": hit.kind.name(),
        "day": hit.day,
        "snippet": hit.snippet.text,
        "cut_before": hit.snippet.cut_before,
        "cut_after": hit.snippet.cut_after,
        "marked": marked,
    })
}
