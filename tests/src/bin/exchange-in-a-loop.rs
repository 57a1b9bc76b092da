//! Marks and exchanges as fast as it can until it is killed. A line on standard output is a promise: the fact that it
//! names is kept.
//!
//! Arguments: the vault's folder, a number that sets this run apart.

use rekindle_core::guide::Language;
use rekindle_core::rituals::marking::MarkId;
use rekindle_core::{Companion, Here};
use rekindle_tests::life;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

/// Days over which the marks are spread, all after the pairing.
const DAYS: u32 = 3000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let run = arguments.next().and_then(|text| text.into_string().ok()).ok_or("a number is missing")?;
    let run: u32 = run.parse()?;
    let companion = Companion::open(life::request(&folder, u8::try_from(run % 251)?))?;
    let here = life::here()?;
    let later = Here { now: here.now + std::time::Duration::from_secs(u64::from(DAYS) * 86_400), ..here };
    let agreed = companion.couple().view(&later, Language::ENGLISH)?.rituals;
    let ritual = agreed.first().ok_or("nothing was agreed to")?.id;
    let mut out = std::io::stdout().lock();
    for made in 0_u32.. {
        let day = life::today().plus(i32::try_from((run * 7919 + made) % DAYS)?);
        let marked = companion.rituals().mark(ritual, Some(day), &later)?;
        if let MarkId::Fact(id) = marked.mark {
            writeln!(out, "{id}")?;
            out.flush()?;
        }
        if made % 3 == run % 3 {
            companion.exchange().run_here(&later)?;
        }
    }
    Ok(())
}
