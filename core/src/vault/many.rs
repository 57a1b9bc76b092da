//! Inserting many rows of one table: an exchange brings ten thousand, and a statement for each would spend most of its
//! time on beginning and ending.

use super::VaultError;
use rusqlite::{Statement, ToSql, Transaction};
use std::fmt::Write;

/// How many rows one statement inserts, when there are so many.
const AT_ONCE: usize = 32;

/// The values of a row that are its own, bound one after the other.
pub(super) struct Values<'a, 'tx> {
    statement: &'a mut Statement<'tx>,
    /// The number of the last parameter that has its value.
    bound: usize,
}

impl Values<'_, '_> {
    /// Binds the next value.
    pub(super) fn bind(&mut self, value: impl ToSql) -> Result<(), VaultError> {
        self.bound += 1;
        Ok(self.statement.raw_bind_parameter(self.bound, value)?)
    }
}

/// Inserts rows that begin with the same values: `into` is the statement up to the values, `shared` stands at the
/// beginning of each row, `bind` binds the rest of one.
pub(super) fn insert<T>(
    tx: &Transaction<'_>,
    into: &str,
    shared: &[&dyn ToSql],
    rows: &[T],
    bind: impl Fn(&T, &mut Values<'_, '_>) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    // Two statements in all: one for whole chunks, and one for what is left over.
    let (whole, rest) = rows.split_at(rows.len() - rows.len() % AT_ONCE);
    insert_by(tx, into, shared, AT_ONCE, whole, &bind)?;
    insert_by(tx, into, shared, 1, rest, &bind)
}

/// Inserts rows by so `many`, of which there is a whole number.
fn insert_by<T>(
    tx: &Transaction<'_>,
    into: &str,
    shared: &[&dyn ToSql],
    many: usize,
    rows: &[T],
    bind: &impl Fn(&T, &mut Values<'_, '_>) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    if rows.is_empty() {
        return Ok(());
    }
    let own = into.matches(',').count() + 1 - shared.len();
    let mut statement = tx.prepare_cached(&text(into, shared.len(), own, many))?;
    for (number, value) in shared.iter().enumerate() {
        statement.raw_bind_parameter(number + 1, value)?;
    }
    for some in rows.chunks(many) {
        let mut values = Values { statement: &mut statement, bound: shared.len() };
        some.iter().try_for_each(|row| bind(row, &mut values))?;
        statement.raw_execute()?;
    }
    Ok(())
}

/// `into` with `rows` rows of values, whose first `shared` are the same in each.
fn text(into: &str, shared: usize, own: usize, rows: usize) -> String {
    let mut text = format!("{into} VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        let own = (0..own).map(|column| shared + row * own + column + 1);
        for (place, number) in (1..=shared).chain(own).enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{comma}?{number}");
        }
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn any_number_of_rows_arrives_whole() {
        for count in [0_i64, 1, 2, 31, 32, 33, 64, 100] {
            let mut connection = Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE TABLE t (a TEXT, b INTEGER, c INTEGER)").unwrap();
            let tx = connection.transaction().unwrap();
            let rows: Vec<i64> = (0..count).collect();
            insert(&tx, "INSERT INTO t (a, b, c)", &[&"same"], &rows, |row, values| {
                values.bind(row)?;
                values.bind(-row)
            })
            .unwrap();
            let found: (i64, i64, i64) = tx
                .query_row(
                    "SELECT count(*), coalesce(sum(b), 0), coalesce(sum(b + c), 0) FROM t WHERE a = 'same'",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
                .unwrap();
            assert_eq!(found, (count, (0..count).sum(), 0), "{count}");
        }
    }
}
