//! The guide at the border: practices, decks, paths and pages in one language. It needs no vault, so that
//! help and the first run work before there is one and without its key.

use crate::error::{RekindleError, Result, guarded};
use crate::spelling::{day, language, time_text};
use rekindle_core::guide as core;
use std::sync::Arc;

/// The three kinds of closeness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Closeness {
    /// Being known and safe with each other.
    Emotional,
    /// Thinking, wondering and learning together.
    Intellectual,
    /// Touch, from a hand held to sex.
    Physical,
}

/// What to mind before a practice or a card is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Caution {
    /// Not on the first days: talk and time come first.
    NotOnFirstDays,
    /// Asks someone to show something tender.
    Vulnerable,
}

/// What a deck is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum DeckKind {
    /// Beginnings of a sentence, to go on from.
    Openers,
    /// Things to do.
    Ideas,
    /// Questions to both.
    Questions,
}

/// One stage of the roadmap. It orders suggestions; nothing is locked.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct StageView {
    /// Its name in calls.
    pub id: String,
    /// Its place, 1 to 4.
    pub number: u8,
    /// Its name, as a heading.
    pub name: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// Why it stands where it does.
    pub why: Vec<String>,
    /// How to go about it.
    pub how: Vec<String>,
    /// How to know that the next one may come.
    pub next: String,
}

/// Something a couple, or one person, can do and make a ritual of.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PracticeView {
    /// Its name in calls.
    pub id: String,
    /// The id of its stage.
    pub stage: String,
    /// It suits every stage.
    pub every_stage: bool,
    /// How it counts.
    pub kind: crate::rituals::RitualKind,
    /// The kinds of closeness it serves, the main one first.
    pub closeness: Vec<Closeness>,
    /// About how long it takes.
    pub minutes: u16,
    /// The suggested days, as RFC 5545's RRULE.
    pub rule: String,
    /// The suggested times of day, `HH:MM`.
    pub times: Vec<String>,
    /// What to mind before it is suggested.
    pub cautions: Vec<Caution>,
    /// The ids of the decks that go with it.
    pub decks: Vec<String>,
    /// Its name, plain and short.
    pub name: String,
    /// Title for calendars that others may see: neutral.
    pub calendar_title: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// Why.
    pub why: String,
    /// How, step by step.
    pub steps: Vec<String>,
    /// A smaller way for tired days.
    pub tired: String,
    /// Other ways: for other bodies, homes and distances.
    pub variants: Vec<String>,
    /// A way to do it without a partner.
    pub alone: Option<String>,
    /// Words to propose it to a partner without the app.
    pub say: Option<String>,
}

/// One card of a deck.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardView {
    /// Its name within the deck.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A deck of cards.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DeckView {
    /// Its name in calls.
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
    /// Its cards.
    pub cards: Vec<CardView>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PathStepView {
    /// Its name within the path.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What to do.
    pub text: Vec<String>,
    /// The ids of the practices that it suggests.
    pub practices: Vec<String>,
}

/// A path: a few steps for one situation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PathView {
    /// Its name in calls.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub summary: String,
    /// What there is to know before.
    pub opening: Vec<String>,
    /// The steps, in order.
    pub steps: Vec<PathStepView>,
    /// When to look for help outside.
    pub help: String,
}

/// A page of plain text.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PageView {
    /// Its name in calls.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// The guide in one language, read once in the life of the process.
#[derive(Debug, uniffi::Object)]
pub struct Guide {
    pub(crate) catalogue: Arc<core::Catalogue>,
}

#[uniffi::export]
impl Guide {
    /// The guide in the language that serves a tag; English when the guide does not speak it.
    #[uniffi::constructor]
    pub fn new(language_tag: String) -> Result<Arc<Self>> {
        guarded(|| {
            let catalogue = core::Catalogue::of(language(&language_tag))
                .map_err(|error| RekindleError::internal(&error.to_string()))?;
            Ok(Arc::new(Self { catalogue }))
        })
    }

    /// The roadmap: four stages, in order.
    pub fn stages(&self) -> Result<Vec<StageView>> {
        guarded(|| Ok(self.catalogue.stages().iter().map(Into::into).collect()))
    }

    /// Every practice, in the order in which it is suggested.
    pub fn practices(&self) -> Result<Vec<PracticeView>> {
        guarded(|| Ok(self.catalogue.practices().iter().map(Into::into).collect()))
    }

    /// One practice. Fails with `no_such_practice`.
    pub fn practice(&self, id: String) -> Result<PracticeView> {
        guarded(|| self.catalogue.practice(&id).map(Into::into).ok_or_else(|| missing("practice")))
    }

    /// The decks with their cards.
    pub fn decks(&self) -> Result<Vec<DeckView>> {
        guarded(|| Ok(self.catalogue.decks().iter().map(Into::into).collect()))
    }

    /// A deck's card of a ritual day: every card comes once before any comes again. Fails with
    /// `no_such_deck`.
    pub fn deck_card(&self, deck: String, day_text: String) -> Result<CardView> {
        guarded(|| {
            let day = day(&day_text)?;
            let deck = self.catalogue.deck(&deck).ok_or_else(|| missing("deck"))?;
            deck.card_of_day(day.number()).map(Into::into).ok_or_else(|| missing("deck"))
        })
    }

    /// The paths.
    pub fn paths(&self) -> Result<Vec<PathView>> {
        guarded(|| Ok(self.catalogue.paths().iter().map(Into::into).collect()))
    }

    /// The pages.
    pub fn pages(&self) -> Result<Vec<PageView>> {
        guarded(|| Ok(self.catalogue.pages().iter().map(Into::into).collect()))
    }
}

fn missing(what: &str) -> RekindleError {
    RekindleError::refused(&format!("no_such_{what}"), format!("no such {what}"))
}

impl From<&core::StagePage> for StageView {
    fn from(page: &core::StagePage) -> Self {
        Self {
            id: page.stage.name().to_owned(),
            number: page.stage.number(),
            name: page.name.clone(),
            summary: page.summary.clone(),
            why: page.why.clone(),
            how: page.how.clone(),
            next: page.next.clone(),
        }
    }
}

impl From<&core::Practice> for PracticeView {
    fn from(practice: &core::Practice) -> Self {
        let text = practice.text.clone();
        Self {
            id: practice.id.clone(),
            stage: practice.stage.name().to_owned(),
            every_stage: practice.every_stage,
            kind: practice.kind.into(),
            closeness: practice.closeness.iter().copied().map(Into::into).collect(),
            minutes: practice.minutes,
            rule: practice.rule.clone(),
            times: practice.times.iter().copied().map(time_text).collect(),
            cautions: practice.cautions.iter().copied().map(Into::into).collect(),
            decks: practice.decks.clone(),
            name: text.name,
            calendar_title: text.calendar_title,
            summary: text.summary,
            why: text.why,
            steps: text.steps,
            tired: text.tired,
            variants: text.variants,
            alone: text.alone,
            say: text.say,
        }
    }
}

impl From<&core::Deck> for DeckView {
    fn from(deck: &core::Deck) -> Self {
        Self {
            id: deck.id.clone(),
            kind: match deck.kind {
                core::DeckKind::Openers => DeckKind::Openers,
                core::DeckKind::Ideas => DeckKind::Ideas,
                core::DeckKind::Questions => DeckKind::Questions,
            },
            closeness: deck.closeness.into(),
            cautions: deck.cautions.iter().copied().map(Into::into).collect(),
            name: deck.name.clone(),
            about: deck.about.clone(),
            cards: deck.cards.iter().map(Into::into).collect(),
        }
    }
}

impl From<&core::Card> for CardView {
    fn from(card: &core::Card) -> Self {
        Self { id: card.id.clone(), text: card.text.clone() }
    }
}

impl From<&core::GuidePath> for PathView {
    fn from(path: &core::GuidePath) -> Self {
        let step = |step: &core::PathStep| PathStepView {
            id: step.id.clone(),
            title: step.title.clone(),
            text: step.text.clone(),
            practices: step.practices.clone(),
        };
        Self {
            id: path.id.clone(),
            name: path.name.clone(),
            summary: path.summary.clone(),
            opening: path.opening.clone(),
            steps: path.steps.iter().map(step).collect(),
            help: path.help.clone(),
        }
    }
}

impl From<&core::Page> for PageView {
    fn from(page: &core::Page) -> Self {
        Self { id: page.id.clone(), title: page.title.clone(), text: page.text.clone() }
    }
}

impl From<core::Closeness> for Closeness {
    fn from(kind: core::Closeness) -> Self {
        match kind {
            core::Closeness::Emotional => Self::Emotional,
            core::Closeness::Intellectual => Self::Intellectual,
            core::Closeness::Physical => Self::Physical,
        }
    }
}

impl From<core::Caution> for Caution {
    fn from(caution: core::Caution) -> Self {
        match caution {
            core::Caution::NotOnFirstDays => Self::NotOnFirstDays,
            core::Caution::Vulnerable => Self::Vulnerable,
        }
    }
}

impl From<core::PracticeKind> for crate::rituals::RitualKind {
    fn from(kind: core::PracticeKind) -> Self {
        match kind {
            core::PracticeKind::Together => Self::Together,
            core::PracticeKind::Each => Self::Each,
            core::PracticeKind::Touch => Self::Touch,
        }
    }
}
