//! An entry: what may be in one, and what a screen gets of it.

use super::search::snippet::SnippetView;
use crate::error::{Input, RekindleError, Result};
use crate::ids::EntryId;
use crate::moment::RitualDay;
use crate::rituals::name::is_invisible_mark;

/// The longest text, in bytes: some fifty pages. A line of a backup holds it whatever its signs are spelled as.
pub const TEXT_MAX_BYTES: usize = 128 << 10;
/// The most tags of an entry.
pub const TAGS_MAX: usize = 16;
/// The longest tag, in characters.
pub const TAG_MAX_CHARS: usize = 40;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EntryKind {
    /// Whatever it is.
    #[default]
    Free,
    /// Something to be glad of.
    Appreciation,
    /// Something to be talked about.
    Concern,
    /// What stayed after a session.
    Reflection,
    /// A letter, sent or not.
    Letter,
}

impl EntryKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Free, Self::Appreciation, Self::Concern, Self::Reflection, Self::Letter];

    /// Its name in rows and scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Appreciation => "appreciation",
            Self::Concern => "concern",
            Self::Reflection => "reflection",
            Self::Letter => "letter",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An entry to write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriteRequest {
    /// What it is about.
    pub kind: EntryKind,
    /// What the person wrote.
    pub text: String,
    /// The ritual day it is for; nothing: today.
    pub day: Option<RitualDay>,
    /// The person's own words to sort by.
    pub tags: Vec<String>,
    /// The practice it is about, by the catalogue's id.
    pub practice: Option<String>,
}

/// What to change of an entry; what is not given stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryEditRequest {
    /// Another kind.
    pub kind: Option<EntryKind>,
    /// Another text. The old one is gone for good.
    pub text: Option<String>,
    /// Another ritual day.
    pub day: Option<RitualDay>,
    /// Other tags, in place of all.
    pub tags: Option<Vec<String>>,
    /// Another practice, or none.
    pub practice: Option<Option<String>>,
}

/// An entry, as it is stored and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryView {
    /// Its name in calls.
    pub id: EntryId,
    /// What it is about.
    pub kind: EntryKind,
    /// The ritual day it is for.
    pub day: RitualDay,
    /// The practice it is about.
    pub practice: Option<String>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// The text; in a list only how it begins.
    pub text: String,
}

/// Which entries to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// Only this kind.
    pub kind: Option<EntryKind>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only about this practice.
    pub practice: Option<String>,
    /// Only for this ritual day.
    pub day: Option<RitualDay>,
    /// Only those after this one in the list: the last of the page before.
    pub after: Option<EntryId>,
    /// How many at most.
    pub limit: u32,
}

impl Default for ListRequest {
    fn default() -> Self {
        Self { kind: None, tag: None, practice: None, day: None, after: None, limit: 20 }
    }
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitView {
    /// Its name in calls.
    pub id: EntryId,
    /// What it is about.
    pub kind: EntryKind,
    /// The ritual day it is for.
    pub day: RitualDay,
    /// The piece around the first word that was asked for.
    pub snippet: SnippetView,
}

/// Checks a text from outside; line ends at its end are dropped.
pub(crate) fn checked_text(text: &str) -> Result<String> {
    let text = text.trim_end();
    if text.trim_start().is_empty() {
        return Err(RekindleError::invalid(Input::Entry, "write at least one letter"));
    }
    if text.len() > TEXT_MAX_BYTES || text.contains('\0') {
        return Err(RekindleError::invalid(Input::Entry, "it is too long, or no text"));
    }
    Ok(text.to_owned())
}

/// Checks tags from outside: trimmed, sorted, each once.
pub(crate) fn checked_tags(tags: &[String]) -> Result<Vec<String>> {
    let mut checked = Vec::with_capacity(tags.len());
    for tag in tags {
        let tag = tag.trim();
        let unfit = tag.chars().any(|c| c.is_control() || is_invisible_mark(c));
        if tag.is_empty() || unfit || tag.chars().nth(TAG_MAX_CHARS).is_some() {
            return Err(RekindleError::invalid(Input::Tag, TAG_MAX_CHARS));
        }
        checked.push(tag.to_owned());
    }
    checked.sort_unstable();
    checked.dedup();
    if checked.len() > TAGS_MAX {
        return Err(RekindleError::invalid(Input::TooMany, TAGS_MAX));
    }
    Ok(checked)
}
