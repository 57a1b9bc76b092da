//! Lives many simulated lives on all processors and reports the first findings.
//!
//! One process for each processor: threads of one process would wait for each other at SQLite's own allocator, which
//! has one lock.
//!
//! `cargo run --release -p rekindle-tests --example simulate -- --seeds 20000 --from 0`

use rekindle_tests::simulation::{Tally, live, report};
use std::error::Error;
use std::io::Write;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// After so many findings there is enough to look at.
const ENOUGH: usize = 10;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut seeds, mut from, mut processes) = (20_000, 0, std::thread::available_parallelism()?.get());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let number = arguments.next().ok_or("a number is missing")?.parse::<u64>()?;
        match argument.as_str() {
            "--seeds" => seeds = number,
            "--from" => from = number,
            "--processes" => processes = usize::try_from(number)?,
            _ => return Err("arguments: --seeds N --from N --processes N".into()),
        }
    }
    if processes > 1 { share(seeds, from, u64::try_from(processes)?) } else { alone(seeds, from) }
}

/// Gives each process its part; each reports its own.
fn share(seeds: u64, from: u64, processes: u64) -> Result<ExitCode, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let mut running = Vec::new();
    for number in 0..processes {
        let (first, next) = (seeds * number / processes, seeds * (number + 1) / processes);
        let mut command = Command::new(&program);
        command.args(["--processes", "1", "--seeds", &(next - first).to_string()]);
        running.push(command.args(["--from", &(from + first).to_string()]).spawn()?);
    }
    let mut passed = true;
    for mut one in running {
        passed &= one.wait()?.success();
    }
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn alone(seeds: u64, from: u64) -> Result<ExitCode, Box<dyn Error>> {
    let began = Instant::now();
    let (tally, findings) = work(from..from + seeds);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{seeds} seeds from {from} in {:.1} s: {tally:?}", began.elapsed().as_secs_f64())?;
    for (seed, reason) in &findings {
        writeln!(out, "{}", report(*seed, reason))?;
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn work(seeds: std::ops::Range<u64>) -> (Tally, Vec<(u64, String)>) {
    let (mut tally, mut findings) = (Tally::default(), Vec::new());
    for seed in seeds {
        match live(seed).end {
            Ok(one) => tally = tally.and(one),
            Err(reason) => findings.push((seed, reason)),
        }
        if findings.len() == ENOUGH {
            break;
        }
    }
    (tally, findings)
}
