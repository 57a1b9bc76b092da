//! The room of the journal: writing, editing, deleting, listing, showing, finding.

use super::Journal;
use super::entry::{
    EntryEditRequest, EntryView, HitView, ListRequest, WriteRequest, checked_tags, checked_text,
};
use super::search::query::Query;
use super::search::snippet::snippet;
use crate::error::{RekindleError, Result, Thing};
use crate::guide::Language;
use crate::here::Here;
use crate::ids::EntryId;
use crate::moment::RitualDay;
use crate::vault::{Vault, VaultError, entries, search};

/// The most hits of a search.
pub const HITS_MAX: usize = 20;
/// The most entries of one page of a list.
pub const LIST_MAX: u32 = 500;

impl Journal<'_> {
    /// Writes an entry.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::Invalid`] for a text without a letter or a tag that is none,
    /// [`RekindleError::FutureDay`], [`RekindleError::NotFound`] for a practice the guide does not have.
    pub fn write(self, request: &WriteRequest, here: &Here) -> Result<EntryView> {
        self.0.with_journal(|vault| {
            let entry = EntryView {
                id: EntryId::new(self.0.entropy.make_row_id(here.now)),
                kind: request.kind,
                day: self.checked_day(request.day, here)?,
                practice: self.checked_practice(request.practice.as_deref())?,
                tags: checked_tags(&request.tags)?,
                text: checked_text(&request.text)?,
            };
            vault.write(|tx| entries::insert(tx, &entry))?;
            Ok(entry)
        })
    }

    /// Changes an entry. Words that are not in it any more are in no file of the vault any more.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`], and those of [`Journal::write`].
    pub fn edit(self, id: EntryId, request: &EntryEditRequest, here: &Here) -> Result<EntryView> {
        self.0.with_journal(|vault| {
            let day = request.day.map(|day| self.checked_day(Some(day), here)).transpose()?;
            let text = request.text.as_deref().map(checked_text).transpose()?;
            let tags = request.tags.as_deref().map(checked_tags).transpose()?;
            let practice = match &request.practice {
                Some(practice) => Some(self.checked_practice(practice.as_deref())?),
                None => None,
            };
            let edited = vault.write(|tx| {
                let Some(old) = entries::get(tx, id)? else { return Ok(None) };
                let new = EntryView {
                    id,
                    kind: request.kind.unwrap_or(old.kind),
                    day: day.unwrap_or(old.day),
                    practice: practice.unwrap_or(old.practice),
                    tags: tags.unwrap_or(old.tags),
                    text: text.unwrap_or(old.text),
                };
                entries::replace(tx, &new)?;
                Ok(Some(new))
            })?;
            let edited = edited.ok_or(RekindleError::NotFound { what: Thing::Entry })?;
            forget(vault)?;
            Ok(edited)
        })
    }

    /// Deletes an entry for good: its words are in no page of table, index or log afterwards. Nothing brings them back
    /// but a backup made before.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`].
    pub fn delete(self, id: EntryId) -> Result<()> {
        self.0.with_journal(|vault| {
            if !vault.write(|tx| entries::delete(tx, id))? {
                return Err(RekindleError::NotFound { what: Thing::Entry });
            }
            forget(vault)
        })
    }

    /// One entry, whole.
    pub fn show(self, id: EntryId) -> Result<EntryView> {
        self.0.with_journal(|vault| {
            vault.read(|c| entries::get(c, id))?.ok_or(RekindleError::NotFound { what: Thing::Entry })
        })
    }

    /// A page of entries, newest day first, with the beginning of each text.
    pub fn list(self, request: &ListRequest) -> Result<Vec<EntryView>> {
        let limit = request.limit.min(LIST_MAX);
        self.0.with_journal(|vault| Ok(vault.read(|c| entries::list(c, request, limit))?))
    }

    /// The newest entries in which all words of a query stand, at most [`HITS_MAX`]. Whole words come first; where there
    /// are fewer entries with those, beginnings of words count too, and then parts of words. Any text is a query.
    pub fn search(self, query: &str) -> Result<Vec<HitView>> {
        let query = Query::parse(query);
        self.0.with_journal(|vault| {
            let found = vault.read(|c| search::newest(c, &query, HITS_MAX))?;
            let view = |hit: EntryView| HitView {
                id: hit.id,
                kind: hit.kind,
                day: hit.day,
                snippet: snippet(&hit.text, &query),
            };
            Ok(found.into_iter().map(view).collect())
        })
    }

    fn checked_day(self, day: Option<RitualDay>, here: &Here) -> Result<RitualDay> {
        let today = here.today(self.0.settings().view()?.day_start);
        match day {
            Some(day) if day > today => Err(RekindleError::FutureDay),
            Some(day) => Ok(day),
            None => Ok(today),
        }
    }

    fn checked_practice(self, id: Option<&str>) -> Result<Option<String>> {
        let Some(id) = id else { return Ok(None) };
        // The practices are the same in every language.
        let guide = self.0.guide(Language::ENGLISH)?;
        let practice = guide.practice(id).ok_or(RekindleError::NotFound { what: Thing::Practice })?;
        Ok(Some(practice.id.clone()))
    }
}

/// Cuts off the log after words were taken away. While another process reads, the cut waits for the next lock or
/// closing, which does the same.
fn forget(vault: &Vault) -> Result<()> {
    match vault.forget() {
        Err(VaultError::Busy) => Ok(()),
        other => Ok(other?),
    }
}
