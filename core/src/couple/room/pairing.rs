//! Pairing in its steps: invite, join, confirm, finish, and the yes of both. Each step is kept before it is shown.
//!
//! The exchange itself is [`crate::couple::pairing`]; here it is judged who may take part (a phone that is linked is
//! not linked twice) and the yes becomes a couple: a new set of facts in which nothing from before is.

use super::CoupleRoom;
use super::relinking;
use super::writing::write;
use crate::couple::fact::{CoupleSide, DeviceId};
use crate::couple::pairing::{
    Agreed, CompareNumber, DEFAULT_VALID_MINUTES, InviteKind, InviteRandom, InviteRequest, InviterState,
    JoinRandom, JoinRequest, confirm, finish, invite, join,
};
use crate::error::{Input, RekindleError, Result, Thing};
use crate::here::Here;
use crate::moment::{Instant, RitualDay};
use crate::settings;
use crate::vault::couple::{self, Couple};
use crate::vault::facts::{self, FactSet};
use crate::vault::link::{self, Link};
use crate::vault::pairing::{self, Pairing, PairingSide};
use crate::vault::{VaultError, settings as rows};
use rusqlite::{Connection, Transaction};

/// A code to show or to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeView {
    /// The code. Whoever sees it can try to answer it first: it is shown to the partner alone.
    pub code: String,
    /// When it holds no more.
    pub expires: Instant,
    /// Whether it links a phone again, rather than pairing two people.
    pub relink: bool,
}

/// A reply to give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyView {
    /// The reply.
    pub reply: String,
    /// Whether it links a phone again.
    pub relink: bool,
    /// Where the couple's mailbox is, when the code said it.
    pub mailbox: Option<String>,
}

/// The number that the two people compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberView {
    /// Six digits.
    pub number: CompareNumber,
    /// What the inviter gives to the joiner; nothing on the joiner's phone.
    pub reveal: Option<String>,
    /// Whether it links a phone again.
    pub relink: bool,
}

/// What a yes made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairedView {
    /// The first shared day.
    pub first_day: RitualDay,
    /// A phone was linked again, rather than two people paired.
    pub relink: bool,
}

impl CoupleRoom<'_> {
    /// Makes a code that pairs this phone with the partner's. An invitation that was open is no more.
    ///
    /// # Errors
    /// [`RekindleError::ThirdPhone`] when this phone has a couple.
    pub fn invite(self, here: &Here) -> Result<CodeView> {
        self.begin(here, InviteKind::Pair)
    }

    /// Makes a code that links the partner's new or restored phone in the place of the one before. The one before
    /// hears no more: two phones of one person are not supported.
    ///
    /// # Errors
    /// [`RekindleError::NotLinked`] when this phone is not linked itself.
    pub fn relink(self, here: &Here) -> Result<CodeView> {
        self.begin(here, InviteKind::Relink)
    }

    /// Answers a code. What will be shared is shown before the yes ([`CoupleRoom::accept`]), not here.
    ///
    /// # Errors
    /// [`RekindleError::Pairing`] with the reason, [`RekindleError::ThirdPhone`] when this phone has a couple.
    pub fn join(self, code: &str, here: &Here) -> Result<ReplyView> {
        let random = JoinRandom { key: self.0.entropy.make_bytes(), nonce: self.0.entropy.make_bytes() };
        let fresh = DeviceId::from_bytes(self.0.entropy.make_bytes());
        write(&self.0.vault, |tx| {
            let own = match pairing::get(tx)? {
                Some(Pairing { side: PairingSide::Inviter(state), .. }) => Some(state),
                _ => None,
            };
            let request = JoinRequest {
                now: here.now,
                device: fresh,
                day: today(tx, here)?,
                own_invitation: own.as_ref(),
            };
            let (preview, reply, state) = match join(code, &request, &random) {
                Ok(joined) => joined,
                Err(refusal) => return Ok(Err(refusal.into())),
            };
            if let Err(refusal) = may_join(tx, preview.kind)? {
                return Ok(Err(refusal));
            }
            pairing::put(tx, &Pairing { side: PairingSide::Joiner(state), agreed: None })?;
            let relink = preview.kind == InviteKind::Relink;
            Ok(Ok(ReplyView { reply: reply.as_str().to_owned(), relink, mailbox: preview.mailbox }))
        })
    }

    /// Takes the reply to one's own code: gives the number to compare and what the other needs to see it too. The
    /// same reply gives the same again.
    ///
    /// # Errors
    /// [`RekindleError::Pairing`] with the reason.
    pub fn confirm(self, reply: &str, here: &Here) -> Result<NumberView> {
        write(&self.0.vault, |tx| {
            let Some(Pairing { side: PairingSide::Inviter(state), .. }) = pairing::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Invitation }));
            };
            let confirmed = match confirm(&state, reply, here.now) {
                Ok(confirmed) => confirmed,
                Err(refusal) => return Ok(Err(refusal.into())),
            };
            let view = NumberView {
                number: confirmed.number,
                reveal: Some(confirmed.reveal.as_str().to_owned()),
                relink: confirmed.agreed.kind == InviteKind::Relink,
            };
            let side = PairingSide::Inviter(confirmed.answered);
            pairing::put(tx, &Pairing { side, agreed: Some(confirmed.agreed) })?;
            Ok(Ok(view))
        })
    }

    /// Takes what the inviter revealed: gives the number to compare.
    ///
    /// # Errors
    /// [`RekindleError::Pairing`] with the reason.
    pub fn finish(self, reveal: &str) -> Result<NumberView> {
        write(&self.0.vault, |tx| {
            let Some(Pairing { side: PairingSide::Joiner(state), .. }) = pairing::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Invitation }));
            };
            let finished = match finish(&state, reveal) {
                Ok(finished) => finished,
                Err(refusal) => return Ok(Err(refusal.into())),
            };
            let relink = finished.agreed.kind == InviteKind::Relink;
            let view = NumberView { number: finished.number, reveal: None, relink };
            pairing::put(tx, &Pairing { side: PairingSide::Joiner(state), agreed: Some(finished.agreed) })?;
            Ok(Ok(view))
        })
    }

    /// The yes: the numbers are equal, and the list of what will be shared was read. Only now anything is linked.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when there is no number to have compared.
    pub fn accept(self, here: &Here) -> Result<PairedView> {
        write(&self.0.vault, |tx| {
            let Some(Pairing { agreed: Some(agreed), .. }) = pairing::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Invitation }));
            };
            let made = match agreed.kind {
                InviteKind::Pair => pair(tx, &agreed, today(tx, here)?)?,
                InviteKind::Relink => relinking::relink(tx, &agreed, today(tx, here)?)?,
            };
            if let Err(refusal) = made {
                return Ok(Err(refusal));
            }
            if let Some(place) = &agreed.mailbox
                && rows::mailbox(tx)?.is_none()
            {
                rows::put(tx, rows::MAILBOX, Some(place))?;
            }
            pairing::delete(tx)?;
            let first_day = couple::get(tx)?.map_or(agreed.first_day, |couple| couple.first_day);
            Ok(Ok(PairedView { first_day, relink: agreed.kind == InviteKind::Relink }))
        })
    }

    /// Gives up a pairing that has begun; the numbers differed, or nobody came. Nothing was shared.
    pub fn cancel(self) -> Result<()> {
        self.0.vault.write(pairing::delete)?;
        Ok(self.0.vault.forget()?)
    }

    fn begin(self, here: &Here, kind: InviteKind) -> Result<CodeView> {
        let random = InviteRandom {
            secret: self.0.entropy.make_bytes(),
            key: self.0.entropy.make_bytes(),
            nonce: self.0.entropy.make_bytes(),
        };
        let (fresh, set) = (DeviceId::from_bytes(self.0.entropy.make_bytes()), self.0.entropy.make_bytes());
        write(&self.0.vault, |tx| {
            let asked = match (kind, couple::get(tx)?, link::get(tx)?) {
                (InviteKind::Pair, None, _) => (fresh, set, 0, CoupleSide::Second),
                (InviteKind::Pair, Some(_), _) => return Ok(Err(RekindleError::ThirdPhone)),
                // The device goes on: it is the partner's that is new.
                (InviteKind::Relink, Some(couple), Some(link)) if !link.is_clone => {
                    (link.own_device, couple.set.id, link.epoch.saturating_add(1), couple.side.other())
                }
                (InviteKind::Relink, ..) => return Ok(Err(RekindleError::NotLinked)),
            };
            let (device, set, epoch, joiner_side) = asked;
            let request = InviteRequest {
                kind,
                now: here.now,
                valid_minutes: DEFAULT_VALID_MINUTES,
                device,
                day: today(tx, here)?,
                set,
                epoch,
                joiner_side,
                mailbox: None,
            };
            let (code, state) = match invite(request, &random) {
                Ok(made) => made,
                Err(refusal) => return Ok(Err(refusal.into())),
            };
            let view = code_view(code.as_str(), &state);
            pairing::put(tx, &Pairing { side: PairingSide::Inviter(state), agreed: None })?;
            Ok(Ok(view))
        })
    }
}

/// How far the other phone's date may be ahead.
const MOST_DAYS_APART: i32 = 2;

fn code_view(code: &str, state: &InviterState) -> CodeView {
    let relink = state.kind() == InviteKind::Relink;
    CodeView { code: code.to_owned(), expires: state.expires(), relink }
}

/// A phone that has a couple joins no other; one that is linked is not linked again by a code it reads.
fn may_join(connection: &Connection, kind: InviteKind) -> std::result::Result<Result<()>, VaultError> {
    let couple = couple::get(connection)?;
    let link = link::get(connection)?;
    Ok(match kind {
        InviteKind::Pair if couple.is_some() => Err(RekindleError::ThirdPhone),
        InviteKind::Relink if link.is_some_and(|link| !link.is_clone) => Err(RekindleError::ThirdPhone),
        InviteKind::Pair | InviteKind::Relink => Ok(()),
    })
}

/// Two people become a couple: a set of their own that begins empty.
fn pair(
    tx: &Transaction<'_>,
    agreed: &Agreed,
    opened_on: RitualDay,
) -> std::result::Result<Result<()>, VaultError> {
    if couple::get(tx)?.is_some() {
        return Ok(Err(RekindleError::ThirdPhone));
    }
    // Two places on earth are at most one date apart, and one's day may begin later than the other's. A clock further
    // ahead would move the first shared day, and nothing before it is ever shared.
    if agreed.first_day > opened_on.plus(MOST_DAYS_APART) {
        return Ok(Err(RekindleError::invalid(Input::Clock, "the other phone's date is days ahead")));
    }
    let set = FactSet { id: agreed.set, device: agreed.own_device };
    facts::open_couple_set(tx, set, opened_on)?;
    let couple = Couple { set, side: agreed.own_side, first_day: agreed.first_day };
    couple::insert(tx, &couple)?;
    link::replace(tx, &Link::new(agreed))?;
    relinking::name_device(tx, &couple, agreed.own_device, agreed.own_side, agreed.first_day)?;
    Ok(Ok(()))
}

fn today(connection: &Connection, here: &Here) -> std::result::Result<RitualDay, VaultError> {
    Ok(here.today(settings::read(connection)?.day_start))
}
