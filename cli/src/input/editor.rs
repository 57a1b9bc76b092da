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

/// The most that is read back.
const READ_MAX: u64 = 1 << 20;

/// The editor that the environment names, the full-screen one first.
pub(super) fn chosen() -> Option<OsString> {
    ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os).find(|name| !name.is_empty())
}

/// Lets a person write, and gives what was written. `about` is said before, since the editor covers it.
pub(super) fn write(editor: &OsString, about: &str) -> Result<String> {
    print::aside(&format!("{about}\n"))?;
    // Removed afterwards with all that the editor left in it.
    let folder = crate::context::private_folder("rekindle-", &place())?;
    let file = folder.path().join("words.txt");
    fs::write(&file, "")?;
    let status = run(editor, &file)?;
    if !status {
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

/// A place in memory where there is one.
fn place() -> PathBuf {
    let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    runtime
        .into_iter()
        .chain([PathBuf::from("/dev/shm")])
        .find(|place| place.is_absolute() && place.is_dir())
        .unwrap_or_else(env::temp_dir)
}
