//! The daybook's key, and where it is kept: in the system's keyring where there is one, else in a file beside
//! the vault that only this user can read. With `--home` always in that file, so that the folder is complete.
//!
//! The key is 32 random bytes. It is made once, before the vault, and never replaced: a lost key is a lost
//! vault. A vault without its key is the state "key lost", never a reason to make a new one. The file
//! `daybook.key` always tells where the key is: it holds the key's 64 hexadecimal digits, or `keyring` and the id
//! under which the keyring has it. It is put in its place in one step (a new file of mode 0600, synced, then
//! linked to its name, which fails when the name is taken).

use super::home::Home;
use super::keyring::Keyring;
use super::make_random_bytes;
use crate::failure::{Failure, Result};
use rekindle_core::{RekindleError, VaultKey};
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The file that is the key or tells where it is.
const FILE_NAME: &str = "daybook.key";
/// How the file begins when the keyring has the key.
const IN_KEYRING: &str = "keyring ";

/// A key, and whether it was made just now and lies in the file.
#[derive(Debug)]
pub(super) struct Made {
    /// The key.
    pub(super) key: VaultKey,
    /// It is new, and no keyring would take it: worth saying once.
    pub(super) new_in_file: bool,
}

/// The key of this place; nothing when there is none.
pub(super) fn read(home: &Home) -> Result<Option<VaultKey>> {
    let Some(text) = read_file(home)? else { return Ok(None) };
    if let Some(id) = text.strip_prefix(IN_KEYRING) {
        let keyring = Keyring::find().ok_or_else(|| Failure::input("keyring_closed"))?;
        return match keyring.get(id)? {
            Some(digits) => parse(&digits).map(Some).ok_or_else(|| Failure::input("damaged_key")),
            None => Ok(None),
        };
    }
    parse(&text).map(Some).ok_or_else(|| Failure::input("damaged_key"))
}

/// The key of this place, made when there is none. Only for a place without a vault.
pub(super) fn read_or_make(home: &Home) -> Result<Made> {
    // A key without a vault is what a creation that was cut short leaves: it is as good as a new one.
    if let Some(key) = read(home)? {
        return Ok(Made { key, new_in_file: false });
    }
    let bytes = make_random_bytes()?;
    let digits = spell(bytes.as_slice());
    let in_keyring = match Keyring::find() {
        Some(keyring) if !home.was_named() => {
            let id = spell(&make_random_bytes()?[..8]);
            keyring.keep(&id, &digits).then(|| format!("{IN_KEYRING}{}", *id))
        }
        _ => None,
    };
    let new_in_file = in_keyring.is_none();
    let text = in_keyring.map_or(digits, Zeroizing::new);
    match put_in_place(&path(home), text.as_bytes()) {
        Ok(()) => Ok(Made { key: VaultKey::from_bytes(*bytes), new_in_file }),
        // Another process was quicker: its key is the key.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let key = read(home)?.ok_or(RekindleError::KeyLost)?;
            Ok(Made { key, new_in_file: false })
        }
        Err(error) => Err(error.into()),
    }
}

/// Destroys the key of this place, if there is one. Says whether a keyring that could not be reached still has
/// it: what is here is gone all the same.
pub(super) fn destroy(home: &Home) -> Result<bool> {
    // A file that cannot be read is no reason to keep it.
    let text = read_file(home).ok().flatten();
    let id = text.as_ref().and_then(|text| text.strip_prefix(IN_KEYRING));
    let kept = id.is_some_and(|id| Keyring::find().is_none_or(|keyring| keyring.forget(id).is_err()));
    match fs::remove_file(path(home)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(kept),
    }
}

/// What the file says, without its line end; nothing when there is none.
fn read_file(home: &Home) -> Result<Option<Zeroizing<String>>> {
    let file = match File::open(path(home)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut text = Zeroizing::new(String::with_capacity(128));
    // Anything else than a short text is no key; only so much of it is looked at.
    file.take(128).read_to_string(&mut text).map_err(|_| Failure::input("damaged_key"))?;
    let end = text.trim_end().len();
    text.truncate(end);
    Ok(Some(text))
}

/// Bytes as lower-case hexadecimal digits.
fn spell(bytes: &[u8]) -> Zeroizing<String> {
    let mut digits = Zeroizing::new(String::with_capacity(2 * bytes.len()));
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
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
