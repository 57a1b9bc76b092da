//! `rekindle vectors KIND`: from standard input to standard output.

use crate::failure::Result;
use crate::output::{Page, Report};
use crate::vectors::{self, Kind};
use serde_json::Value;
use std::io::{self, BufWriter};

/// Answers every line; nothing is left to report.
pub(super) fn run(kind: Kind) -> Result<Report> {
    vectors::run(kind, io::stdin().lock(), BufWriter::new(io::stdout().lock()))?;
    Ok(Report { json: Value::Null, page: Page::new() })
}
