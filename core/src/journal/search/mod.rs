//! Finding entries again: how words are compared, what a query asks, what a hit shows.
//!
//! Pure text; the queries on the indexes are `vault::search`'s. No text of a person's ever becomes part of an SQL
//! statement, and what becomes part of an index's own query language are words without any sign of it ([`query`]).

pub mod fold;
pub mod query;
pub mod snippet;
#[cfg(test)]
mod tests;
