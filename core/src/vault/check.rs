//! The note beside a vault that recognises its key, so that "wrong key" and "damaged file" can be told apart.
//!
//! `STEM.check` is one line of text: a format, the database's own salt, an HMAC-SHA-256 of that salt under the
//! vault's key, and a checksum of the line. It is read only when a database does not open, so it can
//! neither lock out a good key nor be needed for opening; one that is missing or does not fit is written again
//! after the next opening that succeeds. It reveals nothing: the tag of a random 256-bit key cannot be searched.

use super::VaultError;
use super::key::VaultKey;
use super::kind::VaultKind;
use super::place;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Bytes of salt: the first of an SQLCipher file, which are random and stored in the clear.
pub(super) const SALT_BYTES: usize = 16;
/// Bytes of the tag.
pub(super) const TAG_BYTES: usize = 32;

const FORMAT: &str = "rekindle-key-check-1";
/// Longest note that is read: a good one has about 130 characters.
const MAX_BYTES: u64 = 512;

/// What the note says about a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyCheck {
    /// The vault was made with this key.
    Fits,
    /// The vault was made with another key.
    Differs,
    /// There is no note, or it cannot be read.
    Unknown,
}

/// Where the note of a vault lies.
pub(super) fn path(kind: &VaultKind, dir: &Path) -> PathBuf {
    dir.join(format!("{}.check", kind.stem))
}

/// Writes the note for the database `file`, in one step.
pub(super) fn write(kind: &VaultKind, dir: &Path, file: &Path, key: &VaultKey) -> Result<(), VaultError> {
    let mut salt = [0_u8; SALT_BYTES];
    File::open(file)?.read_exact(&mut salt)?;
    let body = format!("{FORMAT} {} {}", place::hex(&salt), place::hex(&key.derive_tag(&salt)));
    let line = format!("{body} {}\n", checksum(&body));
    place::write_atomically(&path(kind, dir), line.as_bytes(), place::Overwrite::Yes)
}

/// What the note in `dir` says about `key`.
pub(super) fn read(kind: &VaultKind, dir: &Path, key: &VaultKey) -> KeyCheck {
    let mut line = String::new();
    let read = File::open(path(kind, dir)).and_then(|file| file.take(MAX_BYTES).read_to_string(&mut line));
    match read.ok().and_then(|_| parse(&line)) {
        None => KeyCheck::Unknown,
        Some((salt, tag)) if key.fits(&salt, &tag) => KeyCheck::Fits,
        Some(_) => KeyCheck::Differs,
    }
}

fn parse(line: &str) -> Option<([u8; SALT_BYTES], [u8; TAG_BYTES])> {
    let (body, sum) = line.strip_suffix('\n')?.rsplit_once(' ')?;
    // Without the checksum a damaged note would call a good key wrong.
    if checksum(body) != sum {
        return None;
    }
    let (salt, tag) = body.strip_prefix(FORMAT)?.strip_prefix(' ')?.split_once(' ')?;
    Some((place::unhex(salt)?.try_into().ok()?, place::unhex(tag)?.try_into().ok()?))
}

fn checksum(body: &str) -> String {
    place::hex(&Sha256::digest(body.as_bytes())[..8])
}
