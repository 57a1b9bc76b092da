//! The safety gate and the medical question: asked of each person alone, before touch is suggested.
//!
//! The gate has one list and one button. Which of its lines was meant is not asked and cannot be stored: there is
//! no place for it. Its result never leaves the phone and changes nothing on the other one. It must not make this
//! phone look different: what it closes is simply not suggested, as on any other day.

use crate::guide::{Caution, Deck, Practice, PracticeKind, Stage};
use crate::moment::RitualDay;
use serde::{Deserialize, Serialize};

/// After how many days it is asked again.
pub const GATE_DAYS: i32 = 28;

/// The button that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GateAnswer {
    /// None of it is true.
    None,
    /// One or more of it is true.
    OneOrMore,
}

/// The last answer, and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The button.
    pub answer: GateAnswer,
    /// The ritual day of the answer.
    pub day: RitualDay,
}

/// How the gate stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateStanding {
    /// To be asked: never answered, four weeks old, dated ahead of today, or before a rise.
    Ask,
    /// Passed.
    Open,
    /// One or more is true. It stays so until the person answers otherwise, which they may at any time.
    Closed,
}

impl Gate {
    /// How the gate stands today; `rising` when a later phase than before is about to be opened.
    pub fn standing(gate: Option<Self>, today: RitualDay, rising: bool) -> GateStanding {
        match gate {
            Some(Self { answer: GateAnswer::OneOrMore, .. }) => GateStanding::Closed,
            // A rise is answered for on its own day.
            Some(Self { day, .. }) if rising && day == today => GateStanding::Open,
            // A day ahead of today comes from a clock that was wrong; asking once more is the safe side.
            Some(Self { day, .. }) if !rising && day <= today && today < day.plus(GATE_DAYS) => {
                GateStanding::Open
            }
            _ => GateStanding::Ask,
        }
    }

    /// Whether the gate is closed. One that is due again is not closed, and one that was never asked neither.
    pub fn is_closed(gate: Option<Self>) -> bool {
        gate.is_some_and(|gate| gate.answer == GateAnswer::OneOrMore)
    }
}

/// The answer to the medical question (pain, unexplained bleeding, a recent birth or operation, an infection).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MedicalAnswer {
    /// None of it.
    None,
    /// Some of it: P1 to P3 wait for a doctor.
    Some,
    /// Some of it, and a doctor has said that it is fine.
    DoctorAgrees,
}

/// Whether this phone may suggest a practice to its owner while the gate is closed: nothing of touch, nothing
/// tender, nothing about desire. With an open gate the gate has no say.
pub fn suggestible(gate: Option<Gate>, practice: &Practice) -> bool {
    !Gate::is_closed(gate) || !is_towards_the_partner(practice)
}

/// Whether this phone may offer a card of a deck to its owner: nothing tender while the gate is closed. (A deck on
/// desire carries that caution.)
pub fn offers_cards(gate: Option<Gate>, deck: &Deck) -> bool {
    !Gate::is_closed(gate) || !deck.cautions.contains(&Caution::Vulnerable)
}

/// Of the practices that are reminded of on this phone, those whose reminders are paused while the gate is closed.
/// The pause is an ordinary setting of the daybook, written before the gate's own row.
pub fn silenced<'a>(
    gate: Option<Gate>,
    practices: impl IntoIterator<Item = &'a Practice>,
) -> Vec<&'a Practice> {
    practices.into_iter().filter(|practice| !suggestible(gate, practice)).collect()
}

fn is_towards_the_partner(practice: &Practice) -> bool {
    practice.kind == PracticeKind::Touch
        || practice.minds(Caution::Vulnerable)
        || matches!(practice.stage, Stage::TalkingAboutSex | Stage::SensateFocus)
}

/// Keys of the gate, in order: whether one is alone, the lead-in, the six lines of the list.
pub const fn gate_question_keys() -> [&'static str; 8] {
    [
        "sensate.gate.alone",
        "sensate.gate.lead",
        "sensate.gate.afraid",
        "sensate.gate.violence",
        "sensate.gate.trouble",
        "sensate.gate.affair",
        "sensate.gate.crisis",
        "sensate.gate.flashbacks",
    ]
}
