//! The commands, one file each. Each turns arguments into calls of the core's rooms and gives back a report.

mod backup;
mod completions;
mod couple;
mod demo;
mod export;
mod guide;
mod handles;
mod journal;
mod mailbox;
mod parcel;
mod pin;
mod remind;
mod reminders;
mod ritual;
mod session;
mod settings;
mod start;
mod streak;
mod sync;
mod today;
mod vectors;
mod wipe;

use crate::args::Command;
use crate::context::Context;
use crate::failure::Result;
use crate::output::{Report, print};

/// Runs a command; without one, shows today.
pub(crate) fn run(command: Option<Command>, context: &Context) -> Result<Report> {
    match command {
        None | Some(Command::Today) => today_or_start(context),
        Some(Command::Start { answers }) => start::run(answers.is_some(), context),
        Some(Command::Guide(part)) => guide::run(&part, context),
        Some(Command::Ritual(what)) => ritual::run(&what, context),
        Some(Command::Streak { mine }) => streak::run(mine, context),
        Some(Command::Couple { what }) => couple::run(what.as_ref(), context),
        Some(Command::Sync) => sync::run(context),
        Some(Command::Mailbox { what }) => mailbox::run(what.as_ref(), context),
        Some(Command::Parcel(what)) => parcel::run(&what, context),
        Some(Command::Demo) => demo::run(context),
        Some(Command::Settings { key, value }) => settings::run(key.as_deref(), value.as_deref(), context),
        Some(Command::Reminders { limit }) => reminders::run(limit, context),
        Some(Command::Remind) => remind::run(context),
        Some(Command::Backup(what)) => backup::run(&what, context),
        Some(Command::Export { dir, format, replace }) => export::run(&dir, format, replace, context),
        Some(Command::Session(what)) => session::run(&what, context),
        Some(Command::Journal(what)) => journal::run(&what, context),
        Some(Command::Pin(what)) => pin::run(what, context),
        Some(Command::Lock) => pin::lock(context),
        Some(Command::Wipe) => wipe::run(context),
        Some(Command::Vectors { kind }) => vectors::run(kind),
        Some(Command::Completions { shell }) => Ok(completions::completions(shell)),
        Some(Command::Man { command }) => completions::manual(command.as_deref()),
    }
}

/// Today; the first time, in front of a person, the way to a first ritual.
fn today_or_start(context: &Context) -> Result<Report> {
    match today::run(context, talks(context))? {
        Some(report) => Ok(report),
        None => start::run(false, context),
    }
}

/// Whether a person is there who reads what is shown and answers questions.
fn talks(context: &Context) -> bool {
    print::is_conversation() && print::is_terminal() && !context.json
}
