//! The room of sessions at the border: beginning, leading, the gate, the check-out; and what works while locked.
//!
//! Every call fails with `locked` in a locked app but the four that say that they do not.

use crate::app::Rekindle;
use crate::error::{RekindleError, Result, guarded};
use crate::here::Here;
use crate::moment::Moment;
use crate::session_views::{
    AreaView, CheckOutView, GateView, LoggedSession, MedicalAnswer, OfferedSessions, PhaseView, QuestionView,
    RunStep, RunView, SessionOffer, StatusStep, StatusView,
};
use crate::session_words::{Spoken, name};
use crate::spelling::language;
use rekindle_core::Companion;
use rekindle_core::guide::{Language, Words};
use rekindle_core::sessions::plan::{Exercise, Lengths};
use rekindle_core::sessions::room as core;
use rekindle_core::sessions::sensate::{self, Area, CheckOut, GateAnswer, Limits, OwnLimits, Speaking};
use rekindle_core::sessions::timer::{Form, Person as CorePerson};
use std::collections::BTreeSet;

/// A session to begin.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct BeginRequest {
    /// What it is, by its name in calls.
    pub exercise: String,
    /// Own lengths; nothing: the usual ones.
    #[uniffi(default = None)]
    pub lengths: Option<SessionLengths>,
    /// Each says yes on their own phone.
    #[uniffi(default = false)]
    pub two_phones: bool,
    /// One's own limits for today. They are kept as one list with the other's until it is over, without whose they were.
    #[uniffi(default = None)]
    pub own: Option<PersonLimits>,
    /// The other's, named on this phone by themself.
    #[uniffi(default = None)]
    pub other: Option<PersonLimits>,
    /// Both leave the starter out; each says so with their yes.
    #[uniffi(default = false)]
    pub skips_starter: bool,
}

/// Own lengths, in seconds; nothing: the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SessionLengths {
    /// One turn, where there are turns; else the whole.
    #[uniffi(default = None)]
    pub main: Option<u32>,
    /// Arriving.
    #[uniffi(default = None)]
    pub settle: Option<u32>,
    /// Changing over.
    #[uniffi(default = None)]
    pub change_over: Option<u32>,
    /// Resting at the end.
    #[uniffi(default = None)]
    pub rest: Option<u32>,
}

/// What one person says before a session, without a reason. Names are those of [`AreaView`].
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PersonLimits {
    /// Not today.
    #[uniffi(default = [])]
    pub not_today: Vec<String>,
    /// Of those that are off unless both include them: included.
    #[uniffi(default = [])]
    pub included: Vec<String>,
}

/// One of the two people. Not who touches first: that is theirs to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Person {
    /// Whose phone runs the timer.
    Owner,
    /// The other.
    Other,
}

/// What a person does to the session that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SessionCommand {
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
    /// Makes the question to the other phone anew.
    Ask,
    /// Begins after both yeses, or goes on after they were asked anew.
    Begin,
    /// Lets the clock stand.
    Pause,
    /// Goes on.
    Resume,
    /// Ends a segment before its time, or one that has none.
    EndSegment {
        /// Which, so that a tap that comes late ends nothing else.
        segment: u32,
    },
    /// Stops, at once and for good.
    Stop,
    /// Life came in: stops and leaves no trace; also right after a stop.
    LifeCameIn,
    /// Nothing: brings the state to now and keeps it.
    Look,
}

/// The owner's own answers to a check-out. They never leave this phone.
#[derive(Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct CheckOutAnswers {
    /// Could stay with what was sensed: 0 (not at all) to 4 (very much).
    pub stayed_with_sensation: u8,
    /// Felt under pressure: 0 to 4.
    pub pressure: u8,
    /// Something hurt.
    pub pain: bool,
    /// Wished to stop.
    pub wished_to_stop: bool,
    /// It ran to its end.
    pub ran_to_its_end: bool,
}

/// The parts of the body that are open in a phase unless somebody says "not today", and those that are off unless both
/// include them. Empty for what has no limits.
#[uniffi::export]
pub fn session_areas(exercise: String, language_tag: String) -> Result<Vec<AreaView>> {
    guarded(|| {
        let Exercise::SensateFocus(phase) = exercise_of(&exercise)? else { return Ok(Vec::new()) };
        let words = Words::of(language(&language_tag));
        let all = OwnLimits { not_today: BTreeSet::new(), included: BTreeSet::from(Area::ALL) };
        let open = Limits::of(phase, &all, &all).allowed;
        Ok(open.into_iter().map(|area| Spoken(&words).area(area, area.asked_in(phase))).collect())
    })
}

#[uniffi::export]
impl Rekindle {
    /// What can be begun now.
    pub fn offered_sessions(&self, here: Here, language_tag: String) -> Result<OfferedSessions> {
        self.spoken(&language_tag, |app, say| Ok(say.offered(&app.sessions().offered(&here.to_core()?)?)))
    }

    /// The phases of sensate focus, each with why it cannot begin today, if so. Empty while it is not offered.
    pub fn session_phases(&self, here: Here, now: Moment, language_tag: String) -> Result<Vec<PhaseView>> {
        self.spoken(&language_tag, |app, say| {
            let phases = app.sessions().phases(&here.to_core()?, now.to_core()?)?;
            Ok(phases.iter().map(|phase| say.phase(phase)).collect())
        })
    }

    /// The questions about safety, for this person alone.
    pub fn gate(&self, here: Here, language_tag: String) -> Result<GateView> {
        self.spoken(&language_tag, |app, say| Ok(say.gate(&app.sessions().gate_view(&here.to_core()?)?)))
    }

    /// Answers them with the one button: one or more is true, or none. Nothing of it leaves this phone.
    pub fn answer_gate(&self, one_or_more: bool, here: Here, language_tag: String) -> Result<GateView> {
        self.spoken(&language_tag, |app, say| {
            let answer = if one_or_more { GateAnswer::OneOrMore } else { GateAnswer::None };
            Ok(say.gate(&app.sessions().answer_gate(answer, &here.to_core()?)?))
        })
    }

    /// Answers the medical question.
    pub fn answer_medical(&self, answer: MedicalAnswer) -> Result<()> {
        self.with(|app| {
            let answer = match answer {
                MedicalAnswer::None => sensate::MedicalAnswer::None,
                MedicalAnswer::Some => sensate::MedicalAnswer::Some,
                MedicalAnswer::DoctorAgrees => sensate::MedicalAnswer::DoctorAgrees,
            };
            Ok(app.sessions().answer_medical(answer)?)
        })
    }

    /// Whether words during touch are free; quiet unless chosen.
    pub fn is_speaking_free(&self) -> Result<bool> {
        self.with(|app| Ok(app.sessions().speaking()? == Speaking::Free))
    }

    /// Chooses it.
    pub fn choose_speaking(&self, is_free: bool) -> Result<()> {
        let speaking = if is_free { Speaking::Free } else { Speaking::Quiet };
        self.with(|app| Ok(app.sessions().choose_speaking(speaking)?))
    }

    /// Begins: what needs two yeses waits for them, everything else runs at once. Fails with `session_running`,
    /// `session_not_offered`, `session_closed`, `session_length`, `session_not_guided`, `session_nothing_left`.
    pub fn begin_session(
        &self,
        request: BeginRequest,
        here: Here,
        now: Moment,
        language_tag: String,
    ) -> Result<RunStep> {
        self.spoken(&language_tag, |app, say| {
            Ok(say.step(&app.sessions().begin(&request.to_core()?, &here.to_core()?, now.to_core()?)?))
        })
    }

    /// The session that runs, and once more, over, when it has ended since the last call.
    pub fn session(&self, now: Moment, language_tag: String) -> Result<Option<RunView>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().view(now.to_core()?)?.as_ref().map(|view| say.run(view)))
        })
    }

    /// Does what a person asked for. What was refused says so in the step. Fails with `no_such_session`.
    pub fn lead_session(
        &self,
        command: SessionCommand,
        now: Moment,
        language_tag: String,
    ) -> Result<RunStep> {
        self.spoken(&language_tag, |app, say| {
            Ok(say.step(&app.sessions().command(command.into(), now.to_core()?)?))
        })
    }

    /// Reads the other phone's yes: to this session and this asking, or it is none. Fails with `no_such_session`,
    /// `session_not_a_yes`, `session_newer_yes`.
    pub fn read_yes(&self, text: String, now: Moment, language_tag: String) -> Result<RunStep> {
        self.spoken(&language_tag, |app, say| Ok(say.step(&app.sessions().read_yes(&text, now.to_core()?)?)))
    }

    /// Reads the question that the timer's phone shows, for this phone's owner. A no is closing the page.
    pub fn read_question(&self, text: String, here: Here, language_tag: String) -> Result<QuestionView> {
        self.spoken(&language_tag, |app, say| {
            Ok(say.question(&app.sessions().read_question(&text, &here.to_core()?)?))
        })
    }

    /// Says yes to it: the text that the timer's phone reads.
    pub fn answer_question(&self, text: String, here: Here) -> Result<String> {
        self.with(|app| Ok(app.sessions().answer_yes(&text, &here.to_core()?)?))
    }

    /// The check-out that is open: until it is answered or left out, or another session begins.
    pub fn open_check_out(&self, now: Moment, language_tag: String) -> Result<Option<CheckOutView>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().open_check_out(now.to_core()?)?.as_ref().map(|view| say.check_out(view)))
        })
    }

    /// Answers it, or leaves it out. Fails with `no_such_session`.
    pub fn check_out(&self, answers: Option<CheckOutAnswers>, now: Moment) -> Result<()> {
        self.with(|app| {
            let own = answers.map(CheckOutAnswers::to_core).transpose()?;
            Ok(app.sessions().check_out(own, now.to_core()?)?)
        })
    }

    /// What this person is offered after two hard sessions.
    pub fn session_offer(&self, now: Moment, language_tag: String) -> Result<Option<SessionOffer>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().offers(now.to_core()?)?.as_ref().map(|view| say.offer(view)))
        })
    }

    /// One's own log, newest first.
    pub fn session_log(&self, now: Moment, language_tag: String) -> Result<Vec<LoggedSession>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().log(now.to_core()?)?.into_iter().map(|view| say.logged(view)).collect())
        })
    }

    /// Where the session stands; nothing when none is kept. Works while locked, and names nothing then.
    pub fn session_status(&self, now: Moment, language_tag: String) -> Result<Option<StatusView>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().status(now.to_core()?)?.as_ref().map(|view| say.status(view)))
        })
    }

    /// Keeps where it stands, so that after a reboot it is paused there: call it every 15 seconds and at each cue. Works
    /// while locked.
    pub fn look_at_session(&self, now: Moment, language_tag: String) -> Result<Option<StatusStep>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().look(now.to_core()?)?.as_ref().map(|step| say.status_step(step)))
        })
    }

    /// Lets the clock stand. Works while locked.
    pub fn pause_session(&self, now: Moment, language_tag: String) -> Result<Option<StatusStep>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().pause(now.to_core()?)?.as_ref().map(|step| say.status_step(step)))
        })
    }

    /// Stops, at once and for good, whoever asks; `is_traceless`: life came in, and nothing is written. Works while locked.
    pub fn stop_session(
        &self,
        is_traceless: bool,
        now: Moment,
        language_tag: String,
    ) -> Result<Option<StatusStep>> {
        self.spoken(&language_tag, |app, say| {
            Ok(app.sessions().stop(is_traceless, now.to_core()?)?.as_ref().map(|step| say.status_step(step)))
        })
    }
}

impl Rekindle {
    /// Runs a call whose answer is put into words.
    pub(crate) fn spoken<T>(
        &self,
        tag: &str,
        call: impl FnOnce(&Companion, Spoken<'_>) -> Result<T>,
    ) -> Result<T> {
        let language: Language = language(tag);
        self.with(|companion| call(companion, Spoken(companion.guide(language)?.words())))
    }
}

pub(crate) fn exercise_of(name: &str) -> Result<Exercise> {
    Exercise::from_name(name).ok_or_else(|| RekindleError::refused("no_such_practice", "no such exercise"))
}

impl BeginRequest {
    fn to_core(&self) -> Result<core::BeginRequest> {
        let lengths = self.lengths.map_or_else(Lengths::default, |own| Lengths {
            main: own.main,
            settle: own.settle,
            switch: own.change_over,
            rest: own.rest,
        });
        let limits =
            |own: &Option<PersonLimits>| own.as_ref().map_or_else(Default::default, PersonLimits::to_core);
        Ok(core::BeginRequest {
            exercise: exercise_of(&self.exercise)?,
            lengths,
            form: if self.two_phones { Form::TwoPhones } else { Form::OnePhone },
            own_limits: limits(&self.own),
            other_limits: limits(&self.other),
            skips_starter: self.skips_starter,
        })
    }
}

impl PersonLimits {
    fn to_core(&self) -> OwnLimits {
        let all = |names: &[String]| {
            Area::ALL.into_iter().filter(|area| names.iter().any(|one| one == name(area.key()))).collect()
        };
        OwnLimits { not_today: all(&self.not_today), included: all(&self.included) }
    }
}

impl CheckOutAnswers {
    fn to_core(self) -> Result<CheckOut> {
        CheckOut::new(
            self.stayed_with_sensation,
            self.pressure,
            self.pain,
            self.wished_to_stop,
            self.ran_to_its_end,
        )
        .map_err(|error| RekindleError::internal(&error.to_string()))
    }
}

impl From<Person> for CorePerson {
    fn from(person: Person) -> Self {
        match person {
            Person::Owner => Self::Owner,
            Person::Other => Self::Other,
        }
    }
}

impl From<SessionCommand> for core::RunCommand {
    fn from(command: SessionCommand) -> Self {
        match command {
            SessionCommand::Yes { person } => Self::Yes { person: person.into() },
            SessionCommand::TakeBack { person } => Self::TakeBack { person: person.into() },
            SessionCommand::Ask => Self::Ask,
            SessionCommand::Begin => Self::Begin,
            SessionCommand::Pause => Self::Pause,
            SessionCommand::Resume => Self::Resume,
            SessionCommand::EndSegment { segment } => Self::EndSegment { segment: segment as usize },
            SessionCommand::Stop => Self::Stop,
            SessionCommand::LifeCameIn => Self::LifeCameIn,
            SessionCommand::Look => Self::Look,
        }
    }
}
