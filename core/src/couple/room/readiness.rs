//! Saying ready, and a session's question and yes through the store. What may be said, the room of sessions judges.

use super::CoupleRoom;
use super::writing::write;
use crate::couple::fact::{CoupleSide, SharedFact};
use crate::couple::state::CoupleState;
use crate::error::{RekindleError, Result, Thing};
use crate::here::Here;
use crate::moment::RitualDay;
use crate::sessions::sensate::{AskedYes, Phase};
use crate::settings;
use crate::vault::{couple, facts, link};

impl CoupleRoom<'_> {
    /// Whether two phones are linked, and the latest phase that both are ready for. Never what one of them said.
    pub(crate) fn both_ready(self) -> Result<(bool, Option<Phase>)> {
        Ok(self.0.vault.read(|c| {
            let linked = link::get(c)?.is_some_and(|link| !link.is_clone);
            let Some(couple) = couple::get(c)? else { return Ok((linked, None)) };
            Ok((linked, couple::state(c, &couple)?.readiness.both()))
        })?)
    }

    /// Tells the other phone that its partner is ready for a phase; once.
    pub(crate) fn tell_ready(self, phase: Phase, here: &Here) -> Result<()> {
        self.tell(here, |state, side, _| {
            (!state.readiness.has_said(side, phase)).then_some(SharedFact::Ready { phase })
        })
    }

    /// Whether the owner of this phone has said that they are ready.
    pub(crate) fn has_said_ready(self, phase: Phase) -> Result<bool> {
        Ok(self.0.vault.read(|c| {
            let Some(couple) = couple::get(c)? else { return Ok(false) };
            Ok(couple::state(c, &couple)?.readiness.has_said(couple.side, phase))
        })?)
    }

    /// Sends a session's question with the next exchange.
    pub(crate) fn tell_question(self, question: AskedYes, here: &Here) -> Result<()> {
        self.tell(here, |_, _, day| Some(SharedFact::SessionAsk { question, day }))
    }

    /// Sends the yes to the other's question with the next exchange.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when this is not what the other asked today.
    pub(crate) fn tell_yes(self, question: AskedYes, here: &Here) -> Result<()> {
        if self.question(here)? != Some(question) {
            return Err(RekindleError::NotFound { what: Thing::Asked });
        }
        self.tell(here, |_, _, _| Some(SharedFact::SessionYes { question }))
    }

    /// The other's question of today, when it came through the store and waits.
    pub(crate) fn question(self, here: &Here) -> Result<Option<AskedYes>> {
        if !self.asks_at_all()? {
            return Ok(None);
        }
        Ok(self.0.vault.read(|c| {
            let Some(couple) = couple::get(c)? else { return Ok(None) };
            let today = here.today(settings::read(c)?.day_start);
            Ok(couple::state(c, &couple)?.readiness.question_for(couple.side, today))
        })?)
    }

    /// The yes that came through the store to this phone's last question.
    pub(crate) fn arrived_yes(self) -> Result<Option<AskedYes>> {
        Ok(self.0.vault.read(|c| {
            let Some(couple) = couple::get(c)? else { return Ok(None) };
            Ok(couple::state(c, &couple)?.readiness.yes_for(couple.side))
        })?)
    }

    /// One fact for the other, if there is anything to tell.
    fn tell(
        self,
        here: &Here,
        what: impl FnOnce(&CoupleState, CoupleSide, RitualDay) -> Option<SharedFact>,
    ) -> Result<()> {
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let day = here.today(settings::read(tx)?.day_start);
            if let Some(fact) = what(&couple::state(tx, &couple)?, couple.side, day) {
                facts::append_to(tx, couple.set, &fact)?;
            }
            Ok(Ok(()))
        })
    }
}
