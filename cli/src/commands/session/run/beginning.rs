//! Beginning: what is named is looked up, what comes first is asked first, and then the core judges.

use super::{Run, consent, limits};
use crate::args::RunArgs;
use crate::commands::session::gate;
use crate::failure::{Failure, Result};
use crate::input::ask;
use crate::output::Page;
use rekindle_core::RekindleError;
use rekindle_core::sessions::plan::{Exercise, Lengths};
use rekindle_core::sessions::room::{BeginRequest, RunStep, RunView, SessionRefusal};
use rekindle_core::sessions::sensate::{Closed, OwnLimits, Phase};
use rekindle_core::sessions::timer::{Form, Person};

/// Whether what runs is what was named, when anything was.
pub(super) fn same(args: &RunArgs, view: &RunView) -> Result<()> {
    match &args.id {
        Some(id) if named(id)? != view.exercise => Err(RekindleError::from(SessionRefusal::Running).into()),
        _ => Ok(()),
    }
}

/// Begins what was named; says too who has the phone then.
pub(super) fn begin(args: &RunArgs, run: &mut Run<'_>) -> Result<(RunStep, Person)> {
    let Some(id) = &args.id else { return Err(crate::commands::session::none()) };
    let exercise = named(id)?;
    let mut skips_starter = args.skip_starter;
    let (mut own_limits, mut other_limits) = (OwnLimits::default(), OwnLimits::default());
    let mut first = Person::Owner;
    if let Exercise::SensateFocus(phase) = exercise {
        skips_starter = open(phase, skips_starter, run)?;
        if run.input.is_live() {
            about(phase, run)?;
            own_limits = limits::ask(run, phase)?;
            consent::hand_over(run)?;
            other_limits = limits::ask(run, phase)?;
            // Who named their limits last has the phone, and is asked first.
            first = Person::Other;
        }
    }
    let request = BeginRequest {
        exercise,
        lengths: Lengths { main: args.turn, settle: args.settle, switch: args.switch, rest: args.rest },
        form: if args.two_phones { Form::TwoPhones } else { Form::OnePhone },
        own_limits,
        other_limits,
        skips_starter,
    };
    // Before the first stamp, so that all of them are of one clock.
    match args.speed {
        Some(speed) => run.context.set_pace(speed)?,
        None => run.context.end_pace()?,
    }
    let step = run.sessions().begin(&request, &run.opened.here, run.context.moment())?;
    if args.two_phones && first == Person::Other {
        consent::hand_over(run)?;
        first = Person::Owner;
    }
    Ok((step, first))
}

/// The exercise of this name.
pub(super) fn named(id: &str) -> Result<Exercise> {
    Exercise::from_name(id).ok_or_else(|| Failure::input("no_such_exercise"))
}

/// Asks what comes before a phase, as long as there is something that a person can answer. Says whether the starter is
/// left out.
fn open(phase: Phase, mut skips: bool, run: &Run<'_>) -> Result<bool> {
    let words = run.opened.guide.words();
    let mut asked_gate = false;
    loop {
        let phases = run.sessions().phases(&run.opened.here, run.context.moment())?;
        let Some(view) = phases.into_iter().find(|view| view.phase == phase) else { return Ok(skips) };
        match view.closed {
            Some(SessionRefusal::Closed(Closed::AskGate)) if run.input.is_live() && !asked_gate => {
                asked_gate = true;
                if !run.input.resting(|| gate::ask_all(run.opened))? {
                    return Err(Failure::Interrupted);
                }
            }
            Some(_) if view.opens_by_skipping && !skips && run.input.is_live() => {
                let question = words.text("terminal.session.ask_skip_starter", &[]);
                if !run.input.resting(|| ask::yes(&question, false, words))? {
                    return Ok(false);
                }
                skips = true;
            }
            // The core says the rest.
            _ => return Ok(skips),
        }
    }
}

/// What to know before.
fn about(phase: Phase, run: &mut Run<'_>) -> Result<()> {
    let words = run.opened.guide.words();
    let paragraphs: Vec<String> = phase.about().iter().map(|key| words.text(key, &[])).collect();
    let mut page = Page::new();
    page.section(&words.text(phase.title(), &[]), &paragraphs);
    page.gap();
    run.screen.told(&page)
}
