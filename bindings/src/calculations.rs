//! Pure calculations that need no vault: the next times for a schedule picker, and what the vectors check
//! through the library that ships.

use crate::error::{RekindleError, Result, guarded};
use crate::here::Here;
use crate::rituals::RitualKind;
use crate::settings::{FirstDayOfWeek, QuietHours};
use crate::spelling::{day, day_text, local, local_text, locals};
use crate::weeks::StreakFigures;
use rekindle_core::couple::streak as streak_core;
use rekindle_core::journal::closeness;
use rekindle_core::moment::DayStart;
use rekindle_core::reminders;
use rekindle_core::rituals::recurrence::{Recurrence, Rule, firings};
use std::collections::HashMap;

/// A rule with its start and exceptions, in civil time.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecurrenceText {
    /// DTSTART.
    pub starts_local: String,
    /// RRULE, such as `FREQ=WEEKLY;BYDAY=MO,TH`.
    pub rule: String,
    /// EXDATE.
    #[uniffi(default = [])]
    pub except_local: Vec<String>,
}

/// One time at which a rule fires.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FiringTime {
    /// The civil time the rule names.
    pub rule_local: String,
    /// When it is, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// What a clock on the wall shows then: later than `rule_local` when that fell into a gap.
    pub fires_local: String,
}

/// One ring of a merged plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct MergedRing {
    /// When it rings, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The position of its rule in what was handed in.
    pub index: u32,
}

/// The next `count` firings of a rule strictly after now, earliest first; fewer when the rule ends. Fails
/// with `bad_rule` and the reason.
#[uniffi::export]
pub fn recurrence_firings(recurrence: RecurrenceText, here: Here, count: u32) -> Result<Vec<FiringTime>> {
    guarded(|| {
        let (recurrence, here) = (recurrence.to_core()?, here.to_core()?);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        Ok(firings(&recurrence, &here.offsets, here.now)
            .take(count)
            .map(|firing| FiringTime {
                rule_local: local_text(firing.rule_local),
                at_ms: firing.instant.timestamp_millis(),
                fires_local: local_text(firing.local),
            })
            .collect())
    })
}

/// The next `limit` rings after now over several rules, by instant and then by position: the bare merge,
/// without the product's own rules.
#[uniffi::export]
pub fn merge_plan(
    recurrences: Vec<RecurrenceText>,
    quiet: Option<QuietHours>,
    here: Here,
    limit: u32,
) -> Result<Vec<MergedRing>> {
    guarded(|| {
        let recurrences: Vec<_> = recurrences.iter().map(RecurrenceText::to_core).collect::<Result<_>>()?;
        let (quiet, here) = (quiet.map(|hours| hours.to_core()).transpose()?, here.to_core()?);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(reminders::merge(&recurrences, &here.offsets, quiet, here.now, limit)
            .into_iter()
            .map(|(instant, index)| MergedRing {
                at_ms: instant.timestamp_millis(),
                index: crate::spelling::count(index),
            })
            .collect())
    })
}

/// The ritual day that it is, when days begin at the hour `day_start`, 0 to 6.
#[uniffi::export]
pub fn ritual_day(here: Here, day_start: u8) -> Result<String> {
    guarded(|| {
        let start = DayStart::new(day_start).map_err(|error| RekindleError::refused("bad_setting", error))?;
        Ok(day_text(here.to_core()?.today(start)))
    })
}

/// A ritual whose marks are counted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RitualEntry {
    /// Its name.
    pub id: String,
    /// How it counts.
    pub kind: RitualKind,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MarkEntry {
    /// Its name, which a take-back uses.
    pub id: String,
    /// The name of its ritual.
    pub ritual: String,
    /// The day it is for.
    pub day: String,
    /// Whether it was made by the first of the two people, whoever that is.
    pub own: bool,
}

/// A goal from a day on.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GoalStep {
    /// Its first day.
    pub from: String,
    /// Connected days of seven, 1 to 7.
    pub days: u8,
}

/// The days of a pause, both included.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PauseSpan {
    /// Its first day.
    pub from: String,
    /// Its last day; nothing: without end.
    pub to: Option<String>,
}

/// What a streak is computed from.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct StreakRequest {
    /// The goals; of two from the same day the later here holds.
    pub goals: Vec<GoalStep>,
    /// One person alone: every mark that counts connects its day.
    pub solo: bool,
    /// The first day of the week.
    pub first_day_of_week: FirstDayOfWeek,
    /// The rituals.
    pub rituals: Vec<RitualEntry>,
    /// The marks, in any order and any number of times.
    pub marks: Vec<MarkEntry>,
    /// The names of the marks taken back.
    pub undone: Vec<String>,
    /// The pauses, in any order.
    pub pauses: Vec<PauseSpan>,
    /// The day it is.
    pub today: String,
}

/// The figures of a streak from dated marks.
#[uniffi::export]
pub fn streak_figures(request: StreakRequest) -> Result<StreakFigures> {
    guarded(|| {
        let positions: HashMap<&str, usize> =
            request.rituals.iter().enumerate().map(|(at, ritual)| (ritual.id.as_str(), at)).collect();
        let kinds: Vec<_> = request.rituals.iter().map(|ritual| ritual.kind.into()).collect();
        let mark = |mark: &MarkEntry| {
            use streak_core::Maker::{Own, Partner};
            Ok(streak_core::Mark {
                name: mark.id.clone(),
                ritual: positions.get(mark.ritual.as_str()).copied().unwrap_or(usize::MAX),
                day: day(&mark.day)?,
                by: if mark.own { Own } else { Partner },
            })
        };
        let goal = |goal: &GoalStep| {
            let days = streak_core::GoalDays::new(goal.days)
                .map_err(|error| RekindleError::refused("bad_goal", error))?;
            Ok(streak_core::Goal { from: day(&goal.from)?, days })
        };
        let pause = |pause: &PauseSpan| {
            let to = pause.to.as_deref().map(day).transpose()?;
            Ok(streak_core::PausedSpan { from: day(&pause.from)?, to })
        };
        let marks: Vec<_> = request.marks.iter().map(mark).collect::<Result<_>>()?;
        let goals: Vec<_> = request.goals.iter().map(goal).collect::<Result<_>>()?;
        let pauses: Vec<_> = request.pauses.iter().map(pause).collect::<Result<_>>()?;
        Ok(streak_core::streak(&streak_core::StreakInput {
            days: &streak_core::count_days(&kinds, &marks, &request.undone, request.solo),
            goals: &goals,
            pauses: &pauses,
            week_start: request.first_day_of_week.into(),
            today: day(&request.today)?,
        })
        .into())
    })
}

/// One picture of the closeness scale: two circles of one size.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct ClosenessCircles {
    /// The diameter of both, in the unit of the base.
    pub diameter: f64,
    /// The distance between their centres, in the same unit.
    pub distance: f64,
}

/// The seven pictures of the closeness scale, farthest first, when the circles of the first have the diameter
/// `base`.
#[uniffi::export]
pub fn closeness_circles(base: f64) -> Result<Vec<ClosenessCircles>> {
    guarded(|| {
        let pictures = closeness::pictures(base).map_err(|e| RekindleError::internal(&e.to_string()))?;
        Ok(pictures.map(|p| ClosenessCircles { diameter: p.diameter, distance: p.distance }).into())
    })
}

impl RecurrenceText {
    fn to_core(&self) -> Result<Recurrence> {
        let rule = Rule::parse(&self.rule).map_err(|error| RekindleError::refused("bad_rule", error))?;
        Ok(Recurrence::new(local(&self.starts_local)?, rule, locals(&self.except_local)?))
    }
}
