//! The shapes of the guide's files, as serde reads them. Unknown fields are refused, so that a typo is found.
//!
//! Files at the root of `core/content` hold what is the same in every language; those in a language's folder
//! hold its words. It must not check meaning: `load` does, where it can name file and key.

use super::first_run::{GoingOn, Missing};
use super::help::HelpService;
use super::model::{Caution, Closeness, DeckKind, PracticeKind, Stage};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Practices {
    pub(super) practice: Vec<Practice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Practice {
    pub(super) id: String,
    pub(super) stage: Stage,
    #[serde(default)]
    pub(super) every_stage: bool,
    pub(super) kind: PracticeKind,
    pub(super) closeness: Vec<Closeness>,
    pub(super) minutes: u16,
    pub(super) rule: String,
    pub(super) times: Vec<String>,
    #[serde(default)]
    pub(super) cautions: Vec<Caution>,
    #[serde(default)]
    pub(super) decks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decks {
    pub(super) deck: Vec<Deck>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deck {
    pub(super) id: String,
    pub(super) kind: DeckKind,
    pub(super) closeness: Closeness,
    #[serde(default)]
    pub(super) cautions: Vec<Caution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeckText {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) cards: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paths {
    pub(super) path: Vec<Path>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Path {
    pub(super) id: String,
    pub(super) step: Vec<PathStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathStep {
    pub(super) id: String,
    #[serde(default)]
    pub(super) practices: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathText {
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) opening: Vec<String>,
    pub(super) help: String,
    pub(super) steps: BTreeMap<String, PathStepText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathStepText {
    pub(super) title: String,
    pub(super) text: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstRun {
    pub(super) rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Rule {
    pub(super) id: String,
    #[serde(default)]
    pub(super) missing: Vec<Missing>,
    #[serde(default)]
    pub(super) going_on: Vec<GoingOn>,
    #[serde(default)]
    pub(super) minutes: Vec<u16>,
    pub(super) practice: String,
    #[serde(default)]
    pub(super) shows_help: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstRunText {
    pub(super) why: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Help {
    pub(super) country: Vec<HelpCountry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HelpCountry {
    pub(super) code: String,
    pub(super) emergency: Vec<String>,
    #[serde(default)]
    pub(super) service: Vec<HelpService>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HelpText {
    pub(super) title: String,
    pub(super) about: Vec<String>,
    pub(super) countries: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StageText {
    pub(super) name: String,
    pub(super) summary: String,
    pub(super) why: Vec<String>,
    pub(super) how: Vec<String>,
    pub(super) next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pages {
    pub(super) page: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    pub(super) id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageText {
    pub(super) title: String,
    pub(super) text: Vec<String>,
}

/// A language about itself (`language.toml`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageText {
    /// Its BCP 47 tag; the same as its folder's name.
    pub(super) tag: String,
    /// Its name in itself.
    pub(super) name: String,
    /// Which way it is written.
    pub(super) direction: Direction,
    /// Choices that whoever writes in it should know.
    #[expect(dead_code, reason = "for the people who write; read only so that a wrong kind is found")]
    pub(super) choices: Vec<String>,
}

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}
