//! What a segment is about and where it stands in its writer's chain.
//!
//! None of it is ever in an object: it is bound into the seal and the chain instead.

use super::{SegmentError, VERSION};
use crate::couple::fact::DeviceId;
use crate::couple::fact::MAX_COUNTER;
use crate::sync::keys::CoupleId;
use sha2::{Digest, Sha256};
use std::fmt;

/// How often a segment may be sealed anew because its name was taken by junk: attempts 0 to 7.
pub const MAX_ATTEMPTS: u8 = 8;

const LABEL: &[u8; 17] = b"rekindle segment ";
const CHAIN_LABEL: &[u8] = b"rekindle chain 1 ";
/// Label, version, couple, device, epoch, number, chain value before.
const PLACE: usize = 17 + 1 + 16 + 16 + 4 + 8 + 32;

/// Where a writer or a reader stands: a hash of all segments up to here, in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainValue([u8; 32]);

impl ChainValue {
    /// Before the first segment.
    pub const START: Self = Self([0; 32]);

    /// The value with these bytes, as they were stored.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for storing.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for ChainValue {
    /// The first four bytes: enough to tell two apart.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, fourth, ..] = self.0;
        write!(f, "ChainValue({first:02x}{second:02x}{third:02x}{fourth:02x}…)")
    }
}

/// The last segment that was written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// Its number, from 1; 0 before the first. At most 2^53.
    pub number: u64,
    /// The chain's value with it.
    pub chain: ChainValue,
}

impl Position {
    /// Before the first segment.
    pub const START: Self = Self { number: 0, chain: ChainValue::START };
}

/// What a segment is about: known to both phones, bound into the seal, never transmitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The couple, within the link.
    pub couple: CoupleId,
    /// The device that writes.
    pub device: DeviceId,
    /// Which link of the couple's life it is.
    pub epoch: u32,
    /// The segment's number in this direction of this link, from 1 without gaps, at most 2^53.
    pub number: u64,
    /// Which try, from 0: the one before found its name taken by junk. Below [`MAX_ATTEMPTS`].
    pub attempt: u8,
    /// The chain's value with the segment before; [`ChainValue::START`] for the first.
    pub before: ChainValue,
}

impl Header {
    pub(super) fn check(&self) -> Result<(), SegmentError> {
        if !(1..=MAX_COUNTER).contains(&self.number) {
            return Err(SegmentError::OutOfRange { reason: "the segment's number" });
        }
        if self.attempt >= MAX_ATTEMPTS {
            return Err(SegmentError::OutOfRange { reason: "the attempt" });
        }
        Ok(())
    }

    /// The associated data: the place, then the attempt.
    pub(super) fn associated(&self) -> [u8; PLACE + 1] {
        let mut bytes = [0; PLACE + 1];
        bytes[..PLACE].copy_from_slice(&self.place());
        bytes[PLACE] = self.attempt;
        bytes
    }

    /// The chain's value with the segment of this header and `content`: the same for every attempt, because the
    /// chain tells what was said and not how often it had to be sealed.
    pub(super) fn chain(&self, content: &[u8]) -> ChainValue {
        let digest = Sha256::new().chain_update(CHAIN_LABEL).chain_update(self.place()).chain_update(content);
        ChainValue(digest.finalize().into())
    }

    /// Everything but the attempt. Each field has a fixed length, so no two headers give the same bytes.
    fn place(&self) -> [u8; PLACE] {
        let mut bytes = [0; PLACE];
        bytes[..17].copy_from_slice(LABEL);
        bytes[17] = VERSION;
        bytes[18..34].copy_from_slice(&self.couple.0);
        bytes[34..50].copy_from_slice(&self.device.0);
        bytes[50..54].copy_from_slice(&self.epoch.to_be_bytes());
        bytes[54..62].copy_from_slice(&self.number.to_be_bytes());
        bytes[62..].copy_from_slice(&self.before.0);
        bytes
    }
}
