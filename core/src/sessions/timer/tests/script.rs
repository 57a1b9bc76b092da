//! Sessions from beginning to end, as people have them.

use super::*;
use crate::guide::{Catalogue, Language};
use crate::moment::RitualDay;
use crate::sessions::named::NamedSession;
use crate::sessions::plan::{Active, Part};
use crate::sessions::sensate::{Limits, OwnLimits};

fn first_phase() -> (NamedSession, Timer) {
    let limits = Limits::of(Phase::P1, &OwnLimits::default(), &OwnLimits::default());
    let day: RitualDay = "2026-11-22".parse().unwrap();
    NamedSession::new(&sensate(Phase::P1), Form::OnePhone, number(1), day, Some(limits)).unwrap()
}

#[test]
fn a_whole_first_phase() {
    let (named, mut timer) = first_phase();
    let mut clock = Clock::new();
    assert_eq!(name(&timer, clock), "idle");
    let cues = begin_with_two_yeses(&mut timer, clock);
    assert_eq!(cues.iter().map(|cue| cue.kind).collect::<Vec<_>>(), [CueKind::Begins { part: Part::Settle }]);
    let ahead = upcoming_cues(&timer, clock.0);
    let due: Vec<_> = ahead.iter().map(|cue| (cue.due_ms - clock.0.monotonic_ms) / MINUTE).collect();
    assert_eq!(due, [2, 17, 18, 33, 35]);
    let lines: Vec<_> = ahead.iter().map(|cue| named.line(cue)).collect();
    let turn = "sensate.line.turn_first";
    assert_eq!(lines, [turn, "sensate.line.switch", turn, "sensate.line.rest", "sensate.line.ends"]);
    // The screen sleeps; the phone looks now and then. What was armed comes, each once, on time.
    let mut heard = Vec::new();
    let mut states = Vec::new();
    for _ in 0..36 {
        clock.pass(MINUTE);
        heard.extend(does(&mut timer, Command::Look, clock));
        let state = name(&timer, clock);
        if states.last() != Some(&state) {
            states.push(state);
        }
    }
    assert_eq!(states, ["settle", "turn-a", "switch", "turn-b", "rest", "check-out"]);
    assert_eq!(
        heard.iter().map(|cue| (cue.kind, cue.due_ms)).collect::<Vec<_>>(),
        ahead.iter().map(|cue| (cue.kind, cue.due_ms)).collect::<Vec<_>>()
    );
    assert!(heard.iter().all(|cue| cue.late_ms == 0));
    let record = named.record(&timer).unwrap();
    assert!(record.finished && record.phase == Phase::P1 && record.check_out.is_none());
    assert!(named.asks_after());
    does(&mut timer, Command::Close, clock);
    assert_eq!(timer.state(), State::Done);
    assert_eq!(named.record(&timer), Some(record));
}

#[test]
fn every_line_that_can_be_heard_is_there() {
    for language in Language::all() {
        let guide = Catalogue::of(language).unwrap();
        for exercise in Exercise::ALL.into_iter().filter(|one| *one != Exercise::SensateFocus(Phase::P3)) {
            let plan = plan_of(exercise);
            let day = "2026-11-22".parse().unwrap();
            let (named, timer) = NamedSession::new(&plan, Form::TwoPhones, number(1), day, None).unwrap();
            for segment in 0..=timer.segments().len() {
                let boundary = cue::boundary(&timer, segment, 0, 0);
                for kind in [boundary.kind, CueKind::GoesOn, CueKind::Stopped] {
                    let cue = Cue { kind, ..boundary };
                    for key in [named.line(&cue), cue.discreet_line()] {
                        assert!(guide.words().has(key), "{language}: {key}");
                    }
                    assert!(!cue.discreet_line().contains("sensate"));
                    assert!(!cue.haptic().pattern_ms().is_empty());
                }
            }
        }
        let refusals = [
            Refusal::NotNow,
            Refusal::ConsentNeeded,
            Refusal::OtherSession,
            Refusal::Stale,
            Refusal::OtherPhone,
            Refusal::AlreadyEnded,
        ];
        for key in refusals.map(Refusal::key) {
            assert!(guide.words().has(key), "{language}: {key}");
        }
        for state in ["idle", "consenting", "paused", "check-out", "done", "stopped", "lapsed"] {
            assert!(guide.words().has(&format!("session.part.{state}")), "{state}");
        }
        for part in
            [Part::Settle, Part::TurnA, Part::Switch, Part::TurnB, Part::Whole, Part::Apart, Part::Rest]
        {
            assert!(guide.words().has(&format!("session.part.{}", part.name())), "{part:?}");
        }
    }
}

#[test]
fn a_stop_in_the_middle_freezes_and_says_only_that_it_ended() {
    let (named, mut timer) = first_phase();
    let mut clock = Clock::new();
    begin_with_two_yeses(&mut timer, clock);
    clock.pass(7 * MINUTE);
    let cues = does(&mut timer, Command::Stop, clock);
    assert_eq!(cues.last().unwrap().kind, CueKind::Stopped);
    let frozen = Point { segment: 1, remaining_ms: Some(10 * MINUTE) };
    assert_eq!(timer.state(), State::Stopped { point: Some(frozen), traceless: false });
    clock.pass(90 * MINUTE);
    does(&mut timer, Command::Look, clock);
    assert_eq!(timer.state(), State::Stopped { point: Some(frozen), traceless: false });
    assert!(upcoming_cues(&timer, clock.0).is_empty());
    assert!(!named.record(&timer).unwrap().finished);
    // A second tap on stop does no harm; going on is not possible.
    does(&mut timer, Command::Stop, clock);
    assert_eq!(step(&timer, Command::Resume, clock.0).refused, Some(Refusal::NotNow));
}

#[test]
fn life_came_in_and_left_no_trace() {
    for stopped_first in [false, true] {
        let (named, mut timer) = first_phase();
        let mut clock = Clock::new();
        begin_with_two_yeses(&mut timer, clock);
        clock.pass(4 * MINUTE);
        if stopped_first {
            does(&mut timer, Command::Stop, clock);
        }
        does(&mut timer, Command::LifeCameIn, clock);
        assert_eq!(timer.outcome(), Some(Outcome::NoTrace));
        assert_eq!(named.record(&timer), None);
    }
}

#[test]
fn the_process_dies_in_a_turn_and_goes_on_where_the_clock_says() {
    let (_, mut timer) = first_phase();
    let mut clock = Clock::new();
    begin_with_two_yeses(&mut timer, clock);
    clock.pass(3 * MINUTE);
    does(&mut timer, Command::Look, clock);
    let on_disk = serde_json::to_string(&timer).unwrap();
    drop(timer);
    clock.pass(16 * MINUTE);
    let mut timer: Timer = serde_json::from_str(&on_disk).unwrap();
    let cues = does(&mut timer, Command::Look, clock);
    // The switch was due 2 minutes ago, the second turn 1 minute ago.
    let late: Vec<_> = cues.iter().map(|cue| cue.late_ms / MINUTE).collect();
    assert_eq!(late, [2, 1]);
    let view = SessionView::of(&timer, clock.0);
    assert_eq!((view.state, view.turn), ("turn-b", Some(Active::Second)));
    assert_eq!(view.remaining_ms, Some(14 * MINUTE));
    assert_eq!(view.total_remaining_ms, Some(16 * MINUTE));
    assert_eq!(view.next_cue.unwrap().due_ms, clock.0.monotonic_ms + 14 * MINUTE);
}

#[test]
fn after_a_reboot_it_is_paused_where_it_was_seen_and_both_are_asked_anew() {
    let (_, mut timer) = first_phase();
    let mut clock = Clock::new();
    begin_with_two_yeses(&mut timer, clock);
    clock.pass(5 * MINUTE);
    does(&mut timer, Command::Look, clock);
    clock.pass(MINUTE);
    clock.reboot(42);
    let cues = does(&mut timer, Command::Look, clock);
    assert!(cues.is_empty());
    let point = Point { segment: 1, remaining_ms: Some(12 * MINUTE) };
    assert_eq!(timer.state(), State::Paused { point, since: None });
    does(&mut timer, Command::Resume, clock);
    assert_eq!(timer.state(), State::Consenting { back_to: Some(point) });
    assert_eq!(step(&timer, Command::Begin, clock.0).refused, Some(Refusal::ConsentNeeded));
    does(&mut timer, Command::Yes { person: Person::Owner }, clock);
    does(&mut timer, Command::Yes { person: Person::Other }, clock);
    let cues = does(&mut timer, Command::Begin, clock);
    assert_eq!(cues[0].kind, CueKind::GoesOn);
    assert_eq!(SessionView::of(&timer, clock.0).remaining_ms, Some(12 * MINUTE));
}

#[test]
fn a_talk_goes_on_after_a_reboot_without_being_asked() {
    let mut timer = timer_of(Exercise::StressTalk);
    let mut clock = Clock::new();
    does(&mut timer, Command::Begin, clock);
    clock.reboot(42);
    does(&mut timer, Command::Look, clock);
    assert_eq!(name(&timer, clock), "paused");
    does(&mut timer, Command::Resume, clock);
    assert_eq!(name(&timer, clock), "turn-a");
}

#[test]
fn a_clock_that_goes_back_within_one_boot_is_no_clock() {
    let (_, mut timer) = first_phase();
    let mut clock = Clock::new();
    begin_with_two_yeses(&mut timer, clock);
    clock.0.monotonic_ms -= 1;
    does(&mut timer, Command::Look, clock);
    assert_eq!(name(&timer, clock), "paused");
    clock.pass(2);
    does(&mut timer, Command::Resume, clock);
    assert_eq!(name(&timer, clock), "consenting");
}

#[test]
fn the_wall_clock_an_hour_back_and_a_flight_change_nothing() {
    for moved in [TimeDelta::hours(-1), TimeDelta::hours(1), TimeDelta::hours(-9), TimeDelta::days(400)] {
        let (_, mut timer) = first_phase();
        let mut clock = Clock::new();
        begin_with_two_yeses(&mut timer, clock);
        clock.pass(10 * MINUTE);
        clock.0.utc += moved;
        does(&mut timer, Command::Look, clock);
        assert_eq!(SessionView::of(&timer, clock.0).remaining_ms, Some(7 * MINUTE));
    }
}

#[test]
fn a_yes_lapses_after_a_quarter_of_an_hour() {
    let (named, mut timer) = first_phase();
    let mut clock = Clock::new();
    does(&mut timer, Command::Open, clock);
    does(&mut timer, Command::Yes { person: Person::Owner }, clock);
    clock.pass(15 * MINUTE);
    assert_eq!(name(&timer, clock), "consenting");
    clock.pass(1);
    assert_eq!(step(&timer, Command::Begin, clock.0).refused, Some(Refusal::NotNow));
    does(&mut timer, Command::Look, clock);
    assert_eq!(timer.state(), State::Lapsed { point: None });
    assert_eq!(named.record(&timer), None, "nothing had begun");
    assert_eq!(step(&timer, Command::Yes { person: Person::Other }, clock.0).refused, Some(Refusal::NotNow));
}

#[test]
fn a_yes_from_before_a_reboot_is_none() {
    let (_, mut timer) = first_phase();
    let mut clock = Clock::new();
    does(&mut timer, Command::Open, clock);
    does(&mut timer, Command::Yes { person: Person::Owner }, clock);
    does(&mut timer, Command::Yes { person: Person::Other }, clock);
    assert!(SessionView::of(&timer, clock.0).may_begin);
    clock.reboot(42);
    assert!(!SessionView::of(&timer, clock.0).may_begin);
    assert_ne!(step(&timer, Command::Begin, clock.0).refused, None);
}

#[test]
fn the_number_binds_the_other_phones_yes_to_this_asking() {
    let plan = sensate(Phase::P2);
    let day = "2026-11-22".parse().unwrap();
    assert!(NamedSession::new(&plan, Form::OnePhone, number(1), day, None).is_err());
    let (named, mut timer) = NamedSession::new(&plan, Form::TwoPhones, number(1), day, None).unwrap();
    let mut clock = Clock::new();
    does(&mut timer, Command::Open, clock);
    let refused = |timer: &Timer, command, clock: Clock| step(timer, command, clock.0).refused;
    let yes = |number| Command::PartnerYes { number };
    assert_eq!(refused(&timer, yes(number(1)), clock), Some(Refusal::OtherSession), "nothing was asked");
    let on_this_phone = Command::Yes { person: Person::Other };
    assert_eq!(refused(&timer, on_this_phone, clock), Some(Refusal::OtherPhone));
    does(&mut timer, Command::Ask { number: number(7) }, clock);
    assert_eq!(refused(&timer, yes(number(8)), clock), Some(Refusal::OtherSession));

    // What travels: the question, and the same text back as the yes.
    let text = named.ask(number(7)).unwrap().to_string();
    let read = text.parse().unwrap();
    assert_eq!(named.number_of(read), Some(number(7)));
    let (other, _) = first_phase();
    assert_eq!(other.number_of(read), None, "a yes to another phase");

    // Its age runs from the making of the number, not from its coming.
    clock.pass(14 * MINUTE);
    does(&mut timer, yes(number(7)), clock);
    does(&mut timer, Command::Yes { person: Person::Owner }, clock);
    assert!(SessionView::of(&timer, clock.0).may_begin);
    clock.pass(2 * MINUTE);
    assert_eq!(name(&timer, clock), "lapsed");
}

#[test]
fn an_earlier_yes_goes_with_the_earlier_number() {
    let mut timer = Timer::new(&sensate(Phase::P1), Form::TwoPhones, number(1)).unwrap();
    let clock = Clock::new();
    does(&mut timer, Command::Open, clock);
    does(&mut timer, Command::Ask { number: number(7) }, clock);
    does(&mut timer, Command::PartnerYes { number: number(7) }, clock);
    does(&mut timer, Command::Yes { person: Person::Owner }, clock);
    does(&mut timer, Command::Ask { number: number(9) }, clock);
    assert!(!SessionView::of(&timer, clock.0).may_begin);
    let old = Command::PartnerYes { number: number(7) };
    assert_eq!(step(&timer, old, clock.0).refused, Some(Refusal::OtherSession));
}

#[test]
fn a_hug_ends_by_a_tap() {
    let mut timer = timer_of(Exercise::Hug);
    let mut clock = Clock::new();
    does(&mut timer, Command::Begin, clock);
    assert!(upcoming_cues(&timer, clock.0).is_empty());
    assert_eq!(SessionView::of(&timer, clock.0).remaining_ms, None);
    clock.pass(11 * MINUTE);
    assert_eq!(name(&timer, clock), "whole");
    let cues = does(&mut timer, Command::EndSegment { segment: 0 }, clock);
    assert_eq!(cues.iter().map(|cue| cue.kind).collect::<Vec<_>>(), [CueKind::Ends]);
    assert_eq!(timer.outcome(), Some(Outcome::Finished));
}

#[test]
fn a_tap_that_comes_twice_or_late_ends_nothing_else() {
    let mut timer = timer_of(Exercise::Listening);
    let mut clock = Clock::new();
    does(&mut timer, Command::Begin, clock);
    clock.pass(40_000);
    does(&mut timer, Command::EndSegment { segment: 1 }, clock);
    let again = step(&timer, Command::EndSegment { segment: 1 }, clock.0);
    assert_eq!(again.refused, Some(Refusal::AlreadyEnded));
    assert_eq!(again.timer, timer);
    let view = SessionView::of(&timer, clock.0);
    assert_eq!((view.state, view.segment, view.turn), ("turn-a", Some(2), Some(Active::Second)));
    // The second turn is as long as it was planned, however soon the first was ended.
    clock.pass(2 * MINUTE);
    assert_eq!(timer.segments()[5].length_ms, timer.segments()[1].length_ms);
}

#[test]
fn while_locked_only_pausing_and_stopping_work() {
    let open = [Command::Pause, Command::Stop, Command::Look];
    assert!(walk::COMMANDS.iter().all(|command| command.works_while_locked() == open.contains(command)));
}

#[test]
fn what_is_kept_while_locked_has_no_name() {
    let texts: Vec<_> =
        [Exercise::Massage, Exercise::SensateFocus(Phase::P0), Exercise::SensateFocus(Phase::P1)]
            .into_iter()
            .map(|exercise| {
                // Chosen so that both have the same lengths: then the kept timers are the same text.
                let lengths = Lengths { main: Some(600), settle: Some(60), switch: Some(60), rest: Some(60) };
                let plan = SessionPlan::new(exercise, lengths).unwrap();
                let mut timer = Timer::new(&plan, Form::OnePhone, number(1)).unwrap();
                begin_with_two_yeses(&mut timer, Clock::new());
                serde_json::to_string(&timer).unwrap()
            })
            .collect();
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[1], texts[2]);
    for word in ["sensate", "massage", "p0", "p1", "phase", "2026"] {
        assert!(!texts[0].contains(word), "{word}: {}", texts[0]);
    }
}
