//! The last two steps: the inviter confirms one reply and reveals, the joiner holds the reveal against the promise.

use super::agreed::{Agreed, CompareNumber};
use super::derive::{self, Exchange};
use super::invite::InviterState;
use super::join::JoinerState;
use super::messages::{self, Code, Joiner, Revealed};
use super::refusal::PairingRefusal;
use super::text::PairingText;
use crate::moment::Instant;
use crate::sync::agreement::agree;
use crate::sync::keys::Seat;

/// What confirming gives.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// What the people compare.
    pub number: CompareNumber,
    /// To be carried to the joiner.
    pub reveal: PairingText,
    /// What this phone holds now.
    pub agreed: Agreed,
    /// The state in which the code is used up. **Keep it before the reveal is shown**: whoever reveals to two
    /// replies lets a stranger try twice.
    pub answered: InviterState,
}

/// What finishing gives.
#[derive(Debug, Clone)]
pub struct Finished {
    /// What the people compare.
    pub number: CompareNumber,
    /// What this phone holds now.
    pub agreed: Agreed,
}

/// Confirms a reply. With the same reply it gives the same again, also after the code's time is over.
///
/// # Errors
/// [`PairingRefusal::OtherInvitation`] when it is not for this code, [`PairingRefusal::Reused`] when another reply was
/// confirmed, [`PairingRefusal::Expired`], [`PairingRefusal::OwnCode`], and those of any text.
pub fn confirm(state: &InviterState, reply: &str, now: Instant) -> Result<Confirmed, PairingRefusal> {
    let reply = messages::read_reply(reply)?;
    let code = state.code();
    let (public, joiner) = messages::open_reply(&code, &reply).ok_or(PairingRefusal::OtherInvitation)?;
    if joiner.device == state.revealed.device {
        return Err(PairingRefusal::OwnCode);
    }
    let fingerprint = derive::fingerprint(&reply);
    match state.answered {
        Some(first) if first != fingerprint => return Err(PairingRefusal::Reused),
        None if state.expires.is_past(now) => return Err(PairingRefusal::Expired),
        _ => {}
    }
    // A key with which anybody could agree was made by no Rekindle.
    let shared = agree(&state.key, &public).ok_or(PairingRefusal::NotACode)?;
    let code_bytes = code.to_bytes();
    let exchange = Exchange::new(&code_bytes, &reply, &state.secret, &shared);
    let agreed = conclude(&exchange, &code, &joiner, &state.revealed, Seat::Inviter);
    Ok(Confirmed {
        number: agreed.number,
        reveal: messages::write_reveal(&exchange, &state.revealed),
        agreed,
        answered: InviterState { answered: Some(fingerprint), ..state.clone() },
    })
}

/// Reads the reveal. There is no clock in it: a reply that was confirmed in time may be finished later.
///
/// # Errors
/// [`PairingRefusal::WrongReveal`] when it does not open or breaks the code's promise, and those of any text.
pub fn finish(state: &JoinerState, reveal: &str) -> Result<Finished, PairingRefusal> {
    let (code, reply) = (state.code.to_bytes(), state.reply());
    let shared = agree(&state.key, &state.code.public).ok_or(PairingRefusal::NotACode)?;
    let exchange = Exchange::new(&code, &reply, &state.code.secret, &shared);
    let revealed = messages::read_reveal(&state.code, &exchange, reveal)?;
    if revealed.device == state.joiner.device {
        return Err(PairingRefusal::OwnCode);
    }
    let agreed = conclude(&exchange, &state.code, &state.joiner, &revealed, Seat::Joiner);
    Ok(Finished { number: agreed.number, agreed })
}

fn conclude(
    exchange: &Exchange<'_>,
    code: &Code,
    joiner: &Joiner,
    revealed: &Revealed,
    seat: Seat,
) -> Agreed {
    let (secret, number) = exchange.conclude(joiner, revealed);
    let (own_side, own_device, partner_device) = match seat {
        Seat::Inviter => (revealed.joiner_side.other(), revealed.device, joiner.device),
        Seat::Joiner => (revealed.joiner_side, joiner.device, revealed.device),
    };
    Agreed {
        secret,
        seat,
        number,
        kind: code.kind,
        set: revealed.set,
        epoch: revealed.epoch,
        own_side,
        own_device,
        partner_device,
        first_day: joiner.day.max(revealed.day),
        mailbox: code.mailbox.clone(),
    }
}
