//! Composing as the room of the journal offers it, and the concerns that wait for a check-in or for a night to pass.

use super::blame::BlameView;
use super::{Composer, DraftView, Until};
use crate::error::{Input, RekindleError, Result, Thing};
use crate::guide::Language;
use crate::here::Here;
use crate::ids::EntryId;
use crate::journal::Journal;
use crate::journal::entry::{EntryView, checked_text};
use crate::moment::RitualDay;
use crate::vault::{entries, waiting};

/// What to compose and what shall become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposeRequest {
    /// Which composer.
    pub composer: Composer,
    /// An answer for each field, in order.
    pub answers: Vec<String>,
    /// What the entry waits for; nothing: it is kept.
    pub until: Option<Until>,
}

/// A text that was composed and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposedView {
    /// The entry.
    pub entry: EntryView,
    /// Words that tend to close an ear. They stand in it as they were written.
    pub blame: Vec<BlameView>,
}

impl Journal<'_> {
    /// Keeps what a composer makes of the answers as an entry of its kind, for today.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::Invalid`] when a field that is needed is empty, or all together is too
    /// long.
    pub fn compose(self, request: &ComposeRequest, here: &Here, language: Language) -> Result<ComposedView> {
        let guide = self.0.guide(language)?;
        let DraftView { text, missing, blame } = request.composer.draft(&request.answers, guide.words());
        if let Some(field) = missing.first() {
            return Err(RekindleError::invalid(Input::Entry, field));
        }
        self.0.with_journal(|vault| {
            let today = self.waiting_day(here)?;
            let entry = EntryView {
                id: EntryId::new(self.0.entropy.make_row_id(here.now)),
                kind: request.composer.kind(),
                day: today,
                practice: request.composer.practice().map(str::to_owned),
                tags: Vec::new(),
                text: checked_text(&text)?,
            };
            vault.write(|tx| {
                entries::insert(tx, &entry)?;
                match request.until {
                    Some(until) => waiting::put(tx, entry.id, until, today),
                    None => Ok(()),
                }
            })?;
            Ok(ComposedView { entry, blame })
        })
    }

    /// Lets an entry wait: for the next check-in, or for a night to pass.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`].
    pub fn put_off(self, id: EntryId, until: Until, here: &Here) -> Result<()> {
        self.0.with_journal(|vault| {
            let today = self.waiting_day(here)?;
            let there = vault.write(|tx| {
                let there = entries::get(tx, id)?.is_some();
                if there {
                    waiting::put(tx, id, until, today)?;
                }
                Ok(there)
            })?;
            if there { Ok(()) } else { Err(RekindleError::NotFound { what: Thing::Entry }) }
        })
    }

    /// Sets an entry aside that waited: it was talked about, or need not be. The entry stays.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when it did not wait.
    pub fn set_aside(self, id: EntryId) -> Result<()> {
        self.0.with_journal(|vault| {
            let waited = vault.write(|tx| waiting::delete(tx, id))?;
            if waited { Ok(()) } else { Err(RekindleError::NotFound { what: Thing::Entry }) }
        })
    }

    /// What is parked for the next check-in, whole texts, oldest first.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn parked(self) -> Result<Vec<EntryView>> {
        self.0.with_journal(|vault| Ok(vault.read(|c| waiting::all(c, Until::CheckIn, None))?))
    }

    /// What was slept on: a night has passed since, and it can be said, parked, kept or let go.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn slept_on(self, here: &Here) -> Result<Vec<EntryView>> {
        let today = self.waiting_day(here)?;
        self.0.with_journal(|vault| Ok(vault.read(|c| waiting::all(c, Until::Tomorrow, Some(today)))?))
    }

    fn waiting_day(self, here: &Here) -> Result<RitualDay> {
        Ok(here.today(self.0.settings().view()?.day_start))
    }
}
