//! The stored and carried form of a fact: kind, version, payload. Written once, never changed.

use super::proposal::Proposal;
use super::short::Short;
use super::{CoupleSide, DeviceId, FactId, SharedFact};
use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::streak::{GoalDays, WeekStart};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::name::{checked_name, is_invisible_mark};
use crate::sessions::sensate::{AskedYes, Phase};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Longest last words, in characters (Unicode scalar values).
const FAREWELL_MAX_CHARS: usize = 800;

/// Longest id of a practice, in bytes.
const PRACTICE_ID_MAX: usize = 64;

const VERSION: u32 = 1;

/// A fact as it is stored and carried: kind, version, payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodedFact {
    /// The kind's stable name.
    pub kind: String,
    /// The version of the payload's form, from 1.
    pub version: u32,
    /// JSON of the fields; never changed once written.
    pub payload: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct MarkPayload {
    ritual: RitualId,
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct DayMarkPayload {
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct TakeBackPayload {
    mark: FactId,
}

#[derive(Serialize, Deserialize)]
struct GoalPayload {
    from: RitualDay,
    days: GoalDays,
}

#[derive(Serialize, Deserialize)]
struct WeekStartPayload {
    start: WeekStart,
}

#[derive(Serialize, Deserialize)]
struct DevicePayload {
    device: DeviceId,
    side: CoupleSide,
    since: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct ProposalPayload {
    what: Proposal,
    day: RitualDay,
    instead_of: Option<FactId>,
}

#[derive(Serialize, Deserialize)]
struct AcceptPayload {
    proposal: FactId,
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct RitualNamePayload {
    ritual: RitualId,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct PausePayload {
    from: RitualDay,
    until: Option<RitualDay>,
    declared: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct PauseEndPayload {
    pause: FactId,
    until: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct ShareYesPayload {
    what: Shareable,
    level: ShareLevel,
}

#[derive(Serialize, Deserialize)]
struct FarewellPayload {
    words: String,
}

#[derive(Serialize, Deserialize)]
struct InvitationPayload {
    practice: String,
    day: RitualDay,
    closes: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct InvitationYesPayload {
    invitation: FactId,
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct ReadyPayload {
    phase: Phase,
}

#[derive(Serialize, Deserialize)]
struct SessionAskPayload {
    question: String,
    day: RitualDay,
}

#[derive(Serialize, Deserialize)]
struct SessionYesPayload {
    question: String,
}

impl SharedFact {
    /// The stable name of its kind; nothing for [`SharedFact::Unknown`].
    pub const fn kind(&self) -> Option<&'static str> {
        Some(match self {
            Self::Mark { .. } => "mark",
            Self::DayMark { .. } => "day_mark",
            Self::TakeBack { .. } => "take_back",
            Self::Goal { .. } => "goal",
            Self::WeekStart { .. } => "week_start",
            Self::Device { .. } => "device",
            Self::Proposal { .. } => "proposal",
            Self::Accept { .. } => "accept",
            Self::RitualName { .. } => "ritual_name",
            Self::Pause { .. } => "pause",
            Self::PauseEnd { .. } => "pause_end",
            Self::ShareYes { .. } => "share_yes",
            Self::Invitation { .. } => "invitation",
            Self::InvitationYes { .. } => "invitation_yes",
            Self::Ready { .. } => "ready",
            Self::SessionAsk { .. } => "session_ask",
            Self::SessionYes { .. } => "session_yes",
            Self::Farewell { .. } => "farewell",
            Self::Unknown => return None,
        })
    }
}

impl EncodedFact {
    /// The stored form of a fact of this build. Nothing for [`SharedFact::Unknown`], whose bytes are already
    /// stored as they came.
    pub fn of(fact: &SharedFact) -> Option<Self> {
        let kind = fact.kind()?.to_owned();
        let payload = match fact.clone() {
            SharedFact::Mark { ritual, day } => serde_json::to_vec(&MarkPayload { ritual, day }),
            SharedFact::DayMark { day } => serde_json::to_vec(&DayMarkPayload { day }),
            SharedFact::TakeBack { mark } => serde_json::to_vec(&TakeBackPayload { mark }),
            SharedFact::Goal { from, days } => serde_json::to_vec(&GoalPayload { from, days }),
            SharedFact::WeekStart { start } => serde_json::to_vec(&WeekStartPayload { start }),
            SharedFact::Device { device, side, since } => {
                serde_json::to_vec(&DevicePayload { device, side, since })
            }
            SharedFact::Proposal { what, day, instead_of } => {
                serde_json::to_vec(&ProposalPayload { what, day, instead_of })
            }
            SharedFact::Accept { proposal, day } => serde_json::to_vec(&AcceptPayload { proposal, day }),
            SharedFact::RitualName { ritual, name } => {
                serde_json::to_vec(&RitualNamePayload { ritual, name })
            }
            SharedFact::Pause { from, until, declared } => {
                serde_json::to_vec(&PausePayload { from, until, declared })
            }
            SharedFact::PauseEnd { pause, until } => serde_json::to_vec(&PauseEndPayload { pause, until }),
            SharedFact::ShareYes { what, level } => serde_json::to_vec(&ShareYesPayload { what, level }),
            SharedFact::Invitation { practice, day, closes } => {
                serde_json::to_vec(&InvitationPayload { practice, day, closes })
            }
            SharedFact::InvitationYes { invitation, day } => {
                serde_json::to_vec(&InvitationYesPayload { invitation, day })
            }
            SharedFact::Ready { phase } => serde_json::to_vec(&ReadyPayload { phase }),
            SharedFact::SessionAsk { question, day } => {
                serde_json::to_vec(&SessionAskPayload { question: question.to_string(), day })
            }
            SharedFact::SessionYes { question } => {
                serde_json::to_vec(&SessionYesPayload { question: question.to_string() })
            }
            SharedFact::Farewell { words } => serde_json::to_vec(&FarewellPayload { words }),
            SharedFact::Unknown => return None,
        };
        Some(Self { kind, version: VERSION, payload: payload.ok()? })
    }

    /// What it says. A kind, version or payload this build cannot read is [`SharedFact::Unknown`]: it may come
    /// from a newer Rekindle, and dropping it would lose somebody's mark.
    pub fn decode(&self) -> SharedFact {
        if self.version != VERSION {
            return SharedFact::Unknown;
        }
        // Ten thousand marks come in one exchange, and nearly all are spelled as this build spells them.
        Short::read(self).map(SharedFact::from).or_else(|| self.known()).unwrap_or(SharedFact::Unknown)
    }

    fn known(&self) -> Option<SharedFact> {
        Some(match self.kind.as_str() {
            "mark" => {
                let MarkPayload { ritual, day } = self.read()?;
                SharedFact::Mark { ritual, day }
            }
            "day_mark" => SharedFact::DayMark { day: self.read::<DayMarkPayload>()?.day },
            "take_back" => SharedFact::TakeBack { mark: self.read::<TakeBackPayload>()?.mark },
            "goal" => {
                let GoalPayload { from, days } = self.read()?;
                SharedFact::Goal { from, days }
            }
            "week_start" => SharedFact::WeekStart { start: self.read::<WeekStartPayload>()?.start },
            "device" => {
                let DevicePayload { device, side, since } = self.read()?;
                SharedFact::Device { device, side, since }
            }
            "proposal" => {
                let ProposalPayload { what, day, instead_of } = self.read()?;
                SharedFact::Proposal { what, day, instead_of }
            }
            "accept" => {
                let AcceptPayload { proposal, day } = self.read()?;
                SharedFact::Accept { proposal, day }
            }
            "ritual_name" => {
                let RitualNamePayload { ritual, name } = self.read()?;
                SharedFact::RitualName { ritual, name: checked_name(&name).ok().filter(|n| *n == name)? }
            }
            "pause" => {
                let PausePayload { from, until, declared } = self.read()?;
                SharedFact::Pause { from, until, declared }
            }
            "pause_end" => {
                let PauseEndPayload { pause, until } = self.read()?;
                SharedFact::PauseEnd { pause, until }
            }
            "share_yes" => {
                let ShareYesPayload { what, level } = self.read()?;
                SharedFact::ShareYes { what, level }
            }
            "invitation" => {
                let InvitationPayload { practice, day, closes } = self.read()?;
                SharedFact::Invitation { practice: checked_practice(practice)?, day, closes }
            }
            "invitation_yes" => {
                let InvitationYesPayload { invitation, day } = self.read()?;
                SharedFact::InvitationYes { invitation, day }
            }
            "ready" => SharedFact::Ready { phase: self.read::<ReadyPayload>()?.phase },
            "session_ask" => {
                let SessionAskPayload { question, day } = self.read()?;
                SharedFact::SessionAsk { question: asked(&question)?, day }
            }
            "session_yes" => {
                SharedFact::SessionYes { question: asked(&self.read::<SessionYesPayload>()?.question)? }
            }
            "farewell" => {
                let FarewellPayload { words } = self.read()?;
                SharedFact::Farewell { words: checked_words(&words)? }
            }
            _ => return None,
        })
    }

    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.payload).ok()
    }
}

/// A practice's id as the catalogue spells ids. One that this build does not have may come with a newer catalogue.
fn checked_practice(id: String) -> Option<String> {
    let spelled = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ((1..=PRACTICE_ID_MAX).contains(&id.len()) && id.chars().all(spelled)).then_some(id)
}

/// A question in its one spelling: what has two would be two facts.
fn asked(question: &str) -> Option<AskedYes> {
    question.parse().ok().filter(|read: &AskedYes| read.to_string() == question)
}

/// Words that may be shown as they came: bounded, and nothing in them that is not text.
fn checked_words(words: &str) -> Option<String> {
    let short = words.chars().nth(FAREWELL_MAX_CHARS).is_none();
    let plain = !words.chars().any(|c| (c.is_control() && c != '\n') || is_invisible_mark(c));
    (short && plain && !words.trim().is_empty()).then(|| words.to_owned())
}
