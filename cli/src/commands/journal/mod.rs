//! `rekindle journal …`: the private journal. Every command of it needs the unlocked place; looking makes no journal.

mod composing;
mod handles;
mod reading;
mod writing;

use crate::args::JournalCommand;
use crate::context::{Context, Opened};
use crate::failure::Result;
use crate::output::Report;
use rekindle_core::guide::Words;
use rekindle_core::journal::entry::{EntryKind, EntryView};
use serde_json::{Value, json};

/// Runs a command on the journal.
pub(super) fn run(command: &JournalCommand, context: &Context) -> Result<Report> {
    match command {
        JournalCommand::Write(args) => writing::write(args, context),
        JournalCommand::List(args) => reading::list(args, context),
        JournalCommand::Show { which } => reading::show(&which.id, context),
        JournalCommand::Edit(args) => writing::edit(args, context),
        JournalCommand::Delete { which } => writing::delete(&which.id, context),
        JournalCommand::Compose(args) => composing::compose(args, context),
        JournalCommand::Waiting => composing::waiting(context),
        JournalCommand::Aside { which } => composing::aside(&which.id, context),
        JournalCommand::Search => reading::search(context),
    }
}

/// The place, when a journal is there.
fn open_if_there(context: &Context) -> Result<Option<Opened>> {
    Ok(context.open_if_there()?.filter(|opened| opened.companion.is_unlocked()))
}

/// The place, with a journal; nothing in it has been written yet when it is new.
fn open(context: &Context) -> Result<Opened> {
    let nothing = rekindle_core::RekindleError::NotFound { what: rekindle_core::error::Thing::Entry };
    open_if_there(context)?.ok_or_else(|| nothing.into())
}

/// The name of a kind.
fn kind_name(kind: EntryKind, words: &Words) -> String {
    words.text(&format!("terminal.journal.kind.{}", kind.name()), &[])
}

/// An entry as JSON documents hold it.
fn document(entry: &EntryView) -> Value {
    json!({
        "id": entry.id.to_string(),
        "kind": entry.kind.name(),
        "day": entry.day,
        "practice": entry.practice,
        "tags": entry.tags,
        "text": entry.text,
    })
}
