//! Lives many simulated lives on all processors and reports the first findings.
//!
//! `cargo run --release -p rekindle-tests --example simulate -- --seeds 20000 --from 0`

use rekindle_tests::simulation::{Tally, live, report};
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// After so many findings there is enough to look at.
const ENOUGH: usize = 10;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut seeds, mut from) = (20_000, 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let number = arguments.next().ok_or("a number is missing")?.parse::<u64>()?;
        match argument.as_str() {
            "--seeds" => seeds = number,
            "--from" => from = number,
            _ => return Err("arguments: --seeds N --from N".into()),
        }
    }
    let (next, began) = (AtomicU64::new(from), Instant::now());
    let threads = std::thread::available_parallelism()?.get();
    let results = std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(|| work(&next, from + seeds))).collect();
        all.into_iter().filter_map(|one| one.join().ok()).collect::<Vec<_>>()
    });
    let mut out = std::io::stdout().lock();
    if results.len() < threads {
        writeln!(out, "a story panicked")?;
        return Ok(ExitCode::FAILURE);
    }
    let mut tally = Tally::default();
    let mut findings = Vec::new();
    for (part, found) in results {
        tally = tally.and(part);
        findings.extend(found);
    }
    writeln!(out, "{seeds} seeds from {from} in {:.1} s: {tally:?}", began.elapsed().as_secs_f64())?;
    findings.sort();
    for (seed, reason) in findings.iter().take(ENOUGH) {
        writeln!(out, "{}", report(*seed, reason))?;
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn work(next: &AtomicU64, end: u64) -> (Tally, Vec<(u64, String)>) {
    let (mut tally, mut findings) = (Tally::default(), Vec::new());
    while findings.len() < ENOUGH {
        let seed = next.fetch_add(1, Ordering::Relaxed);
        if seed >= end {
            break;
        }
        match live(seed).end {
            Ok(one) => tally = tally.and(one),
            Err(reason) => findings.push((seed, reason)),
        }
    }
    (tally, findings)
}
