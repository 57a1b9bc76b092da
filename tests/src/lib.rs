//! What crosses crates and languages: support for the tests in `tests/`.

pub mod require;
