//! What may be touched in a phase and what is off limits (I1, I13, the table of phases).
//!
//! Two people's own limits meet here and only what both leave open stays open. Whose a limit was cannot be told
//! from the result, and nothing else is kept. It must not know why somebody names an area.

use super::Phase;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A part of the body, named so that it is right for any body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// Hands.
    Hands,
    /// Forearms.
    Forearms,
    /// Upper arms and shoulders.
    Shoulders,
    /// Feet.
    Feet,
    /// Lower legs and knees.
    LowerLegs,
    /// Thighs, on the outside.
    Thighs,
    /// Thighs, on the inside.
    InnerThighs,
    /// Back.
    Back,
    /// Belly.
    Belly,
    /// Neck.
    Neck,
    /// Face and ears.
    Face,
    /// Head and hair.
    Head,
    /// Kissing: mouth to anywhere.
    Kissing,
    /// Buttocks.
    Buttocks,
    /// Breasts or chest.
    Chest,
    /// Genitals.
    Genitals,
}

/// Something two people leave aside with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Intercourse of any kind.
    Intercourse,
    /// Oral sex.
    OralSex,
    /// Touch that aims at release.
    Release,
    /// Undressing: the starter is done in clothes.
    Undressing,
}

/// What P0 is made of.
const STARTER: [Area; 4] = [Area::Hands, Area::Forearms, Area::Feet, Area::Back];

/// Off in P1 and after, unless both include them.
const ONLY_IF_BOTH: [Area; 3] = [Area::Kissing, Area::Buttocks, Area::InnerThighs];

impl Area {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [Self; 16] = [
        Self::Hands,
        Self::Forearms,
        Self::Shoulders,
        Self::Feet,
        Self::LowerLegs,
        Self::Thighs,
        Self::InnerThighs,
        Self::Back,
        Self::Belly,
        Self::Neck,
        Self::Face,
        Self::Head,
        Self::Kissing,
        Self::Buttocks,
        Self::Chest,
        Self::Genitals,
    ];

    /// Key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hands => "sensate.area.hands",
            Self::Forearms => "sensate.area.forearms",
            Self::Shoulders => "sensate.area.shoulders",
            Self::Feet => "sensate.area.feet",
            Self::LowerLegs => "sensate.area.lower_legs",
            Self::Thighs => "sensate.area.thighs",
            Self::InnerThighs => "sensate.area.inner_thighs",
            Self::Back => "sensate.area.back",
            Self::Belly => "sensate.area.belly",
            Self::Neck => "sensate.area.neck",
            Self::Face => "sensate.area.face",
            Self::Head => "sensate.area.head",
            Self::Kissing => "sensate.area.kissing",
            Self::Buttocks => "sensate.area.buttocks",
            Self::Chest => "sensate.area.chest",
            Self::Genitals => "sensate.area.genitals",
        }
    }

    /// Whether a person is asked if it may be included in this phase; it is off unless both say so.
    pub fn asked_in(self, phase: Phase) -> bool {
        phase >= Phase::P1 && ONLY_IF_BOTH.contains(&self)
    }
}

impl Act {
    /// Key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Intercourse => "sensate.act.intercourse",
            Self::OralSex => "sensate.act.oral_sex",
            Self::Release => "sensate.act.release",
            Self::Undressing => "sensate.act.undressing",
        }
    }
}

/// What one person says before a session. It is not kept by person; a guest's is not kept at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnLimits {
    /// Not today, without a reason.
    pub not_today: BTreeSet<Area>,
    /// Of those that are off unless both include them: included.
    pub included: BTreeSet<Area>,
}

/// The limits of one session: what both left open, and what is off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// May be touched. Empty when nothing is left; then this is an evening for something else.
    pub allowed: BTreeSet<Area>,
    /// Off limits.
    pub off: BTreeSet<Area>,
    /// Left aside with each other, in the session and between sessions. Never empty.
    pub acts: BTreeSet<Act>,
}

impl Limits {
    /// The limits of `phase` for two people.
    pub fn of(phase: Phase, one: &OwnLimits, other: &OwnLimits) -> Self {
        let (allowed, off) = Area::ALL.into_iter().partition(|area| {
            let open = match phase {
                Phase::P0 => STARTER.contains(area),
                Phase::P1 => !matches!(area, Area::Chest | Area::Genitals),
                Phase::P2 | Phase::P3 => true,
            };
            let both =
                !area.asked_in(phase) || (one.included.contains(area) && other.included.contains(area));
            open && both && !one.not_today.contains(area) && !other.not_today.contains(area)
        });
        let mut acts = BTreeSet::from([Act::Intercourse, Act::OralSex, Act::Release]);
        if phase == Phase::P0 {
            acts.insert(Act::Undressing);
        }
        Self { allowed, off, acts }
    }

    /// Whether nothing is left to touch.
    pub fn leaves_nothing(&self) -> bool {
        self.allowed.is_empty()
    }
}
