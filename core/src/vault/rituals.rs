//! The queries of rituals and their schedules.

use super::VaultError;
use super::columns::{civil, civil_text, damaged, day, optional_day, ritual_id, rows};
use crate::ids::RitualId;
use crate::rituals::kind::RitualKind;
use crate::rituals::recurrence::{Recurrence, Rule};
use crate::rituals::ritual::{Quieting, Ritual};
use rusqlite::{Connection, Row, Transaction, params};
use std::collections::HashMap;

const COLUMNS: &str = "id, practice, name, kind, private, quieting, adopted_on, retired_on";

/// Adds a ritual after the others.
pub(crate) fn insert(tx: &Transaction<'_>, ritual: &Ritual) -> Result<(), VaultError> {
    tx.prepare_cached(
        "INSERT INTO ritual (id, practice, name, kind, private, quieting, position, adopted_on, retired_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(position), 0) + 1 FROM ritual), ?7, ?8)",
    )?
    .execute(params![
        ritual.id,
        ritual.practice,
        ritual.name,
        kind_text(ritual.kind),
        ritual.private,
        quieting_text(ritual.quieting),
        ritual.adopted_on,
        ritual.retired_on,
    ])?;
    write_schedule(tx, ritual)
}

/// Writes what may change of a ritual: name, privacy, quieting, schedule, retirement.
pub(crate) fn update(tx: &Transaction<'_>, ritual: &Ritual) -> Result<(), VaultError> {
    tx.prepare_cached(
        "UPDATE ritual SET name = ?2, private = ?3, quieting = ?4, retired_on = ?5 WHERE id = ?1",
    )?
    .execute(params![
        ritual.id,
        ritual.name,
        ritual.private,
        quieting_text(ritual.quieting),
        ritual.retired_on
    ])?;
    tx.prepare_cached("DELETE FROM schedule WHERE ritual = ?1")?.execute([ritual.id])?;
    write_schedule(tx, ritual)
}

/// Every ritual, retired ones too, in the order of adoption.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Ritual>, VaultError> {
    let mut schedules = schedules(connection, None)?;
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM ritual ORDER BY position"))?;
    rows(&mut statement, [], |row| read(row, &mut schedules))
}

/// One ritual.
pub(crate) fn get(connection: &Connection, id: RitualId) -> Result<Option<Ritual>, VaultError> {
    let mut schedules = schedules(connection, Some(id))?;
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM ritual WHERE id = ?1"))?;
    Ok(rows(&mut statement, [id], |row| read(row, &mut schedules))?.pop())
}

fn write_schedule(tx: &Transaction<'_>, ritual: &Ritual) -> Result<(), VaultError> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO schedule (ritual, position, starts_local, rule, except_local) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, recurrence) in (0_i64..).zip(&ritual.schedule) {
        let except: Vec<String> = recurrence.exceptions().iter().copied().map(civil_text).collect();
        statement.execute(params![
            ritual.id,
            position,
            civil_text(recurrence.start()),
            recurrence.rule().to_string(),
            except.join(" ")
        ])?;
    }
    Ok(())
}

type Schedules = HashMap<RitualId, Vec<Recurrence>>;

fn schedules(connection: &Connection, only: Option<RitualId>) -> Result<Schedules, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT ritual, starts_local, rule, except_local FROM schedule
         WHERE ?1 IS NULL OR ritual = ?1 ORDER BY ritual, position",
    )?;
    let mut schedules = Schedules::new();
    for (ritual, recurrence) in rows(&mut statement, [only], |row| {
        let text = |index| row.get_ref(index)?.as_str().map_err(|_| damaged("a schedule"));
        let except: Vec<_> = text(3)?.split_ascii_whitespace().map(civil).collect::<Result<_, _>>()?;
        let rule = Rule::parse(text(2)?).map_err(|_| damaged("a rule"))?;
        Ok((ritual_id(row, 0)?, Recurrence::new(civil(text(1)?)?, rule, except)))
    })? {
        schedules.entry(ritual).or_default().push(recurrence);
    }
    Ok(schedules)
}

fn read(row: &Row<'_>, schedules: &mut Schedules) -> Result<Ritual, VaultError> {
    let id = ritual_id(row, 0)?;
    Ok(Ritual {
        id,
        practice: row.get(1)?,
        name: row.get(2)?,
        kind: match row.get_ref(3)?.as_str() {
            Ok("together") => RitualKind::Together,
            Ok("each") => RitualKind::Each,
            Ok("touch") => RitualKind::Touch,
            _ => return Err(damaged("the kind of a ritual")),
        },
        private: row.get(4)?,
        quieting: match row.get_ref(5)?.as_str() {
            Ok("rest_of_day") => Quieting::RestOfDay,
            Ok("each_time") => Quieting::EachTime,
            _ => return Err(damaged("the quieting of a ritual")),
        },
        schedule: schedules.remove(&id).unwrap_or_default(),
        adopted_on: day(row, 6)?,
        retired_on: optional_day(row, 7)?,
    })
}

const fn kind_text(kind: RitualKind) -> &'static str {
    match kind {
        RitualKind::Together => "together",
        RitualKind::Each => "each",
        RitualKind::Touch => "touch",
    }
}

const fn quieting_text(quieting: Quieting) -> &'static str {
    match quieting {
        Quieting::RestOfDay => "rest_of_day",
        Quieting::EachTime => "each_time",
    }
}
