//! The guide: practices, decks, paths, pages, help addresses and the interface's words, as data in
//! `core/content`, one folder a language.
//!
//! It is embedded when the program is built and never looked for on a disk. Loading one language takes a
//! few milliseconds, so it is done once a process: [`Catalogue::of`] keeps what never changes. It must not
//! know anything about a couple, and no text for people may stand in its code.

mod embedded;
mod error;
mod first_run;
mod help;
mod language;
mod load;
mod model;
mod raw;
mod source;
mod words;

pub mod check;

pub use error::CatalogueError;
pub use first_run::{Answers, AnswersError, FirstRun, GoingOn, Missing, Rule, Suggestion, WeeklyTime};
pub use help::{Help, HelpCountry, HelpKind, HelpService};
pub use language::Language;
pub use model::{
    Card, Caution, Closeness, Deck, DeckKind, GuidePath, Page, PathStep, Practice, PracticeKind,
    PracticeText, Stage, StagePage,
};
pub use raw::Direction;
pub use words::Words;

use source::Source;
use std::sync::{Arc, Mutex, PoisonError};

/// The guides that were asked for, one a language.
static KEPT: Mutex<Vec<Arc<Catalogue>>> = Mutex::new(Vec::new());

/// The whole guide in one language.
#[derive(Debug)]
pub struct Catalogue {
    language: Language,
    name: String,
    direction: Direction,
    stages: Vec<StagePage>,
    practices: Vec<Practice>,
    decks: Vec<Deck>,
    paths: Vec<GuidePath>,
    pages: Vec<Page>,
    first_run: FirstRun,
    help: Help,
    words: Words,
}

impl Catalogue {
    /// The guide in `language`, read at most once a process: a phone opens the vault for every action on a
    /// notification, and would read the same words each time.
    pub fn of(language: Language) -> Result<Arc<Self>, CatalogueError> {
        // A thread that panicked while reading leaves the list as it was.
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(guide) = kept.iter().find(|guide| guide.language == language) {
            return Ok(Arc::clone(guide));
        }
        let guide = Arc::new(Self::load(language)?);
        kept.push(Arc::clone(&guide));
        Ok(guide)
    }

    /// The guide in `language`, from the files embedded in this program.
    pub fn load(language: Language) -> Result<Self, CatalogueError> {
        load::catalogue(language, &Source::embedded(language))
    }

    /// The guide from outside text: the embedded files with `replacements` (full name below `core/content`,
    /// new text) in the place of those of the same name. For tests and fuzzing.
    pub fn parse(language: Language, replacements: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        load::catalogue(language, &Source::embedded(language).with(replacements))
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The language's name in itself.
    pub fn language_name(&self) -> &str {
        &self.name
    }

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The roadmap: four stages, in order.
    pub fn stages(&self) -> &[StagePage] {
        &self.stages
    }

    /// Every practice, in the order in which it is suggested.
    pub fn practices(&self) -> &[Practice] {
        &self.practices
    }

    /// The practice with this id.
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|practice| practice.id == id)
    }

    /// The decks.
    pub fn decks(&self) -> &[Deck] {
        &self.decks
    }

    /// The deck with this id.
    pub fn deck(&self, id: &str) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.id == id)
    }

    /// The paths.
    pub fn paths(&self) -> &[GuidePath] {
        &self.paths
    }

    /// The path with this id.
    pub fn path(&self, id: &str) -> Option<&GuidePath> {
        self.paths.iter().find(|path| path.id == id)
    }

    /// The pages.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The page with this id.
    pub fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The first run's table of suggestions.
    pub fn first_run(&self) -> &FirstRun {
        &self.first_run
    }

    /// Help addresses.
    pub fn help(&self) -> &Help {
        &self.help
    }

    /// The interface's words.
    pub fn words(&self) -> &Words {
        &self.words
    }
}
