//! When a phase opens, when one may say ready, going back, and what is offered after hard sessions.

use super::*;
use proptest::prelude::*;

#[test]
fn the_first_days_belong_to_talk() {
    assert!(!offered(day(0), None, day(13)));
    assert!(offered(day(0), None, day(14)));
}

#[test]
fn the_gate_comes_before_everything() {
    let mut state = standing(&[]);
    assert_eq!(opened(Phase::P0, &state, day(0)), Err(Closed::AskGate));
    state.gate = Some(passed(0));
    assert_eq!(opened(Phase::P0, &state, day(0)), Ok(()));
    state.gate = Some(closed(0));
    assert_eq!(opened(Phase::P0, &state, day(0)), Err(Closed::Gate));
}

#[test]
fn the_first_phase_opens_after_a_finished_starter_or_when_both_leave_it_out() {
    let mut state = Standing { gate: Some(passed(0)), ..standing(&[]) };
    assert_eq!(opened(Phase::P1, &state, day(1)), Err(Closed::StarterFirst));
    state.both_skip_starter = true;
    assert_eq!(opened(Phase::P1, &state, day(1)), Ok(()));
    let ended_early = [early(Phase::P0, 0)];
    let state = Standing { gate: Some(passed(3)), ..standing(&ended_early) };
    assert_eq!(opened(Phase::P1, &state, day(3)), Err(Closed::StarterFirst));
    let finished = [easy(Phase::P0, 0)];
    let state = Standing { gate: Some(passed(3)), ..standing(&finished) };
    assert_eq!(opened(Phase::P1, &state, day(3)), Ok(()));
    // It is a rise: the gate is answered for it on its day.
    assert_eq!(opened(Phase::P1, &state, day(4)), Err(Closed::AskGate));
    let done = [easy(Phase::P0, 0), easy(Phase::P1, 3)];
    let state = Standing { gate: Some(passed(3)), ..standing(&done) };
    assert_eq!(opened(Phase::P1, &state, day(4)), Ok(()), "no rise any more");
}

#[test]
fn later_phases_open_when_both_are_ready_and_the_second_needs_two_phones() {
    let log = [easy(Phase::P0, 0), easy(Phase::P1, 1), easy(Phase::P1, 2)];
    let mut state = Standing { gate: Some(passed(3)), ..standing(&log) };
    assert_eq!(opened(Phase::P2, &state, day(3)), Err(Closed::NotBothReady));
    state.both_ready = Some(Phase::P2);
    assert_eq!(opened(Phase::P2, &state, day(3)), Ok(()));
    assert_eq!(opened(Phase::P3, &state, day(3)), Err(Closed::NotBothReady));
    state.linked = false;
    assert_eq!(opened(Phase::P2, &state, day(3)), Err(Closed::TwoPhonesNeeded));
}

#[test]
fn with_a_medical_yes_only_the_starter_stays_open() {
    let log = [easy(Phase::P0, 0), easy(Phase::P1, 1), easy(Phase::P2, 2)];
    let ready = Standing { gate: Some(passed(3)), both_ready: Some(Phase::P3), ..standing(&log) };
    let waits = Standing { medical: MedicalAnswer::Some, ..ready };
    assert_eq!(phases_to_choose(&waits, day(3)), [Phase::P0]);
    let agreed = Standing { medical: MedicalAnswer::DoctorAgrees, ..ready };
    assert_eq!(phases_to_choose(&agreed, day(3)), Phase::ALL);
}

#[test]
fn one_a_day_whatever_the_phase() {
    let log = [easy(Phase::P0, 3)];
    let state = Standing { gate: Some(passed(3)), ..standing(&log) };
    for phase in [Phase::P0, Phase::P1] {
        assert_eq!(check_may_begin(phase, &state, day(3)), Err(Closed::OneADay));
    }
    assert_eq!(check_may_begin(Phase::P0, &state, day(4)), Ok(()));
}

#[test]
fn ready_after_two_finished_sessions_and_an_easy_last_one() {
    let two = [easy(Phase::P1, 1), easy(Phase::P1, 2)];
    assert!(may_say_ready(Phase::P1, &two));
    assert!(!may_say_ready(Phase::P1, &two[..1]));
    assert!(!may_say_ready(Phase::P2, &two), "sessions of another phase");
    assert!(!may_say_ready(Phase::P0, &[easy(Phase::P0, 1), easy(Phase::P0, 2)]));
    assert!(
        !may_say_ready(Phase::P3, &[easy(Phase::P3, 1), easy(Phase::P3, 2)]),
        "nothing is guided after it"
    );
    for spoiled in [
        Some(own(2, false, false, true)),
        Some(own(1, true, false, true)),
        Some(own(1, false, true, true)),
        Some(own(1, false, false, false)),
        None,
    ] {
        let last = SessionRecord { check_out: spoiled, ..easy(Phase::P1, 3) };
        assert!(!may_say_ready(Phase::P1, &[two[0], two[1], last]), "{spoiled:?}");
        // The next easy one makes it possible again.
        assert!(may_say_ready(Phase::P1, &[two[0], last, easy(Phase::P1, 4), easy(Phase::P1, 5)]));
    }
    assert!(!may_say_ready(Phase::P1, &[two[0], two[1], early(Phase::P1, 3)]));
}

#[test]
fn after_two_hard_sessions_something_smaller_is_offered() {
    let hard = [
        early(Phase::P1, 1),
        SessionRecord { check_out: Some(own(3, false, false, true)), ..easy(Phase::P1, 2) },
        SessionRecord { check_out: Some(own(0, true, false, true)), ..easy(Phase::P1, 3) },
        SessionRecord { check_out: Some(own(0, false, true, true)), ..easy(Phase::P1, 4) },
        SessionRecord { check_out: Some(own(0, false, false, false)), ..easy(Phase::P1, 5) },
    ];
    for pair in hard.windows(2) {
        assert!(offers(pair).unwrap().starter);
        assert_eq!(offers(&pair[..1]), None);
        assert_eq!(offers(&[pair[0], easy(Phase::P1, 9)]), None);
        assert_eq!(offers(&[pair[0], easy(Phase::P1, 9), pair[1]]), None);
    }
    assert!(!offers(&[early(Phase::P0, 1), early(Phase::P0, 2)]).unwrap().starter, "it is the starter");
    assert_eq!(offers(&[]), None);
}

#[test]
fn a_check_out_is_in_range_or_none() {
    assert_eq!(CheckOut::new(5, 0, false, false, true), Err(CheckOutError::OutOfScale));
    assert_eq!(CheckOut::new(0, 5, false, false, true), Err(CheckOutError::OutOfScale));
    let text = serde_json::to_string(&own(4, true, true, false)).unwrap();
    assert_eq!(serde_json::from_str::<CheckOut>(&text).unwrap(), own(4, true, true, false));
    assert!(serde_json::from_str::<CheckOut>(&text.replace("\"pressure\":4", "\"pressure\":9")).is_err());
    assert!(serde_json::from_str::<CheckOut>(&text.replace("\"pain\"", "\"joy\"")).is_err());
}

fn any_record() -> impl Strategy<Value = SessionRecord> {
    let answers = (0_u8..=4, any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(pressure, pain, wished, ran)| own(pressure, pain, wished, ran));
    (0..40, 0..4_usize, any::<bool>(), proptest::option::of(answers)).prop_map(
        |(on, phase, finished, check_out)| SessionRecord {
            day: day(on),
            phase: Phase::ALL[phase],
            finished,
            check_out,
        },
    )
}

proptest! {
    #[test]
    fn going_back_is_always_possible_where_going_on_is(
        log in prop::collection::vec(any_record(), 0..12),
        gate in proptest::option::of((any::<bool>(), 0..40)),
        medical in prop_oneof![Just(MedicalAnswer::None), Just(MedicalAnswer::Some), Just(MedicalAnswer::DoctorAgrees)],
        both_ready in proptest::option::of((0..4_usize).prop_map(|index| Phase::ALL[index])),
        linked in any::<bool>(),
        both_skip_starter in any::<bool>(),
        today in 0..40,
    ) {
        let gate = gate.map(|(open, on)| if open { passed(on) } else { closed(on) });
        let state = Standing { log: &log, gate, medical, both_ready, linked, both_skip_starter };
        let open = phases_to_choose(&state, day(today));
        if !open.is_empty() {
            prop_assert!(open.contains(&Phase::P0));
            prop_assert_eq!(Gate::standing(gate, day(today), false), GateStanding::Open);
        }
        // A phase that was done and is open today leaves every earlier one open that was ever opened alike.
        if open.contains(&Phase::P3) && linked {
            prop_assert!(open.contains(&Phase::P2));
        }
        if medical == MedicalAnswer::Some {
            prop_assert!(open.iter().all(|phase| *phase == Phase::P0));
        }
        if log.iter().any(|record| record.day == day(today)) {
            for phase in Phase::ALL {
                prop_assert!(check_may_begin(phase, &state, day(today)).is_err());
            }
        }
        for phase in Phase::ALL {
            // Ready is one's own and needs one's own answers: without a check-out there is none.
            if may_say_ready(phase, &log) {
                let last = log.iter().rfind(|record| record.phase == phase).unwrap();
                prop_assert!(last.check_out.is_some() && !last.is_hard());
            }
        }
    }
}
