//! The phases of the exercise and the keys of what is said about each.
//!
//! There is no fifth: what comes after P3 is one page that names a certified therapist.

use serde::{Deserialize, Serialize};

/// A phase. P0 to P2 are led by the timer, P3 is a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The starter: hands, forearms, feet and back, clothed.
    P0,
    /// The whole body but for the list.
    P1,
    /// As P1; chest and genitals in passing, no more than anywhere else.
    P2,
    /// Both at once.
    P3,
}

/// How much is spoken during touch (I8): one setting, quiet unless chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaking {
    /// Words only for what is uncomfortable; from P2 on also wishes.
    #[default]
    Quiet,
    /// As each likes.
    Free,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::P0, Self::P1, Self::P2, Self::P3];

    /// The phase after this one.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::P0 => Some(Self::P1),
            Self::P1 => Some(Self::P2),
            Self::P2 => Some(Self::P3),
            Self::P3 => None,
        }
    }

    /// Key of its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::P0 => "sensate.p0.title",
            Self::P1 => "sensate.p1.title",
            Self::P2 => "sensate.p2.title",
            Self::P3 => "sensate.p3.title",
        }
    }

    /// Keys of what to know before, one paragraph each.
    pub const fn about(self) -> &'static [&'static str] {
        match self {
            Self::P0 => &["sensate.p0.about", "sensate.p0.how", "sensate.before.when", "sensate.before.feel"],
            Self::P1 => &["sensate.p1.about", "sensate.p1.how", "sensate.before.when", "sensate.before.feel"],
            Self::P2 => &["sensate.p2.about", "sensate.p2.how", "sensate.before.when", "sensate.before.feel"],
            Self::P3 => &["sensate.p3.about", "sensate.p3.how", "sensate.p3.stop", "sensate.before.when"],
        }
    }

    /// Key of what to say about words during touch.
    pub const fn speaking(self, speaking: Speaking) -> &'static str {
        match (speaking, self) {
            (Speaking::Free, _) => "sensate.speaking.free",
            (Speaking::Quiet, Self::P0 | Self::P1) => "sensate.speaking.quiet",
            (Speaking::Quiet, Self::P2 | Self::P3) => "sensate.speaking.quiet_wishes",
        }
    }

    /// Keys of what each agrees to with their yes, one line each. The list of what is off limits stands beside it.
    pub const fn consent(self) -> &'static [&'static str] {
        match self {
            Self::P0 => &["sensate.consent.p0", "sensate.consent.off", "sensate.consent.stop"],
            Self::P1 => &["sensate.consent.p1", "sensate.consent.off", "sensate.consent.stop"],
            Self::P2 => &["sensate.consent.p2", "sensate.consent.off", "sensate.consent.stop"],
            Self::P3 => &["sensate.consent.p3", "sensate.consent.off", "sensate.consent.stop"],
        }
    }
}
