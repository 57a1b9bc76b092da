//! What works without the PIN: looking, pausing, stopping. They touch the nameless timer in the daybook and nothing else.
//!
//! In the unlocked app the same calls say the practice's own lines and settle what is over; the shells' timer services
//! need not know which it is.

use super::Sessions;
use super::view::{CueView, StatusStep, StatusView};
use crate::error::Result;
use crate::moment::Moment;
use crate::sessions::named::NamedSession;
use crate::sessions::timer::{Command, Timer};
use crate::vault::gate::Pass;
use crate::vault::{Vault, session_log, session_timer};

impl Sessions<'_> {
    /// Where the session stands; nothing when none is kept. Writes nothing.
    pub fn status(self, now: Moment) -> Result<Option<StatusView>> {
        let _pass = Pass::for_the_locked_phone();
        let kept = self.0.vault.read(session_timer::get)?.map(|timer| timer.at(now.stamp()));
        let Some(timer) = kept else { return Ok(None) };
        let named = self.name_if_unlocked(&timer)?;
        Ok(Some(StatusView::of(&timer, named.as_ref(), now)))
    }

    /// Keeps where the session stands, so that after a reboot it is paused there: a shell calls it every 15 seconds and at
    /// each cue. Nothing when none is kept.
    pub fn look(self, now: Moment) -> Result<Option<StatusStep>> {
        self.step_locked(Command::Look, now)
    }

    /// Lets the clock stand.
    pub fn pause(self, now: Moment) -> Result<Option<StatusStep>> {
        self.step_locked(Command::Pause, now)
    }

    /// Stops, at once and for good, whoever asks; `traceless`: life came in, and no row is written. One that has just
    /// stopped can still be made traceless.
    pub fn stop(self, traceless: bool, now: Moment) -> Result<Option<StatusStep>> {
        let command = if traceless { Command::LifeCameIn } else { Command::Stop };
        let stopped = self.step_locked(command, now)?;
        if stopped.is_none() && traceless {
            // Settled meanwhile: in the unlocked app its row can be taken back.
            self.0.with_journal_as_it_is(|journal| match journal {
                Some(journal) => Ok(journal.write(session_log::delete_open_early).map(drop)?),
                None => Ok::<_, crate::RekindleError>(()),
            })?;
        }
        Ok(stopped)
    }

    fn step_locked(self, command: Command, now: Moment) -> Result<Option<StatusStep>> {
        let _pass = Pass::for_the_locked_phone();
        let Some(stepped) = self.step_kept(command, now)? else { return Ok(None) };
        let named = self.name_if_unlocked(&stepped.timer)?;
        let named = named.as_ref();
        if stepped.timer.outcome().is_some() {
            self.0.with_journal_as_it_is(|journal| match journal {
                Some(journal) => self.settle(journal, now.stamp()).map(drop),
                None => Ok(()),
            })?;
        }
        Ok(Some(StatusStep {
            view: StatusView::of(&stepped.timer, named, now),
            cues: stepped.cues.into_iter().map(|cue| CueView::of(cue, named)).collect(),
            refused: stepped.refused,
        }))
    }

    fn name_if_unlocked(self, timer: &Timer) -> Result<Option<NamedSession>> {
        let read = |journal: &Vault| journal.read(|c| session_log::named(c, timer.number()));
        Ok(self.0.with_journal_as_it_is(|journal| journal.map_or(Ok(None), read))?)
    }
}
