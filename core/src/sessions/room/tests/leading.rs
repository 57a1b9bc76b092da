//! Leading through a session: what is offered, what a screen gets, how it ends, what it leaves.

use super::*;
use crate::RekindleError;
use crate::sessions::plan::{Lengths, PlanError};
use crate::sessions::room::SessionRefusal;
use crate::sessions::sensate::{Area, Closed, OwnLimits, SKIP_KEY};
use crate::sessions::timer::Refusal;

fn refusal(result: Result<RunStep>) -> SessionRefusal {
    match result {
        Err(RekindleError::Session { refusal }) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn talk_is_offered_at_once_touch_after_a_week_the_exercise_after_two() {
    let mut phone = Phone::new();
    let offered = phone.sessions().offered(&phone.here()).unwrap();
    let names: Vec<_> = offered.exercises.iter().map(|one| one.exercise.name()).collect();
    assert!(names.contains(&"weekly-check-in") && names.contains(&"time-out"), "{names:?}");
    assert!(!names.contains(&"massage-exchange") && !names.contains(&"long-hug"), "{names:?}");
    assert_eq!((offered.phases, offered.asks_gate), (None, false));
    phone.days(7);
    let offered = phone.sessions().offered(&phone.here()).unwrap();
    let massage = offered.exercises.iter().find(|one| one.exercise == Exercise::Massage).unwrap();
    assert!(massage.one_phone && !massage.two_phones, "nobody is linked");
    assert_eq!(massage.lengths.unwrap().main.unwrap().usual, 300);
    phone.days(6);
    assert_eq!(refusal(phone.begin(&BeginRequest::usual(P0))), SessionRefusal::NotOffered, "day 13");
    phone.days(1);
    let offered = phone.sessions().offered(&phone.here()).unwrap();
    assert_eq!((offered.phases.unwrap().len(), offered.asks_gate), (0, true));
    let first = refusal(phone.begin(&BeginRequest::usual(P0)));
    assert_eq!(first, SessionRefusal::Closed(Closed::AskGate));
    phone.gate(GateAnswer::None);
    let phases: Vec<_> = phone.sessions().offered(&phone.here()).unwrap().phases.unwrap();
    assert_eq!(phases.iter().map(|one| one.exercise).collect::<Vec<_>>(), [P0]);
}

#[test]
fn a_starter_from_the_question_to_the_check_out() {
    let mut phone = Phone::settled();
    let not_feet = OwnLimits { not_today: [Area::Feet].into(), ..OwnLimits::default() };
    let begun = phone.begin(&BeginRequest { other_limits: not_feet, ..BeginRequest::usual(P0) }).unwrap();
    let view = begun.view.unwrap();
    assert_eq!((view.session.state, view.consent.len()), ("consenting", 3));
    assert!(view.limits.unwrap().off.contains(&Area::Feet));
    assert!(view.guest_reads.is_some() && view.question.is_none());
    let early = phone.command(RunCommand::Begin).unwrap();
    assert_eq!(early.refused, Some(Refusal::ConsentNeeded));
    phone.both_yes();
    let view = phone.sessions().view(phone.now()).unwrap().unwrap();
    assert_eq!((view.session.state, view.line), ("settle", Some("sensate.line.settle")));
    assert_eq!(view.speaking, Some("sensate.speaking.quiet"));
    let lines: Vec<_> = view.upcoming.iter().map(|cue| cue.line).collect();
    assert_eq!(lines[0], "sensate.line.turn_starter");
    assert_eq!(lines.last(), Some(&"sensate.line.ends"));
    phone.wait(2 * MINUTE);
    let look = phone.command(RunCommand::Look).unwrap();
    assert_eq!((look.cues.len(), look.view.unwrap().session.state), (1, "turn-a"));
    phone.wait(13 * MINUTE);
    let end = phone.sessions().view(phone.now()).unwrap().unwrap();
    assert_eq!((end.session.state, end.limits, end.asks_after), ("check-out", None, true));
    assert_eq!(phone.sessions().view(phone.now()).unwrap(), None, "the end is shown once");
    let open = phone.sessions().open_check_out(phone.now()).unwrap().unwrap();
    assert_eq!((open.day, open.phase, open.finished), (phone.today(), Phase::P0, Some(true)));
    phone.sessions().check_out(Some(own(1)), phone.now()).unwrap();
    assert_eq!(phone.sessions().open_check_out(phone.now()).unwrap(), None);
    assert_eq!(phone.log(), [LogView { day: phone.today(), phase: Phase::P0, finished: true }]);
    let again = phone.sessions().check_out(None, phone.now()).unwrap_err();
    assert_eq!(again.code(), "no_such_session");
}

#[test]
fn one_session_at_a_time_and_one_of_the_exercise_a_day() {
    let mut phone = Phone::settled();
    phone.run(Phase::P0);
    let talk = BeginRequest::usual(Exercise::Listening);
    assert_eq!(refusal(phone.begin(&talk)), SessionRefusal::Running);
    assert_eq!(phone.state(), Some("settle"), "the one that runs was not touched");
    phone.command(RunCommand::Stop).unwrap();
    phone.begin(&talk).unwrap();
    phone.command(RunCommand::Stop).unwrap();
    let again = refusal(phone.begin(&BeginRequest::usual(P0)));
    assert_eq!(again, SessionRefusal::Closed(Closed::OneADay));
    phone.days(1);
    phone.run(Phase::P0);
}

#[test]
fn lengths_are_judged_before_anything_is_kept() {
    let phone = Phone::settled();
    let lengths = Lengths { main: Some(60), ..Lengths::default() };
    let before = phone.rows();
    let refused = refusal(phone.begin(&BeginRequest { lengths, ..BeginRequest::usual(P0) }));
    assert_eq!(refused, SessionRefusal::Plan(PlanError::MainOutOfRange { least: 180, most: 1800 }));
    assert_eq!((refused.code(), refused.range()), ("session_length", Some((180, 1800))));
    let all = OwnLimits { not_today: Area::ALL.into(), ..OwnLimits::default() };
    let nothing = phone.begin(&BeginRequest { own_limits: all, ..BeginRequest::usual(P0) });
    assert_eq!(refusal(nothing), SessionRefusal::NothingLeft);
    assert_eq!(phone.rows(), before);
}

#[test]
fn what_asks_nothing_afterwards_is_closed_at_once() {
    let mut phone = Phone::settled();
    let before = phone.rows();
    let begun = phone.begin(&BeginRequest::usual(Exercise::Hug)).unwrap();
    assert_eq!(begun.view.unwrap().session.state, "whole");
    phone.wait(40);
    let end = phone.command(RunCommand::EndSegment { segment: 0 }).unwrap();
    assert_eq!((end.view.unwrap().session.state, end.check_out), ("check-out", None));
    assert_eq!(phone.rows(), before, "no row of a hug");
    phone.begin(&BeginRequest::usual(Exercise::CheckIn)).unwrap();
    phone.wait(90 * MINUTE);
    phone.sessions().view(phone.now()).unwrap();
    assert_eq!(phone.rows(), before, "no row of a check-in");
}

#[test]
fn the_first_phase_opens_by_a_starter_or_by_both_leaving_it_out() {
    let p1 = Exercise::SensateFocus(Phase::P1);
    let phone = Phone::settled();
    let closed = refusal(phone.begin(&BeginRequest::usual(p1)));
    assert_eq!(closed, SessionRefusal::Closed(Closed::StarterFirst));
    let phases = phone.sessions().phases(&phone.here(), phone.now()).unwrap();
    assert_eq!((phases[0].closed, phases[1].opens_by_skipping), (None, true));
    let begun = phone.begin(&BeginRequest { skips_starter: true, ..BeginRequest::usual(p1) }).unwrap();
    assert!(begun.view.unwrap().consent.contains(&SKIP_KEY), "each says so with their yes");

    let mut phone = Phone::with_a_starter();
    // A rise: the gate is asked anew, on its own day.
    assert_eq!(refusal(phone.begin(&BeginRequest::usual(p1))), SessionRefusal::Closed(Closed::AskGate));
    phone.gate(GateAnswer::None);
    let begun = phone.begin(&BeginRequest { skips_starter: true, ..BeginRequest::usual(p1) }).unwrap();
    assert!(!begun.view.unwrap().consent.contains(&SKIP_KEY), "there is nothing left to leave out");
    phone.days(1);
    phone.sessions().answer_medical(crate::sessions::sensate::MedicalAnswer::Some).unwrap();
    phone.gate(GateAnswer::None);
    assert_eq!(refusal(phone.begin(&BeginRequest::usual(p1))), SessionRefusal::Closed(Closed::Medical));
    // The question that was left lying is replaced.
    phone.run(Phase::P0);
    phone.command(RunCommand::LifeCameIn).unwrap();
    assert_eq!(phone.log().len(), 1);
}

#[test]
fn two_hard_sessions_bring_an_offer_and_two_easy_ones_of_the_first_phase_a_ready() {
    let mut phone = Phone::with_a_starter();
    for easy in [false, false, true, true] {
        phone.gate(GateAnswer::None);
        phone.whole(Phase::P1, Some(own(if easy { 1 } else { 4 })));
        phone.days(1);
        let offer = phone.sessions().offers(phone.now()).unwrap();
        let hard_twice = !easy && phone.log().len() == 3;
        assert_eq!(offer.is_some_and(|offer| offer.starter), hard_twice);
    }
    assert!(phone.sessions().may_say_ready(Phase::P1, phone.now()).unwrap());
    let p2 = Exercise::SensateFocus(Phase::P2);
    phone.gate(GateAnswer::None);
    let alone = refusal(phone.begin(&BeginRequest::usual(p2)));
    assert_eq!(alone, SessionRefusal::Closed(Closed::TwoPhonesNeeded));
}

#[test]
fn life_came_in_leaves_no_row_in_any_table_also_after_a_stop() {
    let mut phone = Phone::settled();
    let before = phone.rows();
    for late in [false, true] {
        phone.run(Phase::P0);
        phone.wait(5 * MINUTE);
        if late {
            let stopped = phone.command(RunCommand::Stop).unwrap();
            assert_eq!(stopped.check_out.unwrap().finished, Some(false));
        }
        phone.command(RunCommand::LifeCameIn).unwrap();
        assert_eq!(phone.rows(), before, "late: {late}");
        assert_eq!(phone.command(RunCommand::LifeCameIn).unwrap_err().code(), "no_such_session");
    }
    // One that ran to its end is not taken back by a tap that comes too late.
    phone.run(Phase::P0);
    phone.wait(20 * MINUTE);
    assert!(phone.command(RunCommand::LifeCameIn).is_ok_and(|step| step.refused.is_some()));
    assert_eq!(phone.log().len(), 1);
}

#[test]
fn a_stop_leaves_the_same_rows_whoever_touched_when() {
    // The owner's yes first or the other's; stopped in the one's turn or in the other's, at the same second of the clock.
    let mut seen = Vec::new();
    for (first, turn) in [(Person::Owner, 3), (Person::Other, 3), (Person::Owner, 9), (Person::Other, 9)] {
        let mut phone = Phone::settled();
        phone.begin(&BeginRequest::usual(P0)).unwrap();
        let second = if first == Person::Owner { Person::Other } else { Person::Owner };
        for person in [first, second] {
            phone.command(RunCommand::Yes { person }).unwrap();
        }
        phone.command(RunCommand::Begin).unwrap();
        phone.wait(turn * MINUTE);
        phone.command(RunCommand::Stop).unwrap();
        seen.push(phone.rows());
    }
    assert!(seen.iter().all(|rows| Rows::of(&rows.journal, "session_log").len() == 1));
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:#?}");
}

#[test]
fn another_session_leaves_an_open_check_out_out() {
    let mut phone = Phone::settled();
    phone.run(Phase::P0);
    phone.wait(20 * MINUTE);
    phone.begin(&BeginRequest::usual(Exercise::Listening)).unwrap();
    assert_eq!(phone.sessions().open_check_out(phone.now()).unwrap(), None);
    assert_eq!(phone.log().len(), 1);
}

#[test]
fn marks_facts_and_weeks_do_not_notice_sessions() {
    let mut phone = Phone::settled();
    let outside = |phone: &Phone| -> Vec<String> {
        let own = ["session_timer|", "sqlite_"];
        phone.rows().daybook.into_iter().filter(|row| !own.iter().any(|o| row.starts_with(o))).collect()
    };
    let (before, weeks) = (outside(&phone), phone.companion().weeks().view(&phone.here()).unwrap());
    phone.run(Phase::P0);
    assert_eq!(outside(&phone), before);
    phone.wait(5 * MINUTE);
    phone.command(RunCommand::Stop).unwrap();
    assert_eq!(outside(&phone), before);
    assert_eq!(phone.companion().weeks().view(&phone.here()).unwrap(), weeks);
}

#[test]
fn a_check_in_brings_what_was_parked_for_it_and_nothing_else_does() {
    use crate::journal::compose::Until;
    use crate::journal::entry::WriteRequest;
    let phone = Phone::settled();
    let write = WriteRequest { text: "The bins".to_owned(), ..WriteRequest::default() };
    let entry = phone.companion().journal().write(&write, &phone.here()).unwrap();
    phone.companion().journal().put_off(entry.id, Until::CheckIn, &phone.here()).unwrap();
    for (exercise, parked) in [(Exercise::CheckIn, 1), (Exercise::CheckInAlone, 1), (Exercise::Listening, 0)]
    {
        let begun = phone.begin(&BeginRequest::usual(exercise)).unwrap().view.unwrap();
        assert_eq!(begun.parked.len(), parked, "{exercise:?}");
        assert_eq!(phone.sessions().view(phone.now()).unwrap().unwrap().parked, begun.parked);
        phone.command(RunCommand::Stop).unwrap();
    }
    assert_eq!(phone.companion().journal().parked().unwrap().len(), 1, "a session sets nothing aside");
}
