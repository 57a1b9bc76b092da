//! What a session is: its practice, its phase, its limits. The half of the state that only the unlocked app reads.
//!
//! It is written to the journal vault before the timer starts and found again by the timer's number. It holds no
//! answer of anybody's: two people's limits stand in it as one list, and not whose they were.

use crate::moment::RitualDay;
use crate::sessions::plan::{Exercise, Lengths, PlanError, SessionPlan};
use crate::sessions::sensate::{AskedYes, Limits, SessionRecord};
use crate::sessions::timer::{Cue, CueKind, Form, Outcome, SessionNumber, Timer};
use serde::{Deserialize, Serialize};

/// A session with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedSession {
    /// The number of its timer.
    pub number: SessionNumber,
    /// What it is.
    pub exercise: Exercise,
    /// The lengths that were asked for.
    pub lengths: Lengths,
    /// The ritual day on which it was begun.
    pub day: RitualDay,
    /// What is open and what is off, where the exercise has limits. Not kept once it is over.
    pub limits: Option<Limits>,
    /// Both leave the starter out, with their yes to this session.
    #[serde(default)]
    pub skips_starter: bool,
}

impl NamedSession {
    /// A session and its timer, ready to be kept each in its vault.
    ///
    /// # Errors
    /// [`PlanError`] as [`Timer::new`].
    pub fn new(
        plan: &SessionPlan,
        form: Form,
        number: SessionNumber,
        day: RitualDay,
        limits: Option<Limits>,
    ) -> Result<(Self, Timer), PlanError> {
        let timer = Timer::new(plan, form, number)?;
        Ok((
            Self {
                number,
                exercise: plan.exercise,
                lengths: plan.lengths,
                day,
                limits,
                skips_starter: false,
            },
            timer,
        ))
    }

    /// Its plan, as it was made.
    ///
    /// # Errors
    /// [`PlanError`] when what was kept is no longer in range.
    pub fn plan(&self) -> Result<SessionPlan, PlanError> {
        SessionPlan::new(self.exercise, self.lengths)
    }

    /// The question to the other phone, with the number of this asking.
    pub fn ask(&self, number: SessionNumber) -> Option<AskedYes> {
        AskedYes::about(&self.plan().ok()?, number)
    }

    /// The number of a yes from the other phone when it is to this phase and these lengths; nothing when it is to
    /// something else. Whether it is to this asking the timer knows.
    pub fn number_of(&self, yes: AskedYes) -> Option<SessionNumber> {
        (self.ask(yes.number) == Some(yes)).then_some(yes.number)
    }

    /// Key of the line to speak at a cue, in an unlocked app.
    pub fn line(&self, cue: &Cue) -> &'static str {
        let planned = || self.plan().ok()?.segments.get(cue.segment).map(|planned| planned.line);
        match (cue.kind, self.exercise) {
            (CueKind::Begins { .. }, _) => planned().unwrap_or(cue.discreet_line()),
            (CueKind::Ends, Exercise::SensateFocus(_)) => "sensate.line.ends",
            (CueKind::Ends, Exercise::TimeOut) => "session.time_out.ends",
            (CueKind::Ends, Exercise::NoPhones) => "session.no_phones.ends",
            _ => cue.discreet_line(),
        }
    }

    /// Whether anything is asked when it has run to its end. When not, the door closes it at once.
    pub fn asks_after(&self) -> bool {
        self.exercise.asks_after()
    }

    /// The row for one's own log when it is over; nothing while it is not, when no trace is to be left, or when the
    /// exercise keeps no log. The check-out is added when and if it is answered.
    pub fn record(&self, timer: &Timer) -> Option<SessionRecord> {
        let Exercise::SensateFocus(phase) = self.exercise else { return None };
        let finished = match timer.outcome()? {
            Outcome::Finished => true,
            Outcome::EndedEarly => false,
            Outcome::NoTrace => return None,
        };
        Some(SessionRecord { day: self.day, phase, finished, check_out: None })
    }
}
