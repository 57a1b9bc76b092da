//! The session that runs, in the unlocked app: looking at it, leading it on, reading the other phone's yes.

use super::Sessions;
use super::refusal::SessionRefusal;
use super::view::{CheckOutView, CueView, Kept, RunStep, RunView};
use crate::error::{RekindleError, Result, Thing};
use crate::moment::Moment;
use crate::sessions::named::NamedSession;
use crate::sessions::sensate::AskedYes;
use crate::sessions::timer::{Command, Form, Person, Refusal, SessionNumber, State, Step, step};
use crate::vault::{Vault, VaultError, session_log, session_timer};

/// What a person does to the session that runs. (Beginning it is [`Sessions::begin`]; the other phone's yes comes through
/// [`Sessions::read_yes`].)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunCommand {
    /// Says yes on this phone.
    Yes {
        /// Who.
        person: Person,
    },
    /// Takes a yes back.
    TakeBack {
        /// Who.
        person: Person,
    },
    /// Makes the question to the other phone anew, with a fresh number.
    Ask,
    /// Begins after both yeses, or goes on after they were asked anew.
    Begin,
    /// Lets the clock stand.
    Pause,
    /// Goes on.
    Resume,
    /// Ends a segment before its time, or one that has none.
    EndSegment {
        /// Which, counted from 0, so that a tap that comes late ends nothing else.
        segment: usize,
    },
    /// Stops, at once and for good.
    Stop,
    /// Life came in: stops and leaves no trace; also right after a stop, while the check-out is open.
    LifeCameIn,
    /// Nothing: brings the state to now and keeps it.
    Look,
}

impl Sessions<'_> {
    /// The session that runs, and once more, over, when it has ended since the last call. What is open after it says
    /// [`Sessions::open_check_out`].
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn view(self, now: Moment) -> Result<Option<RunView>> {
        self.0.with_journal(|journal| {
            let Some(timer) = self.0.vault.read(session_timer::get)?.map(|timer| timer.at(now.stamp()))
            else {
                self.settle(journal, now.stamp())?;
                return Ok(None);
            };
            let named = journal.read(|c| session_log::named(c, timer.number()))?;
            let view = match &named {
                Some(named) => Some(RunView::of(&timer, named, Kept::of(journal, named.exercise)?, now)),
                None => None,
            };
            self.settle(journal, now.stamp())?;
            Ok(view)
        })
    }

    /// Does what a person asked for. What was refused says so in the step; the session stands where the clock says.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when none runs.
    pub fn command(self, command: RunCommand, now: Moment) -> Result<RunStep> {
        self.0.with_journal(|journal| {
            let command = match command {
                RunCommand::Yes { person } => Command::Yes { person },
                RunCommand::TakeBack { person } => Command::TakeBack { person },
                RunCommand::Ask => Command::Ask { number: self.make_number() },
                RunCommand::Begin => Command::Begin,
                RunCommand::Pause => Command::Pause,
                RunCommand::Resume => Command::Resume,
                RunCommand::EndSegment { segment } => Command::EndSegment { segment },
                RunCommand::Stop => Command::Stop,
                RunCommand::LifeCameIn => Command::LifeCameIn,
                RunCommand::Look => Command::Look,
            };
            let Some(stepped) = self.step_kept(command, now)? else {
                return Self::after_the_end(journal, command);
            };
            let named = journal.read(|c| session_log::named(c, stepped.timer.number()))?;
            let Some(named) = named else {
                // It was written into the log already, and only the timer was left of it.
                self.settle(journal, now.stamp())?;
                return Self::after_the_end(journal, command);
            };
            self.shown(journal, stepped, &named, now)
        })
    }

    /// Reads the other phone's yes: to this session and this asking, or it is none.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::Session`] when the text is something else, [`RekindleError::NotFound`]
    /// when no session runs.
    pub fn read_yes(self, text: &str, now: Moment) -> Result<RunStep> {
        let yes: AskedYes = text.parse().map_err(SessionRefusal::from)?;
        self.0.with_journal(|journal| {
            let Some((_, named)) = self.settle(journal, now.stamp())? else {
                return Err(RekindleError::NotFound { what: Thing::Session });
            };
            // Another phase or length is another session, whatever its number.
            let command = match named.number_of(yes) {
                Some(number) => Command::PartnerYes { number },
                None => Command::Look,
            };
            let Some(mut stepped) = self.step_kept(command, now)? else {
                return Err(RekindleError::NotFound { what: Thing::Session });
            };
            if command == Command::Look {
                stepped.refused = Some(Refusal::OtherSession);
            }
            self.shown(journal, stepped, &named, now)
        })
    }

    /// Steps the timer that is kept and keeps what comes of it, in one write. Nothing when none is kept.
    pub(super) fn step_kept(self, command: Command, now: Moment) -> Result<Option<Step>> {
        Ok(self.0.vault.write(|tx| {
            let Some(timer) = session_timer::get(tx)? else { return Ok(None) };
            let stepped = self.ask_where_due(step(&timer, command, now), now);
            if stepped.timer != timer {
                session_timer::put(tx, &stepped.timer)?;
            }
            Ok::<_, VaultError>(Some(stepped))
        })?)
    }

    /// With two phones, asking for yeses asks the other phone too.
    pub(super) fn ask_where_due(self, stepped: Step, now: Moment) -> Step {
        let timer = &stepped.timer;
        let waits = matches!(timer.state(), State::Consenting { .. }) && timer.form() == Form::TwoPhones;
        if !waits || timer.asked().is_some() {
            return stepped;
        }
        let asked = step(timer, Command::Ask { number: self.make_number() }, now);
        Step { timer: asked.timer, ..stepped }
    }

    /// A step as a screen gets it, settled when it was the last.
    pub(super) fn shown(
        self,
        journal: &Vault,
        stepped: Step,
        named: &NamedSession,
        now: Moment,
    ) -> Result<RunStep> {
        let Step { timer, cues, refused } = stepped;
        let view = RunView::of(&timer, named, Kept::of(journal, named.exercise)?, now);
        if timer.outcome().is_some() {
            self.close(journal, &timer, named)?;
        }
        Ok(RunStep {
            view: Some(view),
            cues: cues.into_iter().map(|cue| CueView::of(cue, Some(named))).collect(),
            refused,
            check_out: journal.read(session_log::open_row)?.map(CheckOutView::of),
        })
    }

    /// A command that comes when the session is over and settled: life may still come in, anything else finds none.
    fn after_the_end(journal: &Vault, command: Command) -> Result<RunStep> {
        let taken_back = command == Command::LifeCameIn && journal.write(session_log::delete_open_early)?;
        if !taken_back {
            return Err(RekindleError::NotFound { what: Thing::Session });
        }
        super::settling::forget(journal)?;
        Ok(RunStep { view: None, cues: Vec::new(), refused: None, check_out: None })
    }

    pub(super) fn make_number(self) -> SessionNumber {
        SessionNumber::new(self.0.entropy.make_bytes())
    }
}
