//! Why a step of pairing was refused. Nothing was changed by it, and nothing secret is in it.

use super::text::PairingStep;
use thiserror::Error;

/// Why a step was refused.
///
/// The words for people stand in the catalogues under `error.<code>`; `Display` is for developers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PairingRefusal {
    /// Nothing that pairing makes: another text, far too long, or one that no Rekindle writes.
    #[error("this is no text of pairing")]
    NotACode,
    /// The end is missing. Way out: copy it whole.
    #[error("the text is cut short")]
    CutShort,
    /// A character is wrong. Way out: copy it again, or scan it.
    #[error("the text is mistyped")]
    Mistyped,
    /// A text of pairing, but of another step.
    #[error("expected a {expected}, found a {found}")]
    WrongStep {
        /// What this step reads.
        expected: PairingStep,
        /// What was given.
        found: PairingStep,
    },
    /// Made by a newer Rekindle. Way out: update the app.
    #[error("the text was made by a newer Rekindle; update first")]
    Newer,
    /// The code's time is over, by this phone's clock. Way out: make a new one.
    #[error("the code has expired")]
    Expired,
    /// The code, reply or reveal was made on this very phone.
    #[error("this is this phone's own code")]
    OwnCode,
    /// The reply answers another invitation, or was altered.
    #[error("the reply is not for this invitation")]
    OtherInvitation,
    /// The reveal does not open, or is not what the code promised: it belongs to another exchange, or **somebody may be
    /// between the two phones**. Way out: begin again, face to face.
    #[error("the reveal is not what the code promised; somebody may be between")]
    WrongReveal,
    /// Another reply was confirmed with this code before: it is used up. If that was not the partner, somebody saw
    /// the code. Way out: make a new one.
    #[error("another reply was confirmed with this code")]
    Reused,
    /// The mailbox's location is too long, holds something that could be a credential, or could not be shown.
    #[error("the mailbox's location cannot be in a code")]
    UnfitMailbox,
}

impl PairingRefusal {
    /// A stable name for scripts and catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotACode => "pairing_not_a_code",
            Self::CutShort => "pairing_cut_short",
            Self::Mistyped => "pairing_mistyped",
            Self::WrongStep { .. } => "pairing_wrong_step",
            Self::Newer => "pairing_newer",
            Self::Expired => "pairing_expired",
            Self::OwnCode => "pairing_own_code",
            Self::OtherInvitation => "pairing_other_invitation",
            Self::WrongReveal => "pairing_wrong_reveal",
            Self::Reused => "pairing_reused",
            Self::UnfitMailbox => "pairing_unfit_mailbox",
        }
    }

    /// Every code there is, so that a test can ask the catalogues for words.
    pub const CODES: [&'static str; 11] = [
        "pairing_not_a_code",
        "pairing_cut_short",
        "pairing_mistyped",
        "pairing_wrong_step",
        "pairing_newer",
        "pairing_expired",
        "pairing_own_code",
        "pairing_other_invitation",
        "pairing_wrong_reveal",
        "pairing_reused",
        "pairing_unfit_mailbox",
    ];
}
