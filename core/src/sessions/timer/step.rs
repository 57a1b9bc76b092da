//! `step(timer, command, now)`: the one way in which a session goes on.
//!
//! First the state is brought to now, whatever the command: deadlines that have passed are passed, a yes that has
//! grown old lapses, a clock of another boot pauses. Then the command is done, or refused with nothing else
//! changed. One stop is enough from every live state, and it asks nothing.

use super::consent::{Asked, Form, Person, is_fresh};
use super::cue::{Cue, CueKind, boundary};
use super::number::SessionNumber;
use super::state::{Point, State, Timer};
use crate::moment::{Moment, Stamp};
use thiserror::Error;

/// Longest pause after which the two yeses still hold, in milliseconds: 10 minutes.
pub const PAUSE_MS: u64 = 10 * 60 * 1000;

/// What a person, or the clock, does to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Opens the question to both.
    Open,
    /// Asks the other phone with a fresh number. An earlier yes of that phone goes with the earlier number.
    Ask {
        /// Random, made for this asking.
        number: SessionNumber,
    },
    /// Says yes on this phone.
    Yes {
        /// Who.
        person: Person,
    },
    /// The other phone's yes has come.
    PartnerYes {
        /// The number that it repeats.
        number: SessionNumber,
    },
    /// Takes a yes back.
    TakeBack {
        /// Who.
        person: Person,
    },
    /// Begins, or goes on after the yeses were asked anew.
    Begin,
    /// Lets the clock stand.
    Pause,
    /// Goes on.
    Resume,
    /// Ends a segment before its time, or one that has none. It names the segment, so that a tap that comes late or
    /// twice ends nothing else.
    EndSegment {
        /// Which, counted from 0.
        segment: usize,
    },
    /// Stops, at once and for good.
    Stop,
    /// Life came in: stops and leaves no trace; also right after a stop.
    LifeCameIn,
    /// Closes what was left open at the end.
    Close,
    /// Nothing: brings the state to now.
    Look,
}

impl Command {
    /// Whether it works while the app is locked: pause and stop, and looking, which changes nothing that was said.
    pub const fn works_while_locked(self) -> bool {
        matches!(self, Self::Pause | Self::Stop | Self::Look)
    }
}

/// Why a command was refused. The session stands where the clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not possible in this state.
    #[error("this is not possible now")]
    NotNow,
    /// Two yeses are needed that hold.
    #[error("both say yes first")]
    ConsentNeeded,
    /// The yes is to another session, or to an earlier asking.
    #[error("this yes belongs to another session")]
    OtherSession,
    /// The yes came too late.
    #[error("this yes has grown old")]
    Stale,
    /// The other person says yes on their own phone, or there is no other phone.
    #[error("this yes is said on the other phone")]
    OtherPhone,
    /// The segment has ended already.
    #[error("this part has ended already")]
    AlreadyEnded,
}

impl Refusal {
    /// Key of what to tell a person.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotNow => "session.refused.not_now",
            Self::ConsentNeeded => "session.refused.consent_needed",
            Self::OtherSession => "session.refused.other_session",
            Self::Stale => "session.refused.stale",
            Self::OtherPhone => "session.refused.other_phone",
            Self::AlreadyEnded => "session.refused.already_ended",
        }
    }
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The timer from now on: to be kept.
    pub timer: Timer,
    /// The cues that have fallen due since the last step, in order.
    pub cues: Vec<Cue>,
    /// Why nothing else happened, if so.
    pub refused: Option<Refusal>,
}

/// Does `command` at `now`. Pure; the same arguments give the same step.
pub fn step(timer: &Timer, command: Command, now: Moment) -> Step {
    let mut timer = timer.clone();
    let mut cues = Vec::new();
    let now = now.stamp();
    advance(&mut timer, now, &mut cues);
    let refused = apply(&mut timer, command, now, &mut cues).err();
    Step { timer, cues, refused }
}

/// Brings the state to now.
pub(super) fn advance(timer: &mut Timer, now: Stamp, cues: &mut Vec<Cue>) {
    match timer.state {
        State::Consenting { back_to } if timer.consents.any_lapsed(now) => {
            timer.state = State::Lapsed { point: back_to };
        }
        State::Running { segment, ends_ms, seen } => {
            if now.since(seen).is_some() {
                run(timer, segment, ends_ms, now, cues);
            } else {
                // Another boot: how long the phone was off is not known, so the clock stands where it was last seen.
                timer.state = State::Paused { point: point(segment, ends_ms, seen.ms), since: None };
            }
        }
        State::Paused { point, since: Some(since) } if now.since(since).is_none() => {
            timer.state = State::Paused { point, since: None };
        }
        _ => {}
    }
}

/// Passes every deadline up to now.
fn run(timer: &mut Timer, mut segment: usize, mut ends_ms: Option<u64>, now: Stamp, cues: &mut Vec<Cue>) {
    while let Some(ended) = ends_ms.filter(|ends| *ends <= now.ms) {
        segment += 1;
        cues.push(boundary(timer, segment, ended, now.ms));
        let Some(next) = timer.segments.get(segment) else {
            timer.state = State::CheckOut;
            return;
        };
        // From the deadline, not from now: a phone that slept has not stretched the turn.
        ends_ms = next.length_ms.map(|length| ended.saturating_add(length));
    }
    timer.state = State::Running { segment, ends_ms, seen: now };
}

fn apply(timer: &mut Timer, command: Command, now: Stamp, cues: &mut Vec<Cue>) -> Result<(), Refusal> {
    match (command, timer.state) {
        (Command::Look, _) | (Command::Stop, State::Stopped { .. } | State::Lapsed { .. } | State::Done) => {
            Ok(())
        }
        (Command::Stop | Command::LifeCameIn, State::Idle) => {
            timer.state = State::Stopped { point: None, traceless: command == Command::LifeCameIn };
            Ok(())
        }
        (
            Command::Stop | Command::LifeCameIn,
            State::Consenting { .. } | State::Running { .. } | State::Paused { .. },
        ) => {
            stop(timer, command == Command::LifeCameIn, now, cues);
            Ok(())
        }
        (Command::LifeCameIn, State::Stopped { point, .. } | State::Lapsed { point }) => {
            timer.state = State::Stopped { point, traceless: true };
            Ok(())
        }
        // What has run to its end is over; a stop there only closes it.
        (Command::Stop | Command::Close, State::CheckOut) => {
            timer.state = State::Done;
            Ok(())
        }
        (Command::Open, State::Idle) if timer.needs_consent => {
            timer.state = State::Consenting { back_to: None };
            Ok(())
        }
        (
            Command::Ask { .. } | Command::Yes { .. } | Command::PartnerYes { .. } | Command::TakeBack { .. },
            State::Consenting { .. },
        ) => consent(timer, command, now),
        (Command::Begin, State::Idle) if !timer.needs_consent => {
            start(timer, None, now, cues);
            Ok(())
        }
        (Command::Begin, State::Consenting { back_to }) => {
            if !timer.consents.both_fresh(now) {
                return Err(Refusal::ConsentNeeded);
            }
            start(timer, back_to, now, cues);
            Ok(())
        }
        (Command::Pause, State::Running { segment, ends_ms, .. }) => {
            timer.state = State::Paused { point: point(segment, ends_ms, now.ms), since: Some(now) };
            Ok(())
        }
        (Command::Resume, State::Paused { point, since }) => {
            let paused = since.and_then(|since| now.since(since));
            let short = paused.is_some_and(|paused| paused <= PAUSE_MS);
            if timer.needs_consent && !short {
                timer.consents = super::consent::Consents::default();
                timer.state = State::Consenting { back_to: Some(point) };
            } else {
                start(timer, Some(point), now, cues);
            }
            Ok(())
        }
        (Command::EndSegment { segment: named }, State::Running { segment, .. }) => {
            if named != segment {
                return Err(Refusal::AlreadyEnded);
            }
            run(timer, segment, Some(now.ms), now, cues);
            Ok(())
        }
        _ => Err(Refusal::NotNow),
    }
}

fn consent(timer: &mut Timer, command: Command, now: Stamp) -> Result<(), Refusal> {
    let (two_phones, consents) = (timer.form == Form::TwoPhones, &mut timer.consents);
    match command {
        Command::Ask { number } if two_phones => {
            consents.asked = Some(Asked { number, at: now });
            consents.other = None;
            Ok(())
        }
        Command::Yes { person: Person::Other } if two_phones => Err(Refusal::OtherPhone),
        Command::Yes { person } => {
            consents.set(person, Some(now));
            Ok(())
        }
        Command::PartnerYes { number } if two_phones => match consents.asked {
            Some(asked) if asked.number != number => Err(Refusal::OtherSession),
            Some(asked) if !is_fresh(asked.at, now) => Err(Refusal::Stale),
            Some(asked) => {
                // Its age runs from the making of the number, by this phone's clock.
                consents.other = Some(asked.at);
                Ok(())
            }
            None => Err(Refusal::OtherSession),
        },
        Command::TakeBack { person } => {
            consents.set(person, None);
            Ok(())
        }
        _ => Err(Refusal::OtherPhone),
    }
}

/// Starts at the beginning, or goes on at a point.
fn start(timer: &mut Timer, at: Option<Point>, now: Stamp, cues: &mut Vec<Cue>) {
    let segment = at.map_or(0, |point| point.segment);
    let left = match at {
        Some(point) => point.remaining_ms,
        None => timer.segments.first().and_then(|first| first.length_ms),
    };
    if at.is_some() {
        cues.push(Cue { kind: CueKind::GoesOn, segment, due_ms: now.ms, late_ms: 0 });
    } else {
        cues.push(boundary(timer, segment, now.ms, now.ms));
    }
    let ends_ms = left.map(|left| now.ms.saturating_add(left));
    timer.state = State::Running { segment, ends_ms, seen: now };
}

fn stop(timer: &mut Timer, traceless: bool, now: Stamp, cues: &mut Vec<Cue>) {
    let at = match timer.state {
        State::Consenting { back_to } => back_to,
        State::Running { segment, ends_ms, .. } => Some(point(segment, ends_ms, now.ms)),
        State::Paused { point, .. } => Some(point),
        _ => None,
    };
    let segment = at.map_or(0, |point| point.segment);
    cues.push(Cue { kind: CueKind::Stopped, segment, due_ms: now.ms, late_ms: 0 });
    timer.state = State::Stopped { point: at, traceless };
}

fn point(segment: usize, ends_ms: Option<u64>, now_ms: u64) -> Point {
    Point { segment, remaining_ms: ends_ms.map(|ends| ends.saturating_sub(now_ms)) }
}
