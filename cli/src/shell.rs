//! From arguments to an exit status: 0 done, 1 refused or failed, 2 wrong usage.
//!
//! Everything that leaves the process leaves here, but for the questions of a conversation and the rings of
//! `remind`, which cannot wait for the end.

use crate::args::Arguments;
use crate::commands;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{Report, print};
use clap::Parser;
use rekindle_core::guide::Words;
use serde_json::json;
use std::process::ExitCode;

/// The status of a process that was ended by Ctrl+C, as shells count it.
const INTERRUPTED: u8 = 130;

/// Runs the command that the process was started with.
pub(crate) fn run() -> ExitCode {
    // Wrong usage, `--help` and `--version` end here: clap speaks for itself and knows the status.
    let arguments = Arguments::parse();
    let context = match Context::new(&arguments.global) {
        Ok(context) => context,
        Err((failure, language)) => return fail(&failure, &Words::of(language), arguments.global.json),
    };
    match commands::run(arguments.command, &context).and_then(|report| show(&report, context.json)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure, &Words::of(context.language()), context.json),
    }
}

fn show(report: &Report, json: bool) -> Result<(), Failure> {
    // A command that spoke while it ran has nothing left to say.
    if report.json.is_null() {
        return Ok(());
    }
    if json { print::document(&report.json) } else { print::text(&report.page) }
}

fn fail(failure: &Failure, words: &Words, json: bool) -> ExitCode {
    match failure {
        // The one who read us has enough (`rekindle guide list | head`).
        Failure::Closed => return ExitCode::SUCCESS,
        Failure::Interrupted => {
            print::error_line(&failure.text(words));
            return ExitCode::from(INTERRUPTED);
        }
        _ => {}
    }
    if json {
        // A reader that is gone cannot be told anything.
        let _ = print::document(&json!({ "error": {
            "code": failure.code(),
            "text": failure.text(words),
            "hint": failure.hint(words),
        } }));
    }
    print::error_line(format!("{} {}", failure.text(words), failure.hint(words)).trim_end());
    ExitCode::FAILURE
}
