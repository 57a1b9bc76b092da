//! Proposals and share levels at the border. Only a yes travels: there is no call that declines.

use crate::app::Rekindle;
use crate::couple::no_such_proposal;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::rituals::{RitualKind, ScheduleChoice};
use crate::settings::FirstDayOfWeek;
use crate::spelling::{day_text, language, ritual_id};
use rekindle_core::couple::FactId;
use rekindle_core::couple::room as core;
use rekindle_core::couple::share;
use rekindle_core::couple::streak::GoalDays;

/// Something to propose.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ProposeRequest {
    /// A ritual that one has: its marks from the yes on are for both, those before stay one's own.
    Ritual {
        /// Its id.
        ritual: String,
    },
    /// A practice of the guide.
    Practice {
        /// Its id.
        practice: String,
        /// A name of one's own for it; nothing: the guide's, in each reader's language.
        name: Option<String>,
        /// When one thinks of it. Each phone reminds as its owner sets it.
        schedule: ScheduleChoice,
    },
    /// How many days of seven, from the day of the yes on.
    Goal {
        /// Connected days, 1 to 7.
        days: u8,
    },
    /// The first day of the week.
    WeekStart {
        /// Which day.
        day: FirstDayOfWeek,
    },
}

/// An open proposal.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ProposalView {
    /// Its name in calls, the same on both phones.
    pub id: String,
    /// Made on this phone. Only the other's can be accepted or changed.
    pub is_own: bool,
    /// What is proposed.
    pub content: ProposalContent,
    /// It changes something that this person proposed.
    pub is_change: bool,
    /// The last ritual day on which it stands; then it fades.
    pub last_day: String,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ProposalContent {
    /// A ritual for both.
    Ritual {
        /// Its id, the same on both phones.
        ritual: String,
        /// Its name for people.
        name: String,
        /// Together or each.
        kind: RitualKind,
        /// What *each* lets one infer, in words, to be read before the yes; only for such a ritual.
        each_line: Option<String>,
    },
    /// How many days of seven.
    Goal {
        /// Connected days, 1 to 7.
        days: u8,
    },
    /// The first day of the week.
    WeekStart {
        /// Which day.
        day: FirstDayOfWeek,
    },
}

/// A kind of thing that may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Shareable {
    /// Marks of agreed rituals.
    Marks,
    /// Appreciations.
    Appreciations,
    /// Invitations.
    Invitations,
    /// Tasks.
    Tasks,
    /// One's own agreements.
    Agreements,
}

/// How much of it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareLevel {
    /// Nothing.
    Off,
    /// Marks only: the day, not which ritual. Marks of *each* rituals are not sent.
    Days,
    /// All of it; of marks, the ritual too.
    On,
}

/// What one sends of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct ShareView {
    /// Of what.
    pub what: Shareable,
    /// What is sent now: the least of both yeses and of one's own wish.
    pub level: ShareLevel,
    /// What oneself has said yes to.
    pub own_yes: ShareLevel,
    /// What the other has said yes to.
    pub partner_yes: ShareLevel,
}

#[uniffi::export]
impl Rekindle {
    /// Proposes something; `instead_of` names the other's open proposal that it changes. Fails with `no_couple`,
    /// `no_such_proposal`, or `bad_proposal` when one's own last still stands, or for touch and what is private.
    pub fn propose(
        &self,
        request: ProposeRequest,
        instead_of: Option<String>,
        here: Here,
        language_tag: String,
    ) -> Result<ProposalView> {
        self.with(|companion| {
            let instead_of = instead_of.as_deref().map(proposal_id).transpose()?;
            let (request, here) = (request.to_core()?, here.to_core()?);
            Ok(companion.couple().propose(&request, instead_of, &here, language(&language_tag))?.into())
        })
    }

    /// Says yes to the other's proposal. Fails with `no_such_proposal` when it does not stand, or has faded.
    pub fn accept_proposal(&self, proposal: String, here: Here) -> Result<()> {
        self.with(|companion| {
            Ok(companion.couple().accept_proposal(proposal_id(&proposal)?, &here.to_core()?)?)
        })
    }

    /// Sets what one sends of a kind. Less: at once, and nothing is told. More than both have said yes to: one's own
    /// yes travels, and it is sent when the other has said it too. Fails with `no_such_level` or `no_couple`.
    pub fn share(&self, what: Shareable, level: ShareLevel) -> Result<ShareView> {
        self.with(|companion| Ok(companion.couple().share(what.into(), level.into())?.into()))
    }
}

fn proposal_id(text: &str) -> Result<FactId> {
    text.parse().map_err(|()| no_such_proposal())
}

impl ProposeRequest {
    fn to_core(&self) -> Result<core::ProposeRequest> {
        Ok(match self {
            Self::Ritual { ritual } => core::ProposeRequest::Ritual(ritual_id(ritual)?),
            Self::Practice { practice, name, schedule } => core::ProposeRequest::Practice {
                practice: practice.clone(),
                name: name.clone(),
                schedule: schedule.to_core()?,
            },
            Self::Goal { days } => core::ProposeRequest::Goal(
                GoalDays::new(*days).map_err(|error| RekindleError::refused("bad_goal", error))?,
            ),
            Self::WeekStart { day } => core::ProposeRequest::WeekStart((*day).into()),
        })
    }
}

impl From<core::ProposalView> for ProposalView {
    fn from(view: core::ProposalView) -> Self {
        Self {
            id: view.id.to_string(),
            is_own: view.own,
            content: view.content.into(),
            is_change: view.is_change,
            last_day: day_text(view.last_day),
        }
    }
}

impl From<core::ProposalContentView> for ProposalContent {
    fn from(content: core::ProposalContentView) -> Self {
        match content {
            core::ProposalContentView::Ritual { id, name, kind, each_line } => {
                Self::Ritual { ritual: id.to_string(), name, kind: kind.into(), each_line }
            }
            core::ProposalContentView::Goal(days) => Self::Goal { days: days.get() },
            core::ProposalContentView::WeekStart(start) => Self::WeekStart { day: start.into() },
        }
    }
}

impl From<core::ShareView> for ShareView {
    fn from(view: core::ShareView) -> Self {
        Self {
            what: view.what.into(),
            level: view.level.into(),
            own_yes: view.own_yes.into(),
            partner_yes: view.partner_yes.into(),
        }
    }
}

impl From<Shareable> for share::Shareable {
    fn from(what: Shareable) -> Self {
        match what {
            Shareable::Marks => Self::Marks,
            Shareable::Appreciations => Self::Appreciations,
            Shareable::Invitations => Self::Invitations,
            Shareable::Tasks => Self::Tasks,
            Shareable::Agreements => Self::Agreements,
        }
    }
}

impl From<share::Shareable> for Shareable {
    fn from(what: share::Shareable) -> Self {
        match what {
            share::Shareable::Marks => Self::Marks,
            share::Shareable::Appreciations => Self::Appreciations,
            share::Shareable::Invitations => Self::Invitations,
            share::Shareable::Tasks => Self::Tasks,
            share::Shareable::Agreements => Self::Agreements,
        }
    }
}

impl From<ShareLevel> for share::ShareLevel {
    fn from(level: ShareLevel) -> Self {
        match level {
            ShareLevel::Off => Self::Off,
            ShareLevel::Days => Self::Days,
            ShareLevel::On => Self::On,
        }
    }
}

impl From<share::ShareLevel> for ShareLevel {
    fn from(level: share::ShareLevel) -> Self {
        match level {
            share::ShareLevel::Off => Self::Off,
            share::ShareLevel::Days => Self::Days,
            share::ShareLevel::On => Self::On,
        }
    }
}
