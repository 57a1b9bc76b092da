//! Beginning a session: what may begin is judged, the name is written, then the timer.

use super::Sessions;
use super::refusal::SessionRefusal;
use super::view::RunStep;
use crate::error::Result;
use crate::here::Here;
use crate::moment::Moment;
use crate::sessions::named::NamedSession;
use crate::sessions::plan::{Exercise, Lengths, SessionPlan};
use crate::sessions::sensate::{Closed, Limits, OwnLimits, Phase, check_may_begin, offered};
use crate::sessions::timer::{Command, Form, State, Timer, step};
use crate::vault::{session_log, session_timer};

/// A session to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginRequest {
    /// What it is.
    pub exercise: Exercise,
    /// Own lengths; nothing: the usual ones.
    pub lengths: Lengths,
    /// How the two say yes. What needs no yes runs on one phone.
    pub form: Form,
    /// One's own limits for today. Kept as one list with the other's, without whose they were, until it is over.
    pub own_limits: OwnLimits,
    /// The other's, named on this phone by themself.
    pub other_limits: OwnLimits,
    /// Both leave the starter out; each says so with their yes.
    pub skips_starter: bool,
}

impl BeginRequest {
    /// An exercise on one phone, with its usual lengths and nothing named "not today".
    pub fn usual(exercise: Exercise) -> Self {
        Self {
            exercise,
            lengths: Lengths::default(),
            form: Form::OnePhone,
            own_limits: OwnLimits::default(),
            other_limits: OwnLimits::default(),
            skips_starter: false,
        }
    }
}

impl Sessions<'_> {
    /// Begins: what needs two yeses waits for them, everything else runs at once. A check-out that is still open is left
    /// out with this, and a session that still waits for its first yeses is replaced.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`]; [`crate::RekindleError::Session`] when one runs, the exercise is not offered or not
    /// open, a length does not fit, or nothing is left open.
    pub fn begin(self, request: &BeginRequest, here: &Here, now: Moment) -> Result<RunStep> {
        self.0.with_journal(|journal| {
            let kept = self.settle(journal, now.stamp())?;
            let unbegun =
                |timer: &Timer| matches!(timer.state(), State::Idle | State::Consenting { back_to: None });
            if kept.as_ref().is_some_and(|(timer, _)| !unbegun(timer)) {
                return Err(SessionRefusal::Running.into());
            }
            let own = self.standing(journal, here)?;
            let (mut skips_starter, mut limits) = (false, None);
            if let Exercise::SensateFocus(phase) = request.exercise {
                if !offered(own.first_day, own.gate, own.today) {
                    return Err(SessionRefusal::NotOffered.into());
                }
                check_may_begin(phase, &own.standing(request.skips_starter), own.today)
                    .map_err(SessionRefusal::from)?;
                skips_starter = phase == Phase::P1 && !own.has_finished();
                limits = Some(Limits::of(phase, &request.own_limits, &request.other_limits));
            }
            let form = if request.exercise.needs_consent() { request.form } else { Form::OnePhone };
            if form == Form::TwoPhones && !own.linked {
                return Err(SessionRefusal::from(Closed::TwoPhonesNeeded).into());
            }
            let plan = SessionPlan::new(request.exercise, request.lengths).map_err(SessionRefusal::from)?;
            if limits.as_ref().is_some_and(Limits::leaves_nothing) {
                return Err(SessionRefusal::NothingLeft.into());
            }
            let number = self.make_number();
            let (mut named, timer) =
                NamedSession::new(&plan, form, number, own.today, limits).map_err(SessionRefusal::from)?;
            named.skips_starter = skips_starter;

            if let Some((timer, named)) = kept {
                // A question that nobody went on with: it had not begun and leaves nothing.
                self.close(journal, &step(&timer, Command::LifeCameIn, now).timer, &named)?;
            }
            let first = if request.exercise.needs_consent() { Command::Open } else { Command::Begin };
            let begun = self.ask_where_due(step(&timer, first, now), now);
            journal.write(|tx| {
                session_log::close(tx, None)?;
                session_log::insert_named(tx, &named)
            })?;
            let taken = self.0.vault.write(|tx| {
                let taken = session_timer::get(tx)?.is_some();
                if !taken {
                    session_timer::put(tx, &begun.timer)?;
                }
                Ok(taken)
            })?;
            if taken {
                // Another process was quicker.
                journal.write(|tx| session_log::forget_named(tx, number))?;
                return Err(SessionRefusal::Running.into());
            }
            self.shown(journal, begun, &named, now)
        })
    }
}
