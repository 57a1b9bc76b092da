//! The shapes of the sessions: their steps, usual lengths and ranges, as data.
//!
//! The figures of sensate focus are those of `docs/spec/sensate-focus.md`; the others are this product's own and
//! modest. It must not hold words, only their keys.

use super::{Active, Exercise, LengthRange, LengthRanges, Part, PlanError};
use crate::sessions::sensate::Phase;

/// Longest time for arriving, changing over or resting, in seconds.
const BETWEEN_MOST: u32 = 300;

/// A range of seconds with what is usual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) least: u32,
    usual: u32,
    pub(super) most: u32,
}

const fn range(least: u32, usual: u32, most: u32) -> Range {
    Range { least, usual, most }
}

/// Where a step's length comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Share {
    /// From one thousandth of the main length to another.
    Main {
        from: u16,
        to: u16,
    },
    Settle,
    Switch,
    Rest,
    /// It has no length and ends by a tap.
    Tap,
}

const ALL: Share = Share::Main { from: 0, to: 1000 };

#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) part: Part,
    pub(super) active: Active,
    pub(super) share: Share,
    pub(super) line: &'static str,
}

const fn step(part: Part, active: Active, share: Share, line: &'static str) -> Step {
    Step { part, active, share, line }
}

const fn piece(part: Part, active: Active, from: u16, to: u16, line: &'static str) -> Step {
    step(part, active, Share::Main { from, to }, line)
}

/// What all sessions of one exercise have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The turn, or the whole; nothing when it ends by a tap.
    main: Option<Range>,
    /// Usual seconds of arriving, changing over, resting.
    pub(super) settle: u32,
    pub(super) switch: u32,
    pub(super) rest: u32,
    /// The range of all together, where the specification sets one.
    pub(super) total: Option<Range>,
    pub(super) steps: &'static [Step],
}

impl Shape {
    pub(super) const fn of(exercise: Exercise) -> Option<Self> {
        Some(match exercise {
            Exercise::CheckIn => turns(range(300, 600, 900), [60, 60, 180], CHECK_IN),
            Exercise::CheckInAlone => turns(range(300, 600, 1800), [0, 0, 0], CHECK_IN_ALONE),
            Exercise::Listening => turns(range(180, 300, 900), [30, 30, 60], LISTENING),
            Exercise::Kiss => turns(range(3, 6, 30), [3, 0, 0], KISS),
            Exercise::Hug => Self { main: None, settle: 0, switch: 0, rest: 0, total: None, steps: HUG },
            Exercise::Massage => turns(range(180, 300, 900), [60, 60, 60], MASSAGE),
            Exercise::NoPhones => turns(range(900, 3600, 10_800), [0, 0, 0], NO_PHONES),
            Exercise::ConnectionTime => turns(range(600, 1200, 3600), [0, 0, 0], CONNECTION_TIME),
            Exercise::StressTalk => turns(range(180, 600, 1200), [0, 30, 0], STRESS_TALK),
            // At least as long as a body needs to calm down; at most the day that the guide's page names.
            Exercise::TimeOut => turns(range(1200, 1800, 86_400), [0, 0, 0], TIME_OUT),
            Exercise::SensateFocus(Phase::P0) => sensate(300, SENSATE_STARTER),
            Exercise::SensateFocus(Phase::P1) => sensate(900, SENSATE_FIRST),
            Exercise::SensateFocus(Phase::P2) => sensate(900, SENSATE_SECOND),
            Exercise::SensateFocus(Phase::P3) => return None,
        })
    }

    /// What may be chosen, for a screen.
    pub(super) fn ranges(&self) -> LengthRanges {
        let of = |range: Range| LengthRange { least: range.least, usual: range.usual, most: range.most };
        let between = |part, usual| {
            let there = self.steps.iter().any(|step| step.part == part);
            there.then_some(LengthRange { least: 0, usual, most: BETWEEN_MOST })
        };
        LengthRanges {
            main: self.main.map(of),
            settle: between(Part::Settle, self.settle),
            switch: between(Part::Switch, self.switch),
            rest: between(Part::Rest, self.rest),
            total: self.total.map(|range| (range.least, range.most)),
        }
    }

    /// The main length in seconds.
    pub(super) fn main(&self, asked: Option<u32>) -> Result<u32, PlanError> {
        let Some(range) = self.main else {
            return asked.map_or(Ok(0), |_| Err(PlanError::NoSuchLength));
        };
        let seconds = asked.unwrap_or(range.usual);
        if (range.least..=range.most).contains(&seconds) {
            Ok(seconds)
        } else {
            Err(PlanError::MainOutOfRange { least: range.least, most: range.most })
        }
    }

    /// The length of what stands before, between or after the turns, in seconds.
    pub(super) fn between(&self, part: Part, usual: u32, asked: Option<u32>) -> Result<u32, PlanError> {
        let Some(seconds) = asked else { return Ok(usual) };
        if !self.steps.iter().any(|step| step.part == part) {
            Err(PlanError::NoSuchLength)
        } else if seconds > BETWEEN_MOST {
            Err(PlanError::BetweenOutOfRange { part, most: BETWEEN_MOST })
        } else {
            Ok(seconds)
        }
    }
}

const fn turns(main: Range, [settle, switch, rest]: [u32; 3], steps: &'static [Step]) -> Shape {
    Shape { main: Some(main), settle, switch, rest, total: None, steps }
}

const fn sensate(turn: u32, steps: &'static [Step]) -> Shape {
    Shape {
        main: Some(range(180, turn, 1800)),
        settle: 120,
        switch: 60,
        rest: 120,
        total: Some(range(600, 2100, 3600)),
        steps,
    }
}

use Active::{All as Both, First, Second};

const CHECK_IN: &[Step] = &[
    step(Part::Settle, Both, Share::Settle, "session.check_in.settle"),
    piece(Part::TurnA, First, 0, 300, "session.check_in.appreciation"),
    piece(Part::TurnA, First, 300, 1000, "session.check_in.concern"),
    step(Part::Switch, Both, Share::Switch, "session.check_in.switch"),
    piece(Part::TurnB, Second, 0, 300, "session.check_in.appreciation"),
    piece(Part::TurnB, Second, 300, 1000, "session.check_in.concern"),
    step(Part::Rest, Both, Share::Rest, "session.check_in.rest"),
];

const CHECK_IN_ALONE: &[Step] = &[
    piece(Part::Whole, Both, 0, 300, "session.alone.good"),
    piece(Part::Whole, Both, 300, 600, "session.alone.weighed"),
    piece(Part::Whole, Both, 600, 1000, "session.alone.need"),
];

const LISTENING: &[Step] = &[
    step(Part::Settle, Both, Share::Settle, "session.listening.settle"),
    piece(Part::TurnA, First, 0, 600, "session.listening.speak"),
    piece(Part::TurnA, Second, 600, 850, "session.listening.reflect"),
    piece(Part::TurnA, First, 850, 1000, "session.listening.confirm"),
    step(Part::Switch, Both, Share::Switch, "session.listening.switch"),
    piece(Part::TurnB, Second, 0, 600, "session.listening.speak"),
    piece(Part::TurnB, First, 600, 850, "session.listening.reflect"),
    piece(Part::TurnB, Second, 850, 1000, "session.listening.confirm"),
    step(Part::Rest, Both, Share::Rest, "session.listening.rest"),
];

const KISS: &[Step] = &[
    step(Part::Settle, Both, Share::Settle, "session.kiss.settle"),
    step(Part::Whole, Both, ALL, "session.kiss.whole"),
];

const HUG: &[Step] = &[step(Part::Whole, Both, Share::Tap, "session.hug.whole")];

const MASSAGE: &[Step] = &[
    step(Part::Settle, Both, Share::Settle, "session.massage.settle"),
    step(Part::TurnA, First, ALL, "session.massage.turn"),
    step(Part::Switch, Both, Share::Switch, "session.massage.switch"),
    step(Part::TurnB, Second, ALL, "session.massage.turn"),
    step(Part::Rest, Both, Share::Rest, "session.massage.rest"),
];

const NO_PHONES: &[Step] = &[step(Part::Whole, Both, ALL, "session.no_phones.whole")];

const CONNECTION_TIME: &[Step] = &[step(Part::Whole, Both, ALL, "session.connection.whole")];

const STRESS_TALK: &[Step] = &[
    step(Part::TurnA, First, ALL, "session.stress.turn"),
    step(Part::Switch, Both, Share::Switch, "session.stress.switch"),
    step(Part::TurnB, Second, ALL, "session.stress.turn"),
];

const TIME_OUT: &[Step] = &[step(Part::Apart, Both, ALL, "session.time_out.apart")];

const SENSATE_STARTER: &[Step] = &sensate_steps("sensate.line.turn_starter");
const SENSATE_FIRST: &[Step] = &sensate_steps("sensate.line.turn_first");
const SENSATE_SECOND: &[Step] = &sensate_steps("sensate.line.turn_second");

const fn sensate_steps(turn: &'static str) -> [Step; 5] {
    [
        step(Part::Settle, Both, Share::Settle, "sensate.line.settle"),
        step(Part::TurnA, First, ALL, turn),
        step(Part::Switch, Both, Share::Switch, "sensate.line.switch"),
        step(Part::TurnB, Second, ALL, turn),
        step(Part::Rest, Both, Share::Rest, "sensate.line.rest"),
    ]
}
