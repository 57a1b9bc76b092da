//! Every state that can be reached, times every command: one stop is enough, and no segment runs without two
//! yeses that hold.
//!
//! Lengths and jumps are multiples of five minutes, so that the states are few enough to visit all. What a yes is
//! worth is counted a second time by the walk itself, in ages, beside the timer's own stamps.

use super::*;
use crate::sessions::plan::Part;
use std::collections::{BTreeSet, VecDeque};

const STRIDE: u64 = 5 * MINUTE;

pub(super) const COMMANDS: [Command; 19] = [
    Command::Open,
    Command::Ask { number: SessionNumber::new([7; 16]) },
    Command::Ask { number: SessionNumber::new([8; 16]) },
    Command::Yes { person: Person::Owner },
    Command::Yes { person: Person::Other },
    Command::PartnerYes { number: SessionNumber::new([7; 16]) },
    Command::PartnerYes { number: SessionNumber::new([8; 16]) },
    Command::TakeBack { person: Person::Owner },
    Command::TakeBack { person: Person::Other },
    Command::Begin,
    Command::Pause,
    Command::Resume,
    Command::EndSegment { segment: 0 },
    Command::EndSegment { segment: 1 },
    Command::EndSegment { segment: 4 },
    Command::Stop,
    Command::LifeCameIn,
    Command::Close,
    Command::Look,
];

/// What the walk itself knows about the yeses, in strides. Beyond four strides (20 minutes) ages are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Ghost {
    owner: Option<u64>,
    other: Option<u64>,
    asked: Option<(u8, u64)>,
    /// Age of the pause; a reboot makes it old.
    paused: Option<u64>,
    /// Both yeses held when it last began, and no long pause has come since.
    allowed: bool,
}

impl Ghost {
    fn pass(&mut self, strides: u64) {
        let older = |age: &mut u64| *age = (*age + strides).min(4);
        self.owner.iter_mut().for_each(older);
        self.other.iter_mut().for_each(older);
        self.paused.iter_mut().for_each(older);
        self.asked.iter_mut().for_each(|(_, age)| older(age));
    }

    fn both_hold(&self) -> bool {
        self.owner.is_some_and(|age| age <= 3) && self.other.is_some_and(|age| age <= 3)
    }

    fn done(&mut self, command: Command, form: Form) {
        match command {
            Command::Ask { number } => {
                self.asked = Some((number.to_hex().as_bytes()[1], 0));
                self.other = None;
            }
            Command::Yes { person: Person::Owner } => self.owner = Some(0),
            Command::Yes { person: Person::Other } => {
                assert_eq!(form, Form::OnePhone, "the other says yes on their own phone");
                self.other = Some(0);
            }
            Command::PartnerYes { number } => {
                let (asked, age) = self.asked.unwrap();
                assert_eq!(asked, number.to_hex().as_bytes()[1], "a yes to another asking was taken");
                assert!(age <= 3, "an old yes was taken");
                self.other = Some(age);
            }
            Command::TakeBack { person: Person::Owner } => self.owner = None,
            Command::TakeBack { person: Person::Other } => self.other = None,
            Command::Begin => {
                assert!(self.both_hold(), "began without two yeses that hold");
                self.allowed = true;
            }
            Command::Pause => self.paused = Some(0),
            Command::Resume => {
                if self.paused.is_none_or(|age| age > 2) {
                    *self = Self::default();
                }
                self.paused = None;
            }
            _ => {}
        }
    }
}

/// A state without absolute times, so that two that differ only in when they were reached are one.
fn key(timer: &Timer, now: Moment, ghost: Ghost) -> (String, Ghost) {
    let at = match timer.state() {
        State::Running { segment, ends_ms, .. } => {
            format!("{segment} {:?}", ends_ms.map(|e| e - now.monotonic_ms))
        }
        State::Paused { point, .. } => format!("{point:?}"),
        State::Consenting { back_to } => format!("{back_to:?}"),
        State::Stopped { point, traceless } => format!("{point:?} {traceless}"),
        State::Lapsed { point } => format!("{point:?}"),
        State::Idle | State::CheckOut | State::Done => String::new(),
    };
    (format!("{} {at}", SessionView::of(timer, now).state), ghost)
}

/// Walks everything that can be reached from the beginning and says how many states that was.
fn walk(form: Form) -> usize {
    let lengths = Lengths { main: Some(600), settle: Some(300), switch: Some(300), rest: Some(300) };
    let plan = SessionPlan::new(Exercise::SensateFocus(Phase::P1), lengths).unwrap();
    let timer = Timer::new(&plan, form, number(1)).unwrap();
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([(timer, Clock::new(), Ghost::default())]);
    let mut turns = 0;
    while let Some((timer, clock, ghost)) = open.pop_front() {
        if !seen.insert(key(&timer, clock.0, ghost)) {
            continue;
        }
        assert_eq!(kept(&timer), timer, "it is read as it was kept");
        if let State::Running { segment, .. } = timer.state() {
            assert!(ghost.allowed, "a segment runs without two yeses that hold");
            turns += usize::from(timer.segments()[segment].part == Part::TurnA);
        }
        if timer.is_live() {
            let stopped = step(&timer, Command::Stop, clock.0);
            assert_eq!(stopped.refused, None);
            assert!(matches!(stopped.timer.state(), State::Stopped { .. }), "{:?}", timer.state());
            assert!(upcoming_cues(&stopped.timer, clock.0).is_empty());
        }
        for jump in [Some(0), Some(1), Some(2), Some(3), Some(9), None] {
            let (mut clock, mut ghost) = (clock, ghost);
            if let Some(strides) = jump {
                clock.pass(strides * STRIDE);
                ghost.pass(strides);
            } else {
                // Each boot is another one; the clock is set so that the times are the same on every way.
                clock.reboot(u64::try_from(seen.len()).unwrap() + 100);
                ghost.pass(4);
                if let State::Running { .. } = timer.state() {
                    ghost.paused = Some(4);
                }
            }
            for command in COMMANDS {
                let done = step(&timer, command, clock.0);
                let mut ghost = ghost;
                if done.refused.is_none() {
                    ghost.done(command, form);
                }
                // What no longer matters is forgotten, so that the states stay few.
                if !matches!(done.timer.state(), State::Consenting { .. }) {
                    (ghost.owner, ghost.other, ghost.asked) = (None, None, None);
                }
                if !matches!(done.timer.state(), State::Paused { .. }) {
                    ghost.paused = None;
                }
                open.push_back((done.timer, clock, ghost));
            }
        }
    }
    assert!(turns > 0, "the walk reached the first turn");
    seen.len()
}

#[test]
fn one_stop_is_enough_and_nothing_runs_without_two_fresh_yeses() {
    assert!(walk(Form::OnePhone) > 100);
    assert!(walk(Form::TwoPhones) > 200);
}
