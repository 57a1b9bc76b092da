//! The inviter's first step: a code to show, and what must be kept to confirm a reply.

use super::derive;
use super::fields::{Reader, StoredAs, UnreadableState, Writer};
use super::location;
use super::messages::{Code, Expiry, InviteKind, Revealed};
use super::refusal::PairingRefusal;
use super::text::{PairingStep, PairingText};
use crate::couple::fact::CoupleSide;
use crate::couple::fact::DeviceId;
use crate::moment::{Instant, RitualDay};
use crate::sync::agreement::derive_public;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How long a code holds when nothing else is wished for, in minutes.
pub const DEFAULT_VALID_MINUTES: u32 = 15;

/// The longest that a code may hold, in minutes: one day. More is cut to it.
pub const MAX_VALID_MINUTES: u32 = 24 * 60;

/// What an invitation says.
#[derive(Clone)]
pub struct InviteRequest {
    /// Pairing or re-linking.
    pub kind: InviteKind,
    /// This phone's clock.
    pub now: Instant,
    /// How long the code holds, in minutes; at most [`MAX_VALID_MINUTES`]. It is judged by each phone's own clock:
    /// one that is wrong by more only makes the code expire.
    pub valid_minutes: u32,
    /// The device as which this phone will write.
    pub device: DeviceId,
    /// Today, on this phone.
    pub day: RitualDay,
    /// The set of facts that the two will share.
    pub set: [u8; 16],
    /// Which link of the couple this will be.
    pub epoch: u32,
    /// Whose the joining phone is.
    pub joiner_side: CoupleSide,
    /// Where the couple's mailbox is; a place without credentials, at most 200 bytes.
    pub mailbox: Option<String>,
}

impl fmt::Debug for InviteRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InviteRequest({:?}, epoch {}, …)", self.kind, self.epoch)
    }
}

/// The random bytes of an invitation: fresh for each, from a cryptographic source.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct InviteRandom {
    /// The code's secret.
    pub secret: [u8; 16],
    /// The X25519 secret key.
    pub key: [u8; 32],
    /// The nonce that the code promises.
    pub nonce: [u8; 16],
}

impl fmt::Debug for InviteRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteRandom(…)")
    }
}

/// What the inviter keeps, in the vault alone, until the link is made or given up.
#[derive(Clone)]
pub struct InviterState {
    pub(super) kind: InviteKind,
    pub(super) expires: Expiry,
    pub(super) secret: Zeroizing<[u8; 16]>,
    pub(super) key: Zeroizing<[u8; 32]>,
    pub(super) revealed: Revealed,
    pub(super) mailbox: Option<String>,
    /// The fingerprint of the reply that was confirmed: no other is, ever.
    pub(super) answered: Option<[u8; 32]>,
}

/// Makes an invitation. Keep the state before the code is shown.
///
/// # Errors
/// [`PairingRefusal::UnfitMailbox`] when the location cannot be in a code.
pub fn invite(
    request: InviteRequest,
    random: &InviteRandom,
) -> Result<(PairingText, InviterState), PairingRefusal> {
    request.mailbox.as_deref().map_or(Ok(()), location::check)?;
    let state = InviterState {
        kind: request.kind,
        expires: Expiry::after(request.now, request.valid_minutes.min(MAX_VALID_MINUTES)),
        secret: Zeroizing::new(random.secret),
        key: Zeroizing::new(random.key),
        revealed: Revealed {
            nonce: Zeroizing::new(random.nonce),
            device: request.device,
            day: request.day,
            set: request.set,
            epoch: request.epoch,
            joiner_side: request.joiner_side,
        },
        mailbox: request.mailbox,
        answered: None,
    };
    Ok((state.text(), state))
}

impl InviterState {
    /// The code again, for instance after the app was closed.
    pub fn text(&self) -> PairingText {
        PairingText::of(PairingStep::Code, &self.code().to_bytes())
    }

    /// The first instant at which the code holds no more.
    pub fn expires(&self) -> Instant {
        self.expires.instant()
    }

    /// What it is for.
    pub const fn kind(&self) -> InviteKind {
        self.kind
    }

    /// Whether a reply was confirmed with it: then the code is used up.
    pub const fn is_answered(&self) -> bool {
        self.answered.is_some()
    }

    pub(super) fn code(&self) -> Code {
        Code {
            kind: self.kind,
            secret: self.secret.clone(),
            public: derive_public(&self.key),
            commitment: derive::commit(&self.revealed.to_bytes()),
            expires: self.expires,
            mailbox: self.mailbox.clone(),
        }
    }

    /// The form that the vault keeps.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let writer = Writer::state(StoredAs::Inviter)
            .bytes(&[self.kind.byte()])
            .bytes(&self.expires.0.to_be_bytes())
            .bytes(&*self.secret)
            .bytes(&*self.key);
        let writer = self.revealed.write(writer).text(self.mailbox.as_deref());
        match &self.answered {
            None => writer.bytes(&[0]),
            Some(fingerprint) => writer.bytes(&[1]).bytes(fingerprint),
        }
        .finish()
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableState> {
        Self::read(bytes).ok_or(UnreadableState)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::state(bytes, StoredAs::Inviter)?;
        let state = Self {
            kind: InviteKind::of_byte(reader.byte()?)?,
            expires: Expiry(reader.number()?),
            secret: Zeroizing::new(reader.array()?),
            key: Zeroizing::new(reader.array()?),
            revealed: Revealed::read(&mut reader)?,
            mailbox: location::unless_empty(reader.text()?),
            answered: match reader.byte()? {
                0 => None,
                1 => Some(reader.array()?),
                _ => return None,
            },
        };
        reader.end()?;
        state.mailbox.as_deref().map_or(Ok(()), location::check).ok()?;
        Some(state)
    }
}

impl fmt::Debug for InviterState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InviterState({:?}, answered: {}, …)", self.kind, self.is_answered())
    }
}
