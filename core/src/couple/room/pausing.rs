//! Pauses of both: anybody may declare or end one, and no screen says who did.

use super::writing::write;
use super::{CoupleRoom, settling};
use crate::couple::fact::SharedFact;
use crate::couple::state::CouplePause;
use crate::couple::streak::PausedSpan;
use crate::error::{RekindleError, Result, Thing};
use crate::here::Here;
use crate::moment::RitualDay;
use crate::rituals::pausing::check_days;
use crate::settings;
use crate::vault::{couple, facts, link};

impl CoupleRoom<'_> {
    /// Declares a pause of both. It begins on the first shared day at the earliest: nothing from before is shared.
    ///
    /// # Errors
    /// When it begins more than seven days ago, or ends before it begins.
    pub fn pause(self, from: Option<RitualDay>, until: Option<RitualDay>, here: &Here) -> Result<PausedSpan> {
        let declared = here.today(self.0.settings().view()?.day_start);
        let from = from.unwrap_or(declared);
        check_days(from, until, declared)?;
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let from = from.max(couple.first_day);
            if let Err(refusal) = check_days(from, until, declared) {
                return Ok(Err(refusal));
            }
            facts::append_to(tx, couple.set, &SharedFact::Pause { from, until, declared })?;
            settling::settle(tx, &couple)?;
            Ok(Ok(PausedSpan { from, to: until }))
        })
    }

    /// Ends the pauses of both that cover today or lie ahead; days that were paused stay paused. Says how many.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when there is none.
    pub fn resume(self, here: &Here) -> Result<usize> {
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let today = here.today(settings::read(tx)?.day_start);
            let standing: Vec<CouplePause> = couple::state(tx, &couple)?
                .pauses
                .into_iter()
                .filter(|pause| is_ahead(pause, today))
                .collect();
            for pause in &standing {
                let end = SharedFact::PauseEnd { pause: pause.id, until: today.plus(-1) };
                facts::append_to(tx, couple.set, &end)?;
            }
            link::set_quiet(tx, false)?;
            settling::settle(tx, &couple)?;
            Ok(if standing.is_empty() {
                Err(RekindleError::NotFound { what: Thing::Pause })
            } else {
                Ok(standing.len())
            })
        })
    }
}

/// Whether a pause covers this day or one to come.
pub(super) fn is_ahead(pause: &CouplePause, today: RitualDay) -> bool {
    pause.span.to.is_none_or(|to| to >= today && to >= pause.span.from)
}
