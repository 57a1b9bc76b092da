//! How values stand in columns, and how they come back: one spelling each, checked when read.
//!
//! A value that does not read back is damage and is reported as such, never guessed.

use crate::ids::RitualId;
use crate::moment::{Instant, RitualDay};
use crate::vault::VaultError;
use chrono::{DateTime, NaiveDateTime};
use rusqlite::Row;
use rusqlite::types::{ToSql, ToSqlOutput};
use uuid::Uuid;

/// The spelling of civil times, in columns, in backups and in the vectors.
pub(crate) const CIVIL: &str = "%Y-%m-%dT%H:%M:%S";

pub(crate) fn civil_text(local: NaiveDateTime) -> String {
    local.format(CIVIL).to_string()
}

pub(crate) fn civil(text: &str) -> Result<NaiveDateTime, VaultError> {
    NaiveDateTime::parse_from_str(text, CIVIL).map_err(|_| damaged("a civil time"))
}

pub(crate) fn instant(millis: i64) -> Result<Instant, VaultError> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| damaged("an instant"))
}

/// Damage: `what` does not read back.
pub(crate) const fn damaged(what: &'static str) -> VaultError {
    VaultError::Damaged { reason: what }
}

/// The day in column `index`.
pub(crate) fn day(row: &Row<'_>, index: usize) -> Result<RitualDay, VaultError> {
    row.get_ref(index)?.as_str().ok().and_then(|text| text.parse().ok()).ok_or_else(|| damaged("a day"))
}

/// The day in column `index`, when there is one.
pub(crate) fn optional_day(row: &Row<'_>, index: usize) -> Result<Option<RitualDay>, VaultError> {
    if row.get_ref(index)? == rusqlite::types::ValueRef::Null { Ok(None) } else { day(row, index).map(Some) }
}

/// The ritual's id in column `index`.
pub(crate) fn ritual_id(row: &Row<'_>, index: usize) -> Result<RitualId, VaultError> {
    Ok(RitualId::new(uuid(row, index)?))
}

/// The UUID in column `index`.
pub(crate) fn uuid(row: &Row<'_>, index: usize) -> Result<Uuid, VaultError> {
    Uuid::from_slice(row.get_ref(index)?.as_blob().map_err(|_| damaged("an id"))?)
        .map_err(|_| damaged("an id"))
}

impl ToSql for RitualId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.as_bytes().as_slice()))
    }
}

impl ToSql for RitualDay {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.to_string()))
    }
}

/// Runs a query and reads every row with `read`.
pub(crate) fn rows<T>(
    statement: &mut rusqlite::Statement<'_>,
    parameters: impl rusqlite::Params,
    mut read: impl FnMut(&Row<'_>) -> Result<T, VaultError>,
) -> Result<Vec<T>, VaultError> {
    let mut rows = statement.query(parameters)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}
