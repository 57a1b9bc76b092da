//! The room of two: pairing, what both agreed to, what is sent, pausing, leaving, the shared weeks.
//!
//! A refusal has no method here: declining is closing a page, and nothing is written. What this room writes for the
//! other is a [`SharedFact`](crate::couple::SharedFact) and nothing else; own wishes stay in rows of this phone.

mod inviting;
mod leaving;
pub(crate) mod marking;
mod pairing;
mod pausing;
mod proposing;
mod readiness;
mod relinking;
pub(crate) mod settling;
pub(crate) mod shared_weeks;
mod sharing;
mod unasked;
mod view;
mod writing;

pub use inviting::{InvitationAnswer, InvitationsView, OthersInvitationView, OwnInvitationView};
pub use leaving::{LeaveRequest, LeaveWay, LeftView, SharedHistory};
pub use pairing::{CodeView, NumberView, PairedView, ReplyView};
pub use proposing::ProposeRequest;
pub use view::{
    AgreedRitualView, CoupleView, FindingView, LinkStateView, PairingStepView, ProposalContentView,
    ProposalView, ShareView,
};

use crate::companion::Companion;

/// The room of two.
#[derive(Debug, Clone, Copy)]
pub struct CoupleRoom<'a>(pub(crate) &'a Companion);

#[cfg(test)]
mod tests;
