//! `rekindle guide …`: the catalogue, read only. It works without a vault, and opens none to write.

use crate::args::GuideCommand;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, Role, Table, paint};
use rekindle_core::RekindleError;
use rekindle_core::error::Thing;
use rekindle_core::guide::{Catalogue, PracticeKind, Words};
use serde_json::{Value, json};

mod documents;
mod help;
mod practice;
mod roadmap;

/// Shows a part of the guide.
pub(super) fn run(command: &GuideCommand, context: &Context) -> Result<Report> {
    let guide = context.guide()?;
    match command {
        GuideCommand::List => Ok(list(&guide)),
        GuideCommand::Show { id } => show(id, &guide),
        GuideCommand::Stage { stage } => roadmap::run(stage.as_deref(), &guide),
        GuideCommand::Deck { id, all } => deck(id, *all, &guide, context),
        GuideCommand::Path { id } => roadmap::path(id.as_deref(), &guide),
        GuideCommand::HelpMe { country } => help::run(country.as_deref(), &guide),
    }
}

fn list(guide: &Catalogue) -> Report {
    let words = guide.words();
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    for stage in guide.stages() {
        let practices: Vec<_> = guide.practices().iter().filter(|one| one.stage == stage.stage).collect();
        if practices.is_empty() {
            continue;
        }
        page.title(&stage_title(stage.stage.number(), &stage.name, words));
        let mut table = Table::new();
        for practice in practices {
            let minutes = words.plural("common.minutes", u64::from(practice.minutes), &[]);
            let kind = text(&format!("ritual.kind_name.{}", kind_key(practice.kind)));
            let id = paint(Role::Command, &practice.id);
            table.row([practice.text.name.clone(), minutes, kind, id]);
        }
        table.write(&mut page);
    }
    let mut part = |title: &str, rows: Vec<(&str, &str)>| {
        page.title(&text(title));
        let mut table = Table::new();
        for (name, id) in rows {
            table.row([name.to_owned(), paint(Role::Command, id)]);
        }
        table.write(&mut page);
    };
    part("guide.decks", guide.decks().iter().map(|one| (one.name.as_str(), one.id.as_str())).collect());
    part("guide.paths", guide.paths().iter().map(|one| (one.name.as_str(), one.id.as_str())).collect());
    part("guide.pages", guide.pages().iter().map(|one| (one.title.as_str(), one.id.as_str())).collect());
    page.gap();
    page.quiet(&words.text("terminal.more", &[("command", "guide show ID")]));
    Report { json: documents::list(guide), page }
}

/// A practice or a page, by its id.
fn show(id: &str, guide: &Catalogue) -> Result<Report> {
    if let Some(practice) = guide.practice(id) {
        return Ok(practice::run(practice, guide));
    }
    if let Some(found) = guide.page(id) {
        let mut page = Page::new();
        page.title(&found.title);
        for paragraph in &found.text {
            page.gap();
            page.paragraph(paragraph);
        }
        return Ok(Report { json: json!({ "page": documents::page(found) }), page });
    }
    Err(RekindleError::NotFound { what: Thing::Practice }.into())
}

/// Today's card of a deck, or all of them.
fn deck(id: &str, all: bool, guide: &Catalogue, context: &Context) -> Result<Report> {
    let deck = guide.deck(id).ok_or_else(|| Failure::input("no_such_deck"))?;
    let words = guide.words();
    let today = context.today_without_vault()?;
    let card = deck.card_of_day(today.number());
    let mut page = Page::new();
    page.title(&deck.name);
    page.paragraph(&deck.about);
    page.gap();
    if all {
        for card in &deck.cards {
            page.item("·", &card.text);
        }
    } else if let Some(card) = card {
        page.item(&paint(Role::Quiet, "│"), &card.text);
    }
    page.gap();
    page.quiet(&words.text("guide.pass", &[]));
    let as_json = |card: &rekindle_core::guide::Card| json!({ "id": card.id, "text": card.text });
    let cards: Option<Vec<Value>> = all.then(|| deck.cards.iter().map(as_json).collect());
    let json = json!({ "deck": documents::deck(deck), "card": card.map(as_json), "cards": cards });
    Ok(Report { json, page })
}

fn stage_title(number: u8, name: &str, words: &Words) -> String {
    words.text("guide.stage_of", &[("number", &number.to_string()), ("name", name)])
}

fn kind_key(kind: PracticeKind) -> &'static str {
    match kind {
        PracticeKind::Together => "together",
        PracticeKind::Each => "each",
        PracticeKind::Touch => "touch",
    }
}
