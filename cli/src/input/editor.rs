//! Private text in the editor of one's choice: on a file that only this account reads, in memory where the machine has
//! such a place, and gone afterwards.

use crate::failure::{Failure, Result};
use crate::output::print;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most that is read back.
const READ_MAX: u64 = 1 << 20;

/// The editor that the environment names, the full-screen one first.
pub(super) fn chosen() -> Option<OsString> {
    ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os).find(|name| !name.is_empty())
}

/// Lets a person write, beginning with `was`, and gives what was written. `about` is said before, since the editor
/// covers it.
pub(super) fn write(editor: &OsString, about: &str, was: &str) -> Result<String> {
    print::aside(&format!("{about}\n"))?;
    // Removed afterwards with all that the editor left in it.
    let folder = crate::context::private_folder("rekindle-", &place())?;
    let file = folder.path().join("words.txt");
    fs::write(&file, was)?;
    // What ends this program would leave the folder behind.
    let ended = Ended::watch()?;
    let status = run(editor, &file)?;
    if !status || ended.was_asked_for() {
        return Err(Failure::Interrupted);
    }
    let mut bytes = Vec::new();
    fs::File::open(&file)?.take(READ_MAX).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| Failure::input("not_text"))
}

/// A name may carry options (`code --wait`), so the shell reads it, as other programs have it read.
#[cfg(unix)]
fn run(editor: &OsString, file: &Path) -> Result<bool> {
    let mut line = editor.clone();
    line.push(" \"$1\"");
    Ok(Command::new("sh").arg("-c").arg(line).arg("sh").arg(file).status()?.success())
}

#[cfg(not(unix))]
fn run(editor: &OsString, file: &Path) -> Result<bool> {
    Ok(Command::new(editor).arg(file).status()?.success())
}

/// Whether somebody asked this program to end while the editor had the terminal. It ends afterwards, when the folder
/// is gone: Ctrl+C belongs to the editor, and a terminal that is closed ends the editor too.
#[derive(Debug, Default)]
struct Ended(Arc<AtomicBool>);

impl Ended {
    #[cfg(unix)]
    fn watch() -> Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
        let ended = Self::default();
        // Of an interrupt the editor knows best what it means.
        for signal in [SIGINT, SIGQUIT] {
            signal_hook::flag::register(signal, Arc::default())?;
        }
        for signal in [SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&ended.0))?;
        }
        Ok(ended)
    }

    #[cfg(not(unix))]
    fn watch() -> Result<Self> {
        Ok(Self::default())
    }

    fn was_asked_for(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A place in memory where there is one.
fn place() -> PathBuf {
    let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    runtime
        .into_iter()
        .chain([PathBuf::from("/dev/shm")])
        .find(|place| place.is_absolute() && place.is_dir())
        .unwrap_or_else(env::temp_dir)
}
