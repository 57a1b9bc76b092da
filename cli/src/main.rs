//! Rekindle in a terminal.

mod vectors;
mod zones;

use clap::{Parser, Subcommand};
use std::io::{self, BufWriter};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "rekindle", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compute vectors: one JSON object a line in, one a line out.
    Vectors {
        /// What to compute.
        kind: vectors::Kind,
    },
}

fn main() -> ExitCode {
    let Command::Vectors { kind } = Arguments::parse().command;
    let done = vectors::run(kind, io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
