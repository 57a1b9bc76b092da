//! The same segments as one file, which any messenger can carry.
//!
//! A parcel is a wrapping, not a lock: the objects in it are sealed, and what it adds tells a person what went wrong with a
//! file before anything is opened: a stranger's, cut short, damaged, from a newer version. Its checksum proves nothing about
//! who wrote it. `docs/protocol.md` writes the bytes down.
//!
//! This module must not open an object, must not read a file, and must not allocate more than its input justifies.

use crate::sync::segment;
use sha2::{Digest, Sha256};
use std::fmt;

/// How a parcel begins.
const MAGIC: &[u8; 8] = b"RKPARCEL";

/// The version that this build writes and reads.
const VERSION: u8 = 1;

/// Magic, version, tag, count.
const HEAD: usize = 8 + 1 + 16 + 2;

/// Number, attempt, length.
const ENTRY_HEAD: usize = 8 + 1 + 4;

/// The digest at the end.
const DIGEST: usize = 32;

/// The most objects that one parcel carries.
pub const MAX_ENTRIES: usize = 1024;

/// The largest object, in bytes: the largest segment.
pub const MAX_OBJECT: usize = segment::MAX_OBJECT;

/// The largest parcel, in bytes. Readers need not look further into a file.
pub const MAX_PARCEL: usize = 64 << 20;

/// Whose parcel it is: a value of one direction of a link, which nobody else can tell from random.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParcelTag([u8; 16]);

impl ParcelTag {
    /// The tag with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

/// One sealed segment, with what its mailbox name would be made from.
#[derive(Clone, PartialEq, Eq)]
pub struct ParcelEntry {
    /// The segment's number, from 1.
    pub number: u64,
    /// Which sealing of it this is, from 0.
    pub attempt: u8,
    /// The sealed bytes.
    pub object: Vec<u8>,
}

/// Without the bytes, which say nothing.
impl fmt::Debug for ParcelEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParcelEntry({}/{}, {} bytes)", self.number, self.attempt, self.object.len())
    }
}

/// A parcel that arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Whose it is: compare with the partner's, and with one's own.
    pub tag: ParcelTag,
    /// Its objects, with ascending numbers.
    pub entries: Vec<ParcelEntry>,
}

/// Why bytes are no parcel, or entries do not make one; one variant for each thing that a person would do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParcelError {
    /// Some other file.
    #[error("this is not a parcel of Rekindle")]
    NotAParcel,
    /// Written by a newer version of the app.
    #[error("the parcel has version {found} and this build knows {known}; update the app")]
    Newer {
        /// The version in the file.
        found: u8,
        /// The newest one that this build knows.
        known: u8,
    },
    /// The end is missing.
    #[error("the parcel is cut short; send it again")]
    CutShort,
    /// Changed on its way.
    #[error("the parcel is damaged: {reason}; send it again")]
    Damaged {
        /// Where it fails.
        reason: &'static str,
    },
    /// More than any parcel carries.
    #[error("too large for a parcel: {reason}")]
    TooLarge {
        /// What is too large.
        reason: &'static str,
    },
    /// Entries to encode whose numbers do not ascend from 1.
    #[error("the numbers of a parcel's segments must ascend from 1")]
    OutOfOrder,
}

const TOO_MANY: ParcelError = ParcelError::TooLarge { reason: "more than 1,024 segments" };
const OBJECT_TOO_LARGE: ParcelError = ParcelError::TooLarge { reason: "a segment of more than 65,577 bytes" };
const PARCEL_TOO_LARGE: ParcelError = ParcelError::TooLarge { reason: "more than 64 MiB" };

/// The parcel's bytes. The entries' numbers ascend, each number once.
pub fn encode(tag: ParcelTag, entries: &[ParcelEntry]) -> Result<Vec<u8>, ParcelError> {
    let count = u16::try_from(entries.len()).ok().filter(|_| entries.len() <= MAX_ENTRIES).ok_or(TOO_MANY)?;
    if !ascends(entries.iter().map(|entry| entry.number)) {
        return Err(ParcelError::OutOfOrder);
    }
    if entries.iter().any(|entry| entry.object.len() > MAX_OBJECT) {
        return Err(OBJECT_TOO_LARGE);
    }
    let length = entries.iter().fold(HEAD + DIGEST, |sum, entry| sum + ENTRY_HEAD + entry.object.len());
    if length > MAX_PARCEL {
        return Err(PARCEL_TOO_LARGE);
    }
    let mut bytes = Vec::with_capacity(length);
    bytes.extend_from_slice(MAGIC);
    bytes.push(VERSION);
    bytes.extend_from_slice(&tag.0);
    bytes.extend_from_slice(&count.to_be_bytes());
    for entry in entries {
        bytes.extend_from_slice(&entry.number.to_be_bytes());
        bytes.push(entry.attempt);
        bytes.extend_from_slice(
            &u32::try_from(entry.object.len()).map_err(|_| OBJECT_TOO_LARGE)?.to_be_bytes(),
        );
        bytes.extend_from_slice(&entry.object);
    }
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    Ok(bytes)
}

/// What the bytes carry, once all of them are known to be as they were written.
pub fn decode(bytes: &[u8]) -> Result<Parcel, ParcelError> {
    if bytes.len() > MAX_PARCEL {
        return Err(if bytes.starts_with(MAGIC) { PARCEL_TOO_LARGE } else { ParcelError::NotAParcel });
    }
    if !bytes.starts_with(MAGIC) {
        // What ends within the magic can still have been one.
        return Err(if MAGIC.starts_with(bytes) { ParcelError::CutShort } else { ParcelError::NotAParcel });
    }
    match bytes.get(MAGIC.len()) {
        Some(&VERSION) => {}
        Some(0) => return Err(ParcelError::Damaged { reason: "there is no version 0" }),
        Some(&found) => return Err(ParcelError::Newer { found, known: VERSION }),
        None => return Err(ParcelError::CutShort),
    }
    let (body, digest) = bytes.split_last_chunk::<DIGEST>().ok_or(ParcelError::CutShort)?;
    let mut rest = Rest(body);
    rest.take(MAGIC.len() + 1)?;
    let tag = ParcelTag(rest.array()?);
    let count = usize::from(u16::from_be_bytes(rest.array()?));
    if count > MAX_ENTRIES {
        return Err(TOO_MANY);
    }
    let found = (0..count).map(|_| rest.entry()).collect::<Result<Vec<_>, _>>()?;
    if !rest.0.is_empty() {
        return Err(ParcelError::Damaged { reason: "it goes on after its end" });
    }
    if Sha256::digest(body)[..] != *digest {
        return Err(ParcelError::Damaged { reason: "its checksum differs" });
    }
    if !ascends(found.iter().map(|(number, ..)| *number)) {
        return Err(ParcelError::Damaged { reason: "its numbers do not ascend" });
    }
    // Copied only now that they are known to be whole.
    let whole = |(number, attempt, object): (u64, u8, &[u8])| ParcelEntry {
        number,
        attempt,
        object: object.to_vec(),
    };
    Ok(Parcel { tag, entries: found.into_iter().map(whole).collect() })
}

/// Whether each number is greater than the one before, the first than 0.
fn ascends(numbers: impl Iterator<Item = u64>) -> bool {
    std::iter::once(0).chain(numbers).is_sorted_by(|a, b| a < b)
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ParcelError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ParcelError::CutShort)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ParcelError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(ParcelError::CutShort)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn entry(&mut self) -> Result<(u64, u8, &'a [u8]), ParcelError> {
        let number = u64::from_be_bytes(self.array()?);
        let [attempt] = self.array()?;
        let length = usize::try_from(u32::from_be_bytes(self.array()?)).map_err(|_| OBJECT_TOO_LARGE)?;
        if length > MAX_OBJECT {
            return Err(OBJECT_TOO_LARGE);
        }
        Ok((number, attempt, self.take(length)?))
    }
}

#[cfg(test)]
mod tests;
