//! Which languages must be tested, and what happens when one cannot be.
//!
//! The shells' tests need toolchains that not every machine has. On such a machine they are skipped, and
//! loudly: nobody may take a skip for a pass. Where the tools have to be there (`.ci/run`, the hosted
//! runners) `REKINDLE_REQUIRE` names the languages, and a skip becomes a failure. This module decides that
//! and nothing else: it must not look for tools itself, since each test knows best what it needs.

use std::io::Write;

/// The environment variable that names, separated by commas, what must not be skipped: `kotlin,swift`.
pub const REQUIRE: &str = "REKINDLE_REQUIRE";

/// Whether [`REQUIRE`] names `name`.
pub fn required(name: &str) -> bool {
    std::env::var(REQUIRE).is_ok_and(|list| names(&list, name))
}

/// Says that the tests called `name` cannot run because of `why`, and goes on.
///
/// The line goes straight to standard error: `cargo test` holds back what a passing test prints with the
/// usual macros, and a skip that nobody sees is a lie.
///
/// # Panics
/// When [`REQUIRE`] names `name`: then the missing tool is the failure.
pub fn skip_or_fail(name: &str, why: &str) {
    assert!(!required(name), "{REQUIRE} names {name}, but its tests cannot run: {why}");
    let line = format!(
        "\nSKIPPED: the {name} tests did not run: {why} (REKINDLE_REQUIRE={name} makes this a failure)\n"
    );
    // Nothing sensible is left to do when standard error itself is closed.
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Whether `name` is one of the entries of a comma-separated list; blanks around an entry do not count.
fn names(list: &str, name: &str) -> bool {
    list.split(',').any(|entry| entry.trim() == name)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_list_names_whole_entries_only() {
        assert!(names("kotlin", "kotlin"));
        assert!(names("swift, kotlin", "kotlin"));
        assert!(!names("kotlin-multiplatform", "kotlin"));
        assert!(!names("", "kotlin"));
    }
}
