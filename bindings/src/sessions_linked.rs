//! Sessions of two linked phones at the border: saying ready, and a question and its yes through the store.
//!
//! Only what is said here travels, with the next exchange. A no has no call: it is closing the page.

use crate::app::Rekindle;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::moment::Moment;
use crate::session_views::RunStep;
use crate::sessions::exercise_of;
use rekindle_core::sessions::plan::Exercise;

#[uniffi::export]
impl Rekindle {
    /// Says that one is ready for the phase after this one. It shows nothing on either phone until both have said it.
    /// Fails with `session_closed`, `session_not_offered`.
    pub fn say_ready(&self, exercise: String, here: Here, now: Moment) -> Result<()> {
        self.with(|app| {
            let Exercise::SensateFocus(phase) = exercise_of(&exercise)? else {
                return Err(RekindleError::refused("no_such_practice", "not a phase"));
            };
            Ok(app.sessions().say_ready(phase, &here.to_core()?, now.to_core()?)?)
        })
    }

    /// Sends the question of the session that waits for a yes with the next exchange, beside showing it. Fails with
    /// `no_such_session`.
    pub fn send_question(&self, here: Here, now: Moment) -> Result<()> {
        self.with(|app| Ok(app.sessions().send_question(&here.to_core()?, now.to_core()?)?))
    }

    /// The question that came from the other phone through the store today and waits: read it like a picture's.
    pub fn arrived_question(&self, here: Here) -> Result<Option<String>> {
        self.with(|app| Ok(app.sessions().arrived_question(&here.to_core()?)?))
    }

    /// Says yes to that question and sends the yes with the next exchange; gives its text too.
    pub fn send_yes(&self, text: String, here: Here) -> Result<String> {
        self.with(|app| Ok(app.sessions().send_yes(&text, &here.to_core()?)?))
    }

    /// Reads the yes that came through the store to the session that asks; nothing when none came.
    pub fn read_arrived_yes(&self, now: Moment, language_tag: String) -> Result<Option<RunStep>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().read_arrived_yes(now.to_core()?)?.as_ref().map(|step| say.step(step)))
        })
    }
}
