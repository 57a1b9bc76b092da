//! What is asked of a journal.

/// What is asked for: a name for the benchmark, and the query.
pub(crate) const QUERIES: [(&str, &str); 6] = [
    ("common", "walk"),
    ("rare", "zeppelin"),
    ("two_words", "walk rain"),
    ("phrase", "\"held my hand\""),
    ("prefix", "laugh"),
    ("part", "eppel"),
];
