//! Sessions through faults: the n-th write, sync or truncation of either vault fails, for every n, and afterwards there is
//! the state before the call or the one after it: no row lost, none twice, no reminder that the gate keeps back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::guide::Language;
use rekindle_core::here::Here;
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{BootId, Moment};
use rekindle_core::rituals::room::AdoptRequest;
use rekindle_core::sessions::plan::Exercise;
use rekindle_core::sessions::room::{BeginRequest, RunCommand};
use rekindle_core::sessions::sensate::{CheckOut, GateAnswer, GateStanding, Phase};
use rekindle_core::sessions::timer::Person;
use rekindle_core::{Companion, RekindleError};
use rekindle_tests::disk::{self, Fault};
use rekindle_tests::life::{self, Step};
use std::collections::BTreeSet;

const FAULTS: [Fault; 3] = [Fault::OnceBroken, Fault::Broken, Fault::Full];

fn here() -> Here {
    life::here().unwrap()
}

/// The moment at which [`life::unlock`] unlocks: on a clock that went back no yes would hold.
fn now() -> Moment {
    Moment { utc: here().now, monotonic_ms: 0, boot: BootId::numbered(1) }
}

fn command(companion: &Companion, command: RunCommand) -> Result<(), RekindleError> {
    companion.sessions().command(command, now()).map(|step| assert_eq!(step.refused, None, "{command:?}"))
}

/// An evening, each step one call that writes.
const STEPS: [Step; 13] = [
    |c| c.sessions().answer_gate(GateAnswer::None, &here()).map(drop),
    |c| {
        let starter = BeginRequest::usual(Exercise::SensateFocus(Phase::P0));
        c.sessions().begin(&starter, &here(), now()).map(drop)
    },
    |c| command(c, RunCommand::Yes { person: Person::Owner }),
    |c| command(c, RunCommand::Yes { person: Person::Other }),
    |c| command(c, RunCommand::Begin),
    |c| command(c, RunCommand::Pause),
    |c| command(c, RunCommand::Resume),
    |c| command(c, RunCommand::Stop),
    |c| c.sessions().check_out(CheckOut::new(2, 1, false, true, false).ok(), now()),
    |c| c.sessions().answer_gate(GateAnswer::OneOrMore, &here()).map(drop),
    |c| c.sessions().answer_gate(GateAnswer::None, &here()).map(drop),
    |c| c.sessions().begin(&BeginRequest::usual(Exercise::Listening), &here(), now()).map(drop),
    |c| c.sessions().stop(true, now()).map(drop),
];

/// The rituals that ring, also while the app is locked.
fn rings(companion: &Companion) -> BTreeSet<RitualId> {
    let plan = companion.reminders().plan(64, &here(), Language::ENGLISH).unwrap();
    plan.items.iter().filter_map(|item| Some(item.firing.as_ref()?.ritual)).collect()
}

/// What a person sees of it, as one text to compare.
fn state(companion: &Companion) -> String {
    let sessions = companion.sessions();
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        rings(companion),
        sessions.status(now()).unwrap().map(|status| status.session),
        sessions.view(now()).unwrap().map(|view| view.title),
        sessions.log(now()).unwrap(),
        sessions.open_check_out(now()).unwrap(),
        sessions.gate_view(&here()).unwrap().standing,
    )
}

fn template() -> tempfile::TempDir {
    let home = life::folder().unwrap();
    let long_ago = Here { now: here().now - chrono::TimeDelta::days(30), ..here() };
    let companion = Companion::create(life::request(home.path(), 1), &long_ago).unwrap();
    for practice in ["long-hug", "morning-coffee"] {
        let request = AdoptRequest { practice: practice.to_owned(), ..AdoptRequest::default() };
        companion.rituals().adopt(&request, &long_ago, Language::ENGLISH).unwrap();
    }
    life::unlock(&companion).unwrap();
    companion.close().unwrap();
    home
}

#[test]
fn whichever_operation_fails_there_is_the_state_before_the_call_or_after_it() {
    disk::install();
    let template = template();
    let home = life::copy(template.path()).unwrap();
    let companion = life::open(home.path(), 2).unwrap();
    let mut states = vec![state(&companion)];
    for step in STEPS {
        step(&companion).unwrap();
        states.push(state(&companion));
    }
    drop(companion);
    // The session runs, is paused, leaves its row; the gate silences and lets ring again.
    let different: BTreeSet<_> = states.iter().collect();
    assert!(different.len() >= 9, "{states:#?}");
    assert_ne!(states[9], states[10]);
    assert_eq!(states[9], states[11]);
    let mut failed = 0;
    for fault in FAULTS {
        for nth in 1.. {
            let home = life::copy(template.path()).unwrap();
            disk::arm(fault, nth);
            let (taken, error) = life::live(home.path(), &STEPS);
            let operations = disk::disarm();
            if operations < nth {
                assert!(error.is_none() && taken == STEPS.len(), "nothing was made to fail: {error:?}");
                assert!(nth > 60, "the scenario has only {operations} operations");
                break;
            }
            if let Some(error) = &error {
                let clear = match fault {
                    Fault::Full => matches!(error, RekindleError::DiskFull),
                    _ => matches!(error, RekindleError::Storage { .. }),
                };
                assert!(clear, "{fault:?} at {nth}: {error:?}");
                failed += 1;
            }
            // The disk works again.
            let companion = Companion::open(life::request(home.path(), 3)).unwrap();
            let while_locked = rings(&companion);
            life::unlock(&companion).unwrap();
            companion.check_integrity().unwrap();
            if companion.sessions().gate_view(&here()).unwrap().standing == GateStanding::Closed {
                // The pauses come before the answer: a phone that nobody unlocked again rings none of it.
                assert_eq!(while_locked, rings(&companion), "{fault:?} at {nth}");
            }
            let state = state(&companion);
            let old_or_new = state == states[taken] || states.get(taken + 1) == Some(&state);
            assert!(old_or_new, "{fault:?} at {nth}: neither before nor after step {taken}\n{state}");
        }
    }
    assert!(failed > 60, "{failed} faults were felt");
}
