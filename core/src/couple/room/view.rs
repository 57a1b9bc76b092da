//! What a screen gets to know of the couple. Nothing in it says who did what, nor when the other was last heard.

use super::{CoupleRoom, marking};
use crate::couple::fact::{CoupleSide, FactId, Proposal};
use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::state::{CoupleState, StandingProposal};
use crate::couple::streak::{GoalDays, PausedSpan, WeekStart};
use crate::error::Result;
use crate::guide::{Catalogue, Language};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use crate::settings;
use crate::vault::{couple, link, pairing, settings as rows};

/// The couple on one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoupleView {
    /// How this phone stands.
    pub link: LinkStateView,
    /// A pairing or re-linking that has begun.
    pub pairing: Option<PairingStepView>,
    /// The first shared day.
    pub first_day: Option<RitualDay>,
    /// What both agreed to.
    pub rituals: Vec<AgreedRitualView>,
    /// Open proposals: one's own, and in the unlocked app the other's, when they are to be asked.
    pub proposals: Vec<ProposalView>,
    /// Pauses of both that cover today or lie ahead.
    pub pauses: Vec<PausedSpan>,
    /// What one sends.
    pub shares: Vec<ShareView>,
    /// What the store did that it should not.
    pub findings: Vec<FindingView>,
    /// The other's last words, when they left with some.
    pub farewell: Option<String>,
    /// Where segments are exchanged.
    pub mailbox: Option<String>,
}

/// How this phone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkStateView {
    /// One person alone.
    Alone,
    /// Linked to the partner's phone.
    Linked,
    /// It has the couple's history and no right to send until the partner's phone links it again.
    NeedsRelink,
    /// Another phone writes as this one: it has stopped, and must be linked again.
    Stopped,
}

/// How far a pairing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairingStepView {
    /// The code is shown; the other's reply is awaited.
    Invited,
    /// The reply is shown; what reveals the number is awaited.
    Joined,
    /// Both have a number; the two people compare.
    Agreed,
}

/// A ritual that both agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedRitualView {
    /// Its name in calls.
    pub id: RitualId,
    /// Its name for people.
    pub name: String,
    /// Together or each.
    pub kind: RitualKind,
    /// The day of the yes.
    pub since: RitualDay,
}

/// An open proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalView {
    /// Its name in calls.
    pub id: FactId,
    /// Made here.
    pub own: bool,
    /// What is proposed.
    pub content: ProposalContentView,
    /// It changes something that this person proposed.
    pub is_change: bool,
    /// The last day on which it stands.
    pub last_day: RitualDay,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalContentView {
    /// A ritual for both.
    Ritual {
        /// Its name in calls.
        id: RitualId,
        /// Its name for people.
        name: String,
        /// Together or each.
        kind: RitualKind,
        /// The line that explains what *each* lets one infer; only for such a ritual.
        each_line: Option<String>,
    },
    /// How many days of seven.
    Goal(GoalDays),
    /// The first day of the week.
    WeekStart(WeekStart),
}

/// What one sends of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareView {
    /// Of what.
    pub what: Shareable,
    /// What is sent now.
    pub level: ShareLevel,
    /// What oneself has said yes to.
    pub own_yes: ShareLevel,
    /// What the other has said yes to.
    pub partner_yes: ShareLevel,
}

/// Something the store did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    /// A stable name; the catalogue's words stand under `finding.<code>`.
    pub code: String,
    /// The segment's number.
    pub number: u64,
}

impl CoupleRoom<'_> {
    /// The couple as it is now.
    pub fn view(self, here: &Here, language: Language) -> Result<CoupleView> {
        let guide = self.0.guide(language)?;
        let asking = self.asking()?;
        Ok(self.0.vault.read(|c| {
            let mut view = CoupleView {
                link: LinkStateView::Alone,
                pairing: pairing::step(c)?,
                first_day: None,
                rituals: Vec::new(),
                proposals: Vec::new(),
                pauses: Vec::new(),
                shares: Vec::new(),
                findings: Vec::new(),
                farewell: None,
                mailbox: rows::mailbox(c)?,
            };
            let Some(couple) = couple::get(c)? else { return Ok(view) };
            let today = here.today(settings::read(c)?.day_start);
            let state = couple::state(c, &couple)?;
            view.link = match link::get(c)? {
                None => LinkStateView::NeedsRelink,
                Some(link) if link.is_clone => LinkStateView::Stopped,
                Some(_) => LinkStateView::Linked,
            };
            view.first_day = Some(couple.first_day);
            view.rituals = agreed_rituals(&state, &guide);
            view.proposals = state
                .proposals
                .iter()
                .filter(|proposal| proposal.is_open(today))
                .filter(|proposal| proposal.by == couple.side || asking.shows(proposal.id))
                .map(|proposal| proposal_view(proposal, couple.side, &guide))
                .collect();
            let ahead = state.pauses.iter().filter(|pause| super::pausing::is_ahead(pause, today));
            view.pauses = ahead.map(|pause| pause.span).collect();
            for what in Shareable::ALL {
                let level = marking::level(c, &couple, what)?;
                view.shares.push(share_view(what, level, &state, couple.side));
            }
            view.findings =
                link::findings(c)?.into_iter().map(|(code, number)| FindingView { code, number }).collect();
            view.farewell = state.farewell(couple.side.other()).map(str::to_owned);
            Ok(view)
        })?)
    }
}

fn agreed_rituals(state: &CoupleState, guide: &Catalogue) -> Vec<AgreedRitualView> {
    let mut rituals: Vec<_> = state
        .rituals
        .values()
        .map(|agreed| AgreedRitualView {
            id: agreed.ritual.ritual,
            name: name(agreed.ritual.name.as_deref(), agreed.ritual.practice.as_deref(), guide),
            kind: agreed.ritual.kind,
            since: agreed.since,
        })
        .collect();
    rituals.sort_by_key(|ritual| (ritual.since, ritual.id));
    rituals
}

pub(super) fn share_view(
    what: Shareable,
    level: ShareLevel,
    state: &CoupleState,
    side: CoupleSide,
) -> ShareView {
    ShareView { what, level, own_yes: state.yes(side, what), partner_yes: state.yes(side.other(), what) }
}

pub(super) fn proposal_view(
    proposal: &StandingProposal,
    side: CoupleSide,
    guide: &Catalogue,
) -> ProposalView {
    let content = match &proposal.what {
        Proposal::Ritual(ritual) => ProposalContentView::Ritual {
            id: ritual.ritual,
            name: name(ritual.name.as_deref(), ritual.practice.as_deref(), guide),
            kind: ritual.kind,
            each_line: (ritual.kind == RitualKind::Each).then(|| guide.words().text("couple.each", &[])),
        },
        Proposal::Goal { days } => ProposalContentView::Goal(*days),
        Proposal::WeekStart { start } => ProposalContentView::WeekStart(*start),
    };
    ProposalView {
        id: proposal.id,
        own: proposal.by == side,
        content,
        is_change: proposal.instead_of.is_some(),
        last_day: proposal.last_day(),
    }
}

pub(super) fn name(own: Option<&str>, practice: Option<&str>, guide: &Catalogue) -> String {
    let practice = practice.unwrap_or_default();
    own.map_or_else(
        || guide.practice(practice).map_or_else(|| practice.to_owned(), |found| found.text.name.clone()),
        str::to_owned,
    )
}
