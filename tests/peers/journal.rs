//! Rekindle's journal for run.py: the texts of a file as entries, then queries or further entries.
//!
//! `journal prepare TEXTS FOLDER`, `journal search QUERY FOLDER ROUNDS`, `journal append TEXT FOLDER ROUNDS`

use rekindle_core::companion::lock::UnlockRequest;
use rekindle_core::journal::entry::WriteRequest;
use rekindle_core::moment::{BootId, DayStart, Stamp, ZoneOffsets};
use rekindle_core::vault::SystemKey;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;

/// Entries of one day.
const A_DAY: usize = 20;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn here() -> Outcome<Here> {
    let now = "2026-11-22T11:00:00Z".parse().map_err(|error: chrono::ParseError| error.to_string())?;
    Ok(Here { now, offsets: ZoneOffsets::fixed(3600)? })
}

fn request(folder: &Path, seed: [u8; 32]) -> OpenRequest {
    OpenRequest {
        directory: folder.to_path_buf(),
        key: VaultKey::from_bytes([9; 32]),
        seed: Seed::from_bytes(seed),
    }
}

fn unlock(companion: &Companion) -> Outcome<()> {
    let now = Stamp { ms: 0, boot: BootId::numbered(1) };
    companion.unlock(UnlockRequest { system_key: &SystemKey::from_bytes([6; 32]), pin: None, now })?;
    Ok(())
}

fn prepare(texts: &str, folder: &Path) -> Outcome<()> {
    let companion = Companion::create(request(folder, [5; 32]), &here()?)?;
    unlock(&companion)?;
    let texts: Vec<&str> = texts.lines().collect();
    for (number, text) in texts.iter().enumerate() {
        let back = i32::try_from((texts.len() - number) / A_DAY)?;
        let day = here()?.today(DayStart::default()).plus(-back);
        let entry = WriteRequest { text: (*text).to_owned(), day: Some(day), ..WriteRequest::default() };
        companion.journal().write(&entry, &here()?)?;
    }
    Ok(companion.close()?)
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["prepare", texts, folder] = arguments[..] {
        return prepare(&std::fs::read_to_string(texts)?, Path::new(folder));
    }
    let [what, words, folder, rounds] = arguments[..] else {
        return Err("usage: journal prepare|search|append …".into());
    };
    let rounds: u32 = rounds.parse()?;
    // Each run makes ids of its own: how much was written says which run it is.
    let mut seed = [0; 32];
    let written = std::fs::metadata(Path::new(folder).join("journal.sqlite"))?.len();
    seed[..8].copy_from_slice(&written.to_le_bytes());
    seed[8..12].copy_from_slice(&std::process::id().to_le_bytes());
    let companion = Companion::open(request(Path::new(folder), seed))?;
    unlock(&companion)?;
    let mut hits = 0;
    for _ in 0..rounds {
        match what {
            "search" => hits = black_box(companion.journal().search(words)?).len(),
            "append" => {
                let entry = WriteRequest { text: words.to_owned(), ..WriteRequest::default() };
                black_box(companion.journal().write(&entry, &here()?)?);
            }
            other => return Err(format!("there is no work called {other}").into()),
        }
    }
    writeln!(std::io::stdout(), "{hits}")?;
    Ok(())
}
