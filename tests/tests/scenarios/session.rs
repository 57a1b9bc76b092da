//! Guided sessions in a story: the gate, yeses, the timer, the check-out, and what works while locked.

use super::format::Action;
use super::phone::{Done, Phone};
use rekindle_bindings::{
    BeginRequest, CheckOutAnswers, CueView, GateStanding, Here, MedicalAnswer, OfferedExercise, Person,
    PersonLimits, RefusedView, RekindleError, RunStep, SessionCommand, SessionLengths, SessionView,
    StatusStep,
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gate {
    pub(crate) answer: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Medical {
    pub(crate) answer: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Begin {
    pub(crate) exercise: String,
    #[serde(default)]
    pub(crate) two_phones: bool,
    #[serde(default)]
    pub(crate) skips_starter: bool,
    pub(crate) main: Option<u32>,
    #[serde(default)]
    pub(crate) own: Limits,
    #[serde(default)]
    pub(crate) other: Limits,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    #[serde(default)]
    pub(crate) not_today: Vec<String>,
    #[serde(default)]
    pub(crate) included: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Who {
    pub(crate) who: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stop {
    #[serde(default)]
    pub(crate) traceless: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckOut {
    /// Staying and pressure (0 to 4), pain, a wish to stop, its end; nothing: left out.
    pub(crate) answers: Option<(u8, u8, bool, bool, bool)>,
}

impl Phone<'_> {
    pub(super) fn act_in_session(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let (now, tag) = (self.now.clone(), self.language.to_owned());
        Ok(match action {
            Action::Offered(_) => {
                let view = self.app().offered_sessions(here, tag)?;
                let names =
                    |all: &[OfferedExercise]| all.iter().map(|one| one.exercise.clone()).collect::<Vec<_>>();
                Done::seen(json!({
                    "exercises": names(&view.exercises),
                    "phases": view.phases.as_deref().map(names),
                    "asks_gate": view.asks_gate,
                }))
            }
            Action::Gate(_) | Action::Medical(_) => self.gate(action, here)?,
            Action::Begin(with) => {
                let limits = |one: &Limits| PersonLimits {
                    not_today: one.not_today.clone(),
                    included: one.included.clone(),
                };
                let request = BeginRequest {
                    exercise: with.exercise.clone(),
                    lengths: with.main.map(|main| SessionLengths {
                        main: Some(main),
                        settle: None,
                        change_over: None,
                        rest: None,
                    }),
                    two_phones: with.two_phones,
                    own: Some(limits(&with.own)),
                    other: Some(limits(&with.other)),
                    skips_starter: with.skips_starter,
                };
                ran(&self.app().begin_session(request, here, now, tag)?)
            }
            Action::Yes(with) => self.lead(SessionCommand::Yes { person: person(&with.who) })?,
            Action::TakeYesBack(with) => self.lead(SessionCommand::TakeBack { person: person(&with.who) })?,
            Action::StartSession(_) => self.lead(SessionCommand::Begin)?,
            Action::ResumeSession(_) => self.lead(SessionCommand::Resume)?,
            Action::EndSegment(_) => {
                let view = self.app().session(now, tag)?;
                let segment = view.and_then(|view| view.session.segment).unwrap_or(0);
                self.lead(SessionCommand::EndSegment { segment })?
            }
            Action::Look(_) => self.status(self.app().look_at_session(now, tag)?)?,
            Action::PauseSession(_) => self.status(self.app().pause_session(now, tag)?)?,
            Action::StopSession(with) => self.status(self.app().stop_session(with.traceless, now, tag)?)?,
            Action::ReadQuestion(with) => {
                let view = self.app().read_question(self.text(with), here, tag)?;
                Done::seen(json!({"seconds": view.seconds, "closed": view.closed.is_some()}))
            }
            Action::AnswerQuestion(with) => {
                let yes = self.app().answer_question(self.text(with), here)?;
                Done { made: Some(yes), seen: Value::Null }
            }
            Action::ReadYes(with) => ran(&self.app().read_yes(self.text(with), now, tag)?),
            Action::CheckOut(with) => {
                let answers =
                    with.answers.map(|(stayed_with_sensation, pressure, pain, wished_to_stop, ran)| {
                        CheckOutAnswers {
                            stayed_with_sensation,
                            pressure,
                            pain,
                            wished_to_stop,
                            ran_to_its_end: ran,
                        }
                    });
                self.app().check_out(answers, now)?;
                Done::seen(Value::Null)
            }
            Action::SessionLog(_) => {
                let log = self.app().session_log(now, tag)?;
                Done::seen(log.iter().map(|one| json!({"day": one.day, "finished": one.finished})).collect())
            }
            other => panic!("not an action: {other:?}"),
        })
    }

    fn lead(&self, command: SessionCommand) -> Result<Done, RekindleError> {
        let (now, tag) = (self.now.clone(), self.language.to_owned());
        Ok(ran(&self.app().lead_session(command, now, tag)?))
    }

    fn gate(&self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let tag = self.language.to_owned();
        let view = match action {
            Action::Gate(Gate { answer: Some(answer) }) => {
                self.app().answer_gate(answer == "one_or_more", here, tag)?
            }
            Action::Medical(with) => {
                self.app().answer_medical(match with.answer.as_str() {
                    "none" => MedicalAnswer::None,
                    "some" => MedicalAnswer::Some,
                    "doctor_agrees" => MedicalAnswer::DoctorAgrees,
                    other => panic!("no such answer: {other}"),
                })?;
                self.app().gate(here, tag)?
            }
            _ => self.app().gate(here, tag)?,
        };
        let standing = match view.standing {
            GateStanding::Ask => "ask",
            GateStanding::Open => "open",
            GateStanding::Closed => "closed",
        };
        let medical = view.medical.map(|answer| match answer {
            MedicalAnswer::None => "none",
            MedicalAnswer::Some => "some",
            MedicalAnswer::DoctorAgrees => "doctor_agrees",
        });
        Ok(Done::seen(json!({"standing": standing, "medical": medical})))
    }

    /// What a shell's timer sees, which works while locked.
    fn status(&self, step: Option<StatusStep>) -> Result<Done, RekindleError> {
        let (now, tag) = (self.now.clone(), self.language.to_owned());
        let unlocked = self.app().lock_view(now.clone())?.unlocked;
        let open = if unlocked { Some(self.app().open_check_out(now, tag)?.is_some()) } else { None };
        Ok(Done::seen(step.map_or(Value::Null, |step| {
            session(&step.view.session, &step.cues, step.refused.as_ref(), open)
        })))
    }
}

fn person(name: &str) -> Person {
    match name {
        "owner" => Person::Owner,
        "other" => Person::Other,
        other => panic!("no such person: {other}"),
    }
}

fn ran(step: &RunStep) -> Done {
    let Some(view) = &step.view else { return Done::seen(Value::Null) };
    let open = Some(step.check_out.is_some());
    let mut seen = session(&view.session, &step.cues, step.refused.as_ref(), open);
    seen["exercise"] = json!(view.exercise);
    if let Some(limits) = &view.limits {
        seen["allowed"] = json!(limits.allowed);
    }
    Done { made: view.question.clone(), seen }
}

fn session(view: &SessionView, cues: &[CueView], refused: Option<&RefusedView>, open: Option<bool>) -> Value {
    json!({
        "state": view.state,
        "segment": view.segment,
        "left_seconds": view.remaining_ms.map(|ms| ms / 1000),
        "may_begin": view.may_begin,
        "said": cues.last().map(|cue| &cue.line),
        "refused": refused.map(|refused| &refused.code),
        "check_out": open,
    })
}
