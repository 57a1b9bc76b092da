//! The language that the system asks for.

use rekindle_core::guide::Language;
use std::env;

/// The language of messages as POSIX has it: the first of these variables that is set and not empty decides.
pub(crate) fn of_environment() -> Language {
    let wish = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    Language::negotiate(wish.as_deref())
}
