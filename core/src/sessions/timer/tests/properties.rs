//! What holds for every input.

use super::model::{any_deeds, any_jump, any_timer};
use super::*;
use crate::sessions::plan::Part;
use crate::sessions::plan::tests::{any_exercise, any_lengths};
use proptest::prelude::*;

/// A run of commands; `wall` says how the wall clock is moved before each.
fn run(timer: &Timer, deeds: &[(Option<u32>, Command)], wall: &[i64]) -> (Timer, Vec<Cue>, Vec<bool>) {
    let (mut timer, mut clock) = (timer.clone(), Clock::new());
    let (mut cues, mut refused) = (Vec::new(), Vec::new());
    for (index, (jump, command)) in deeds.iter().enumerate() {
        match jump {
            Some(seconds) => clock.pass(u64::from(*seconds) * 1000),
            None => clock.reboot(100 + u64::try_from(index).unwrap()),
        }
        clock.0.utc += TimeDelta::minutes(wall.get(index).copied().unwrap_or(0));
        let done = step(&timer, *command, clock.0);
        timer = done.timer;
        cues.extend(done.cues);
        refused.push(done.refused.is_some());
    }
    (timer, cues, refused)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn wall_clock_zone_and_daylight_saving_have_no_effect(
        timer in any_timer(),
        deeds in any_deeds(40),
        wall in prop::collection::vec(-1_000_000_i64..1_000_000, 50),
    ) {
        prop_assert_eq!(run(&timer, &deeds, &[]), run(&timer, &deeds, &wall));
    }

    #[test]
    fn from_every_live_state_one_stop_ends_it(
        timer in any_timer(),
        deeds in any_deeds(40),
        jump in any_jump(),
    ) {
        let (timer, ..) = run(&timer, &deeds, &[]);
        let mut clock = Clock::new();
        let elapsed: u64 = 1000 * deeds.iter().map(|(jump, _)| u64::from(jump.unwrap_or(0))).sum::<u64>();
        clock.pass(elapsed);
        match jump {
            Some(seconds) => clock.pass(u64::from(seconds) * 1000),
            None => clock.reboot(9),
        }
        // Whatever the clock has become, nothing goes on after a stop.
        let stopped = step(&timer, Command::Stop, clock.0);
        prop_assert_eq!(stopped.refused, None);
        prop_assert!(!stopped.timer.is_live());
        prop_assert!(upcoming_cues(&stopped.timer, clock.0).is_empty());
        let brought = step(&timer, Command::Look, clock.0).timer;
        if brought.is_live() {
            let is_stopped = matches!(stopped.timer.state(), State::Stopped { .. });
            prop_assert!(is_stopped, "{:?}", brought.state());
        }
    }

    #[test]
    fn how_often_one_looks_changes_nothing(
        timer in any_timer(),
        before in any_deeds(8),
        looks in prop::collection::vec(0_u64..300_000, 0..30),
    ) {
        let (timer, ..) = run(&timer, &before, &[]);
        let State::Running { seen, .. } = timer.state() else { return Ok(()) };
        let mut clock = Clock::new();
        clock.0.monotonic_ms = seen.ms;
        clock.0.boot = seen.boot;
        let mut looked = timer.clone();
        let mut heard = Vec::new();
        let armed = upcoming_cues(&timer, clock.0);
        for ms in looks {
            clock.pass(ms);
            let done = step(&looked, Command::Look, clock.0);
            looked = done.timer;
            heard.extend(done.cues);
        }
        let once = step(&timer, Command::Look, clock.0);
        prop_assert_eq!(&once.timer, &looked);
        let what = |cues: &[Cue]| cues.iter().map(|cue| (cue.kind, cue.segment, cue.due_ms)).collect::<Vec<_>>();
        prop_assert_eq!(what(&once.cues), what(&heard));
        // What was armed ahead is what comes, and what is still ahead.
        let mut all = what(&heard);
        all.extend(what(&upcoming_cues(&looked, clock.0)));
        prop_assert_eq!(what(&armed), all);
    }

    #[test]
    fn a_timer_keeps_both_turns_equal(exercise in any_exercise(), lengths in any_lengths()) {
        let Ok(plan) = SessionPlan::new(exercise, lengths) else { return Ok(()) };
        let timer = Timer::new(&plan, Form::TwoPhones, number(3)).unwrap();
        let turn = |part| timer.segments().iter()
            .filter(|segment| segment.part == part)
            .map(|segment| segment.length_ms)
            .sum::<Option<u64>>();
        prop_assert_eq!(turn(Part::TurnA), turn(Part::TurnB));
        prop_assert_eq!(kept(&timer), timer);
    }

    #[test]
    fn no_kept_text_makes_it_panic(
        cut in 0_usize..2000,
        patch in "[0-9a-z{}\":,]{0,6}",
        jumps in any_deeds(8),
        timer in any_timer(),
    ) {
        let text = serde_json::to_string(&timer).unwrap();
        let at = cut % text.len();
        let hostile = format!("{}{patch}{}", &text[..at], &text[(at + patch.len()).min(text.len())..]);
        if let Ok(read) = serde_json::from_str::<Timer>(&hostile) {
            let _ = run(&read, &jumps, &[]);
        }
    }
}

#[test]
fn a_timer_that_does_not_hold_together_is_refused() {
    let mut timer = timer_of(Exercise::SensateFocus(Phase::P1));
    begin_with_two_yeses(&mut timer, Clock::new());
    let text = serde_json::to_string(&timer).unwrap();
    for (from, to) in [
        ("\"length_ms\":900000", "\"length_ms\":900001"),
        ("\"length_ms\":120000", "\"length_ms\":0"),
        ("\"length_ms\":60000", "\"length_ms\":86400001"),
        ("\"segment\":0", "\"segment\":5"),
        ("\"ends_ms\":5120000", "\"ends_ms\":5120001"),
        ("\"ends_ms\":5120000", "\"ends_ms\":null"),
        ("\"ends_ms\":5120000", "\"ends_ms\":7"),
        ("\"version\":1", "\"version\":2"),
        ("\"form\"", "\"phase\":1,\"form\""),
    ] {
        assert!(text.contains(from), "{text}");
        assert!(serde_json::from_str::<Timer>(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}
