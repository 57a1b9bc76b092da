//! The private journal at the border. Every call needs the unlocked app and fails with `locked` else.
//!
//! What a person wrote is in no `Debug` here and in no error: a shell that prints one of these prints nothing private.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{count, day, day_text, entry_id, optional_day};
use rekindle_core::journal::entry as core;
use rekindle_core::journal::search::snippet;
use std::ops::Range;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum EntryKind {
    /// Whatever it is.
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

/// An entry to write.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct WriteRequest {
    /// What it is about.
    pub kind: EntryKind,
    /// What the person wrote.
    pub text: String,
    /// The ritual day it is for; nothing: today.
    #[uniffi(default = None)]
    pub day: Option<String>,
    /// The person's own words to sort by.
    #[uniffi(default = [])]
    pub tags: Vec<String>,
    /// The practice it is about, by the guide's id.
    #[uniffi(default = None)]
    pub practice: Option<String>,
}

/// What to change of an entry; what is not given stays.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryEditRequest {
    /// Another kind.
    #[uniffi(default = None)]
    pub kind: Option<EntryKind>,
    /// Another text. The old one is gone for good.
    #[uniffi(default = None)]
    pub text: Option<String>,
    /// Another ritual day.
    #[uniffi(default = None)]
    pub day: Option<String>,
    /// Other tags, in place of all.
    #[uniffi(default = None)]
    pub tags: Option<Vec<String>>,
    /// Another practice, or none.
    #[uniffi(default = None)]
    pub practice: Option<PracticeChange>,
}

/// What becomes of the practice that an entry is about.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum PracticeChange {
    /// It is about none.
    Nothing,
    /// It is about this one.
    About {
        /// The guide's id.
        practice: String,
    },
}

/// An entry, as it is stored and shown.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryView {
    /// Its name in calls.
    pub id: String,
    /// What it is about.
    pub kind: EntryKind,
    /// The ritual day it is for.
    pub day: String,
    /// The practice it is about.
    pub practice: Option<String>,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// The text; in a list only how it begins.
    pub text: String,
}

/// Which entries to list, newest first.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct ListRequest {
    /// Only this kind.
    #[uniffi(default = None)]
    pub kind: Option<EntryKind>,
    /// Only with this tag.
    #[uniffi(default = None)]
    pub tag: Option<String>,
    /// Only about this practice.
    #[uniffi(default = None)]
    pub practice: Option<String>,
    /// Only for this ritual day.
    #[uniffi(default = None)]
    pub day: Option<String>,
    /// Only those after this entry in the list: the last of the page before.
    #[uniffi(default = None)]
    pub after: Option<String>,
    /// How many at most; 500 is the most of one page.
    #[uniffi(default = 20)]
    pub limit: u32,
}

/// An entry that was found.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct HitView {
    /// Its name in calls.
    pub id: String,
    /// What it is about.
    pub kind: EntryKind,
    /// The ritual day it is for.
    pub day: String,
    /// The piece around the first word that was asked for.
    pub snippet: SnippetView,
}

/// A piece of a text, and where in it the words stand that were asked for.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct SnippetView {
    /// The piece, as it was written; line breaks are spaces.
    pub text: String,
    /// Whether the text begins before it.
    pub cut_before: bool,
    /// Whether the text goes on after it.
    pub cut_after: bool,
    /// The words that were asked for, in order.
    pub marked: Vec<MarkedPiece>,
}

/// Where a word stands, counted in Unicode scalar values of the text (code points, not UTF-16 units).
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct MarkedPiece {
    /// Its first.
    pub from: u32,
    /// The one after its last.
    pub to: u32,
}

#[uniffi::export]
impl Rekindle {
    /// Writes an entry. Fails with `bad_entry`, `bad_tag`, `too_many`, `future_day`, `no_such_practice`.
    pub fn write_entry(&self, request: WriteRequest, here: Here) -> Result<EntryView> {
        self.with(|companion| {
            let request = core::WriteRequest {
                kind: request.kind.into(),
                text: request.text,
                day: optional_day(request.day)?,
                tags: request.tags,
                practice: request.practice,
            };
            Ok(companion.journal().write(&request, &here.to_core()?)?.into())
        })
    }

    /// Changes an entry. Words that are not in it any more are nowhere any more. Fails with `no_such_entry`, and as
    /// `write_entry`.
    pub fn edit_entry(&self, id: String, request: EntryEditRequest, here: Here) -> Result<EntryView> {
        self.with(|companion| {
            let request = core::EntryEditRequest {
                kind: request.kind.map(Into::into),
                text: request.text,
                day: request.day.as_deref().map(day).transpose()?,
                tags: request.tags,
                practice: request.practice.map(|change| match change {
                    PracticeChange::Nothing => None,
                    PracticeChange::About { practice } => Some(practice),
                }),
            };
            Ok(companion.journal().edit(entry_id(&id)?, &request, &here.to_core()?)?.into())
        })
    }

    /// Deletes an entry for good. Ask before: nothing brings it back but a backup made earlier. Fails with
    /// `no_such_entry`.
    pub fn delete_entry(&self, id: String) -> Result<()> {
        self.with(|companion| Ok(companion.journal().delete(entry_id(&id)?)?))
    }

    /// One entry, whole. Fails with `no_such_entry`.
    pub fn entry(&self, id: String) -> Result<EntryView> {
        self.with(|companion| Ok(companion.journal().show(entry_id(&id)?)?.into()))
    }

    /// A page of entries, newest day first, with the beginning of each text.
    pub fn entries(&self, request: ListRequest) -> Result<Vec<EntryView>> {
        self.with(|companion| {
            let request = core::ListRequest {
                kind: request.kind.map(Into::into),
                tag: request.tag,
                practice: request.practice,
                day: optional_day(request.day)?,
                after: request.after.as_deref().map(entry_id).transpose()?,
                limit: request.limit,
            };
            Ok(companion.journal().list(&request)?.into_iter().map(Into::into).collect())
        })
    }

    /// The newest entries in which all words of a query stand, at most 20. Any text is a query.
    pub fn search_journal(&self, query: String) -> Result<Vec<HitView>> {
        self.with(|companion| Ok(companion.journal().search(&query)?.into_iter().map(Into::into).collect()))
    }
}

impl From<core::EntryView> for EntryView {
    fn from(view: core::EntryView) -> Self {
        Self {
            id: view.id.to_string(),
            kind: view.kind.into(),
            day: day_text(view.day),
            practice: view.practice,
            tags: view.tags,
            text: view.text,
        }
    }
}

impl From<core::HitView> for HitView {
    fn from(view: core::HitView) -> Self {
        Self {
            id: view.id.to_string(),
            kind: view.kind.into(),
            day: day_text(view.day),
            snippet: view.snippet.into(),
        }
    }
}

impl From<snippet::SnippetView> for SnippetView {
    fn from(view: snippet::SnippetView) -> Self {
        Self {
            text: view.text,
            cut_before: view.cut_before,
            cut_after: view.cut_after,
            marked: view.marked.into_iter().map(MarkedPiece::from).collect(),
        }
    }
}

impl From<Range<usize>> for MarkedPiece {
    fn from(range: Range<usize>) -> Self {
        Self { from: count(range.start), to: count(range.end) }
    }
}

impl From<EntryKind> for core::EntryKind {
    fn from(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Free => Self::Free,
            EntryKind::Appreciation => Self::Appreciation,
            EntryKind::Concern => Self::Concern,
            EntryKind::Reflection => Self::Reflection,
            EntryKind::Letter => Self::Letter,
        }
    }
}

impl From<core::EntryKind> for EntryKind {
    fn from(kind: core::EntryKind) -> Self {
        match kind {
            core::EntryKind::Free => Self::Free,
            core::EntryKind::Appreciation => Self::Appreciation,
            core::EntryKind::Concern => Self::Concern,
            core::EntryKind::Reflection => Self::Reflection,
            core::EntryKind::Letter => Self::Letter,
        }
    }
}
