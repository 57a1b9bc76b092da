//! `session run`: begins a session, or comes back to the one that runs, and leads through it.
//!
//! The state is in the vault, so this process is only its window: killed, it has lost nothing, and the next one goes on
//! where the clock says. It keeps where the session stands every 15 seconds and at each cue, so that after a reboot the
//! session waits there. With a PIN set it locks itself when it was suspended for longer than the setting allows; then it
//! knows no name and still pauses and stops.

mod beginning;
mod consent;
mod input;
mod limits;
mod screen;

use super::{end_pace_when_over, none};
use crate::args::RunArgs;
use crate::context::{Context, Opened};
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, print};
use input::{Input, Press};
use rekindle_core::RekindleError;
use rekindle_core::moment::Stamp;
use rekindle_core::sessions::room::{RunCommand, RunStep, RunView, Sessions};
use rekindle_core::sessions::timer::Person;
use screen::Screen;
use serde_json::Value;
use std::time::Duration;

/// Longest time between two looks that are kept.
const LOOK_MS: u64 = 15_000;
/// Longest time between two looks at the clock.
const WAIT: Duration = Duration::from_millis(500);
/// A gap in the looks at the clock from which on this process was away: stopped, or the machine slept.
const AWAY_MS: u64 = 5_000;

/// Runs until the session is over or is left.
pub(super) fn run(args: &RunArgs, context: &Context) -> Result<Report> {
    match &args.id {
        Some(id) => drop(beginning::named(id)?),
        None if !context.has_vault()? => return Err(none()),
        None => {}
    }
    let opened = context.open_or_create_journal()?;
    let input = Input::listen(context.json)?;
    let screen = Screen::new(context.json, input.is_live(), opened.guide.words());
    let mut run = Run { context, opened: &opened, input, screen, looked: context.monotonic().stamp() };
    let ended = run.lead(args);
    run.screen.rest();
    end_pace_when_over(context, &opened)?;
    ended?;
    Ok(Report { json: Value::Null, page: Page::new() })
}

/// When the two yeses are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// Before it begins; this person has the phone.
    First(Person),
    /// Anew, after a long pause, or from another window.
    Again,
}

/// One window on the session.
struct Run<'a> {
    context: &'a Context,
    opened: &'a Opened,
    input: Input,
    screen: Screen<'a>,
    /// When the clock was last looked at.
    looked: Stamp,
}

impl Run<'_> {
    fn sessions(&self) -> Sessions<'_> {
        self.opened.companion.sessions()
    }

    fn command(&self, command: RunCommand) -> Result<RunStep> {
        Ok(self.sessions().command(command, self.context.moment())?)
    }

    fn lead(&mut self, args: &RunArgs) -> Result<()> {
        let running = self.sessions().view(self.context.moment())?.filter(|view| view.session.live);
        // What still waits for its first yeses is begun anew, when it is named again.
        let (view, asking) = match running {
            Some(view) if args.id.is_none() || view.session.state != "consenting" => {
                beginning::same(args, &view)?;
                if let Some(speed) = args.speed {
                    self.context.set_pace(speed)?;
                }
                self.screen.comes_back(&view)?;
                (view, Asking::Again)
            }
            _ => {
                let (step, first) = beginning::begin(args, self)?;
                (self.shown(step)?.ok_or_else(none)?, Asking::First(first))
            }
        };
        let view =
            if view.session.state == "consenting" { consent::ask(self, &view, asking)? } else { Some(view) };
        match view {
            Some(view) => {
                // Nothing of what was asked stands beside it.
                self.screen.clear()?;
                self.stay(view)
            }
            None => Ok(()),
        }
    }

    /// Shows what came of a step, and gives the session as it stands.
    fn shown(&mut self, step: RunStep) -> Result<Option<RunView>> {
        if let Some(view) = &step.view {
            self.screen.cues(&step.cues, &view.session)?;
        }
        if let Some(refusal) = step.refused {
            self.screen.refused(&Failure::Session(refusal))?;
        }
        Ok(step.view)
    }

    /// Leads through what runs, until it is over or left.
    fn stay(&mut self, mut view: RunView) -> Result<()> {
        let mut kept = self.context.moment().stamp();
        loop {
            if !view.session.live {
                return self.over(&view);
            }
            if self.is_lock_due()? {
                self.opened.companion.lock()?;
                self.context.forget_pin();
                // What stood there had a name.
                self.screen.clear()?;
                if !self.stay_locked()? {
                    return self.screen.left();
                }
                match self.sessions().view(self.context.moment())? {
                    Some(now) => view = now,
                    None => return self.screen.gone(),
                }
                continue;
            }
            let now = self.context.moment().stamp();
            let due = view.session.next_cue.is_some_and(|cue| cue.due_ms <= now.ms);
            if due || now.since(kept).is_none_or(|passed| passed >= LOOK_MS) {
                kept = now;
                match self.look()? {
                    Some(now) => view = now,
                    None => return self.screen.gone(),
                }
            } else if let Some(now) = self.sessions().view(self.context.moment())? {
                view = now;
            } else {
                return self.screen.gone();
            }
            if !view.session.live {
                continue;
            }
            if view.session.state == "consenting" {
                // After a long pause, also when somebody went on from another window.
                match consent::ask(self, &view, Asking::Again)? {
                    Some(now) => view = now,
                    None => return Ok(()),
                }
                continue;
            }
            self.screen.frame(&view)?;
            match self.input.next(self.wait(&view)) {
                Some(Press::Leave) => return self.screen.left(),
                Some(press) => {
                    if let Some(now) = self.press(press, &view)? {
                        view = now;
                    }
                }
                None => {}
            }
        }
    }

    /// What a key asks for; nothing when it means nothing now.
    fn press(&mut self, press: Press, view: &RunView) -> Result<Option<RunView>> {
        let paused = view.session.state == "paused";
        let command = match press {
            Press::Toggle if paused => RunCommand::Resume,
            Press::Toggle | Press::Pause => RunCommand::Pause,
            Press::Resume => RunCommand::Resume,
            Press::Stop => RunCommand::Stop,
            Press::LifeCameIn => RunCommand::LifeCameIn,
            Press::EndPart => match view.session.segment {
                Some(segment) => RunCommand::EndSegment { segment },
                None => return Ok(None),
            },
            Press::Unlock | Press::Leave => return Ok(None),
        };
        let step = match self.command(command) {
            // Stopped from another window: the next look says so.
            Err(Failure::Core(RekindleError::NotFound { .. })) => return Ok(None),
            step => step?,
        };
        let has_cue = !step.cues.is_empty();
        let view = self.shown(step)?;
        if let Some(view) = view.as_ref().filter(|_| !has_cue) {
            self.screen.changed(view)?;
        }
        Ok(view)
    }

    fn look(&mut self) -> Result<Option<RunView>> {
        let step = match self.command(RunCommand::Look) {
            Err(Failure::Core(RekindleError::NotFound { .. })) => return Ok(None),
            step => step?,
        };
        self.shown(step)
    }

    /// Until the next cue, and no longer than is good to look at.
    fn wait(&self, view: &RunView) -> Duration {
        let Some(ms) = view.session.remaining_ms.filter(|_| view.session.next_cue.is_some()) else {
            return WAIT;
        };
        Duration::from_millis(ms).div_f64(self.context.speed()).min(WAIT)
    }

    /// Whether this window was away for longer than the setting allows, with a PIN set.
    fn is_lock_due(&mut self) -> Result<bool> {
        let (before, now) = (self.looked, self.context.monotonic().stamp());
        self.looked = now;
        if now.since(before).is_some_and(|passed| passed < AWAY_MS) {
            return Ok(false);
        }
        // Whoever had the terminal meanwhile may have set it back.
        self.input.again()?;
        Ok(self.context.lock_view(self.opened)?.pin_set && self.opened.companion.is_lock_due(before, now)?)
    }

    /// What a locked window does: it looks, pauses and stops. Says whether it was unlocked; else it was left.
    fn stay_locked(&mut self) -> Result<bool> {
        loop {
            let now = self.context.moment();
            let sessions = self.sessions();
            let Some(step) = sessions.look(now)? else { return self.unlock() };
            self.screen.cues(&step.cues, &step.view.session)?;
            if !step.view.session.live {
                return self.unlock();
            }
            self.screen.locked_frame(&step.view)?;
            match self.input.next(WAIT) {
                Some(Press::Leave) => return Ok(false),
                Some(Press::Pause | Press::Toggle) => drop(self.sessions().pause(self.context.moment())?),
                Some(Press::Stop) => drop(self.sessions().stop(false, self.context.moment())?),
                Some(Press::LifeCameIn) => drop(self.sessions().stop(true, self.context.moment())?),
                Some(Press::Unlock | Press::Resume | Press::EndPart) if self.unlock()? => return Ok(true),
                Some(Press::Unlock | Press::Resume | Press::EndPart) | None => {}
            }
        }
    }

    /// Asks for the PIN.
    fn unlock(&mut self) -> Result<bool> {
        self.screen.rest();
        self.input.rest();
        let unlocked = match self.context.unlock(self.opened) {
            Ok(()) => true,
            Err(failure @ Failure::Core(RekindleError::PinWait { .. } | RekindleError::WrongPin)) => {
                print::error_line(&failure.text(self.opened.guide.words()));
                false
            }
            Err(failure) => return Err(failure),
        };
        self.looked = self.context.monotonic().stamp();
        self.input.again()?;
        Ok(unlocked)
    }

    fn over(&mut self, view: &RunView) -> Result<()> {
        let asks = self.sessions().open_check_out(self.context.moment())?.is_some();
        self.screen.over(&view.session, asks)
    }
}
