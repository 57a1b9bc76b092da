//! `rekindle couple …`: which of its commands does what.

mod documents;
mod inviting;
mod leaving;
mod pairing;
mod pausing;
mod proposing;
mod sharing;
mod status;

use crate::args::{CoupleCommand, SwitchArg};
use crate::context::Context;
use crate::failure::Result;
use crate::output::Report;

/// Runs a command for two; without one, shows how things stand.
pub(super) fn run(command: Option<&CoupleCommand>, context: &Context) -> Result<Report> {
    match command {
        None | Some(CoupleCommand::Status) => status::run(context),
        Some(CoupleCommand::Invite) => pairing::invite(context),
        Some(CoupleCommand::Relink) => pairing::relink(context),
        Some(CoupleCommand::Join) => pairing::join(context),
        Some(CoupleCommand::Confirm) => pairing::confirm(context),
        Some(CoupleCommand::Finish) => pairing::finish(context),
        Some(CoupleCommand::Accept) => pairing::accept(context),
        Some(CoupleCommand::Cancel) => pairing::cancel(context),
        Some(CoupleCommand::Share { what: Some(what), level: Some(level) }) => {
            sharing::set((*what).into(), (*level).into(), context)
        }
        Some(CoupleCommand::Share { .. }) => sharing::list(context),
        Some(CoupleCommand::Propose(args)) => proposing::propose(args, context),
        Some(CoupleCommand::Answer(args)) => proposing::answer(args, context),
        Some(CoupleCommand::InviteTo { practice, until }) => {
            inviting::invite_to(practice, until.as_deref(), context)
        }
        Some(CoupleCommand::DoNotAsk { switch }) => {
            inviting::do_not_ask(switch.map(|switch| switch == SwitchArg::On), context)
        }
        Some(CoupleCommand::Pause { from, until }) => {
            pausing::pause(from.as_deref(), until.as_deref(), context)
        }
        Some(CoupleCommand::Resume) => pausing::resume(context),
        Some(CoupleCommand::Leave(args)) => leaving::run(args, context),
    }
}
