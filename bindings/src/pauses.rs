//! The room of pauses at the border.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::{count, day_text, optional_day, optional_ritual_id};
use rekindle_core::rituals::pausing as core;

/// A pause to declare. It is private: nobody else is told.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PauseRequest {
    /// The ritual's id; nothing: all of them, and one's own weeks.
    #[uniffi(default = None)]
    pub ritual: Option<String>,
    /// Its first day, at most seven days ago; nothing: today.
    #[uniffi(default = None)]
    pub from: Option<String>,
    /// Its last day; nothing: until it is ended.
    #[uniffi(default = None)]
    pub until: Option<String>,
}

/// A pause.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PauseView {
    /// The ritual's id; nothing: all.
    pub ritual: Option<String>,
    /// Its first day.
    pub from: String,
    /// Its last day; nothing: without end.
    pub until: Option<String>,
}

impl From<core::PauseView> for PauseView {
    fn from(view: core::PauseView) -> Self {
        Self {
            ritual: view.ritual.map(|id| id.to_string()),
            from: day_text(view.from),
            until: view.until.map(day_text),
        }
    }
}

#[uniffi::export]
impl Rekindle {
    /// Declares a pause: its reminders are silent, and no day is the worse for it. Fails with `bad_pause`
    /// when it begins more than seven days ago or ends before it begins.
    pub fn pause(&self, request: PauseRequest, here: Here) -> Result<PauseView> {
        self.with(|companion| {
            let request = core::PauseRequest {
                ritual: optional_ritual_id(request.ritual)?,
                from: optional_day(request.from)?,
                until: optional_day(request.until)?,
            };
            Ok(companion.rituals().pause(&request, &here.to_core()?)?.into())
        })
    }

    /// Ends the pauses of a ritual (of all, when none is given) that cover today or lie ahead, and says how
    /// many. Days that were paused stay paused. Fails with `no_such_pause` when there is none.
    pub fn resume(&self, ritual: Option<String>, here: Here) -> Result<u32> {
        self.with(|companion| {
            let ritual = optional_ritual_id(ritual)?;
            Ok(count(companion.rituals().resume(ritual, &here.to_core()?)?))
        })
    }

    /// The pauses that cover today or lie ahead.
    pub fn pauses(&self, here: Here) -> Result<Vec<PauseView>> {
        self.with(|companion| {
            let pauses = companion.rituals().pauses(&here.to_core()?)?;
            Ok(pauses.into_iter().map(Into::into).collect())
        })
    }
}
