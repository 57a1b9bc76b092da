//! Puts what the room of sessions tells into the person's language: a key becomes its word, and nothing else happens.

use crate::session_views::{
    AreaView, CheckOutView, CueView, GateView, LimitsView, LoggedSession, OfferedExercise, OfferedSessions,
    PhaseView, QuestionView, RefusedView, RunStep, RunView, SessionOffer, SessionView, StatusStep,
    StatusView,
};
use crate::spelling::{count, day_text};
use rekindle_core::guide::Words;
use rekindle_core::sessions::plan::{Active, Exercise, LengthRanges};
use rekindle_core::sessions::{room, sensate, timer};

/// Puts views into words.
pub(crate) struct Spoken<'a>(pub(crate) &'a Words);

impl Spoken<'_> {
    fn text(&self, key: &str) -> String {
        self.0.text(key, &[])
    }

    fn texts(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.text(key)).collect()
    }

    pub(crate) fn offered(&self, view: &room::OfferedView) -> OfferedSessions {
        let all = |list: &[room::OfferedExercise]| list.iter().map(|one| self.exercise(one)).collect();
        OfferedSessions {
            exercises: all(&view.exercises),
            phases: view.phases.as_deref().map(all),
            asks_gate: view.asks_gate,
        }
    }

    fn exercise(&self, view: &room::OfferedExercise) -> OfferedExercise {
        OfferedExercise {
            exercise: view.exercise.name().to_owned(),
            title: self.text(view.title),
            lengths: view.lengths.map(Into::into),
            one_phone: view.one_phone,
            two_phones: view.two_phones,
        }
    }

    pub(crate) fn phase(&self, view: &room::PhaseView) -> PhaseView {
        let exercise = Exercise::SensateFocus(view.phase);
        PhaseView {
            exercise: exercise.name().to_owned(),
            title: self.text(view.title),
            about: self.texts(view.about),
            lengths: LengthRanges::of(exercise).map(Into::into),
            one_phone: !exercise.needs_two_phones(),
            closed: view.closed.map(|refusal| self.refusal(refusal)),
            opens_by_skipping: view.opens_by_skipping,
            may_say_ready: view.may_say_ready,
            said_ready: view.said_ready,
        }
    }

    fn refusal(&self, refusal: room::SessionRefusal) -> String {
        match refusal.key() {
            Some(key) => self.text(key),
            None => self.text(&format!("error.{}.text", refusal.code())),
        }
    }

    pub(crate) fn area(&self, area: sensate::Area, is_asked: bool) -> AreaView {
        AreaView { area: name(area.key()).to_owned(), name: self.text(area.key()), is_asked }
    }

    pub(crate) fn gate(&self, view: &room::GateView) -> GateView {
        GateView {
            questions: self.texts(&view.questions),
            standing: view.standing.into(),
            medical: view.medical.map(Into::into),
        }
    }

    fn session(&self, view: &timer::SessionView) -> SessionView {
        let turn = view.turn.map(|turn| match turn {
            Active::First => "first",
            Active::Second => "second",
            Active::All => "all",
        });
        SessionView {
            state: view.state.to_owned(),
            state_name: self.text(&format!("session.part.{}", view.state)),
            segment: view.segment.map(count),
            turn: turn.map(str::to_owned),
            remaining_ms: view.remaining_ms,
            total_remaining_ms: view.total_remaining_ms,
            owner_said_yes: view.owner_said_yes,
            may_begin: view.may_begin,
            is_live: view.live,
        }
    }

    fn cues(&self, cues: &[room::CueView]) -> Vec<CueView> {
        let view = |room::CueView { cue, line }: &room::CueView| CueView {
            line: self.text(line),
            haptic_ms: cue.haptic().pattern_ms().to_vec(),
            kind: match cue.kind {
                timer::CueKind::Begins { .. } => "begins",
                timer::CueKind::GoesOn => "goes_on",
                timer::CueKind::Ends => "ends",
                timer::CueKind::Stopped => "stopped",
            }
            .to_owned(),
            segment: count(cue.segment),
            due_ms: cue.due_ms,
            late_ms: cue.late_ms,
        };
        cues.iter().map(view).collect()
    }

    pub(crate) fn status(&self, view: &room::StatusView) -> StatusView {
        StatusView { session: self.session(&view.session), upcoming: self.cues(&view.upcoming) }
    }

    pub(crate) fn status_step(&self, step: &room::StatusStep) -> StatusStep {
        StatusStep {
            view: self.status(&step.view),
            cues: self.cues(&step.cues),
            refused: step.refused.map(|refused| self.refused(refused)),
        }
    }

    pub(crate) fn run(&self, view: &room::RunView) -> RunView {
        RunView {
            exercise: view.exercise.name().to_owned(),
            title: self.text(view.title),
            two_phones: view.form == timer::Form::TwoPhones,
            session: self.session(&view.session),
            line: view.line.map(|key| self.text(key)),
            prompts: self.texts(view.prompts),
            speaking: view.speaking.map(|key| self.text(key)),
            limits: view.limits.as_ref().map(|limits| self.limits(limits)),
            consent: self.texts(&view.consent),
            guest_reads: view.guest_reads.as_ref().map_or_else(Vec::new, |keys| self.texts(keys)),
            question: view.question.clone(),
            upcoming: self.cues(&view.upcoming),
            asks_after: view.asks_after,
        }
    }

    pub(crate) fn step(&self, step: &room::RunStep) -> RunStep {
        RunStep {
            view: step.view.as_ref().map(|view| self.run(view)),
            cues: self.cues(&step.cues),
            refused: step.refused.map(|refused| self.refused(refused)),
            check_out: step.check_out.as_ref().map(|view| self.check_out(view)),
        }
    }

    fn refused(&self, refusal: timer::Refusal) -> RefusedView {
        RefusedView { code: name(refusal.key()).to_owned(), text: self.text(refusal.key()) }
    }

    fn limits(&self, limits: &sensate::Limits) -> LimitsView {
        LimitsView {
            allowed: limits.allowed.iter().map(|area| self.text(area.key())).collect(),
            off: limits.off.iter().map(|area| self.text(area.key())).collect(),
            acts: limits.acts.iter().map(|act| self.text(act.key())).collect(),
        }
    }

    pub(crate) fn check_out(&self, view: &room::CheckOutView) -> CheckOutView {
        CheckOutView {
            day: day_text(view.day),
            finished: view.finished,
            questions: self.texts(&view.questions),
        }
    }

    pub(crate) fn question(&self, view: &room::QuestionView) -> QuestionView {
        QuestionView {
            title: self.text(view.title),
            seconds: view.seconds,
            turn_seconds: view.turn_seconds,
            consent: self.texts(&view.consent),
            limits: self.limits(&view.limits),
            closed: view.closed.map(|refusal| self.refusal(refusal)),
        }
    }

    pub(crate) fn logged(&self, view: room::LogView) -> LoggedSession {
        LoggedSession {
            day: day_text(view.day),
            title: self.text(view.phase.title()),
            finished: view.finished,
        }
    }

    pub(crate) fn offer(&self, view: &sensate::OfferView) -> SessionOffer {
        SessionOffer { line: self.text(view.line), starter: view.starter }
    }
}

/// The last part of a key: what it is called in calls.
pub(crate) fn name(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}
