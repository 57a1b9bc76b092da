//! The locked phone: status, look, pause and stop, and nothing else; and what of it is told while locked.

use super::*;
use crate::RekindleError;
use crate::sessions::room::StatusStep;
use crate::sessions::sensate::{Area, MedicalAnswer, Speaking};

fn locked<T: std::fmt::Debug>(result: Result<T>) {
    assert_eq!(result.map(|value| format!("{value:?}")), Err(RekindleError::Locked));
}

fn running_and_locked() -> Phone {
    let mut phone = Phone::settled();
    phone.set_pin();
    phone.run(Phase::P0);
    phone.companion().lock().unwrap();
    phone
}

#[test]
fn while_locked_a_session_can_be_looked_at_paused_and_stopped_and_nothing_more() {
    let mut phone = running_and_locked();
    for _ in 0..2 {
        let (here, now) = (phone.here(), phone.now());
        let sessions = phone.sessions();
        locked(sessions.offered(&here));
        locked(sessions.begin(&BeginRequest::usual(Exercise::Hug), &here, now));
        locked(sessions.view(now));
        for command in [
            RunCommand::Yes { person: Person::Owner },
            RunCommand::Begin,
            RunCommand::Resume,
            RunCommand::Pause,
            RunCommand::Stop,
            RunCommand::Look,
        ] {
            locked(sessions.command(command, now));
        }
        let yes = format!("RKY1-0-900-300-{}", "a".repeat(32));
        locked(sessions.read_yes(&yes, now));
        locked(sessions.read_question(&yes, &here));
        locked(sessions.answer_yes(&yes, &here));
        locked(sessions.gate_view(&here));
        locked(sessions.answer_gate(GateAnswer::None, &here));
        locked(sessions.answer_medical(MedicalAnswer::None));
        locked(sessions.speaking());
        locked(sessions.choose_speaking(Speaking::Free));
        locked(sessions.open_check_out(now));
        locked(sessions.check_out(None, now));
        locked(sessions.phases(&here, now));
        locked(sessions.may_say_ready(Phase::P1, now));
        locked(sessions.offers(now));
        locked(sessions.log(now));
        // The same after the process died: a restart opens nothing.
        phone.kill();
    }
    phone.wait(60);
    assert_eq!(phone.state(), Some("settle"));
    let paused = phone.sessions().pause(phone.now()).unwrap().unwrap();
    assert_eq!((paused.view.session.state, paused.refused), ("paused", None));
    let stopped = phone.sessions().stop(false, phone.now()).unwrap().unwrap();
    assert_eq!((stopped.view.session.state, stopped.cues.len()), ("stopped", 1));
    // The row waits for the unlock.
    phone.days(1);
    phone.unlock();
    let day = phone.today().plus(-1);
    assert_eq!(phone.log(), [LogView { day, phase: Phase::P0, finished: false }]);
    assert_eq!(phone.state(), None);
}

#[test]
fn every_live_state_is_stopped_by_one_call_without_the_pin() {
    for state in ["consenting", "settle", "turn-a", "switch", "turn-b", "rest", "paused"] {
        let mut phone = Phone::settled();
        phone.set_pin();
        phone.begin(&BeginRequest::usual(P0)).unwrap();
        if state != "consenting" {
            phone.both_yes();
            let minutes = ["settle", "turn-a", "switch", "turn-b", "rest", "paused"]
                .into_iter()
                .zip([0, 2, 7, 8, 13, 4])
                .find(|(name, _)| *name == state);
            phone.wait(minutes.unwrap().1 * MINUTE);
        }
        if state == "paused" {
            phone.sessions().pause(phone.now()).unwrap();
        }
        phone.companion().lock().unwrap();
        assert_eq!(phone.state(), Some(state));
        let stopped = phone.sessions().stop(false, phone.now()).unwrap().unwrap();
        assert_eq!((stopped.view.session.state, stopped.refused), ("stopped", None));
        phone.unlock();
        assert_eq!(phone.log().len(), usize::from(state != "consenting"), "{state}");
    }
}

#[test]
fn the_daybook_tells_no_practice_no_phase_and_no_area() {
    let names = |phone: &Phone| {
        let rows = Rows::of(&phone.rows().daybook, "session_timer");
        assert_eq!(rows.len(), 1);
        let text = rows[0].to_lowercase();
        let mut words: Vec<String> = Exercise::ALL.iter().map(|one| one.name().to_owned()).collect();
        words.extend(
            phone
                .companion()
                .guide(crate::guide::Language::ENGLISH)
                .unwrap()
                .practices()
                .iter()
                .map(|practice| practice.id.clone()),
        );
        words.extend(["sensate", "p0", "p1", "p2", "phase", "exercise", "2026", "line"].map(str::to_owned));
        words.extend(Area::ALL.iter().map(|area| area.key().to_owned()));
        for word in &words {
            assert!(!text.contains(word.as_str()), "{word} in {text}");
        }
    };
    for exercise in Exercise::ALL {
        let phone = Phone::settled();
        if phone.begin(&BeginRequest::usual(exercise)).is_ok() {
            names(&phone);
        }
    }
    let mut phone = Phone::with_a_starter();
    phone.gate(GateAnswer::None);
    phone.run(Phase::P1);
    names(&phone);
    phone.wait(5 * MINUTE);
    phone.sessions().pause(phone.now()).unwrap();
    names(&phone);
    // And what is said while locked fits every practice.
    phone.set_pin();
    let spoken = |step: StatusStep| -> Vec<&'static str> {
        step.cues.iter().chain(&step.view.upcoming).map(|cue| cue.line).collect()
    };
    phone.command(RunCommand::Resume).unwrap();
    phone.wait(15 * MINUTE);
    let unlocked = spoken(phone.sessions().look(phone.now()).unwrap().unwrap());
    assert!(unlocked.iter().any(|line| line.starts_with("sensate.")), "{unlocked:?}");
    phone.companion().lock().unwrap();
    phone.wait(2 * MINUTE);
    let discreet = spoken(phone.sessions().look(phone.now()).unwrap().unwrap());
    assert!(!discreet.is_empty() && discreet.iter().all(|line| line.starts_with("session.")), "{discreet:?}");
}

#[test]
fn life_came_in_while_locked_leaves_nothing_also_right_after_a_stop() {
    for late in [false, true] {
        let mut phone = running_and_locked();
        phone.wait(5 * MINUTE);
        if late {
            phone.sessions().stop(false, phone.now()).unwrap();
        }
        phone.sessions().stop(true, phone.now()).unwrap();
        phone.unlock();
        assert_eq!(phone.log(), []);
        let rows = phone.rows();
        assert!(Rows::of(&rows.journal, "session_named").is_empty());
        assert!(Rows::of(&rows.daybook, "session_timer").is_empty());
    }
    // Without a PIN the journal is open meanwhile, and the row is taken back from there.
    let mut phone = Phone::settled();
    phone.run(Phase::P0);
    phone.wait(5 * MINUTE);
    phone.sessions().stop(false, phone.now()).unwrap();
    assert_eq!(phone.log().len(), 1);
    phone.sessions().stop(true, phone.now()).unwrap();
    assert_eq!(phone.log(), []);
}

#[test]
fn a_reboot_pauses_where_the_last_look_was_and_asks_for_both_yeses_anew() {
    let mut phone = running_and_locked();
    phone.wait(3 * MINUTE);
    phone.sessions().look(phone.now()).unwrap();
    phone.wait(60);
    phone.reboot();
    let status = phone.sessions().look(phone.now()).unwrap().unwrap().view.session;
    assert_eq!((status.state, status.remaining_ms), ("paused", Some(4 * MINUTE * 1000)));
    phone.unlock();
    let resumed = phone.command(RunCommand::Resume).unwrap().view.unwrap();
    assert_eq!((resumed.session.state, resumed.consent.is_empty()), ("consenting", false));
    phone.both_yes();
    assert_eq!(phone.state(), Some("turn-a"));
}

#[test]
fn a_session_that_ran_out_while_locked_asks_after_the_unlock() {
    let mut phone = running_and_locked();
    phone.wait(30 * MINUTE);
    assert_eq!(phone.state(), Some("check-out"));
    phone.unlock();
    assert!(phone.sessions().open_check_out(phone.now()).unwrap().is_some());
    assert_eq!(phone.log().len(), 1);
}
