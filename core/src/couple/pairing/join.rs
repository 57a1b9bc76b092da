//! The joiner's first step: from a code to a reply.

use super::fields::{Reader, StoredAs, UnreadableState, Writer};
use super::invite::InviterState;
use super::messages::{self, Code, InviteKind, Joiner};
use super::refusal::PairingRefusal;
use super::text::{PairingStep, PairingText};
use crate::couple::fact::DeviceId;
use crate::moment::{Instant, RitualDay};
use crate::sync::agreement::{agree, derive_public};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What the joining phone says of itself.
#[derive(Clone, Copy)]
pub struct JoinRequest<'a> {
    /// This phone's clock.
    pub now: Instant,
    /// The device as which this phone will write.
    pub device: DeviceId,
    /// Today, on this phone.
    pub day: RitualDay,
    /// The invitation that is open on this phone, if there is one: it must not be answered here.
    pub own_invitation: Option<&'a InviterState>,
}

impl fmt::Debug for JoinRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JoinRequest(…)")
    }
}

/// The random bytes of a reply: fresh for each, from a cryptographic source.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct JoinRandom {
    /// The X25519 secret key.
    pub key: [u8; 32],
    /// The nonce.
    pub nonce: [u8; 16],
}

impl fmt::Debug for JoinRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JoinRandom(…)")
    }
}

/// What a code says, for the joiner to see before the reply is given.
#[derive(Clone, PartialEq, Eq)]
pub struct JoinPreview {
    /// Pairing or re-linking.
    pub kind: InviteKind,
    /// Where the couple's mailbox is, when the code says it.
    pub mailbox: Option<String>,
}

impl fmt::Debug for JoinPreview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JoinPreview({:?}, mailbox: {})", self.kind, self.mailbox.is_some())
    }
}

/// What the joiner keeps, in the vault alone, until the reveal comes.
#[derive(Clone)]
pub struct JoinerState {
    pub(super) code: Code,
    pub(super) key: Zeroizing<[u8; 32]>,
    pub(super) joiner: Joiner,
}

/// Reads a code and makes the reply to it. Keep the state before the reply is shown.
///
/// # Errors
/// Every refusal but those of replies and reveals. A code whose time is over by this phone's clock is
/// [`PairingRefusal::Expired`]; a clock that runs behind is not refused.
pub fn join(
    code: &str,
    request: &JoinRequest<'_>,
    random: &JoinRandom,
) -> Result<(JoinPreview, PairingText, JoinerState), PairingRefusal> {
    let code = Code::read(code)?;
    if request.own_invitation.is_some_and(|own| *own.secret == *code.secret) {
        return Err(PairingRefusal::OwnCode);
    }
    if code.expires.is_past(request.now) {
        return Err(PairingRefusal::Expired);
    }
    // A key with which anybody could agree was made by no Rekindle.
    agree(&random.key, &code.public).ok_or(PairingRefusal::NotACode)?;
    let preview = JoinPreview { kind: code.kind, mailbox: code.mailbox.clone() };
    let joiner = Joiner { nonce: Zeroizing::new(random.nonce), device: request.device, day: request.day };
    let state = JoinerState { code, key: Zeroizing::new(random.key), joiner };
    Ok((preview, state.text(), state))
}

impl JoinerState {
    /// The reply again, for instance after the app was closed.
    pub fn text(&self) -> PairingText {
        PairingText::of(PairingStep::Reply, &self.reply())
    }

    /// What the code said.
    pub fn preview(&self) -> JoinPreview {
        JoinPreview { kind: self.code.kind, mailbox: self.code.mailbox.clone() }
    }

    /// The reply's bytes: the same whenever they are made.
    pub(super) fn reply(&self) -> Vec<u8> {
        messages::write_reply(&self.code, &derive_public(&self.key), &self.joiner)
    }

    /// The form that the vault keeps.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let writer = Writer::state(StoredAs::Joiner).bytes(&*self.key);
        self.joiner.write(writer).bytes(&self.code.to_bytes()).finish()
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableState> {
        Self::read(bytes).ok_or(UnreadableState)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::state(bytes, StoredAs::Joiner)?;
        let key = Zeroizing::new(reader.array()?);
        let joiner = Joiner::read(&mut reader)?;
        Some(Self { code: Code::from_bytes(reader.rest())?, key, joiner })
    }
}

impl fmt::Debug for JoinerState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JoinerState({:?}, …)", self.code.kind)
    }
}
