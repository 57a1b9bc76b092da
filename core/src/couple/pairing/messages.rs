//! The three messages as bytes, and the two sealed parts inside them.
//!
//! A message here is without the check that its text form ends with. Each has one encoding: reading what was written
//! and writing it again gives the same bytes, which the transcript relies on.

use super::agreed::{byte_of_side, side_of_byte};
use super::derive;
use super::fields::{Reader, Writer};
use super::location;
use super::refusal::PairingRefusal;
use super::text::{self, PairingStep, PairingText, VERSION};
use crate::couple::fact::{CoupleSide, DeviceId};
use crate::moment::{Instant, RitualDay};
use chrono::DateTime;
use zeroize::Zeroizing;

/// Where the code's location begins: everything before it has a fixed place.
const CODE_LOCATION_AT: usize = 74;
/// Version and the joiner's public key.
pub(super) const REPLY_PREFIX_BYTES: usize = 33;
const REPLY_BYTES: usize = REPLY_PREFIX_BYTES + JOINER_BYTES + derive::TAG_BYTES;
const REVEAL_BYTES: usize = 1 + REVEALED_BYTES + derive::TAG_BYTES;
const JOINER_BYTES: usize = 16 + 16 + 4;
const REVEALED_BYTES: usize = 16 + 16 + 4 + 16 + 4 + 1;

/// What an invitation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InviteKind {
    /// Two people begin a set of facts of their own.
    Pair,
    /// A new or restored phone of one of the two takes its place in the living couple.
    Relink,
}

impl InviteKind {
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Pair => 1,
            Self::Relink => 2,
        }
    }

    pub(super) const fn of_byte(byte: u8) -> Option<Self> {
        match byte {
            1 => Some(Self::Pair),
            2 => Some(Self::Relink),
            _ => None,
        }
    }
}

/// When a code ends: whole minutes since 1970-01-01 UTC, the first minute that is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expiry(pub(super) u32);

impl Expiry {
    /// The first whole minute that is at least `minutes` after the second of `now`.
    pub(super) fn after(now: Instant, minutes: u32) -> Self {
        let begun = now.timestamp().saturating_add(59).div_euclid(60);
        // A clock before 1970 or after the year 10,000 is wrong; the code still ends by that clock or at once.
        let begun = u32::try_from(begun.max(0)).unwrap_or(u32::MAX);
        Self(begun.saturating_add(minutes))
    }

    pub(super) fn is_past(self, now: Instant) -> bool {
        now.timestamp() >= i64::from(self.0) * 60
    }

    pub(super) fn instant(self) -> Instant {
        // Every u32 of minutes lies within the calendar.
        DateTime::from_timestamp(i64::from(self.0) * 60, 0).unwrap_or(Instant::MAX_UTC)
    }
}

/// The first message: what the inviter shows.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) kind: InviteKind,
    pub(super) secret: Zeroizing<[u8; 16]>,
    pub(super) public: [u8; 32],
    pub(super) commitment: [u8; derive::COMMITMENT_BYTES],
    pub(super) expires: Expiry,
    pub(super) mailbox: Option<String>,
}

impl Code {
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Writer::new()
            .bytes(&[VERSION, self.kind.byte()])
            .bytes(&*self.secret)
            .bytes(&self.public)
            .bytes(&self.commitment)
            .bytes(&self.expires.0.to_be_bytes())
            .text(self.mailbox.as_deref())
            .finish()
    }

    pub(super) fn read(text: &str) -> Result<Self, PairingRefusal> {
        let bytes = text::read(text, PairingStep::Code, |bytes| {
            CODE_LOCATION_AT + 1 + bytes.get(CODE_LOCATION_AT).map_or(0, |length| usize::from(*length))
        })?;
        let code = Self::from_bytes(&bytes).ok_or(PairingRefusal::NotACode)?;
        code.mailbox.as_deref().map_or(Ok(()), location::check)?;
        Ok(code)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let version = reader.byte()?;
        let code = Self {
            kind: InviteKind::of_byte(reader.byte()?)?,
            secret: Zeroizing::new(reader.array()?),
            public: reader.array()?,
            commitment: reader.array()?,
            expires: Expiry(reader.number()?),
            mailbox: location::unless_empty(reader.text()?),
        };
        reader.end()?;
        (version == VERSION).then_some(code)
    }
}

/// What the reply tells, sealed.
#[derive(Clone)]
pub(super) struct Joiner {
    pub(super) nonce: Zeroizing<[u8; 16]>,
    pub(super) device: DeviceId,
    pub(super) day: RitualDay,
}

impl Joiner {
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        self.write(Writer::new()).finish()
    }

    pub(super) fn write(&self, writer: Writer) -> Writer {
        writer.bytes(&*self.nonce).bytes(&self.device.0).day(self.day)
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { nonce: Zeroizing::new(reader.array()?), device: reader.device()?, day: reader.day()? })
    }
}

/// What the reveal tells, sealed; the code has promised it.
#[derive(Clone)]
pub(super) struct Revealed {
    pub(super) nonce: Zeroizing<[u8; 16]>,
    pub(super) device: DeviceId,
    pub(super) day: RitualDay,
    pub(super) set: [u8; 16],
    pub(super) epoch: u32,
    pub(super) joiner_side: CoupleSide,
}

impl Revealed {
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        self.write(Writer::new()).finish()
    }

    pub(super) fn write(&self, writer: Writer) -> Writer {
        writer
            .bytes(&*self.nonce)
            .bytes(&self.device.0)
            .day(self.day)
            .bytes(&self.set)
            .bytes(&self.epoch.to_be_bytes())
            .bytes(&[byte_of_side(self.joiner_side)])
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            nonce: Zeroizing::new(reader.array()?),
            device: reader.device()?,
            day: reader.day()?,
            set: reader.array()?,
            epoch: reader.number()?,
            joiner_side: side_of_byte(reader.byte()?)?,
        })
    }
}

/// The second message, made by the joiner with `public` to `code`.
pub(super) fn write_reply(code: &Code, public: &[u8; 32], joiner: &Joiner) -> Vec<u8> {
    let mut reply = vec![VERSION];
    reply.extend_from_slice(public);
    let sealed = derive::seal_reply(&code.secret, &code.to_bytes(), &reply, &joiner.to_bytes());
    reply.extend_from_slice(&sealed);
    reply
}

/// The reply's bytes: whose they are is not known yet.
pub(super) fn read_reply(text: &str) -> Result<Zeroizing<Vec<u8>>, PairingRefusal> {
    text::read(text, PairingStep::Reply, |_| REPLY_BYTES)
}

/// Who replies, and with which public key; nothing when it is no reply to `code`.
pub(super) fn open_reply(code: &Code, reply: &[u8]) -> Option<([u8; 32], Joiner)> {
    let (prefix, sealed) = reply.split_at_checked(REPLY_PREFIX_BYTES)?;
    let mut public = [0; 32];
    public.copy_from_slice(prefix.get(1..)?);
    let plain = derive::open_reply(&code.secret, &code.to_bytes(), prefix, sealed)?;
    let mut reader = Reader::new(&plain);
    let joiner = Joiner::read(&mut reader)?;
    reader.end()?;
    Some((public, joiner))
}

/// The third message's text.
pub(super) fn write_reveal(keys: &derive::Exchange<'_>, revealed: &Revealed) -> PairingText {
    let mut reveal = vec![VERSION];
    reveal.extend_from_slice(&keys.seal_reveal(VERSION, &revealed.to_bytes()));
    PairingText::of(PairingStep::Reveal, &reveal)
}

/// What is revealed; refused when it does not open, or is not what `code` promised.
pub(super) fn read_reveal(
    code: &Code,
    keys: &derive::Exchange<'_>,
    text: &str,
) -> Result<Revealed, PairingRefusal> {
    let reveal = text::read(text, PairingStep::Reveal, |_| REVEAL_BYTES)?;
    let open = || {
        let (version, sealed) = reveal.split_first()?;
        let plain = keys.open_reveal(*version, sealed)?;
        let mut reader = Reader::new(&plain);
        let revealed = Revealed::read(&mut reader)?;
        reader.end()?;
        (derive::commit(&plain) == code.commitment).then_some(revealed)
    };
    open().ok_or(PairingRefusal::WrongReveal)
}
