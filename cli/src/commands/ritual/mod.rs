//! `rekindle ritual …`: which of its commands does what.

mod adopting;
mod listing;
mod marking;
mod pausing;

use crate::args::RitualCommand;
use crate::context::Context;
use crate::failure::Result;
use crate::output::Report;

/// Runs a command on rituals.
pub(super) fn run(command: &RitualCommand, context: &Context) -> Result<Report> {
    match command {
        RitualCommand::List { all } => listing::list(*all, context),
        RitualCommand::Adopt(args) => adopting::adopt(args, context),
        RitualCommand::Own(args) => adopting::own(args, context),
        RitualCommand::Edit(args) => adopting::edit(args, context),
        RitualCommand::Retire { which } => adopting::retire(&which.id, context),
        RitualCommand::Done { which, day } => marking::done(&which.id, day.day.as_deref(), context),
        RitualCommand::Undo { which, day } => marking::undo(&which.id, day.day.as_deref(), context),
        RitualCommand::Skip { which, day } => marking::skip(&which.id, day.day.as_deref(), context),
        RitualCommand::Pause(args) => pausing::pause(args, context),
        RitualCommand::Resume { id } => pausing::resume(id.as_deref(), context),
    }
}

pub(super) use listing::document;
