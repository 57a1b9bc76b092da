//! The room of one's own weeks: the streak of one person, from all their own marks that count.
//!
//! Alone this is the streak. What two people share is computed by the same functions from shared facts only.

use crate::companion::Companion;
use crate::couple::projection;
use crate::couple::streak::{
    CalendarView, CountedDay, Goal, PausedSpan, Streak, StreakHistory, StreakInput, StreakView, WeekStart,
};
use crate::error::Result;
use crate::here::Here;
use crate::moment::RitualDay;
use crate::settings;
use crate::vault::{VaultError, couple, facts, marks, pauses};
use rusqlite::Connection;

/// The room of one's own weeks.
#[derive(Debug, Clone, Copy)]
pub struct Weeks<'a>(pub(crate) &'a Companion);

impl Weeks<'_> {
    /// This week, weeks in a row, and how settled it is.
    pub fn view(self, here: &Here) -> Result<StreakView> {
        Ok(self.0.vault.read(|c| read(c, here))?.history().view())
    }

    /// The days of the months from `from`'s to `to`'s.
    pub fn calendar(self, from: RitualDay, to: RitualDay, here: &Here) -> Result<CalendarView> {
        Ok(self.0.vault.read(|c| read(c, here))?.history().calendar(from, to))
    }

    /// All figures, for an export and behind a tap; never in front (`streak.md`, What is seen).
    pub fn figures(self, here: &Here) -> Result<Streak> {
        Ok(self.0.vault.read(|c| read(c, here))?.history().streak())
    }
}

/// What weeks are computed from, one's own or the couple's.
#[derive(Debug)]
pub(crate) struct ReadWeeks {
    pub(crate) days: Vec<CountedDay>,
    pub(crate) goals: Vec<Goal>,
    pub(crate) pauses: Vec<PausedSpan>,
    pub(crate) week_start: WeekStart,
    pub(crate) today: RitualDay,
}

impl ReadWeeks {
    /// What the days, goals and pauses amount to.
    pub(crate) fn history(&self) -> StreakHistory<'_> {
        StreakHistory::new(&StreakInput {
            days: &self.days,
            goals: &self.goals,
            pauses: &self.pauses,
            week_start: self.week_start,
            today: self.today,
        })
    }
}

/// Reads it, in another room's transaction too.
pub(crate) fn read(connection: &Connection, here: &Here) -> Result<ReadWeeks, VaultError> {
    let settings = settings::read(connection)?;
    let today = here.today(settings.day_start);
    let facts = facts::solo_settings_facts(connection)?;
    // Alone, any standing mark of a ritual that counts connects its day.
    let days =
        marks::own_days(connection)?.into_iter().map(|day| CountedDay { day, connected: true }).collect();
    // A pause of one ritual silences it and leaves the weeks alone; a couple's pause is one's own too.
    let mut pauses: Vec<PausedSpan> = pauses::all(connection)?
        .into_iter()
        .filter(|pause| pause.ritual.is_none())
        .map(|pause| PausedSpan { from: pause.from, to: pause.until })
        .collect();
    if let Some(couple) = couple::get(connection)? {
        pauses.extend(couple::state(connection, &couple)?.pauses.iter().map(|pause| pause.span));
    }
    Ok(ReadWeeks { days, goals: projection::goals(&facts), pauses, week_start: settings.week_start, today })
}
