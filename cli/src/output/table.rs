//! A table of text in columns, aligned by what is seen: wide letters count twice, colours not at all.

use super::page::Page;
use super::style::{Role, paint, width};

/// A table. Without lines around it: columns and room say enough.
#[derive(Debug, Default)]
pub(crate) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a heading for each column.
    pub(crate) fn with_head(head: &[String]) -> Self {
        Self { head: head.to_vec(), rows: Vec::new() }
    }

    /// A table without headings.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Writes the table below what is on the page.
    pub(crate) fn write(&self, page: &mut Page) {
        let columns = self.rows.iter().map(Vec::len).chain([self.head.len()]).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().chain([&self.head]).filter_map(|row| row.get(column));
                cells.map(|cell| width(cell)).max().unwrap_or(0)
            })
            .collect();
        if !self.head.is_empty() {
            let head: Vec<String> = self.head.iter().map(|name| paint(Role::Quiet, name)).collect();
            page.line(&line(&head, &widths));
        }
        for row in &self.rows {
            page.line(&line(row, &widths));
        }
    }
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (index, (cell, full)) in cells.iter().zip(widths).enumerate() {
        line.push_str("  ");
        line.push_str(cell);
        // Nothing stands behind the last column, so nothing has to be kept free there.
        if index + 1 < cells.len() {
            line.push_str(&" ".repeat(full.saturating_sub(width(cell))));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let mut table = Table::with_head(&["A".to_owned(), "B".to_owned()]);
        table.row(["日本".to_owned(), "1".to_owned()]);
        table.row([paint(Role::Spare, "abc"), "2".to_owned()]);
        let mut page = Page::new();
        table.write(&mut page);
        let text = anstream::adapter::strip_str(page.text()).to_string();
        assert_eq!(text, "  A     B\n  日本  1\n  abc   2\n");
    }
}
