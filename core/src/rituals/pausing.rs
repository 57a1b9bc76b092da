//! Private pauses: of one ritual, or of all.
//!
//! A pause of all pauses one's own weeks too; a pause of one ritual only silences it. Neither is a fact.

use super::Rituals;
use crate::error::{Input, RekindleError, Result, Thing};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::vault::pauses::{self, Pause};

/// How many days before it is declared a pause may begin (`streak.md`, Days).
pub const PAUSE_BACK_MAX_DAYS: i32 = 7;

/// A pause to declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PauseRequest {
    /// The ritual; nothing: all of them, and one's own weeks.
    pub ritual: Option<RitualId>,
    /// Its first day; nothing: today.
    pub from: Option<RitualDay>,
    /// Its last day; nothing: until it is ended.
    pub until: Option<RitualDay>,
}

/// A pause as a screen gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseView {
    /// The ritual; nothing: all.
    pub ritual: Option<RitualId>,
    /// Its first day.
    pub from: RitualDay,
    /// Its last day; nothing: without end.
    pub until: Option<RitualDay>,
}

impl Rituals<'_> {
    /// Declares a pause. Its reminders are silent; it never makes a day worse than it was.
    ///
    /// # Errors
    /// When it begins more than [`PAUSE_BACK_MAX_DAYS`] days ago, or ends before it begins.
    pub fn pause(self, request: &PauseRequest, here: &Here) -> Result<PauseView> {
        if let Some(id) = request.ritual {
            self.get_active(id)?;
        }
        let today = self.today(here)?;
        let from = request.from.unwrap_or(today);
        check_days(from, request.until, today)?;
        let pause = Pause {
            id: self.0.entropy.make_row_id(here.now),
            ritual: request.ritual,
            from,
            until: request.until,
            declared_on: today,
        };
        self.0.vault.write(|tx| pauses::insert(tx, &pause))?;
        Ok(view(&pause))
    }

    /// Ends the pauses of a ritual (of all, when none is given) that cover today or lie ahead. Days that were
    /// paused stay paused. Says how many were ended.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when there is none.
    pub fn resume(self, ritual: Option<RitualId>, here: &Here) -> Result<usize> {
        let today = self.today(here)?;
        let ended = self.0.vault.write(|tx| {
            let mut ended = 0;
            for pause in pauses::all(tx)? {
                if pause.ritual != ritual || pause.until.is_some_and(|until| until < today) {
                    continue;
                }
                if pause.from >= today {
                    pauses::delete(tx, pause.id)?;
                } else {
                    pauses::set_end(tx, pause.id, today.plus(-1))?;
                }
                ended += 1;
            }
            Ok(ended)
        })?;
        if ended == 0 { Err(RekindleError::NotFound { what: Thing::Pause }) } else { Ok(ended) }
    }

    /// The pauses that cover today or lie ahead.
    pub fn pauses(self, here: &Here) -> Result<Vec<PauseView>> {
        let today = self.today(here)?;
        let all = self.0.vault.read(pauses::all)?;
        Ok(all.iter().filter(|pause| pause.until.is_none_or(|until| until >= today)).map(view).collect())
    }
}

/// Whether a pause of these days may be declared today.
pub(crate) fn check_days(from: RitualDay, until: Option<RitualDay>, today: RitualDay) -> Result<()> {
    if from < today.plus(-PAUSE_BACK_MAX_DAYS) {
        let reason = format!("a pause may begin at most {PAUSE_BACK_MAX_DAYS} days ago");
        return Err(RekindleError::invalid(Input::PauseDays, reason));
    }
    if until.is_some_and(|until| until < from) {
        return Err(RekindleError::invalid(Input::PauseDays, "the pause ends before it begins"));
    }
    Ok(())
}

fn view(pause: &Pause) -> PauseView {
    PauseView { ritual: pause.ritual, from: pause.from, until: pause.until }
}
