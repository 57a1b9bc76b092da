//! What to type for an entry: its day, with its number on that day where there are several, or its id.
//!
//! Ids of entries begin with the time of writing, so their first letters tell two entries of one evening apart badly;
//! a day is what a diary is looked up by. Numbers count from the day's oldest entry on.

use crate::context::Opened;
use crate::failure::{Failure, Result};
use crate::input::values;
use rekindle_core::RekindleError;
use rekindle_core::error::Thing;
use rekindle_core::ids::EntryId;
use rekindle_core::journal::entry::ListRequest;
use rekindle_core::journal::room::LIST_MAX;
use rekindle_core::moment::RitualDay;
use std::collections::BTreeMap;

/// The entry that a person means.
pub(super) fn find(text: &str, opened: &Opened) -> Result<EntryId> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let not_found = || Failure::from(RekindleError::NotFound { what: Thing::Entry });
    let (day, number) = match text.split_once('.') {
        Some((day, number)) => (day, Some(number.parse::<usize>().map_err(|_| not_found())?)),
        None => (text, None),
    };
    let all = of_day(values::day(day).map_err(|_| not_found())?, opened)?;
    match (number, all.as_slice()) {
        (None, [one]) => Ok(*one),
        (None, [_, ..]) => Err(Failure::input("ambiguous_entry")),
        (Some(number), all) => {
            number.checked_sub(1).and_then(|index| all.get(index)).copied().ok_or_else(not_found)
        }
        (None, []) => Err(not_found()),
    }
}

/// The shortest clear names of entries, each looked up with its day.
#[derive(Debug)]
pub(super) struct Handles<'a> {
    opened: &'a Opened,
    days: BTreeMap<RitualDay, Vec<EntryId>>,
}

impl<'a> Handles<'a> {
    /// Of the entries of a place.
    pub(super) fn new(opened: &'a Opened) -> Self {
        Self { opened, days: BTreeMap::new() }
    }

    /// The name of one.
    pub(super) fn of(&mut self, id: EntryId, day: RitualDay) -> Result<String> {
        if !self.days.contains_key(&day) {
            self.days.insert(day, of_day(day, self.opened)?);
        }
        let all = &self.days[&day];
        Ok(match all.iter().position(|other| *other == id) {
            Some(_) if all.len() == 1 => day.to_string(),
            Some(index) => format!("{day}.{}", index + 1),
            // Deleted from another window meanwhile.
            None => id.to_string(),
        })
    }
}

/// The entries of a day, oldest first.
fn of_day(day: RitualDay, opened: &Opened) -> Result<Vec<EntryId>> {
    let mut request = ListRequest { day: Some(day), limit: LIST_MAX, ..ListRequest::default() };
    let mut all = Vec::new();
    loop {
        let page = opened.companion.journal().list(&request)?;
        all.extend(page.iter().map(|entry| entry.id));
        match page.last() {
            Some(last) if page.len() == LIST_MAX as usize => request.after = Some(last.id),
            _ => break,
        }
    }
    all.reverse();
    Ok(all)
}
