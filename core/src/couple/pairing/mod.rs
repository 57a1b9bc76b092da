//! Pairing and re-linking: the exchange of three texts that makes a link between two phones.
//!
//! | step | who | gives |
//! |---|---|---|
//! | [`invite()`] | the inviter | the code: a secret, a key, a promise of what will be revealed, an expiry |
//! | [`join()`] | the joiner | the reply: a key, and sealed under the code's secret who replies |
//! | [`confirm()`] | the inviter | the reveal: what was promised; the inviter sees the number |
//! | [`finish()`] | the joiner | nothing to carry; the joiner sees the number |
//!
//! Whoever photographed the code can reply first, or stand between the two. Then the numbers differ but for one
//! chance in a million, and no computing makes it more: each side is bound to all it will ever say before it learns
//! what the other's number depends on. So **both people compare the numbers before anything is shared**; what
//! [`Agreed`] holds must not be used before they said that the numbers are equal. `docs/protocol.md` writes the
//! bytes down.
//!
//! Everything here is a function of its arguments: no clock, no randomness, no vault. The app may end between any two
//! steps; each state has a stored form, and a step repeated with the same input gives the same outcome. That a
//! phone is linked already is judged by its room, not here.

mod agreed;
mod confirm;
mod derive;
mod fields;
mod invite;
mod join;
mod location;
mod messages;
mod refusal;
mod text;

pub use agreed::{Agreed, CompareNumber};
pub use confirm::{Confirmed, Finished, confirm, finish};
pub use fields::UnreadableState;
pub use invite::{
    DEFAULT_VALID_MINUTES, InviteRandom, InviteRequest, InviterState, MAX_VALID_MINUTES, invite,
};
pub use join::{JoinPreview, JoinRandom, JoinRequest, JoinerState, join};
pub use location::MAX_MAILBOX_BYTES;
pub use messages::InviteKind;
pub use refusal::PairingRefusal;
pub use text::{MAX_TEXT_BYTES, PairingStep, PairingText};

#[cfg(test)]
mod tests;
