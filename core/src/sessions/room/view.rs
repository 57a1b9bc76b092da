//! A session as a screen gets it: with its name in the unlocked app, without one while it is locked.

use crate::error::Result;
use crate::journal::compose::Until;
use crate::journal::entry::EntryView;
use crate::moment::Moment;
use crate::moment::RitualDay;
use crate::sessions::named::NamedSession;
use crate::sessions::plan::Exercise;
use crate::sessions::sensate::{Limits, Phase, SKIP_KEY, Speaking, gate_question_keys, question_keys};
use crate::sessions::timer::{Cue, Form, Refusal, SessionView, State, Timer, upcoming_cues};
use crate::vault::session_log::OpenRow;
use crate::vault::{Vault, safety, waiting};

/// A cue with the line to speak at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueView {
    /// The cue.
    pub cue: Cue,
    /// Key of the line: the practice's own in the unlocked app, else one that fits every practice.
    pub line: &'static str,
}

/// The session that runs, without a name: what a locked phone may know and show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusView {
    /// Where it stands.
    pub session: SessionView,
    /// The cues to arm with the system, in order.
    pub upcoming: Vec<CueView>,
}

/// What came of looking, pausing or stopping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusStep {
    /// How it stands now.
    pub view: StatusView,
    /// The cues that have fallen due since the last call, in order.
    pub cues: Vec<CueView>,
    /// Why nothing else happened, if so.
    pub refused: Option<Refusal>,
}

/// The session that runs, in the unlocked app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunView {
    /// What it is.
    pub exercise: Exercise,
    /// Key of its name.
    pub title: &'static str,
    /// How the two say yes.
    pub form: Form,
    /// Where it stands.
    pub session: SessionView,
    /// Key of the line of the segment that runs or is paused.
    pub line: Option<&'static str>,
    /// Keys of what stands on the screen meanwhile, one a line.
    pub prompts: &'static [&'static str],
    /// Key of what is said about words during touch, where there is touch without a goal.
    pub speaking: Option<&'static str>,
    /// What is open and what is off, where the exercise has limits. Nothing once it is over.
    pub limits: Option<Limits>,
    /// Keys of what each says yes to, one a line, while the yeses are waited for.
    pub consent: Vec<&'static str>,
    /// Keys of the questions that a guest on this phone reads alone before their yes. The answer has no place anywhere: there
    /// is a yes, or there is none.
    pub guest_reads: Option<[&'static str; 8]>,
    /// The question to the other phone, as a text to show as a picture or to send, while it is open.
    pub question: Option<String>,
    /// The cues to arm with the system, in order.
    pub upcoming: Vec<CueView>,
    /// A check-out will be offered when it is over.
    pub asks_after: bool,
    /// In a check-in, what its owner parked for it. It is theirs alone: to be shown when they ask for it.
    pub parked: Vec<EntryView>,
}

/// A check-out that may be answered, or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckOutView {
    /// The ritual day of the session.
    pub day: RitualDay,
    /// Its phase.
    pub phase: Phase,
    /// Whether it ran to its end, as the timer saw it; nothing when that was on the other phone.
    pub finished: Option<bool>,
    /// Keys of the questions: two scales from 0 to 4, then three that are answered yes or no.
    pub questions: [&'static str; 5],
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunStep {
    /// The session as it stands after it, also when it is over and kept no longer; nothing when there was none any more.
    pub view: Option<RunView>,
    /// The cues that have fallen due since the last call, in order.
    pub cues: Vec<CueView>,
    /// Why nothing else happened, if so.
    pub refused: Option<Refusal>,
    /// The check-out that is open now.
    pub check_out: Option<CheckOutView>,
}

impl StatusView {
    pub(super) fn of(timer: &Timer, name: Option<&NamedSession>, now: Moment) -> Self {
        let upcoming = upcoming_cues(timer, now).into_iter().map(|cue| CueView::of(cue, name)).collect();
        Self { session: SessionView::of(timer, now), upcoming }
    }
}

impl CueView {
    pub(super) fn of(cue: Cue, name: Option<&NamedSession>) -> Self {
        Self { cue, line: name.map_or(cue.discreet_line(), |name| name.line(&cue)) }
    }
}

impl RunView {
    pub(super) fn of(timer: &Timer, named: &NamedSession, kept: Kept, now: Moment) -> Self {
        let StatusView { session, upcoming } = StatusView::of(timer, Some(named), now);
        let consenting = matches!(timer.state(), State::Consenting { .. });
        let over = timer.outcome().is_some();
        let phase = match named.exercise {
            Exercise::SensateFocus(phase) => Some(phase),
            _ => None,
        };
        let line =
            session.segment.and_then(|segment| named.plan().ok()?.segments.get(segment).map(|s| s.line));
        let mut consent = Vec::new();
        if let Some(phase) = phase.filter(|_| consenting) {
            consent.extend(named.skips_starter.then_some(SKIP_KEY));
            consent.extend(phase.consent());
        }
        let guest = phase.is_some() && consenting && timer.form() == Form::OnePhone;
        Self {
            exercise: named.exercise,
            title: named.exercise.title(),
            form: timer.form(),
            session,
            line,
            prompts: named.exercise.prompts(),
            speaking: phase.map(|phase| phase.speaking(kept.speaking)),
            limits: named.limits.clone().filter(|_| !over),
            consent,
            guest_reads: guest.then(gate_question_keys),
            question: timer.asked().and_then(|number| named.ask(number)).map(|asked| asked.to_string()),
            upcoming,
            asks_after: named.asks_after(),
            parked: kept.parked,
        }
    }
}

/// What of the journal stands beside a session.
pub(super) struct Kept {
    speaking: Speaking,
    parked: Vec<EntryView>,
}

impl Kept {
    pub(super) fn of(journal: &Vault, exercise: Exercise) -> Result<Self> {
        Ok(journal.read(|c| {
            let parked = match exercise {
                Exercise::CheckIn | Exercise::CheckInAlone => waiting::all(c, Until::CheckIn, None)?,
                _ => Vec::new(),
            };
            Ok(Self { speaking: safety::speaking(c)?, parked })
        })?)
    }
}

impl CheckOutView {
    pub(super) const fn of(row: OpenRow) -> Self {
        Self { day: row.day, phase: row.phase, finished: row.finished, questions: question_keys() }
    }
}
