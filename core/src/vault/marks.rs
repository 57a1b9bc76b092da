//! The queries of marks that no fact may hold, of one's own days, and of skips.

use super::VaultError;
use super::columns::{civil, civil_text, damaged, day, ritual_id, rows, uuid};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(crate) fn insert_private(
    tx: &Transaction<'_>,
    id: Uuid,
    ritual: RitualId,
    day: RitualDay,
) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT INTO private_mark (id, ritual, day) VALUES (?1, ?2, ?3)")?.execute(params![
        id.into_bytes(),
        ritual,
        day
    ])?;
    Ok(())
}

pub(crate) fn private_marks(
    connection: &Connection,
    ritual: RitualId,
    day: RitualDay,
) -> Result<Vec<Uuid>, VaultError> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM private_mark WHERE ritual = ?1 AND day = ?2 ORDER BY id")?;
    rows(&mut statement, params![ritual, day], |row| uuid(row, 0))
}

pub(crate) fn delete_private(tx: &Transaction<'_>, id: Uuid) -> Result<(), VaultError> {
    tx.prepare_cached("DELETE FROM private_mark WHERE id = ?1")?.execute([id.into_bytes()])?;
    Ok(())
}

/// Whose marks are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// This phone's person's alone.
    Own,
    /// One's own, and of a ritual for two either's: one person's mark says that it was done.
    Done,
}

/// How many marks stand for each ritual and day from `from` on. Where both marked the same, the number is that of the
/// one who marked more often: it tells how often it was done, and not that both noted it.
pub(crate) fn counts_from(
    connection: &Connection,
    from: RitualDay,
    whose: Whose,
) -> Result<BTreeMap<(RitualId, RitualDay), u32>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT ritual, day, max(times) FROM (
             SELECT m.ritual, m.day, count(*) AS times FROM shared_mark m JOIN ritual r ON r.id = m.ritual
             WHERE m.day >= ?1 AND (m.own = 1 OR (?2 AND r.kind = 'together'))
             GROUP BY m.ritual, m.day, m.own
             UNION ALL SELECT ritual, day, count(*) FROM private_mark WHERE day >= ?1 GROUP BY ritual, day)
         GROUP BY ritual, day",
    )?;
    let parameters = params![from, whose == Whose::Done];
    let counts =
        rows(&mut statement, parameters, |row| Ok(((ritual_id(row, 0)?, day(row, 1)?), row.get(2)?)))?;
    Ok(counts.into_iter().collect())
}

/// Sets the day's bit among one's own days by what stands now. Called after every mark and take-back.
pub(crate) fn refresh_own_day(tx: &Transaction<'_>, day: RitualDay) -> Result<(), VaultError> {
    let stands: bool = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM shared_mark WHERE day = ?1 AND own = 1)
                 OR EXISTS (SELECT 1 FROM private_mark m JOIN ritual r ON r.id = m.ritual
                            WHERE m.day = ?1 AND r.kind <> 'touch')",
        )?
        .query_row([day], |row| row.get(0))?;
    let (month, bit) = month_and_bit(day);
    let before: i64 = tx
        .prepare_cached("SELECT days FROM own_month WHERE month = ?1")?
        .query_row([month], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let after = if stands { before | bit } else { before & !bit };
    if after == before {
        return Ok(());
    }
    if after == 0 {
        tx.prepare_cached("DELETE FROM own_month WHERE month = ?1")?.execute([month])?;
    } else {
        tx.prepare_cached("INSERT OR REPLACE INTO own_month (month, days) VALUES (?1, ?2)")?
            .execute([month, after])?;
    }
    Ok(())
}

/// The days with a standing mark of one's own that counts, oldest first.
pub(crate) fn own_days(connection: &Connection) -> Result<Vec<RitualDay>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT month, days FROM own_month ORDER BY month")?;
    let months: Vec<(i64, i64)> = rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    days_of_months(months)
}

/// The days whose bits are set, of months in ascending order.
pub(super) fn days_of_months(
    months: impl IntoIterator<Item = (i64, i64)>,
) -> Result<Vec<RitualDay>, VaultError> {
    let mut all = Vec::new();
    for (month, bits) in months {
        let first = first_of_month(month).ok_or_else(|| damaged("a month"))?;
        for bit in 0..31 {
            if bits & (1 << bit) != 0 {
                all.push(first.plus(bit));
            }
        }
    }
    Ok(all)
}

/// Builds one's own days anew from the marks.
pub(crate) fn rebuild_own_days(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("DELETE FROM own_month", [])?;
    let days: Vec<RitualDay> = {
        let mut statement = tx.prepare(
            "SELECT day FROM shared_mark WHERE own = 1
             UNION SELECT m.day FROM private_mark m JOIN ritual r ON r.id = m.ritual WHERE r.kind <> 'touch'",
        )?;
        rows(&mut statement, [], |row| day(row, 0))?
    };
    let mut months: BTreeMap<i64, i64> = BTreeMap::new();
    for day in days {
        let (month, bit) = month_and_bit(day);
        *months.entry(month).or_default() |= bit;
    }
    let mut statement = tx.prepare("INSERT INTO own_month (month, days) VALUES (?1, ?2)")?;
    for (month, bits) in months {
        statement.execute([month, bits])?;
    }
    Ok(())
}

/// A ritual left out on purpose on a day: the whole day, or one firing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Skip {
    pub(crate) ritual: RitualId,
    pub(crate) day: RitualDay,
    /// Nothing: the whole ritual day.
    pub(crate) rule_local: Option<NaiveDateTime>,
}

pub(crate) fn insert_skip(tx: &Transaction<'_>, skip: Skip) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT OR IGNORE INTO skip (ritual, day, rule_local) VALUES (?1, ?2, ?3)")?
        .execute(params![skip.ritual, skip.day, skip.rule_local.map(civil_text).unwrap_or_default()])?;
    Ok(())
}

/// Undoes every skip of a ritual and day; says how many there were.
pub(crate) fn delete_skips(
    tx: &Transaction<'_>,
    ritual: RitualId,
    day: RitualDay,
) -> Result<usize, VaultError> {
    Ok(tx.prepare_cached("DELETE FROM skip WHERE ritual = ?1 AND day = ?2")?.execute(params![ritual, day])?)
}

pub(crate) fn skips_from(connection: &Connection, from: RitualDay) -> Result<Vec<Skip>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT ritual, day, rule_local FROM skip WHERE day >= ?1")?;
    rows(&mut statement, [from], |row| {
        let local = row.get_ref(2)?.as_str().map_err(|_| damaged("a skip"))?;
        let rule_local = if local.is_empty() { None } else { Some(civil(local)?) };
        Ok(Skip { ritual: ritual_id(row, 0)?, day: day(row, 1)?, rule_local })
    })
}

/// The number of a day's month (months since 1970-01) and its bit there.
pub(super) fn month_and_bit(day: RitualDay) -> (i64, i64) {
    let date = day.date();
    let month = i64::from(date.year() - 1970) * 12 + i64::from(date.month0());
    (month, 1 << date.day0())
}

fn first_of_month(month: i64) -> Option<RitualDay> {
    let year = i32::try_from(month.div_euclid(12)).ok()?.checked_add(1970)?;
    let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, 1).map(RitualDay::new)
}
