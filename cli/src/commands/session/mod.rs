//! `rekindle session …`: guided sessions. What may begin, what a yes is and when a turn ends, the core decides; here it
//! is asked and shown.
//!
//! Looking, pausing and stopping work without a PIN, and then know no name. Everything else needs the unlocked place.

mod answering;
mod check_out;
mod controls;
mod gate;
mod offering;
mod phases;
mod run;
mod shown;

use crate::args::SessionCommand;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::output::Report;
use rekindle_core::RekindleError;
use rekindle_core::error::Thing;

/// Runs a command on sessions.
pub(super) fn run(command: &SessionCommand, context: &Context) -> Result<Report> {
    match command {
        SessionCommand::List => offering::list(context),
        SessionCommand::Log => offering::log(context),
        SessionCommand::Gate { answers } => gate::run(answers.is_some(), context),
        SessionCommand::Run(args) => run::run(args, context),
        SessionCommand::Status => controls::status(context),
        SessionCommand::Pause => controls::pause(context),
        SessionCommand::Resume => controls::resume(context),
        SessionCommand::Tap => controls::tap(context),
        SessionCommand::Stop { traceless } => controls::stop(*traceless, context),
        SessionCommand::Checkout { answers, skip } => check_out::run(answers.is_some(), *skip, context),
        SessionCommand::Answer { sync } => answering::run(*sync, context),
        SessionCommand::Ready => phases::ready(context),
        SessionCommand::Back => phases::back(context),
    }
}

/// There is no session to do this to.
fn none() -> Failure {
    RekindleError::NotFound { what: Thing::Session }.into()
}

/// Lets the clock run as the real one when nothing runs on a faster one any more.
fn end_pace_when_over(context: &Context, opened: &Opened) -> Result<()> {
    let status = opened.companion.sessions().status(context.moment())?;
    if status.is_some_and(|status| status.session.live) { Ok(()) } else { context.end_pace() }
}

/// Fields of answers as a script writes them: `key=value`, separated by commas, each at most once.
fn fields<const N: usize>(text: &str, keys: [&str; N]) -> Result<[Option<String>; N]> {
    let wrong = |part: &str| Failure::input_because("bad_session_answers", &part);
    let mut found = [const { None }; N];
    for part in text.trim().split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').ok_or_else(|| wrong(part))?;
        let index = keys.iter().position(|known| *known == key.trim()).ok_or_else(|| wrong(part))?;
        if found[index].replace(value.trim().to_owned()).is_some() {
            return Err(wrong(part));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_have_known_keys_each_once() {
        let read = fields(" a=1, b = two\n", ["a", "b", "c"]).unwrap();
        assert_eq!(read, [Some("1".to_owned()), Some("two".to_owned()), None]);
        for wrong in ["a", "d=1", "a=1,a=2", "=1"] {
            assert_eq!(fields(wrong, ["a", "b"]).unwrap_err().code(), "bad_session_answers", "{wrong}");
        }
    }
}
