//! What a session that is over leaves: its row in one's own log, once, and nothing else.
//!
//! Called at each unlock and by every call of the unlocked app. Killed between any two writes, it goes on the next time
//! where it stood, and a row is neither lost nor written twice (the order is told in [`super`]).

use super::Sessions;
use crate::error::Result;
use crate::moment::Stamp;
use crate::sessions::named::NamedSession;
use crate::sessions::timer::Timer;
use crate::vault::session_log::{self, OpenRow};
use crate::vault::{Vault, VaultError, session_timer};

impl Sessions<'_> {
    /// What an unlock does: what is over is written, and the gate's pauses stand as the gate does.
    pub(crate) fn settle_all(self, journal: &Vault, now: Stamp) -> Result<()> {
        self.settle(journal, now)?;
        self.keep_silence(journal)
    }

    /// Settles what is over at `now`. The timer that is left, if any, runs and has its name.
    pub(crate) fn settle(self, journal: &Vault, now: Stamp) -> Result<Option<(Timer, NamedSession)>> {
        let kept = self.0.vault.read(session_timer::get)?.map(|timer| timer.at(now));
        let number = kept.as_ref().map(Timer::number);
        if journal.read(|c| session_log::has_others(c, number))? {
            journal.write(|tx| session_log::forget_others(tx, number))?;
            forget(journal)?;
        }
        let Some(timer) = kept else { return Ok(None) };
        let named = journal.read(|c| session_log::named(c, timer.number()))?;
        let Some(named) = named else {
            // Its row was written already, or what it is was lost: nobody can be led through it.
            self.0.vault.write(|tx| session_timer::delete(tx, timer.number()))?;
            return Ok(None);
        };
        if timer.outcome().is_none() {
            return Ok(Some((timer, named)));
        }
        self.close(journal, &timer, &named)?;
        Ok(None)
    }

    /// Writes the row of a session that is over and lets go of the rest.
    pub(super) fn close(self, journal: &Vault, timer: &Timer, named: &NamedSession) -> Result<()> {
        journal.write(|tx| {
            if let Some(record) = named.record(timer) {
                let row = OpenRow { day: record.day, phase: record.phase, finished: Some(record.finished) };
                session_log::insert_open(tx, row)?;
            }
            session_log::forget_named(tx, named.number)
        })?;
        self.0.vault.write(|tx| session_timer::delete(tx, timer.number()))?;
        forget(journal)
    }
}

/// Cuts off the log, so that limits stand in no file any more. While another process reads, the cut waits for the next
/// lock, which does the same.
pub(super) fn forget(journal: &Vault) -> Result<()> {
    match journal.forget() {
        Err(VaultError::Busy) => Ok(()),
        other => Ok(other?),
    }
}
