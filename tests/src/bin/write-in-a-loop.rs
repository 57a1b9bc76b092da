//! Writes journal entries as fast as it can until it is killed, and says the one word of each after it was kept: a line on
//! standard output is a promise.
//!
//! Arguments: the vault's folder, a number that sets this run apart.

use rekindle_core::Companion;
use rekindle_tests::life;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let run: u32 = arguments.next().and_then(|text| text.into_string().ok()).ok_or("which run?")?.parse()?;
    // The seed makes the entries' ids, so each run has its own.
    let companion = Companion::open(life::request(&folder, u8::try_from(run % 251)?))?;
    life::unlock(&companion)?;
    let here = life::here()?;
    let mut out = std::io::stdout().lock();
    for made in 0_u32.. {
        let word = format!("r{run}e{made}x");
        companion.journal().write(&life::entry(&word), &here)?;
        writeln!(out, "{word}")?;
        out.flush()?;
    }
    Ok(companion.close()?)
}
