//! Marks rituals as fast as it can until it is killed or has made as many marks as it was told, and says so after
//! each: a line on standard output is a promise that the mark is kept.
//!
//! Arguments: the vault's folder, a number that sets this run apart, how many marks (0: for ever).

use rekindle_core::Companion;
use rekindle_tests::life;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let mut number = || -> Result<u32, Box<dyn Error>> {
        Ok(arguments.next().and_then(|text| text.into_string().ok()).ok_or("a number is missing")?.parse()?)
    };
    let (run, most) = (number()?, number()?);
    // The seed makes private rows' ids, so each run has its own.
    let seed = u8::try_from(run % 251)?;
    let companion = Companion::open(life::request(&folder, seed))?;
    let here = life::here()?;
    let rituals = companion.rituals().list(rekindle_core::guide::Language::ENGLISH)?;
    let mut out = std::io::stdout().lock();
    let mut made = 0_u32;
    while most == 0 || made < most {
        // Facts and private rows in turn, over many days so that no day's list grows long.
        let ritual = &rituals[made as usize % rituals.len()];
        let day = life::today().plus(-i32::try_from((run * 7919 + made) % 3000)?);
        companion.rituals().mark(ritual.id, Some(day), &here)?;
        made += 1;
        writeln!(out, "{} {day}", ritual.id)?;
        out.flush()?;
    }
    Ok(companion.close()?)
}
