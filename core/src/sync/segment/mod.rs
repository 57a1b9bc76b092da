//! Segments: the facts since the last one, sealed once, in the form that `docs/protocol.md` writes down.
//!
//! A segment is an object of one of five sizes. What it is about (couple, device, epoch, number, attempt, and
//! where the chain stood) is never in it: both phones know it, and a store that reads names, sizes and bytes must
//! learn nothing more. The same things are bound into it, so an object moved, renamed or replayed does not open.
//!
//! This module must not decide which facts go or what happens to those that come; it keeps no state, reads no
//! clock and makes no nonce. Every body has one encoding, and a decoder refuses all others: two phones that hold the
//! same body hold the same bytes, and nothing can be hidden in a second spelling.

mod body;
mod cipher;
mod decode;
mod encode;
mod error;
mod header;
mod padding;
mod varint;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wycheproof_tests;

pub use crate::couple::fact::MAX_COUNTER;
pub use body::{Body, CarriedFact, MAX_FACTS, MAX_HOLDS, MAX_KIND, MAX_PAYLOAD};
pub use encode::fitting;
pub use error::SegmentError;
pub use header::{ChainValue, Header, MAX_ATTEMPTS, Position};
pub use padding::PADDED_SIZES;

use crate::sync::keys::DirectionKeys;
use zeroize::Zeroizing;

/// The version of the form, an object's first byte. A later one keeps the sizes, so that it can be told from junk.
const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// What an object has beside its padded plaintext: version, nonce, tag.
const OVERHEAD: usize = 1 + NONCE + TAG;
/// The largest object, in bytes. A mailbox need not read further.
pub const MAX_OBJECT: usize = 65_536 + OVERHEAD;

/// A segment as it goes to the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The object. Its size says only how much there was, in five steps.
    pub bytes: Vec<u8>,
    /// Where the writer's chain stands with this segment.
    pub chain: ChainValue,
}

/// A segment that opened: written by the partner's phone, for this place in this chain, and unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What is in it.
    pub body: Body,
    /// Where the writer's chain stands with this segment.
    pub chain: ChainValue,
}

/// Seals `body` as the segment that `header` says. The same arguments give the same bytes.
///
/// `nonce` is random and serves once: never for another body, header or attempt.
///
/// # Errors
/// [`SegmentError::OutOfRange`] for a header or body beyond the bounds, [`SegmentError::TooLarge`] for more than
/// the largest size holds ([`fitting`] says how many facts fit).
pub fn seal(
    keys: &DirectionKeys,
    header: &Header,
    body: &Body,
    nonce: [u8; NONCE],
) -> Result<Sealed, SegmentError> {
    header.check()?;
    body.check()?;
    let content = encode::content(body);
    let padded = padding::pad(&content)?;
    let associated = header.associated();
    let mut bytes = Vec::with_capacity(padded.len() + OVERHEAD);
    bytes.push(VERSION);
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&padded);
    let text = bytes.get_mut(1 + NONCE..).unwrap_or_default();
    let tag = cipher::encrypt(keys.seal_key(), &nonce, &associated, text).ok_or(SegmentError::TooLarge)?;
    bytes.extend_from_slice(&tag);
    Ok(Sealed { bytes, chain: header.chain(&content) })
}

/// Opens `bytes` as the segment that `header` says. What opens was sealed with `keys` for exactly this header.
///
/// # Errors
/// [`SegmentError::NotASegment`], [`SegmentError::NewerVersion`] and [`SegmentError::DoesNotOpen`] say nothing about
/// the partner: anybody who can write to the mailbox causes them. [`SegmentError::Malformed`] is the partner's own
/// build at fault. [`SegmentError::OutOfRange`] is for a header that no segment can have.
pub fn open(keys: &DirectionKeys, header: &Header, bytes: &[u8]) -> Result<Opened, SegmentError> {
    header.check()?;
    // The size first: of what has none of the five, nothing is read.
    if !PADDED_SIZES.iter().any(|size| size + OVERHEAD == bytes.len()) {
        return Err(SegmentError::NotASegment { size: bytes.len() });
    }
    let (version, rest) = bytes.split_first().ok_or(SegmentError::NotASegment { size: 0 })?;
    match *version {
        VERSION => {}
        0 => return Err(SegmentError::NotASegment { size: bytes.len() }),
        newer => return Err(SegmentError::NewerVersion { version: newer }),
    }
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(SegmentError::DoesNotOpen)?;
    let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(SegmentError::DoesNotOpen)?;
    let mut padded = Zeroizing::new(text.to_vec());
    if !cipher::decrypt(keys.seal_key(), nonce, &header.associated(), &mut padded, tag) {
        return Err(SegmentError::DoesNotOpen);
    }
    let content = padding::content_of(&padded)?;
    Ok(Opened { body: decode::content(content)?, chain: header.chain(content) })
}
