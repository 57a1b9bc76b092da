//! What goes to the other phone through the store, because a person sent it: that they are ready, a session's question, and
//! the yes to one.
//!
//! The rules are the same as for a picture on the screen; only the way differs. A yes comes in time when both exchange
//! now: its age runs from the making of the question, on the phone of the timer. It must send nothing by itself.

use super::Sessions;
use super::refusal::SessionRefusal;
use super::view::RunStep;
use crate::error::{RekindleError, Result, Thing};
use crate::here::Here;
use crate::moment::Moment;
use crate::sessions::sensate::{Closed, Gate, GateStanding, Phase, opened};

impl Sessions<'_> {
    /// Says that one is ready for the phase after `phase`. It shows nothing on either phone until both have said it.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::Session`] when one's own sessions, the gate (asked at each rise) or a phone
    /// that is linked to no other stand before it.
    pub fn say_ready(self, phase: Phase, here: &Here, now: Moment) -> Result<()> {
        let next = phase.next().ok_or(SessionRefusal::NotReadyYet)?;
        if !self.may_say_ready(phase, now)? {
            return Err(SessionRefusal::NotReadyYet.into());
        }
        self.0.with_journal(|journal| {
            let own = self.standing(journal, here)?;
            // Behind a closed gate, or before a doctor has looked, there is nothing to be ready for.
            opened(phase, &own.standing(false), own.today).map_err(SessionRefusal::from)?;
            match Gate::standing(own.gate, own.today, true) {
                GateStanding::Open => {}
                GateStanding::Ask => return Err(SessionRefusal::from(Closed::AskGate).into()),
                GateStanding::Closed => return Err(SessionRefusal::NotOffered.into()),
            }
            if !own.linked {
                return Err(SessionRefusal::from(Closed::TwoPhonesNeeded).into());
            }
            Ok(())
        })?;
        self.0.couple().tell_ready(next, here)
    }

    /// Sends the question of the session that waits for a yes with the next exchange, beside showing it.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when no session asks.
    pub fn send_question(self, here: &Here, now: Moment) -> Result<()> {
        let asked = self.view(now)?.and_then(|view| view.question);
        let text = asked.ok_or(RekindleError::NotFound { what: Thing::Session })?;
        self.0.couple().tell_question(text.parse().map_err(SessionRefusal::from)?, here)
    }

    /// The question that came from the other phone through the store today and waits, as a text to read like a picture's.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn arrived_question(self, here: &Here) -> Result<Option<String>> {
        // A closed gate shows no question, as on a phone that did not look.
        let closed =
            self.0.with_journal(|journal| Ok(Gate::is_closed(self.standing(journal, here)?.gate)))?;
        if closed {
            return Ok(None);
        }
        Ok(self.0.couple().question(here)?.map(|asked| asked.to_string()))
    }

    /// Says yes to that question and sends the yes with the next exchange; gives its text too.
    ///
    /// # Errors
    /// Those of [`Sessions::answer_yes`]; [`RekindleError::NotFound`] when it waits no more.
    pub fn send_yes(self, text: &str, here: &Here) -> Result<String> {
        let question = text.parse().map_err(SessionRefusal::from)?;
        if self.0.couple().question(here)? != Some(question) {
            return Err(RekindleError::NotFound { what: Thing::Asked });
        }
        let yes = self.answer_yes(text, here)?;
        self.0.couple().tell_yes(question, here)?;
        Ok(yes)
    }

    /// Reads the yes that came through the store to the session that asks; nothing when none came.
    ///
    /// # Errors
    /// Those of [`Sessions::read_yes`].
    pub fn read_arrived_yes(self, now: Moment) -> Result<Option<RunStep>> {
        let asked = self.view(now)?.and_then(|view| view.question);
        let arrived = self.0.couple().arrived_yes()?.map(|yes| yes.to_string());
        match (asked, arrived) {
            (Some(asked), Some(yes)) if asked == yes => self.read_yes(&yes, now).map(Some),
            _ => Ok(None),
        }
    }

    /// Whether this person said that they are ready for a phase. Of the other nothing is told before both have.
    pub(super) fn has_said_ready(self, phase: Phase) -> Result<bool> {
        self.0.couple().has_said_ready(phase)
    }
}
