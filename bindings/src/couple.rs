//! The room of two at the border: what a screen gets to know of the couple.
//!
//! Nothing in it says who did what, nor when the other was last heard. A refusal has no call: declining is closing a page.
//! What must be read before a yes is part of every view, so that it is never more than one tap away.

use crate::app::Rekindle;
use crate::calculations::PauseSpan;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::proposals::{ProposalView, ShareView};
use crate::rituals::RitualKind;
use crate::spelling::{day_text, language, optional_day};
use rekindle_core::couple::room as core;
use rekindle_core::couple::share::LIST_BEFORE_YES;
use rekindle_core::couple::streak::PausedSpan;
use rekindle_core::guide::Catalogue;

/// The couple on one screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CoupleView {
    /// How this phone stands.
    pub link: LinkState,
    /// A pairing or re-linking that has begun; nothing when none has.
    pub pairing: Option<PairingStep>,
    /// What has to be read before pairing, and stays one tap away.
    pub before_yes: BeforeYesView,
    /// The first shared day; nothing without a couple.
    pub first_day: Option<String>,
    /// What both agreed to.
    pub rituals: Vec<AgreedRitualView>,
    /// Open proposals: one's own, and the other's. At most one of each.
    pub proposals: Vec<ProposalView>,
    /// Pauses of both that cover today or lie ahead, without who asked.
    pub pauses: Vec<PauseSpan>,
    /// What one sends, one entry for each kind.
    pub shares: Vec<ShareView>,
    /// What the store did that it should not, in words.
    pub findings: Vec<FindingView>,
    /// The other's last words, when they left with some.
    pub farewell: Option<String>,
    /// Where segments are exchanged; nothing until a place was chosen.
    pub mailbox: Option<String>,
    /// When this phone last reached its mailbox, in milliseconds since 1970-01-01 UTC. When the other was last
    /// heard no call says.
    pub last_exchange_ms: Option<i64>,
}

/// How this phone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LinkState {
    /// One person alone.
    Alone,
    /// Linked to the partner's phone.
    Linked,
    /// It has the couple's history and no right to send until the partner's phone links it again.
    NeedsRelink,
    /// Another phone writes as this one: it has stopped, and must be linked again.
    Stopped,
}

/// How far a pairing has come. The texts themselves are not kept to be shown again: a shell that lost one begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PairingStep {
    /// The code is shown; the other's reply is awaited.
    Invited,
    /// The reply is shown; what reveals the number is awaited.
    Joined,
    /// Both have a number; the two people compare.
    Agreed,
}

/// What has to be read before the yes, in words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BeforeYesView {
    /// For whom the app is. Comes first.
    pub adults: String,
    /// The line on safety. Comes first, with a way to the help page.
    pub safety: String,
    /// One phone for each person.
    pub one_phone: String,
    /// The heading of the list.
    pub title: String,
    /// What the partner will get, a line for each kind, and what they never get.
    pub shared: Vec<String>,
    /// What the owner of a store can see. Comes before a store is chosen.
    pub store: String,
    /// That both people read the number to each other before the yes.
    pub compare: String,
}

/// A ritual that both agreed to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AgreedRitualView {
    /// Its name in calls, the same on both phones.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Together or each.
    pub kind: RitualKind,
    /// The ritual day of the yes.
    pub since: String,
}

/// Something that the store did and should not, or a segment that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FindingView {
    /// A stable name: `does_not_open`, `planted`, `lost`, `unfit`.
    pub code: String,
    /// The number of the segment that it is about.
    pub number: u64,
    /// What happened, in words.
    pub text: String,
}

#[uniffi::export]
impl Rekindle {
    /// The couple as it is now; also for one person alone, with what has to be read before pairing.
    pub fn couple(&self, here: Here, language_tag: String) -> Result<CoupleView> {
        self.with(|companion| {
            let language = language(&language_tag);
            let view = companion.couple().view(&here.to_core()?, language)?;
            let last_exchange_ms = companion.exchange().last()?;
            Ok(couple_view(view, last_exchange_ms, &*companion.guide(language)?))
        })
    }

    /// Declares a pause of both, `from` (nothing: today; at most seven days ago) to `until` (nothing: until it is
    /// ended). It travels without who asked. Fails with `no_couple` or `bad_pause`.
    pub fn pause_both(&self, from: Option<String>, until: Option<String>, here: Here) -> Result<PauseSpan> {
        self.with(|companion| {
            let (from, until) = (optional_day(from)?, optional_day(until)?);
            Ok(companion.couple().pause(from, until, &here.to_core()?)?.into())
        })
    }

    /// Ends the pauses of both that cover today or lie ahead, whoever declared them; days that were paused stay
    /// paused. Fails with `no_couple` or `no_such_pause`.
    pub fn resume_both(&self, here: Here) -> Result<()> {
        self.with(|companion| Ok(companion.couple().resume(&here.to_core()?).map(drop)?))
    }
}

fn couple_view(view: core::CoupleView, last_exchange_ms: Option<i64>, guide: &Catalogue) -> CoupleView {
    CoupleView {
        link: view.link.into(),
        pairing: view.pairing.map(Into::into),
        before_yes: before_yes(guide),
        first_day: view.first_day.map(day_text),
        rituals: view.rituals.into_iter().map(Into::into).collect(),
        proposals: view.proposals.into_iter().map(Into::into).collect(),
        pauses: view.pauses.into_iter().map(Into::into).collect(),
        shares: view.shares.into_iter().map(Into::into).collect(),
        findings: view.findings.into_iter().map(|one| finding(one.code, one.number, guide)).collect(),
        farewell: view.farewell,
        mailbox: view.mailbox,
        last_exchange_ms,
    }
}

fn before_yes(guide: &Catalogue) -> BeforeYesView {
    let words = guide.words();
    BeforeYesView {
        adults: words.text("couple.line.adults", &[]),
        safety: words.text("couple_screen.safety", &[]),
        one_phone: words.text("couple.line.one_phone", &[]),
        title: words.text("couple.share.title", &[]),
        shared: LIST_BEFORE_YES.iter().map(|line| words.text(&format!("couple.share.{line}"), &[])).collect(),
        store: words.text("couple.line.store", &[]),
        compare: words.text("couple.line.compare", &[]),
    }
}

pub(crate) fn finding(code: String, number: u64, guide: &Catalogue) -> FindingView {
    let text = guide.words().text(&format!("finding.{code}"), &[]);
    FindingView { code, number, text }
}

impl From<core::LinkStateView> for LinkState {
    fn from(state: core::LinkStateView) -> Self {
        match state {
            core::LinkStateView::Alone => Self::Alone,
            core::LinkStateView::Linked => Self::Linked,
            core::LinkStateView::NeedsRelink => Self::NeedsRelink,
            core::LinkStateView::Stopped => Self::Stopped,
        }
    }
}

impl From<core::PairingStepView> for PairingStep {
    fn from(step: core::PairingStepView) -> Self {
        match step {
            core::PairingStepView::Invited => Self::Invited,
            core::PairingStepView::Joined => Self::Joined,
            core::PairingStepView::Agreed => Self::Agreed,
        }
    }
}

impl From<core::AgreedRitualView> for AgreedRitualView {
    fn from(view: core::AgreedRitualView) -> Self {
        Self { id: view.id.to_string(), name: view.name, kind: view.kind.into(), since: day_text(view.since) }
    }
}

impl From<PausedSpan> for PauseSpan {
    fn from(span: PausedSpan) -> Self {
        Self { from: day_text(span.from), to: span.to.map(day_text) }
    }
}

/// Says that a name from outside names no open proposal.
pub(crate) fn no_such_proposal() -> RekindleError {
    RekindleError::refused("no_such_proposal", "not the id of a proposal")
}
