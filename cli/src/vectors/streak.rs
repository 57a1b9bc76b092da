//! The vector kind `streak`: a case as JSON to the core's streak and back.
//!
//! It only converts. Texts that name rituals, marks and people become positions here, because the core
//! counts without comparing texts.

use rekindle_core::couple::streak::{
    Goal, GoalDays, Maker, Mark, PausedSpan, StreakInput, WeekStart, count_days, streak,
};
use rekindle_core::moment::{MomentError, RitualDay};
use rekindle_core::rituals::kind::RitualKind;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// Why a case cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StreakVectorError {
    /// A field is missing, of another type, or out of its range.
    #[error("not a streak case: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A mark for two says who made it.
    #[error("a mark does not say who made it")]
    NoMaker,
    /// A couple is two people.
    #[error("marks by more than two people")]
    MoreThanTwoPeople,
}

#[derive(Deserialize)]
struct Case {
    goals: Vec<CaseGoal>,
    solo: bool,
    week_start: WeekStart,
    rituals: Vec<CaseRitual>,
    marks: Vec<CaseMark>,
    undone: Vec<CaseUndone>,
    pauses: Vec<CasePause>,
    today: CaseDay,
}

#[derive(Deserialize)]
struct CaseGoal {
    from: CaseDay,
    goal: GoalDays,
}

#[derive(Deserialize)]
struct CaseRitual {
    id: String,
    kind: RitualKind,
}

#[derive(Deserialize)]
struct CaseMark {
    id: String,
    ritual: String,
    day: CaseDay,
    /// Whatever it says does not matter to one person alone.
    #[serde(default)]
    by: Value,
}

#[derive(Deserialize)]
struct CaseUndone {
    mark: String,
}

#[derive(Deserialize)]
struct CasePause {
    from: CaseDay,
    to: CaseDay,
}

/// A day in its one spelling, `YYYY-MM-DD`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct CaseDay(RitualDay);

impl TryFrom<String> for CaseDay {
    type Error = MomentError;
    fn try_from(text: String) -> Result<Self, MomentError> {
        // Years beyond four digits are written with a sign and are no day of a vector.
        if text.len() == 10 { text.parse().map(Self) } else { Err(MomentError::NotADay) }
    }
}

/// The `out` of one `in`.
pub(crate) fn run(input: &Value) -> Result<Value, StreakVectorError> {
    let case = Case::deserialize(input)?;
    let positions: HashMap<&str, usize> =
        case.rituals.iter().enumerate().map(|(at, ritual)| (ritual.id.as_str(), at)).collect();
    let kinds: Vec<RitualKind> = case.rituals.iter().map(|ritual| ritual.kind).collect();
    let mut people = People::default();
    let mut marks = Vec::with_capacity(case.marks.len());
    for mark in &case.marks {
        marks.push(Mark {
            name: mark.id.as_str(),
            ritual: positions.get(mark.ritual.as_str()).copied().unwrap_or(usize::MAX),
            day: mark.day.0,
            by: if case.solo { Maker::Own } else { people.maker(&mark.by)? },
        });
    }
    let taken_back: Vec<&str> = case.undone.iter().map(|undone| undone.mark.as_str()).collect();
    let goals: Vec<Goal> =
        case.goals.iter().map(|goal| Goal { from: goal.from.0, days: goal.goal }).collect();
    let pauses: Vec<PausedSpan> =
        case.pauses.iter().map(|pause| PausedSpan { from: pause.from.0, to: Some(pause.to.0) }).collect();

    let result = streak(&StreakInput {
        days: &count_days(&kinds, &marks, &taken_back, case.solo),
        goals: &goals,
        pauses: &pauses,
        week_start: case.week_start,
        today: case.today.0,
    });
    Ok(serde_json::to_value(result)?)
}

/// The two people of a case, whatever they are called, in the order in which they appear.
#[derive(Default)]
struct People<'a> {
    own: Option<&'a str>,
    partner: Option<&'a str>,
}

impl<'a> People<'a> {
    fn maker(&mut self, by: &'a Value) -> Result<Maker, StreakVectorError> {
        let name = by.as_str().ok_or(StreakVectorError::NoMaker)?;
        if *self.own.get_or_insert(name) == name {
            Ok(Maker::Own)
        } else if *self.partner.get_or_insert(name) == name {
            Ok(Maker::Partner)
        } else {
            Err(StreakVectorError::MoreThanTwoPeople)
        }
    }
}
