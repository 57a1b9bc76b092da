//! The keys of this place, one for the daybook and one for the journal, and where they are kept: in the system's
//! keyring where there is one, else in files beside the vaults that only this user can read. With `--home` always in
//! those files, so that the folder is complete.
//!
//! A key is 32 random bytes. It is made once, before its vault, and never replaced: a lost key is a lost
//! vault. A vault without its key is the state "key lost", never a reason to make a new one. The file `daybook.key`
//! (`journal.key`) always tells where the key is: it holds the key's 64 hexadecimal digits, or `keyring` and the id
//! under which the keyring has it. It is put in its place in one step (a new file of mode 0600, synced, then
//! linked to its name, which fails when the name is taken).

use super::home::Home;
use super::keyring::Keyring;
use super::make_random_bytes;
use crate::failure::{Failure, Result};
use rekindle_core::RekindleError;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// How the file begins when the keyring has the key.
const IN_KEYRING: &str = "keyring ";

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyOf {
    /// What opens the daybook.
    Daybook,
    /// What lies around the journal's own key, below the PIN where one is set.
    Journal,
}

impl KeyOf {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Daybook, Self::Journal];

    /// The file that is the key or tells where it is.
    const fn file_name(self) -> &'static str {
        match self {
            Self::Daybook => "daybook.key",
            Self::Journal => "journal.key",
        }
    }
}

/// The bytes of a key, wiped when dropped.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// A key, and whether it was made just now and lies in the file.
pub(super) struct Made {
    /// The key.
    pub(super) key: Key,
    /// It is new, and no keyring would take it: worth saying once.
    pub(super) new_in_file: bool,
}

/// A key of this place; nothing when there is none.
pub(super) fn read(home: &Home, of: KeyOf) -> Result<Option<Key>> {
    let Some(text) = read_file(home, of)? else { return Ok(None) };
    if let Some(id) = text.strip_prefix(IN_KEYRING) {
        let keyring = Keyring::find().ok_or_else(|| Failure::input("keyring_closed"))?;
        return match keyring.get(id)? {
            Some(digits) => parse(&digits).map(Some).ok_or_else(|| Failure::input("damaged_key")),
            None => Ok(None),
        };
    }
    parse(&text).map(Some).ok_or_else(|| Failure::input("damaged_key"))
}

/// A key of this place, made when there is none. Only for a place without what it opens.
pub(super) fn read_or_make(home: &Home, of: KeyOf) -> Result<Made> {
    // A key without a vault is what a creation that was cut short leaves: it is as good as a new one.
    if let Some(key) = read(home, of)? {
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
    match put_in_place(&path(home, of), text.as_bytes()) {
        Ok(()) => Ok(Made { key: bytes, new_in_file }),
        // Another process was quicker: its key is the key.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let key = read(home, of)?.ok_or(RekindleError::KeyLost)?;
            Ok(Made { key, new_in_file: false })
        }
        Err(error) => Err(error.into()),
    }
}

/// Destroys the keys of this place, as many as there are. Says whether a keyring that could not be reached still has
/// one: what is here is gone all the same.
pub(super) fn destroy(home: &Home) -> Result<bool> {
    // All of them, also when one could not be.
    let destroyed = KeyOf::ALL.map(|of| destroy_one(home, of));
    destroyed.into_iter().try_fold(false, |kept, one| Ok(one? || kept))
}

fn destroy_one(home: &Home, of: KeyOf) -> Result<bool> {
    // A file that cannot be read is no reason to keep it.
    let text = read_file(home, of).ok().flatten();
    let id = text.as_ref().and_then(|text| text.strip_prefix(IN_KEYRING));
    let kept = id.is_some_and(|id| Keyring::find().is_none_or(|keyring| keyring.forget(id).is_err()));
    match fs::remove_file(path(home, of)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(kept),
    }
}

/// What the file says, without its line end; nothing when there is none.
fn read_file(home: &Home, of: KeyOf) -> Result<Option<Zeroizing<String>>> {
    let file = match File::open(path(home, of)) {
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

fn path(home: &Home, of: KeyOf) -> PathBuf {
    home.path().join(of.file_name())
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
fn parse(text: &str) -> Option<Key> {
    let digits = text.as_bytes();
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut bytes = Zeroizing::new([0; 32]);
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
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
        assert!(read(&home, KeyOf::Daybook).unwrap().is_none());
        read_or_make(&home, KeyOf::Daybook).unwrap();
        let first = fs::read_to_string(path(&home, KeyOf::Daybook)).unwrap();
        read_or_make(&home, KeyOf::Daybook).unwrap();
        assert_eq!(fs::read_to_string(path(&home, KeyOf::Daybook)).unwrap(), first);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "no unfinished file stays");
    }

    #[test]
    fn the_two_keys_are_two_and_go_together() {
        let (_folder, home) = home();
        let [one, other] = KeyOf::ALL.map(|of| read_or_make(&home, of).unwrap().key);
        assert_ne!(one, other);
        destroy(&home).unwrap();
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, home) = home();
        read_or_make(&home, KeyOf::Daybook).unwrap();
        assert_eq!(fs::metadata(path(&home, KeyOf::Daybook)).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_name_that_is_taken_is_not_overwritten() {
        let (_folder, home) = home();
        fs::write(path(&home, KeyOf::Daybook), "x").unwrap();
        let error = put_in_place(&path(&home, KeyOf::Daybook), b"y").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(path(&home, KeyOf::Daybook)).unwrap(), b"x");
    }

    #[test]
    fn a_damaged_key_is_told_and_left() {
        for text in ["", "x", &"g".repeat(64), &"0".repeat(63), &"0".repeat(66), &"é".repeat(32)] {
            let (_folder, home) = home();
            fs::write(path(&home, KeyOf::Daybook), text).unwrap();
            assert_eq!(read_or_make(&home, KeyOf::Daybook).err().unwrap().code(), "damaged_key", "{text:?}");
            assert_eq!(fs::read_to_string(path(&home, KeyOf::Daybook)).unwrap(), text);
        }
    }
}
