//! Rows as lines and lines as rows, by the schema that the database has.
//!
//! A number stands as a number, text as text, bytes as hexadecimal digits; days and civil times are text in the
//! schema already. Which of them a column holds is its declared type (every table is STRICT).

use super::BackupError;
use super::lines::Lines;
use super::manifest::Manifest;
use crate::vault::VaultError;
use crate::vault::kind::VaultKind;
use crate::vault::place;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Transaction, ffi, params_from_iter};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

/// A table of the schema.
#[derive(Debug)]
pub(super) struct Table {
    name: String,
    columns: Vec<Column>,
    /// The columns of its primary key: rows are written in their order, so that equal vaults give equal lines.
    order: Vec<String>,
}

#[derive(Debug)]
struct Column {
    name: String,
    holds: Holds,
}

/// What a column holds besides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Integer,
    Real,
    Text,
    Bytes,
}

/// The tables that are in a backup, in the order of the schema.
pub(super) fn tables(connection: &Connection, kind: &VaultKind) -> Result<Vec<Table>, VaultError> {
    let mut names = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid",
    )?;
    let names = names.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    names
        .into_iter()
        .filter(|name| !kind.not_in_backup.contains(&name.as_str()))
        .map(|name| Table::read(connection, name))
        .collect()
}

/// Inserts every row that follows the manifest and compares what came with what it promises.
pub(super) fn insert_all(
    tx: &Transaction<'_>,
    tables: &[Table],
    manifest: &Manifest,
    lines: &mut Lines<impl BufRead>,
) -> Result<(), BackupError> {
    if !manifest
        .tables()
        .keys()
        .eq(tables.iter().map(|table| &table.name).collect::<std::collections::BTreeSet<_>>())
    {
        return Err(BackupError::Unfit { line: 1, reason: "its tables are not those of its schema" });
    }
    let by_name: BTreeMap<&str, &Table> = tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let mut counted: BTreeMap<String, u64> = manifest.tables().keys().map(|name| (name.clone(), 0)).collect();
    for _ in 0..manifest.rows() {
        let Some(line) = lines.next()? else { break };
        let parsed: Result<RowLine, _> = serde_json::from_slice(line);
        let Ok(row) = parsed else { return Err(lines.unfit("it is not a row")) };
        let Some(table) = by_name.get(row.table.as_str()) else {
            return Err(lines.unfit("its table is unknown"));
        };
        let values = table.values(row.row).map_err(|reason| lines.unfit(reason))?;
        table.insert(tx, values).map_err(|error| match name_refusal(error) {
            BackupError::Unfit { reason, .. } => lines.unfit(reason),
            other => other,
        })?;
        // Checked here, not only at the end: a file that promises little cannot fill the disk.
        let (Some(count), Some(promised)) = (counted.get_mut(&row.table), manifest.tables().get(&row.table))
        else {
            return Err(lines.unfit("its table is unknown"));
        };
        *count += 1;
        if *count > *promised {
            return Err(lines.unfit("its table has more rows than promised"));
        }
    }
    // Where nothing follows, a further line is a row that was not promised.
    if manifest.ends_with_its_rows() && lines.next()?.is_some() {
        return Err(lines.unfit("its table has more rows than promised"));
    }
    if counted != *manifest.tables() {
        return Err(BackupError::Damaged { reason: "rows are missing" });
    }
    if !manifest.has_digest(&lines.take_digest()) {
        return Err(BackupError::Damaged { reason: "its rows are not those that were written" });
    }
    Ok(())
}

/// A constraint that refuses a row is about the row; anything else is about the place.
pub(super) fn name_refusal(error: rusqlite::Error) -> BackupError {
    match error.sqlite_error_code() {
        Some(ffi::ErrorCode::ConstraintViolation | ffi::ErrorCode::TypeMismatch) => BackupError::Unfit {
            line: 0,
            reason: "a row does not fit the schema or names another that is missing",
        },
        _ => error.into(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowLine {
    table: String,
    row: serde_json::Map<String, Json>,
}

impl Table {
    fn read(connection: &Connection, name: String) -> Result<Self, VaultError> {
        let mut statement =
            connection.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid")?;
        let mut found = statement.query([&name])?;
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        while let Some(row) = found.next()? {
            let (column, declared, place): (String, String, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let holds = match declared.as_str() {
                "INTEGER" | "INT" => Holds::Integer,
                "REAL" => Holds::Real,
                "TEXT" => Holds::Text,
                "BLOB" => Holds::Bytes,
                _ => {
                    return Err(VaultError::Damaged { reason: "a column has no type that can be backed up" });
                }
            };
            if place > 0 {
                key.push((place, column.clone()));
            }
            columns.push(Column { name: column, holds });
        }
        key.sort();
        Ok(Self { name, columns, order: key.into_iter().map(|(_, column)| column).collect() })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Writes each row as a line; says how many there were.
    pub(super) fn write_rows(
        &self,
        connection: &Connection,
        out: &mut impl Write,
    ) -> Result<u64, BackupError> {
        let order =
            if self.order.is_empty() { String::new() } else { format!(" ORDER BY {}", list(&self.order)) };
        let columns = list(self.columns.iter().map(|column| &column.name));
        let mut statement =
            connection.prepare(&format!("SELECT {columns} FROM {}{order}", quoted(&self.name)))?;
        let mut rows = statement.query([])?;
        let mut written = 0;
        while let Some(row) = rows.next()? {
            let line = OutLine { table: &self.name, row: OutRow(self.read_row(row)?) };
            serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
            written += 1;
        }
        Ok(written)
    }

    fn read_row(&self, row: &Row<'_>) -> Result<Vec<(&str, Json)>, VaultError> {
        (0..)
            .zip(&self.columns)
            .map(|(index, column)| Ok((column.name.as_str(), json(row.get_ref(index)?)?)))
            .collect()
    }

    /// The values of a row in the order of the columns: each there once, none unknown.
    fn values(&self, mut row: serde_json::Map<String, Json>) -> Result<Vec<Value>, &'static str> {
        let values = self
            .columns
            .iter()
            .map(|column| column.value(row.remove(&column.name).ok_or("a column is missing")?))
            .collect::<Result<_, _>>()?;
        if row.is_empty() { Ok(values) } else { Err("a column is unknown") }
    }

    fn insert(&self, tx: &Transaction<'_>, values: Vec<Value>) -> rusqlite::Result<()> {
        let columns = list(self.columns.iter().map(|column| &column.name));
        let places = vec!["?"; self.columns.len()].join(", ");
        tx.prepare_cached(&format!("INSERT INTO {} ({columns}) VALUES ({places})", quoted(&self.name)))?
            .execute(params_from_iter(values))?;
        Ok(())
    }
}

impl Column {
    fn value(&self, json: Json) -> Result<Value, &'static str> {
        const WRONG: &str = "a value is not of its column's type";
        Ok(match (self.holds, json) {
            (_, Json::Null) => Value::Null,
            (Holds::Integer, Json::Number(number)) => Value::Integer(number.as_i64().ok_or(WRONG)?),
            (Holds::Real, Json::Number(number)) => Value::Real(number.as_f64().ok_or(WRONG)?),
            (Holds::Text, Json::String(text)) => Value::Text(text),
            (Holds::Bytes, Json::String(digits)) => Value::Blob(place::unhex(&digits).ok_or(WRONG)?),
            _ => return Err(WRONG),
        })
    }
}

#[derive(Serialize)]
struct OutLine<'a> {
    table: &'a str,
    row: OutRow<'a>,
}

/// The columns in the order of the schema, as a person would want to read them.
struct OutRow<'a>(Vec<(&'a str, Json)>);

impl Serialize for OutRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in &self.0 {
            map.serialize_entry(column, value)?;
        }
        map.end()
    }
}

fn json(value: ValueRef<'_>) -> Result<Json, VaultError> {
    const UNREADABLE: VaultError = VaultError::Damaged { reason: "a stored value cannot be read" };
    Ok(match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => serde_json::Number::from_f64(number).map(Json::Number).ok_or(UNREADABLE)?,
        ValueRef::Text(text) => std::str::from_utf8(text).map_err(|_| UNREADABLE)?.into(),
        ValueRef::Blob(bytes) => place::hex(bytes).into(),
    })
}

fn list<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    names.into_iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
