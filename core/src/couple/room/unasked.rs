//! What this person does not want to be asked: all of it, or the one thing they put aside.
//!
//! Both live in the journal vault of this phone and nowhere else. To the other it must look like a phone on which nobody
//! looked (`consent.md`, Only a yes travels). While the journal is closed, what it would hide is not shown.

use super::CoupleRoom;
use crate::couple::fact::{CoupleSide, FactId};
use crate::couple::state::CoupleState;
use crate::error::{RekindleError, Result, Thing};
use crate::guide::Catalogue;
use crate::here::Here;
use crate::moment::RitualDay;
use crate::sessions::sensate::{Gate, suggestible};
use crate::vault::{couple, safety, unasked};
use std::collections::BTreeSet;

/// What of the other's asking may be shown on this phone now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asking {
    /// Nothing.
    Silent,
    /// All but what was put aside, and but what a closed gate keeps back.
    But(BTreeSet<FactId>, Option<Gate>),
}

impl Asking {
    pub(super) fn shows(&self, id: FactId) -> bool {
        match self {
            Self::Silent => false,
            Self::But(aside, _) => !aside.contains(&id),
        }
    }

    /// Whether an invitation is shown: behind a closed gate none to touch or to anything tender, as if nobody had looked.
    pub(super) fn shows_invitation(&self, id: FactId, practice: &str, guide: &Catalogue) -> bool {
        let Self::But(_, gate) = self else { return false };
        // Of a practice that this build does not have nothing is known.
        let kept_back =
            guide.practice(practice).map_or(Gate::is_closed(*gate), |found| !suggestible(*gate, found));
        !kept_back && self.shows(id)
    }
}

impl CoupleRoom<'_> {
    /// Whether nothing that the other asks is shown here until one says so.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn is_do_not_ask(self) -> Result<bool> {
        self.0.with_journal(|journal| Ok(journal.read(unasked::do_not_ask)?))
    }

    /// From now on nothing that the other asks is shown here; or it is again. Of every kind, and told to nobody.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn do_not_ask(self, on: bool) -> Result<()> {
        self.0.with_journal(|journal| Ok(journal.write(|tx| unasked::set_do_not_ask(tx, on))?))
    }

    /// Shows what the other asked, an invitation or a proposal, no more on this phone. Nothing is sent.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when it does not stand.
    pub fn put_aside(self, id: FactId, here: &Here) -> Result<()> {
        let today = here.today(self.0.settings().view()?.day_start);
        let standing = self.0.vault.read(|c| {
            let Some(couple) = couple::get(c)? else { return Ok(BTreeSet::new()) };
            Ok(asked(&couple::state(c, &couple)?, couple.side.other(), today).collect())
        })?;
        if !standing.contains(&id) {
            return Err(RekindleError::NotFound { what: Thing::Asked });
        }
        self.0.with_journal(|journal| Ok(journal.write(|tx| unasked::set_put_aside(tx, id, &standing))?))
    }

    /// What may be shown and answered in the unlocked app.
    pub(super) fn unlocked_asking(self) -> Result<Asking> {
        // Without a journal there is no PIN either.
        if self.0.is_unlocked() || !self.0.has_journal()? {
            self.asking()
        } else {
            Err(RekindleError::Locked)
        }
    }

    /// Whether the other's questions are shown at all.
    pub(super) fn asks_at_all(self) -> Result<bool> {
        Ok(self.asking()? != Asking::Silent)
    }

    /// What may be shown. A phone that never had a journal has nothing that could hide it.
    pub(super) fn asking(self) -> Result<Asking> {
        self.0.with_journal_as_it_is(|journal| match journal {
            Some(journal) => Ok(journal.read(|c| {
                if unasked::do_not_ask(c)? {
                    Ok(Asking::Silent)
                } else {
                    Ok(Asking::But(unasked::put_aside(c)?, safety::gate(c)?))
                }
            })?),
            None if self.0.has_journal()? => Ok(Asking::Silent),
            None => Ok(Asking::But(BTreeSet::new(), None)),
        })
    }
}

/// What a person asked that can be answered today.
fn asked(state: &CoupleState, by: CoupleSide, today: RitualDay) -> impl Iterator<Item = FactId> {
    let invitation = state.invitations.open(by, today).map(|invitation| invitation.id);
    let proposal = state.open_proposal(by, today).map(|proposal| proposal.id);
    invitation.into_iter().chain(proposal)
}
