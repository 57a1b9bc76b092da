//! Opens a vault, makes one mark and says the code of what went wrong, or `done`: for tests that need another
//! process, because rights belong to processes.
//!
//! Argument: the vault's folder.

use rekindle_core::{Companion, RekindleError, guide::Language};
use rekindle_tests::life;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    let mut out = std::io::stdout();
    match mark(&folder) {
        Ok(()) => writeln!(out, "done")?,
        Err(error) => writeln!(out, "{}: {error}", error.code())?,
    }
    Ok(())
}

fn mark(folder: &Path) -> Result<(), RekindleError> {
    let companion = Companion::open(life::request(folder, 5))?;
    let rituals = companion.rituals().list(Language::ENGLISH)?;
    let first = rituals.first().ok_or(RekindleError::NoVault)?;
    companion.rituals().mark(first.id, None, &life::here()?)?;
    companion.close()
}
