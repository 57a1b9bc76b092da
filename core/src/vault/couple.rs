//! The queries of the living couple: which set it has, what both agreed to, the days they share.

use super::columns::{damaged, day, ritual_id, rows};
use super::facts::{self, FactSet};
use super::marks::{days_of_months, month_and_bit};
use super::{VaultError, shared_marks};
use crate::couple::fact::{CoupleSide, DeviceId};
use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::state::CoupleState;
use crate::couple::streak::CountedDay;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// The living couple as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Couple {
    /// Its facts, and the device that writes them here.
    pub(crate) set: FactSet,
    /// Which of the two this phone's person is.
    pub(crate) side: CoupleSide,
    /// The first shared day.
    pub(crate) first_day: RitualDay,
}

pub(crate) fn get(connection: &Connection) -> Result<Option<Couple>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT c.fact_set, s.device, c.side, c.first_day FROM couple c JOIN fact_set s ON s.id = c.fact_set",
    )?;
    let couple = rows(&mut statement, [], |row| {
        Ok(Couple {
            set: FactSet { id: row.get(0)?, device: DeviceId(row.get(1)?) },
            side: side(row.get(2)?)?,
            first_day: day(row, 3)?,
        })
    })?;
    Ok(couple.into_iter().next())
}

pub(crate) fn insert(tx: &Transaction<'_>, couple: &Couple) -> Result<(), VaultError> {
    tx.execute(
        "INSERT INTO couple (one, fact_set, side, first_day) VALUES (1, ?1, ?2, ?3)",
        params![couple.set.id, side_number(couple.side), couple.first_day],
    )?;
    Ok(())
}

pub(crate) fn set_first_day(tx: &Transaction<'_>, first_day: RitualDay) -> Result<(), VaultError> {
    tx.execute("UPDATE couple SET first_day = ?1", [first_day])?;
    Ok(())
}

/// Ends it here: what is computed for two goes, own wishes too.
pub(crate) fn delete(tx: &Transaction<'_>) -> Result<(), VaultError> {
    for table in ["couple", "share_level", "agreed_ritual", "couple_month"] {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// What the facts that are not marks amount to.
pub(crate) fn state(connection: &Connection, couple: &Couple) -> Result<CoupleState, VaultError> {
    Ok(CoupleState::of(&facts::rare(connection, couple.set.id)?))
}

/// How an agreed ritual counts; nothing when it is not agreed.
pub(crate) fn agreed_kind(
    connection: &Connection,
    ritual: RitualId,
) -> Result<Option<RitualKind>, VaultError> {
    connection
        .prepare_cached("SELECT kind FROM agreed_ritual WHERE ritual = ?1")?
        .query_row([ritual], |row| row.get::<_, String>(0))
        .optional()?
        .map(|kind| kind_of(&kind))
        .transpose()
}

/// Every agreed ritual, and how it counts.
pub(crate) fn agreed(connection: &Connection) -> Result<BTreeMap<RitualId, RitualKind>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT ritual, kind FROM agreed_ritual")?;
    let all = rows(&mut statement, [], |row| {
        Ok((ritual_id(row, 0)?, kind_of(row.get_ref(1)?.as_str().map_err(|_| damaged("a ritual's kind"))?)?))
    })?;
    Ok(all.into_iter().collect())
}

/// The name that each agreed ritual was last given between the two; nothing: the catalogue's.
pub(crate) fn agreed_names(
    connection: &Connection,
) -> Result<BTreeMap<RitualId, Option<String>>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT ritual, name FROM agreed_ritual")?;
    Ok(rows(&mut statement, [], |row| Ok((ritual_id(row, 0)?, row.get(1)?)))?.into_iter().collect())
}

/// Own wishes for what is sent.
pub(crate) fn wish(connection: &Connection, what: Shareable) -> Result<Option<ShareLevel>, VaultError> {
    connection
        .prepare_cached("SELECT level FROM share_level WHERE what = ?1")?
        .query_row([what.code()], |row| row.get::<_, String>(0))
        .optional()?
        .map(|level| level.parse().map_err(|()| damaged("a share level")))
        .transpose()
}

pub(crate) fn set_wish(
    tx: &Transaction<'_>,
    what: Shareable,
    level: Option<ShareLevel>,
) -> Result<(), VaultError> {
    match level {
        None => tx.execute("DELETE FROM share_level WHERE what = ?1", [what.code()])?,
        Some(level) => tx.execute(
            "INSERT OR REPLACE INTO share_level (what, level) VALUES (?1, ?2)",
            [what.code(), level.code()],
        )?,
    };
    Ok(())
}

/// The days with a standing mark that counts, oldest first, and whether they are connected.
pub(crate) fn counted_days(connection: &Connection) -> Result<Vec<CountedDay>, VaultError> {
    let mut statement =
        connection.prepare_cached("SELECT month, counted, connected FROM couple_month ORDER BY month")?;
    let months: Vec<(i64, i64, i64)> =
        rows(&mut statement, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let connected: BTreeMap<i64, i64> = months.iter().map(|(month, _, bits)| (*month, *bits)).collect();
    let counted = months.iter().map(|(month, bits, _)| (*month, *bits));
    let days = days_of_months(counted)?;
    Ok(days
        .into_iter()
        .map(|day| {
            let (month, bit) = month_and_bit(day);
            CountedDay { day, connected: connected.get(&month).is_some_and(|bits| bits & bit != 0) }
        })
        .collect())
}

/// Computes some days of the couple anew, after marks of them came or went.
pub(crate) fn refresh_days(
    tx: &Transaction<'_>,
    couple: &Couple,
    days: &BTreeSet<RitualDay>,
) -> Result<(), VaultError> {
    // One pass over all marks costs less than many looks for single days.
    const MANY_DAYS: usize = 100;
    if days.len() > MANY_DAYS {
        return rebuild_days(tx, couple);
    }
    let kinds = agreed(tx)?;
    for day in days.iter().filter(|day| **day >= couple.first_day) {
        let judged = judge(&shared_marks::on_day(tx, couple.set.id, *day)?, &kinds);
        let (month, bit) = month_and_bit(*day);
        let before: (i64, i64) = tx
            .prepare_cached("SELECT counted, connected FROM couple_month WHERE month = ?1")?
            .query_row([month], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or_default();
        let with = |bits: i64, set: bool| if set { bits | bit } else { bits & !bit };
        let after = (with(before.0, judged.is_some()), with(before.1, judged == Some(true)));
        if after.0 == 0 {
            tx.prepare_cached("DELETE FROM couple_month WHERE month = ?1")?.execute([month])?;
        } else if after != before {
            insert_month(tx, month, after)?;
        }
    }
    Ok(())
}

/// Builds what is computed from the couple's facts anew: agreed rituals and shared days.
pub(crate) fn rebuild(tx: &Transaction<'_>) -> Result<(), VaultError> {
    tx.execute("DELETE FROM agreed_ritual", [])?;
    tx.execute("DELETE FROM couple_month", [])?;
    let Some(couple) = get(tx)? else { return Ok(()) };
    for (id, agreed) in &state(tx, &couple)?.rituals {
        let kind = if agreed.ritual.kind == RitualKind::Each { "each" } else { "together" };
        tx.execute(
            "INSERT INTO agreed_ritual (ritual, kind, name) VALUES (?1, ?2, ?3)",
            params![id, kind, agreed.ritual.name],
        )?;
    }
    rebuild_days(tx, &couple)
}

fn rebuild_days(tx: &Transaction<'_>, couple: &Couple) -> Result<(), VaultError> {
    tx.execute("DELETE FROM couple_month", [])?;
    let kinds = agreed(tx)?;
    let mut months: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    shared_marks::each_day(tx, couple.set.id, |day, marked| {
        if let Some(connected) = judge(marked, &kinds).filter(|_| day >= couple.first_day) {
            let (month, bit) = month_and_bit(day);
            let bits = months.entry(month).or_default();
            bits.0 |= bit;
            bits.1 |= if connected { bit } else { 0 };
        }
    })?;
    for (month, bits) in months {
        insert_month(tx, month, bits)?;
    }
    Ok(())
}

fn insert_month(tx: &Transaction<'_>, month: i64, bits: (i64, i64)) -> Result<(), VaultError> {
    tx.prepare_cached("INSERT OR REPLACE INTO couple_month (month, counted, connected) VALUES (?1, ?2, ?3)")?
        .execute(params![month, bits.0, bits.1])?;
    Ok(())
}

/// Whether a day counts, and whether it is connected: the rule of [`crate::couple::streak::count_days`] for one day.
/// A mark of a ritual that is not agreed to (or not yet) counts for nothing.
fn judge(marked: &BTreeMap<RitualId, (bool, bool)>, kinds: &BTreeMap<RitualId, RitualKind>) -> Option<bool> {
    marked
        .iter()
        .filter_map(|(ritual, (mine, partners))| {
            if *ritual == RitualId::UNNAMED {
                return Some(true);
            }
            Some(*kinds.get(ritual)? == RitualKind::Together || (*mine && *partners))
        })
        .reduce(|one, other| one || other)
}

fn kind_of(text: &str) -> Result<RitualKind, VaultError> {
    match text {
        "together" => Ok(RitualKind::Together),
        "each" => Ok(RitualKind::Each),
        _ => Err(damaged("a ritual's kind")),
    }
}

fn side(number: i64) -> Result<CoupleSide, VaultError> {
    match number {
        0 => Ok(CoupleSide::First),
        1 => Ok(CoupleSide::Second),
        _ => Err(damaged("a side of the couple")),
    }
}

const fn side_number(side: CoupleSide) -> i64 {
    match side {
        CoupleSide::First => 0,
        CoupleSide::Second => 1,
    }
}
