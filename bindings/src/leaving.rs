//! Leaving at the border: one person, at once, without asking anybody, offline too.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use rekindle_core::couple::room as core;

/// How to leave.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LeaveWay {
    /// Not for good: one ordinary pause of both is sent, and then nothing. The history stays.
    QuietPause,
    /// Without a message: the other sees what a phone that is offline would show.
    Silently {
        /// What becomes of the shared history here.
        history: SharedHistory,
    },
    /// With words of one's own, sealed before the keys go and delivered by the next exchange.
    WithWords {
        /// The words, 1 to 800 characters.
        words: String,
        /// What becomes of the shared history here.
        history: SharedHistory,
    },
}

/// What becomes of the shared history on this phone. The other phone's copy is not touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SharedHistory {
    /// It stays here, for oneself.
    Keep,
    /// It goes; one's own marks in it stay one's own.
    Delete,
}

/// What leaving did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LeftView {
    /// The keys stand in no file any more. Not so while another program has the vault open: closing both is enough.
    pub is_cleared: bool,
}

#[uniffi::export]
impl Rekindle {
    /// Leaves. Reminders for two stop with it: plan and arm anew. What is left to do in the store (last words, one's
    /// own objects) the next exchanges do. Fails with `no_couple` or `bad_words`.
    pub fn leave(&self, way: LeaveWay, here: Here) -> Result<LeftView> {
        self.with(|companion| {
            let (way, history) = match way {
                LeaveWay::QuietPause => (core::LeaveWay::QuietPause, SharedHistory::Keep),
                LeaveWay::Silently { history } => (core::LeaveWay::Silently, history),
                LeaveWay::WithWords { words, history } => (core::LeaveWay::WithWords(words), history),
            };
            let history = match history {
                SharedHistory::Keep => core::SharedHistory::Keep,
                SharedHistory::Delete => core::SharedHistory::Delete,
            };
            let left = companion.couple().leave(&core::LeaveRequest { way, history }, &here.to_core()?)?;
            Ok(LeftView { is_cleared: left.cleared })
        })
    }
}
