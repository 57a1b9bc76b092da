//! Rekindle in a terminal: a full third shell, and the way to drive everything from a script.
//!
//! A shell converts and shows: what a person typed becomes one call of a room behind the core's door, what
//! comes back becomes lines or one JSON document. It must not decide anything that two shells could decide
//! differently.

mod args;
mod commands;
mod context;
mod failure;
mod input;
mod output;
mod shell;
mod vectors;
mod zones;

use std::process::ExitCode;

fn main() -> ExitCode {
    shell::run()
}
