//! What was ever said by whom: nothing else may ever be found on a phone, and nothing that was said may vanish.

use super::Told;
use std::collections::{BTreeMap, BTreeSet};

/// What a fact says: Lamport counter, kind, payload.
pub(super) type Content = (u64, String, Vec<u8>);

/// A phone's facts by name.
pub(super) type Facts = BTreeMap<String, Content>;

/// How a phone's set may change in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// A call of its owner's: facts of its own may be added.
    Says,
    /// A call that failed: nothing changes.
    Nothing,
    /// An exchange: only what somebody said is added.
    Hears,
    /// Another storage, another couple or none: anything; what is new was said by it.
    Another,
    /// Linked again under another device: what is taken out is said again.
    SaysAgain,
}

/// Every fact that was ever said.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    said: BTreeMap<String, BTreeSet<Content>>,
    /// How many left with words: that fact is sealed and gone from its phone before it can be looked at.
    pub(super) farewells: usize,
}

impl Ledger {
    /// Takes note of what a phone holds after a step, or says what is wrong with it.
    pub(super) fn judge(&mut self, before: &Facts, after: &Facts, change: Change) -> Told<()> {
        if matches!(change, Change::Says | Change::Nothing | Change::Hears) {
            for (name, content) in before {
                if after.get(name) != Some(content) {
                    return Err(format!("the fact {name} {content:?} became {:?}", after.get(name)));
                }
            }
        }
        for (name, content) in after {
            if before.get(name) == Some(content) {
                continue;
            }
            match change {
                Change::Nothing => {
                    return Err(format!("a call that failed left the fact {name} {content:?}"));
                }
                Change::Hears if !self.was_said(name, content) => {
                    return Err(format!("nobody said the fact {name} {content:?}"));
                }
                Change::Hears => {}
                Change::Says | Change::Another | Change::SaysAgain => {
                    self.said.entry(name.clone()).or_default().insert(content.clone());
                }
            }
        }
        if change == Change::SaysAgain { said_again(before, after) } else { Ok(()) }
    }

    fn was_said(&mut self, name: &str, content: &Content) -> bool {
        if self.said.get(name).is_some_and(|said| said.contains(content)) {
            return true;
        }
        let is_last = content.1 == "farewell" && self.farewells > 0;
        if is_last {
            self.farewells -= 1;
            self.said.entry(name.to_owned()).or_default().insert(content.clone());
        }
        is_last
    }

    /// How many facts were said.
    pub(super) fn len(&self) -> usize {
        self.said.len()
    }
}

/// What was taken out stands there anew: marks with what they say, of every other kind as many.
fn said_again(before: &Facts, after: &Facts) -> Told<()> {
    let (before, after) = (by_meaning(before), by_meaning(after));
    for (meaning, count) in before {
        if after.get(&meaning).copied().unwrap_or(0) < count {
            return Err(format!("linked again, and lost {meaning:?}"));
        }
    }
    Ok(())
}

/// How many facts of each meaning; those that name other facts count by kind alone, since names change.
fn by_meaning(facts: &Facts) -> BTreeMap<(String, Vec<u8>), usize> {
    let mut counts = BTreeMap::new();
    for (_, kind, payload) in facts.values() {
        let names_others =
            matches!(kind.as_str(), "take_back" | "pause_end" | "accept" | "proposal" | "invitation_yes");
        if kind != "device" {
            let payload = if names_others { Vec::new() } else { payload.clone() };
            *counts.entry((kind.clone(), payload)).or_default() += 1;
        }
    }
    counts
}
