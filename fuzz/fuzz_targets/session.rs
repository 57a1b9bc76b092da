#![no_main]
//! Any stream of commands at any time, and any text as a kept timer: never a panic, one stop is enough, nothing runs
//! without two yeses that hold, and what is kept is read again as it was.
//!
//! Each command is three bytes: which, how much time passes, and its value. The yeses are counted a second time here,
//! in milliseconds beside the timer's own stamps.

use libfuzzer_sys::fuzz_target;
use rekindle_core::moment::{BootId, Instant, Moment};
use rekindle_core::sessions::plan::{Exercise, Lengths, SessionPlan};
use rekindle_core::sessions::sensate::AskedYes;
use rekindle_core::sessions::timer::{
    CONSENT_MS, Command, Form, PAUSE_MS, Person, SessionNumber, SessionView, State, Timer, step,
    upcoming_cues,
};

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    match way % 4 {
        0 => read(bytes),
        1 => {
            if let Ok(yes) = String::from_utf8_lossy(bytes).parse::<AskedYes>() {
                assert_eq!(yes.to_string().parse(), Ok(yes));
            }
        }
        form => live(if form == 2 { Form::OnePhone } else { Form::TwoPhones }, bytes),
    }
});

fn now() -> Moment {
    Moment {
        utc: Instant::from_timestamp(1_795_374_000, 0).unwrap(),
        monotonic_ms: 1_000_000,
        boot: BootId::numbered(1),
    }
}

/// A kept timer, then commands without any order.
fn read(bytes: &[u8]) {
    let Ok(mut timer) = serde_json::from_slice::<Timer>(bytes) else { return };
    let text = serde_json::to_vec(&timer).unwrap();
    assert_eq!(serde_json::from_slice::<Timer>(&text).unwrap(), timer);
    let mut now = now();
    for deed in bytes.chunks_exact(3) {
        pass(&mut now, deed[1]);
        let _ = (SessionView::of(&timer, now), upcoming_cues(&timer, now));
        timer = step(&timer, command(deed[0], deed[2]), now).timer;
    }
}

/// What this target knows of the yeses by itself: when each was given, if it still counts.
#[derive(Default)]
struct Yeses {
    owner: Option<u64>,
    other: Option<u64>,
    asked: Option<u64>,
    paused: Option<u64>,
    allowed: bool,
}

fn live(form: Form, bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let exercise = Exercise::ALL[usize::from(*which) % Exercise::ALL.len()];
    let Ok(plan) = SessionPlan::new(exercise, Lengths::default()) else { return };
    let Ok(mut timer) = Timer::new(&plan, form, SessionNumber::new([1; 16])) else { return };
    let (mut now, mut yeses) = (now(), Yeses { allowed: !exercise.needs_consent(), ..Yeses::default() });
    for deed in bytes.chunks_exact(3) {
        let boot = now.boot;
        pass(&mut now, deed[1]);
        if now.boot != boot {
            yeses = Yeses { allowed: yeses.allowed, ..Yeses::default() };
        }
        let command = command(deed[0], deed[2]);
        let done = step(&timer, command, now);
        if done.refused.is_none() {
            follow(&mut yeses, command, now.monotonic_ms, exercise.needs_consent());
        }
        timer = done.timer;
        if let State::Running { .. } = timer.state() {
            assert!(yeses.allowed, "a segment runs without two yeses that hold");
        }
        let stopped = step(&timer, Command::Stop, now);
        assert!(stopped.refused.is_none() && !stopped.timer.is_live());
        let kept = serde_json::to_vec(&timer).unwrap();
        assert_eq!(serde_json::from_slice::<Timer>(&kept).unwrap(), timer);
    }
}

fn follow(yeses: &mut Yeses, command: Command, now: u64, needs_consent: bool) {
    let holds = |given: Option<u64>| given.is_some_and(|given| now - given <= CONSENT_MS);
    match command {
        Command::Ask { .. } => (yeses.asked, yeses.other) = (Some(now), None),
        Command::Yes { person: Person::Owner } => yeses.owner = Some(now),
        Command::Yes { person: Person::Other } => yeses.other = Some(now),
        Command::PartnerYes { .. } => {
            assert!(holds(yeses.asked), "an old yes was taken");
            yeses.other = yeses.asked;
        }
        Command::TakeBack { person: Person::Owner } => yeses.owner = None,
        Command::TakeBack { person: Person::Other } => yeses.other = None,
        Command::Begin if needs_consent => yeses.allowed = holds(yeses.owner) && holds(yeses.other),
        Command::Pause => yeses.paused = Some(now),
        Command::Resume if needs_consent => {
            // A reboot has taken the beginning of the pause away: then it counts as long.
            if !yeses.paused.is_some_and(|since| now - since <= PAUSE_MS) {
                *yeses = Yeses::default();
            }
            yeses.paused = None;
        }
        _ => {}
    }
}

/// Small values are seconds, larger ones minutes, the largest a reboot.
fn pass(now: &mut Moment, value: u8) {
    match value {
        255 => {
            // The wall clock has no say, so it may count the boots.
            let utc = Instant::from_timestamp(now.utc.timestamp() + 1, 0).unwrap();
            *now = Moment { utc, monotonic_ms: 500, boot: BootId::numbered(utc.timestamp().unsigned_abs()) };
        }
        128.. => now.monotonic_ms += u64::from(value - 128) * 60_000,
        _ => now.monotonic_ms += u64::from(value) * 1000,
    }
}

fn command(which: u8, value: u8) -> Command {
    let number = SessionNumber::new([value % 2; 16]);
    let person = if value % 2 == 0 { Person::Owner } else { Person::Other };
    match which % 13 {
        0 => Command::Open,
        1 => Command::Ask { number },
        2 => Command::Yes { person },
        3 => Command::PartnerYes { number },
        4 => Command::TakeBack { person },
        5 => Command::Begin,
        6 => Command::Pause,
        7 => Command::Resume,
        8 => Command::EndSegment { segment: usize::from(value) },
        9 => Command::Stop,
        10 => Command::LifeCameIn,
        11 => Command::Close,
        _ => Command::Look,
    }
}
