//! Files and folders of a vault: who may read them, how one is put in its place in a single step.
//!
//! Nothing here opens a database. Nothing here replaces a file unless its caller says so.

use super::VaultError;
use super::kind::{DAYBOOK, VaultKind};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a shell finds when it starts: a vault, a key for it, both or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Neither vault nor key: a first start. Make a key, keep it, create the vault.
    Nothing,
    /// A vault and a key: open it.
    VaultAndKey,
    /// A vault whose key is gone, as after a phone's own backup was put back. The way out is a restore from a
    /// backup into an empty place; the file stays where it is.
    KeyLost,
    /// A key without a vault: creation was cut short, or the vault was deleted. Create with a new key.
    KeyAlone,
}

impl Found {
    /// Looks into `dir`; `key_there` says whether the shell has a key for this place.
    ///
    /// # Errors
    /// When the folder cannot be looked into. A folder that is missing holds no vault.
    pub fn look(dir: &Path, key_there: bool) -> Result<Self, VaultError> {
        Ok(match (vault_file_exists(&DAYBOOK, dir)?, key_there) {
            (false, false) => Self::Nothing,
            (true, true) => Self::VaultAndKey,
            (true, false) => Self::KeyLost,
            (false, true) => Self::KeyAlone,
        })
    }
}

/// Whether a file may take the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// It may.
    Yes,
    /// It may not: [`VaultError::AlreadyThere`].
    No,
}

/// Whether `dir` holds a vault of this kind, readable or not.
pub(crate) fn vault_file_exists(kind: &VaultKind, dir: &Path) -> Result<bool, VaultError> {
    Ok(dir.join(kind.file_name()).try_exists()?)
}

/// Makes the folder for this user alone when it is missing; its parent must be there.
pub(crate) fn make_folder(dir: &Path) -> Result<(), VaultError> {
    if dir.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(dir) {
        // Another process was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && dir.is_dir() => Ok(()),
        other => Ok(other?),
    }
}

/// A new empty file that only this user may read; SQLite gives its log and index the same rights.
pub(crate) fn make_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Puts `bytes` at `path` so that there is the old file or the whole new one, also after a power cut.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), VaultError> {
    write_atomically_with(path, overwrite, |file| Ok::<_, VaultError>(file.write_all(bytes)?))
}

/// [`write_atomically`] for content that is produced while it is written.
pub(crate) fn write_atomically_with<T, E: From<VaultError>>(
    path: &Path,
    overwrite: Overwrite,
    produce: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    if overwrite == Overwrite::No && path.try_exists().map_err(VaultError::from)? {
        return Err(VaultError::AlreadyThere.into());
    }
    let unfinished = unfinished_name(path);
    let _ = fs::remove_file(&unfinished);
    let produced = make_private_file(&unfinished).map_err(|error| VaultError::from(error).into());
    let placed = produced.and_then(|mut file| {
        let value = produce(&mut file)?;
        file.sync_all().map_err(VaultError::from)?;
        put_in_place(&unfinished, path, overwrite)?;
        Ok(value)
    });
    if placed.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    placed
}

/// Where a file is made before it takes its name: beside it, so that the move stays on one file system.
pub(super) fn unfinished_name(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".unfinished");
    path.with_file_name(name)
}

/// Gives a finished file its name and makes the folder remember it.
pub(super) fn put_in_place(from: &Path, to: &Path, overwrite: Overwrite) -> Result<(), VaultError> {
    if overwrite == Overwrite::No {
        // A link is refused when the name is taken, which a rename is not. Some systems (Android) and file
        // systems (exFAT) know no links; there the look before the rename has to do.
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(VaultError::AlreadyThere);
            }
            Err(_) if to.try_exists()? => return Err(VaultError::AlreadyThere),
            Err(_) => fs::rename(from, to)?,
        }
    } else {
        fs::rename(from, to)?;
    }
    sync_folder(to.parent())
}

/// Makes the names in a folder durable.
fn sync_folder(folder: Option<&Path>) -> Result<(), VaultError> {
    // Windows opens no folders and keeps names durable by itself.
    #[cfg(unix)]
    if let Some(folder) = folder {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        match File::open(folder)?.sync_all() {
            // Some file systems cannot sync a folder; the file itself is safe.
            Err(error)
                if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                return Err(error.into());
            }
            _ => {}
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Holds a folder against other processes that would create in it, as long as the value lives.
pub(super) fn lock_folder(dir: &Path) -> Option<File> {
    // Where folders cannot be locked the name itself still decides who was first (`put_in_place`).
    let folder = File::open(dir).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from(DIGITS[usize::from(half)]))
        .collect()
}

/// Bytes from lower-case hexadecimal digits; nothing else is accepted, so that each value has one spelling.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes().chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}
