//! What the catalogue holds, as the rooms and shells read it: structure that is the same in every language
//! joined with the words of one.
//!
//! It must not know anything about a couple: which practices they adopted is the business of `rituals`.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// The three kinds of closeness. Every practice says which it serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closeness {
    /// Being known and safe with each other.
    Emotional,
    /// Thinking, wondering and learning together.
    Intellectual,
    /// Touch, from a hand held to sex.
    Physical,
}

impl Closeness {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Emotional, Self::Intellectual, Self::Physical];

    /// Its name in files and keys: its word is `closeness.NAME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emotional => "emotional",
            Self::Intellectual => "intellectual",
            Self::Physical => "physical",
        }
    }
}

/// The four stages of the roadmap, in the guide's order (`product.md`, G0). They order suggestions; nothing
/// is ever locked by a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Safety and talk come first.
    SafetyAndTalk,
    /// Then touch that asks for nothing.
    EverydayTouch,
    /// Then talking about sex, away from bed.
    TalkingAboutSex,
    /// Then sensation without a goal, when the ground is firm.
    SensateFocus,
}

impl Stage {
    /// All four, in order.
    pub const ALL: [Self; 4] =
        [Self::SafetyAndTalk, Self::EverydayTouch, Self::TalkingAboutSex, Self::SensateFocus];

    /// Its name in files and on a command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SafetyAndTalk => "safety-and-talk",
            Self::EverydayTouch => "everyday-touch",
            Self::TalkingAboutSex => "talking-about-sex",
            Self::SensateFocus => "sensate-focus",
        }
    }

    /// Its place in the roadmap, 1 to 4.
    pub const fn number(self) -> u8 {
        match self {
            Self::SafetyAndTalk => 1,
            Self::EverydayTouch => 2,
            Self::TalkingAboutSex => 3,
            Self::SensateFocus => 4,
        }
    }
}

/// How a practice counts (`streak.md`, Days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PracticeKind {
    /// Took both: one mark is enough.
    Together,
    /// Each does their own.
    Each,
    /// Touch: private, never counted, never shared.
    Touch,
}

/// What to mind before a practice is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caution {
    /// Not offered on the first days: talk and time come first (`product.md`, G0).
    NotOnFirstDays,
    /// Asks someone to show something tender. Not suggested after hurt, nor behind a closed safety gate.
    Vulnerable,
}

/// One stage of the roadmap with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagePage {
    /// Which one.
    pub stage: Stage,
    /// Its name, as a heading.
    pub name: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// Why it stands where it does, soberly.
    pub why: Vec<String>,
    /// How to go about it.
    pub how: Vec<String>,
    /// How to know that the next one may come. Never a test.
    pub next: String,
}

/// Something a couple, or one person, can do and make a ritual of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Its name in files, facts and on a command line.
    pub id: String,
    /// Its stage of the roadmap.
    pub stage: Stage,
    /// It protects what is there, and suits every stage (date night, a walk).
    pub every_stage: bool,
    /// How it counts.
    pub kind: PracticeKind,
    /// The kinds of closeness it serves; at least one, the main one first.
    pub closeness: Vec<Closeness>,
    /// About how long it takes, 1 to 240 minutes.
    pub minutes: u16,
    /// When it is suggested: a recurrence rule in civil time, at the granularity of days.
    pub rule: String,
    /// The suggested civil times of day, to the minute; at least one.
    pub times: Vec<NaiveTime>,
    /// What to mind before it is suggested.
    pub cautions: Vec<Caution>,
    /// The decks that go with it.
    pub decks: Vec<String>,
    /// Its words.
    pub text: PracticeText,
}

impl Practice {
    /// Whether this caution stands.
    pub fn minds(&self, caution: Caution) -> bool {
        self.cautions.contains(&caution)
    }
}

/// The words of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeText {
    /// Its name, plain and short.
    pub name: String,
    /// Title for calendars that others may see: neutral.
    pub calendar_title: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// Why, soberly: what may be claimed and no more.
    pub why: String,
    /// How, step by step.
    pub steps: Vec<String>,
    /// A smaller way for tired days.
    pub tired: String,
    /// Other ways: for other bodies, homes and distances.
    #[serde(default)]
    pub variants: Vec<String>,
    /// A way to do it without a partner, where that makes sense.
    pub alone: Option<String>,
    /// Words to propose it to a partner without the app. Nothing for what one does alone.
    pub say: Option<String>,
}

/// What a deck is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeckKind {
    /// Beginnings of a sentence, to go on from.
    Openers,
    /// Things to do.
    Ideas,
    /// Questions to both.
    Questions,
}

/// A deck of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    /// Its name in files and on a command line.
    pub id: String,
    /// What it is for.
    pub kind: DeckKind,
    /// The kind of closeness it serves.
    pub closeness: Closeness,
    /// What to mind before a card is offered.
    pub cautions: Vec<Caution>,
    /// Its name.
    pub name: String,
    /// What it is and how to use it.
    pub about: String,
    /// Its cards, in order of id; never empty.
    pub cards: Vec<Card>,
}

impl Deck {
    /// The card of a day, by the day's number: every card comes once before any comes again, and
    /// neighbours in the file do not follow each other.
    pub fn card_of_day(&self, day_number: i32) -> Option<&Card> {
        let count = u64::try_from(self.cards.len()).ok().filter(|count| *count > 0)?;
        // A stride without a common factor walks through all of them.
        let stride = [11, 7, 5, 3].into_iter().find(|stride| count % stride != 0).unwrap_or(1);
        let day = u64::try_from(i64::from(day_number) - i64::from(i32::MIN)).ok()?;
        self.cards.get(usize::try_from(day * stride % count).ok()?)
    }
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name within the deck; the same in every language.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A path: a few steps for one situation, in an order that has proved kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidePath {
    /// Its name in files and on a command line.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub summary: String,
    /// What there is to know before.
    pub opening: Vec<String>,
    /// The steps, in order; taking them in another is fine.
    pub steps: Vec<PathStep>,
    /// When to look for help outside.
    pub help: String,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// Its name within the path.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What to do.
    pub text: Vec<String>,
    /// The practices that it suggests; may be none.
    pub practices: Vec<String>,
}

/// A page of plain text: what it is, why, what to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its name in files and on a command line.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}
