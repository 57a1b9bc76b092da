//! Marking a ritual done, taking it back, and leaving it out for a day.
//!
//! A mark of a ritual that counts is a fact; a mark of touch or of a private ritual is a private row and takes
//! no number. Which of the two it is, is decided here and nowhere else.

use super::Rituals;
use super::ritual::Quieting;
use crate::couple::fact::FactId;
use crate::couple::room::marking::{append_mark, take_back_marks};
use crate::error::{RekindleError, Result, Thing};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::vault::{VaultError, marks, reminders, shared_marks};
use std::fmt;
use uuid::Uuid;

/// The name of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkId {
    /// A fact, which two phones may share.
    Fact(FactId),
    /// A private row.
    Private(Uuid),
}

impl fmt::Display for MarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(id) => id.fmt(f),
            Self::Private(id) => id.hyphenated().fmt(f),
        }
    }
}

/// What a mark amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedView {
    /// The ritual.
    pub ritual: RitualId,
    /// The ritual day it was booked on.
    pub day: RitualDay,
    /// The mark that stands.
    pub mark: MarkId,
}

impl Rituals<'_> {
    /// Marks a ritual done on a ritual day, today when none is given. Marking a day again changes nothing,
    /// unless the ritual counts each time.
    ///
    /// # Errors
    /// [`RekindleError::FutureDay`] for a day that has not come, [`RekindleError::Retired`] for a retired ritual.
    pub fn mark(self, id: RitualId, day: Option<RitualDay>, here: &Here) -> Result<MarkedView> {
        let today = self.today(here)?;
        let day = day.unwrap_or(today);
        if day > today {
            return Err(RekindleError::FutureDay);
        }
        self.mark_on(id, day, here)
    }

    /// Marks without asking whether the day has come: an action on a notification is booked on the day it
    /// rang for, also after a flight west or a clock that was set back.
    pub(crate) fn mark_on(self, id: RitualId, day: RitualDay, here: &Here) -> Result<MarkedView> {
        let ritual = self.get_active(id)?;
        let row = self.0.entropy.make_row_id(here.now);
        let mark = self.0.vault.write(|tx| {
            let standing =
                shared_marks::own_marks(tx, id, day)?.into_iter().map(|(_, mark)| MarkId::Fact(mark)).next();
            let standing = match standing {
                Some(mark) => Some(mark),
                None => marks::private_marks(tx, id, day)?.into_iter().map(MarkId::Private).next(),
            };
            if let (Some(mark), Quieting::RestOfDay) = (standing, ritual.quieting) {
                return Ok(mark);
            }
            // Done settles the day: nothing of it shall ring again, nor stay left out.
            if ritual.quieting == Quieting::RestOfDay {
                reminders::delete_snoozes_of_day(tx, id, day)?;
            }
            marks::delete_skips(tx, id, day)?;
            let mark = if ritual.marks_are_facts() {
                MarkId::Fact(append_mark(tx, id, day)?)
            } else {
                marks::insert_private(tx, row, id, day)?;
                MarkId::Private(row)
            };
            marks::refresh_own_day(tx, day)?;
            Ok(mark)
        })?;
        Ok(MarkedView { ritual: id, day, mark })
    }

    /// Takes back all of one's own marks of a ritual and day, also of a retired one. Says how many there were.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when none stands.
    pub fn take_back(self, id: RitualId, day: Option<RitualDay>, here: &Here) -> Result<usize> {
        self.get(id)?;
        let day = day.map_or_else(|| self.today(here), Ok)?;
        let taken = self.0.vault.write(|tx| {
            let own = take_back_marks(tx, id, day)?;
            let private = marks::private_marks(tx, id, day)?;
            for mark in &private {
                marks::delete_private(tx, *mark)?;
            }
            marks::refresh_own_day(tx, day)?;
            Ok::<_, VaultError>(own + private.len())
        })?;
        if taken == 0 { Err(RekindleError::NotFound { what: Thing::Mark }) } else { Ok(taken) }
    }

    /// Leaves a ritual out for a ritual day, today when none is given. Private, and never counted.
    pub fn skip(self, id: RitualId, day: Option<RitualDay>, here: &Here) -> Result<RitualDay> {
        self.get_active(id)?;
        let day = day.map_or_else(|| self.today(here), Ok)?;
        self.0.vault.write(|tx| {
            reminders::delete_snoozes_of_day(tx, id, day)?;
            marks::insert_skip(tx, marks::Skip { ritual: id, day, rule_local: None })
        })?;
        Ok(day)
    }

    /// Takes a ritual up again that was left out for a day.
    pub fn unskip(self, id: RitualId, day: Option<RitualDay>, here: &Here) -> Result<()> {
        let day = day.map_or_else(|| self.today(here), Ok)?;
        let undone = self.0.vault.write(|tx| marks::delete_skips(tx, id, day))?;
        if undone == 0 { Err(RekindleError::NotFound { what: Thing::Skip }) } else { Ok(()) }
    }
}
