//! Fields one after the other: how messages and stored states are written and strictly read.
//!
//! Numbers are big-endian; only a text has a length of its own, one byte. It must not know what the fields mean.

use crate::couple::fact::DeviceId;
use crate::moment::RitualDay;
use chrono::Datelike;
use thiserror::Error;
use zeroize::Zeroizing;

/// More than the longest message or state, so that growing leaves no half of a secret behind.
const CAPACITY: usize = 512;

/// The version of every stored state.
const STATE_VERSION: u8 = 1;

/// These bytes are not a state of pairing that this build has stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a stored state of pairing")]
pub struct UnreadableState;

/// Which state some bytes hold, so that none is ever read as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StoredAs {
    /// The inviter's, after the code.
    Inviter = 1,
    /// The joiner's, after the reply.
    Joiner = 2,
    /// Either's, after the reveal.
    Agreed = 3,
}

/// Writes fields.
pub(super) struct Writer(Zeroizing<Vec<u8>>);

impl Writer {
    pub(super) fn new() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(CAPACITY)))
    }

    /// Begins a stored state.
    pub(super) fn state(kind: StoredAs) -> Self {
        Self::new().bytes(&[STATE_VERSION, kind as u8])
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn day(self, day: RitualDay) -> Self {
        self.bytes(&day.number().to_be_bytes())
    }

    /// A text of at most 255 bytes, its length before it; length 0 when there is none.
    pub(super) fn text(self, text: Option<&str>) -> Self {
        let text = text.unwrap_or_default();
        match u8::try_from(text.len()) {
            Ok(length) => self.bytes(&[length]).bytes(text.as_bytes()),
            // Every text was checked before it came here; none is better than half of one.
            Err(_) => self.bytes(&[0]),
        }
    }

    pub(super) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.0
    }
}

/// Reads fields. Nothing is read beyond the end, and nothing is allocated but what is there.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Begins to read a stored state of that kind.
    pub(super) fn state(bytes: &'a [u8], kind: StoredAs) -> Option<Self> {
        let mut reader = Self(bytes);
        (reader.array()? == [STATE_VERSION, kind as u8]).then_some(reader)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*head)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn device(&mut self) -> Option<DeviceId> {
        self.array().map(DeviceId)
    }

    /// A day that has a spelling of four digits for its year: no other was ever written.
    pub(super) fn day(&mut self) -> Option<RitualDay> {
        let day = RitualDay::from_number(i32::from_be_bytes(self.array()?))?;
        (1..=9999).contains(&day.date().year()).then_some(day)
    }

    /// A text, empty when there is none.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = usize::from(self.byte()?);
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(head).ok().map(ToOwned::to_owned)
    }

    /// All that is left.
    pub(super) const fn rest(self) -> &'a [u8] {
        self.0
    }

    /// Nothing when anything is left.
    pub(super) fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}
