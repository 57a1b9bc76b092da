//! The daybook's key: a file beside the vault that only this user can read.
//!
//! The key is 32 random bytes. It is made once, before the vault, put in its place in one step (a new file
//! of mode 0600, synced, then linked to its name, which fails when the name is taken) and never replaced: a
//! lost key is a lost vault. A vault without its key file is the state "key lost", never a reason to make
//! a new one.

use super::home::Home;
use super::make_random_bytes;
use crate::failure::{Failure, Result};
use rekindle_core::VaultKey;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The key's file: 64 hexadecimal digits and a line end.
const FILE_NAME: &str = "daybook.key";

/// The key of this place; nothing when there is none.
pub(crate) fn read(home: &Home) -> Result<Option<VaultKey>> {
    let mut file = match File::open(path(home)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut text = Zeroizing::new(String::with_capacity(128));
    // Anything else than a short text is no key; only so much of it is looked at.
    let read = Read::by_ref(&mut file).take(128).read_to_string(&mut text);
    let key = read.ok().and_then(|_| parse(text.trim_end()));
    key.map(Some).ok_or_else(|| Failure::input("damaged_key"))
}

/// The key of this place, made when there is none. Only for a place without a vault.
pub(crate) fn read_or_make(home: &Home) -> Result<VaultKey> {
    // A key without a vault is what a creation that was cut short leaves: it is as good as a new one.
    if let Some(key) = read(home)? {
        return Ok(key);
    }
    let bytes = make_random_bytes()?;
    let mut text = Zeroizing::new(String::with_capacity(65));
    for byte in bytes.iter() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.push('\n');
    match put_in_place(&path(home), text.as_bytes()) {
        Ok(()) => Ok(VaultKey::from_bytes(*bytes)),
        // Another process was quicker: its key is the key.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            read(home)?.ok_or_else(|| rekindle_core::RekindleError::KeyLost.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Destroys the key of this place, if there is one.
pub(crate) fn destroy(home: &Home) -> Result<()> {
    match fs::remove_file(path(home)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn path(home: &Home) -> PathBuf {
    home.path().join(FILE_NAME)
}

/// Writes a file that only this user can read under a name that must be free: there is nothing, or all of it.
fn put_in_place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension(format!("{}.unfinished", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let placed = options.open(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::hard_link(&unfinished, path)
    });
    let _ = fs::remove_file(&unfinished);
    placed?;
    // The name is durable before a vault needs it. Windows opens no folders and keeps names by itself.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The key that 64 lower-case hexadecimal digits spell.
fn parse(text: &str) -> Option<VaultKey> {
    let digits = text.as_bytes();
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut bytes = Zeroizing::new([0; 32]);
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(VaultKey::from_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::find(Some(folder.path())).unwrap();
        (folder, home)
    }

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let (_folder, home) = home();
        assert!(read(&home).unwrap().is_none());
        read_or_make(&home).unwrap();
        let first = fs::read_to_string(path(&home)).unwrap();
        read_or_make(&home).unwrap();
        assert_eq!(fs::read_to_string(path(&home)).unwrap(), first);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "no unfinished file stays");
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, home) = home();
        read_or_make(&home).unwrap();
        assert_eq!(fs::metadata(path(&home)).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_name_that_is_taken_is_not_overwritten() {
        let (_folder, home) = home();
        fs::write(path(&home), "x").unwrap();
        let error = put_in_place(&path(&home), b"y").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(path(&home)).unwrap(), b"x");
    }

    #[test]
    fn a_damaged_key_is_told_and_left() {
        for text in ["", "x", &"g".repeat(64), &"0".repeat(63), &"0".repeat(66), &"é".repeat(32)] {
            let (_folder, home) = home();
            fs::write(path(&home), text).unwrap();
            assert_eq!(read_or_make(&home).unwrap_err().code(), "damaged_key", "{text:?}");
            assert_eq!(fs::read_to_string(path(&home)).unwrap(), text);
        }
    }
}
