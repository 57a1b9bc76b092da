//! Exchange with the partner's phone at the border: through the chosen place, or as a file.
//!
//! A folder is opened inside the core; one that only the phone's system can open, through what the shell lends (`places`).
//! A place that is reached over the internet will need the phone's own HTTP (its trust store, its proxies), lent in the
//! same way. Until that is there, such a place fails with `bad_mailbox`.
//!
//! No call says when the other was last heard. All may wait for a disk or a network: never on the main thread.

use crate::app::Rekindle;
use crate::couple::{FindingView, finding};
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{language, local_text};
use rekindle_core::guide::Catalogue;
use rekindle_core::sync::exchange as core;

/// What an exchange did.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ExchangeView {
    /// Facts that were delivered.
    pub sent: u32,
    /// Facts that were new here: today and the couple are to be read anew when there are some.
    pub received: u32,
    /// How it ended.
    pub state: ExchangeState,
    /// What the mailbox did that it should not, in this exchange, in words.
    pub findings: Vec<FindingView>,
}

/// How an exchange ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ExchangeState {
    /// All that could be done was done.
    Done,
    /// The mailbox could not be reached, or took or gave nothing; what was sealed waits.
    Offline,
    /// The mailbox holds what nobody of the two put there, or lost what was put. It was not believed.
    Tampered,
    /// Another phone writes as this one: this one has stopped and must be linked again.
    Stopped,
}

/// A parcel to hand over.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ParcelOutView {
    /// The file's bytes, sealed for the partner's phone.
    pub bytes: Vec<u8>,
    /// How many facts are in it.
    pub facts: u32,
    /// There is more than one parcel holds: another is to be made when this one was answered.
    pub has_more: bool,
}

/// What a parcel brought.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ParcelInView {
    /// As an exchange that only reads.
    pub exchange: ExchangeView,
    /// It begins after what is here: an earlier parcel is missing.
    pub earlier_missing: bool,
}

#[uniffi::export]
impl Rekindle {
    /// Chooses the place for exchanging, after it was seen that it can be reached; nothing: none. Returns it as it is
    /// kept. Say before what its owner can see. Fails with `bad_mailbox`, or `Failed` (`mailbox`).
    pub fn set_mailbox(&self, place: Option<String>) -> Result<Option<String>> {
        self.with(|companion| Ok(companion.exchange().set_mailbox(place.as_deref())?))
    }

    /// Exchanges now, because a person tapped: say what that gives away to who watches the place. A place that cannot
    /// be reached is no error. Fails with `not_linked`, `no_mailbox`, `bad_mailbox`, or `Failed` (`mailbox`).
    pub fn exchange_now(&self, here: Here, language_tag: String) -> Result<ExchangeView> {
        self.with(|companion| {
            let seen = companion.exchange().run_here(&here.to_core()?)?;
            Ok(exchange_view(seen, &*companion.guide(language(&language_tag))?))
        })
    }

    /// The background task's exchange, for `WorkManager` and `BGAppRefreshTask` alone: call it whenever the system
    /// wakes the app. It exchanges once in each of a few windows a day, whatever was tapped; nothing when none is due.
    /// Calling it when the app is opened would make the exchange follow the taps. Fails as `exchange_now`.
    pub fn exchange_in_window(&self, here: Here, language_tag: String) -> Result<Option<ExchangeView>> {
        self.with(|companion| {
            let seen = companion.exchange().run_in_window(&here.to_core()?)?;
            let guide = companion.guide(language(&language_tag))?;
            Ok(seen.map(|seen| exchange_view(seen, &guide)))
        })
    }

    /// When the background task should run next, as a civil time: tell the system, which may run it later.
    pub fn next_window(&self, here: Here) -> Result<String> {
        self.with(|companion| Ok(local_text(companion.exchange().next_window(&here.to_core()?)?)))
    }

    /// Makes a parcel of all that the partner has not confirmed, to be handed over as a file. Made again, it holds
    /// the same segments. Fails with `not_linked` or `parcel_empty`.
    pub fn parcel_out(&self) -> Result<ParcelOutView> {
        self.with(|companion| {
            let made = companion.exchange().parcel_out()?;
            Ok(ParcelOutView { bytes: made.bytes, facts: made.facts, has_more: made.more })
        })
    }

    /// Takes a parcel in. One that is not for this link, cut short or damaged changes nothing: fails with `parcel_…`
    /// or `not_linked`.
    pub fn parcel_in(&self, bytes: Vec<u8>, language_tag: String) -> Result<ParcelInView> {
        self.with(|companion| {
            let seen = companion.exchange().parcel_in(&bytes)?;
            let exchange = exchange_view(seen.exchange, &*companion.guide(language(&language_tag))?);
            Ok(ParcelInView { exchange, earlier_missing: seen.earlier_missing })
        })
    }
}

fn exchange_view(view: core::ExchangeView, guide: &Catalogue) -> ExchangeView {
    ExchangeView {
        sent: view.sent,
        received: view.received,
        state: view.state.into(),
        findings: view
            .findings
            .into_iter()
            .map(|one| finding(one.code().to_owned(), one.number(), guide))
            .collect(),
    }
}

impl From<core::ExchangeState> for ExchangeState {
    fn from(state: core::ExchangeState) -> Self {
        match state {
            core::ExchangeState::Done => Self::Done,
            core::ExchangeState::Offline => Self::Offline,
            core::ExchangeState::Tampered => Self::Tampered,
            core::ExchangeState::Stopped => Self::Stopped,
        }
    }
}
