//! Sensate focus: limits, gate, opening, rise and fall, check-out, and what is asked nowhere.

mod gate;
mod limits;
mod nowhere;
mod opening;

use super::*;
use crate::moment::RitualDay;

fn day(number: i32) -> RitualDay {
    "2026-11-01".parse::<RitualDay>().unwrap().plus(number)
}

fn own(pressure: u8, pain: bool, wished: bool, ran: bool) -> CheckOut {
    CheckOut::new(2, pressure, pain, wished, ran).unwrap()
}

/// A session that ran to its end and was easy, on a day.
fn easy(phase: Phase, number: i32) -> SessionRecord {
    SessionRecord { day: day(number), phase, finished: true, check_out: Some(own(1, false, false, true)) }
}

fn early(phase: Phase, number: i32) -> SessionRecord {
    SessionRecord { finished: false, check_out: None, ..easy(phase, number) }
}

fn standing(log: &[SessionRecord]) -> Standing<'_> {
    Standing {
        log,
        gate: None,
        medical: MedicalAnswer::None,
        both_ready: None,
        linked: true,
        both_skip_starter: false,
    }
}

fn passed(number: i32) -> Gate {
    Gate { answer: GateAnswer::None, day: day(number) }
}

fn closed(number: i32) -> Gate {
    Gate { answer: GateAnswer::OneOrMore, day: day(number) }
}
