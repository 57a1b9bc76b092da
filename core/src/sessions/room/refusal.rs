//! Why a session does not begin, or a text about one cannot be used.
//!
//! A closed gate and the first days, on which the exercise is not offered yet, are one refusal with the same words: whoever
//! looks over a shoulder reads nothing from it.

use crate::sessions::plan::PlanError;
use crate::sessions::sensate::{AskedYesError, Closed};
use thiserror::Error;

/// Why, in one variant for each thing that a person would do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SessionRefusal {
    /// One runs already.
    #[error("a session is running")]
    Running,
    /// Not offered to this person now. It says no more than this.
    #[error("not offered")]
    NotOffered,
    /// The phase is not open, or there was one today.
    #[error("{0}")]
    Closed(Closed),
    /// It cannot be planned so.
    #[error("{0}")]
    Plan(PlanError),
    /// One's own sessions do not say so yet.
    #[error("not ready yet")]
    NotReadyYet,
    /// What both left open is nothing.
    #[error("nothing is left open")]
    NothingLeft,
    /// The text is no question and no yes.
    #[error("not the question or the yes of a session")]
    NotAYes,
    /// A newer Rekindle made the text.
    #[error("a newer Rekindle made this")]
    NewerYes,
}

impl SessionRefusal {
    /// A stable name for scripts, and for the catalogue's words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Running => "session_running",
            Self::NotOffered => "session_not_offered",
            Self::Closed(_) | Self::Plan(PlanError::TwoPhonesNeeded) => "session_closed",
            Self::Plan(PlanError::NotGuided) => "session_not_guided",
            Self::Plan(_) => "session_length",
            Self::NotReadyYet => "session_not_ready",
            Self::NothingLeft => "session_nothing_left",
            Self::NotAYes => "session_not_a_yes",
            Self::NewerYes => "session_newer_yes",
        }
    }

    /// Key of the one sentence that says why, where there is a nearer one than `error.<code>.text`. Those of lengths have
    /// `{least}` and `{most}`: [`SessionRefusal::range`].
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Closed(closed) => Some(closed.key()),
            Self::Plan(error) => Some(error.key()),
            _ => None,
        }
    }

    /// The shortest and the longest that would do, in seconds.
    pub const fn range(self) -> Option<(u32, u32)> {
        match self {
            Self::Plan(
                PlanError::MainOutOfRange { least, most } | PlanError::TotalOutOfRange { least, most },
            ) => Some((least, most)),
            Self::Plan(PlanError::BetweenOutOfRange { most, .. }) => Some((0, most)),
            _ => None,
        }
    }
}

impl From<Closed> for SessionRefusal {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Gate => Self::NotOffered,
            other => Self::Closed(other),
        }
    }
}

impl From<PlanError> for SessionRefusal {
    fn from(error: PlanError) -> Self {
        Self::Plan(error)
    }
}

impl From<AskedYesError> for SessionRefusal {
    fn from(error: AskedYesError) -> Self {
        match error {
            AskedYesError::NotAYes => Self::NotAYes,
            AskedYesError::Newer => Self::NewerYes,
        }
    }
}
