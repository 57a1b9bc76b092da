//! `journal compose`, `waiting`, `aside`: a few questions that lead to a sentence one can say, and what waits for its time.
//!
//! Nothing is sent by it. What was written is kept as it is; a remark about a word forbids none.

use super::handles::{Handles, find};
use super::{document, open, open_if_there};
use crate::args::ComposeArgs;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::{ask, private};
use crate::output::{Page, Report, Role, Table, dates, paint, print};
use rekindle_core::guide::Words;
use rekindle_core::journal::compose::blame::BlameView;
use rekindle_core::journal::compose::{ComposeRequest, Composer, Until};
use rekindle_core::journal::entry::EntryView;
use serde_json::{Value, json};

/// Leads through the questions and keeps what comes of them; without a name, shows which there are.
pub(super) fn compose(args: &ComposeArgs, context: &Context) -> Result<Report> {
    let Some(name) = &args.composer else { return list(context) };
    let composer = Composer::from_name(name).ok_or_else(|| Failure::input("no_such_composer"))?;
    let opened = context.open_or_create_journal()?;
    let words = opened.guide.words();
    let answers = answers(composer, words)?;
    let until = match (args.park, args.sleep) {
        (true, _) => Some(Until::CheckIn),
        (_, true) => Some(Until::Tomorrow),
        _ => None,
    };
    if print::is_conversation() && !agreed(composer, &answers, words)? {
        let page = Page::of(&words.text("terminal.compose.left", &[]));
        return Ok(Report { json: json!({ "entry": null, "remarks": [] }), page });
    }
    let request = ComposeRequest { composer, answers, until };
    let kept = opened.companion.journal().compose(&request, &opened.here, opened.language())?;
    let mut page = Page::of(&words.text("compose.kept_here", &[]));
    if !print::is_conversation() {
        page.paragraph(&kept.entry.text);
        remarks(&mut page, &kept.blame, words);
    }
    let handle = Handles::new(&opened).of(kept.entry.id, kept.entry.day)?;
    page.line(&format!("  {}", paint(Role::Command, &format!("rekindle journal show {handle}"))));
    let said: Vec<Value> = kept
        .blame
        .iter()
        .map(|one| json!({ "field": one.field, "phrase": one.phrase, "why": words.text(one.why, &[]) }))
        .collect();
    Ok(Report { json: json!({ "entry": document(&kept.entry), "remarks": said }), page })
}

/// What is parked for the check-in, and what was slept on.
pub(super) fn waiting(context: &Context) -> Result<Report> {
    let Some(opened) = open_if_there(context)? else {
        let page = Page::of(&context.guide()?.words().text("compose.parked_none", &[]));
        return Ok(Report { json: json!({ "parked": [], "slept_on": [] }), page });
    };
    let (journal, words) = (opened.companion.journal(), opened.guide.words());
    let (parked, slept_on) = (journal.parked()?, journal.slept_on(&opened.here)?);
    let mut page = Page::default();
    if parked.is_empty() && slept_on.is_empty() {
        page.line(&words.text("compose.parked_none", &[]));
    }
    for (key, entries) in [("compose.parked", &parked), ("compose.slept_on", &slept_on)] {
        section(&mut page, key, entries, &opened)?;
    }
    let documents = |entries: &[EntryView]| entries.iter().map(document).collect::<Vec<_>>();
    Ok(Report { json: json!({ "parked": documents(&parked), "slept_on": documents(&slept_on) }), page })
}

/// Sets an entry aside that waited: it stays in the journal.
pub(super) fn aside(id: &str, context: &Context) -> Result<Report> {
    let opened = open(context)?;
    let id = find(id, &opened)?;
    opened.companion.journal().set_aside(id)?;
    let page = Page::of(&opened.guide.words().text("terminal.compose.aside", &[]));
    Ok(Report { json: json!({ "aside": id.to_string() }), page })
}

fn list(context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    let words = guide.words();
    let mut page = Page::default();
    page.title(&words.text("compose.heading", &[]));
    let mut table = Table::new();
    for composer in Composer::ALL {
        table.row([paint(Role::Command, composer.name()), words.text(composer.title(), &[])]);
    }
    table.write(&mut page);
    let fields = |composer: Composer| -> Vec<Value> {
        let view = |field: &rekindle_core::journal::compose::FieldView| json!({ "name": field.name, "ask": words.text(field.ask, &[]), "optional": field.optional });
        composer.fields().iter().map(view).collect()
    };
    let composers: Vec<Value> = Composer::ALL
        .into_iter()
        .map(|one| json!({ "id": one.name(), "title": words.text(one.title(), &[]), "fields": fields(one) }))
        .collect();
    Ok(Report { json: json!({ "composers": composers }), page })
}

/// An answer for each field: asked one by one, or a line each of standard input.
fn answers(composer: Composer, words: &Words) -> Result<Vec<String>> {
    if !print::is_conversation() {
        return Ok(private::standard_input()?.lines().map(str::to_owned).collect());
    }
    let mut before = Page::default();
    before.title(&words.text(composer.title(), &[]));
    before.paragraph(&words.text(composer.about(), &[]));
    if let Some(calm) = composer.first_calm() {
        before.quiet(&words.text(calm, &[]));
    }
    print::aside(before.text())?;
    let mut answers = Vec::new();
    for field in composer.fields() {
        let mut question = words.text(field.ask, &[]);
        if field.optional {
            question = format!("{question} ({})", words.text("compose.optional", &[]));
        }
        loop {
            let answer = ask::text(&question)?;
            if field.optional || !answer.trim().is_empty() {
                answers.push(answer);
                break;
            }
        }
    }
    Ok(answers)
}

/// Shows what came of it, with the remarks, and asks whether it is to be kept.
fn agreed(composer: Composer, answers: &[String], words: &Words) -> Result<bool> {
    let draft = composer.draft(answers, words);
    let mut page = Page::default();
    page.gap();
    for line in draft.text.lines() {
        page.paragraph(line);
    }
    remarks(&mut page, &draft.blame, words);
    page.gap();
    print::aside(page.text())?;
    ask::yes(&words.text("terminal.compose.ask_keep", &[]), true, words)
}

fn remarks(page: &mut Page, blame: &[BlameView], words: &Words) {
    if blame.is_empty() {
        return;
    }
    page.gap();
    page.quiet(&words.text("compose.blame_lead", &[]));
    for one in blame {
        page.item(&one.phrase, &words.text(one.why, &[]));
    }
}

fn section(page: &mut Page, key: &str, entries: &[EntryView], opened: &Opened) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let words = opened.guide.words();
    page.title(&words.text(key, &[]));
    let mut handles = Handles::new(opened);
    for entry in entries {
        let handle = handles.of(entry.id, entry.day)?;
        page.item(&paint(Role::Command, &handle), &dates::day(entry.day, words));
        for line in entry.text.lines() {
            page.paragraph(line);
        }
    }
    page.gap();
    page.quiet(&words.text("terminal.compose.how_aside", &[]));
    Ok(())
}
