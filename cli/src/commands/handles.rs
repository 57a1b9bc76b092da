//! What to type for a ritual: the practice's id where that is clear, else the first letters of its own id.

use crate::context::Opened;
use crate::failure::Result;
use rekindle_core::RekindleError;
use rekindle_core::ids::RitualId;
use rekindle_core::rituals::view::RitualView;

/// Letters of an id that are shown, and the fewest that are looked up: enough for anyone's number of rituals.
const SHORT_ID: usize = 8;
/// The fewest letters that name a ritual.
const SHORTEST_ID: usize = 4;

/// The shortest clear name of `ritual` among `all`.
pub(super) fn handle(ritual: &RitualView, all: &[RitualView]) -> String {
    let same_practice =
        all.iter().filter(|other| other.retired_on.is_none() && other.practice == ritual.practice).count();
    match &ritual.practice {
        Some(practice) if same_practice == 1 && ritual.retired_on.is_none() => practice.clone(),
        _ => ritual.id.to_string().chars().take(SHORT_ID).collect(),
    }
}

/// The ritual that a person means.
pub(super) fn find(text: &str, opened: &Opened) -> Result<RitualView> {
    let rituals = opened.companion.rituals();
    let id = match rituals.find(text) {
        Err(RekindleError::NotFound { .. }) => find_by_beginning(text, opened)?,
        found => found?,
    };
    Ok(rituals.show(id, opened.language())?)
}

fn find_by_beginning(text: &str, opened: &Opened) -> Result<RitualId> {
    let not_found = RekindleError::NotFound { what: rekindle_core::error::Thing::Ritual };
    if text.len() < SHORTEST_ID {
        return Err(not_found.into());
    }
    let all = opened.companion.rituals().list(opened.language())?;
    let mut fitting = all.iter().filter(|ritual| ritual.id.to_string().starts_with(text));
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one.id),
        (None, _) => Err(not_found.into()),
        (Some(_), Some(_)) => Err(RekindleError::Ambiguous.into()),
    }
}
