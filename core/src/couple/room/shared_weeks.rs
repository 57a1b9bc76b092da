//! The couple's streak: what was sent, what both agreed to, and only the pauses of both.
//!
//! The same functions as one's own weeks; what differs is what they are given. Both phones, with the same facts and
//! the same today, show the same.

use super::CoupleRoom;
use crate::couple::streak::{CalendarView, Streak, StreakView};
use crate::couple::weeks::ReadWeeks;
use crate::error::Result;
use crate::here::Here;
use crate::moment::RitualDay;
use crate::settings;
use crate::vault::{VaultError, couple};
use rusqlite::Connection;

impl CoupleRoom<'_> {
    /// This week, weeks in a row, and how settled it is; nothing without a couple.
    pub fn weeks(self, here: &Here) -> Result<Option<StreakView>> {
        Ok(self.0.vault.read(|c| read(c, here))?.map(|weeks| weeks.history().view()))
    }

    /// The days of the months from `from`'s to `to`'s; nothing without a couple.
    pub fn calendar(self, from: RitualDay, to: RitualDay, here: &Here) -> Result<Option<CalendarView>> {
        Ok(self.0.vault.read(|c| read(c, here))?.map(|weeks| weeks.history().calendar(from, to)))
    }

    /// All figures, for an export and behind a tap; nothing without a couple.
    pub fn figures(self, here: &Here) -> Result<Option<Streak>> {
        Ok(self.0.vault.read(|c| read(c, here))?.map(|weeks| weeks.history().streak()))
    }
}

/// Reads it, in another room's transaction too.
pub(crate) fn read(connection: &Connection, here: &Here) -> Result<Option<ReadWeeks>, VaultError> {
    let Some(couple) = couple::get(connection)? else { return Ok(None) };
    let today = here.today(settings::read(connection)?.day_start);
    let state = couple::state(connection, &couple)?;
    Ok(Some(ReadWeeks {
        days: couple::counted_days(connection)?,
        goals: state.goals,
        pauses: state.pauses.iter().map(|pause| pause.span).collect(),
        week_start: state.week_start,
        today,
    }))
}
