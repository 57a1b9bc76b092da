//! After facts that are not marks came or were written: what they amount to is brought up to date in one place.

use crate::couple::fact::ProposedTime;
use crate::couple::state::{AgreedRitual, CoupleState};
use crate::rituals::ritual::{Quieting, Ritual};
use crate::vault::couple::{self, Couple};
use crate::vault::{VaultError, marks, rituals, shared_marks};
use rusqlite::Transaction;

/// Brings agreed rituals and the days that depend on them up to date, and gives this phone each agreed ritual.
pub(crate) fn settle(tx: &Transaction<'_>, couple: &Couple) -> Result<CoupleState, VaultError> {
    let state = couple::state(tx, couple)?;
    let agreed = couple::agreed(tx)?;
    let as_before = agreed.len() == state.rituals.len()
        && state.rituals.iter().all(|(id, one)| agreed.get(id) == Some(&one.ritual.kind));
    if !as_before {
        couple::rebuild(tx)?;
    }
    for agreed in state.rituals.values() {
        take_up(tx, agreed)?;
    }
    Ok(state)
}

/// [`settle`] when it also became known whose a device is: then it may change whose marks are.
pub(crate) fn settle_devices(tx: &Transaction<'_>, couple: &Couple) -> Result<CoupleState, VaultError> {
    // A new phone learns from its partner on which day it began.
    if let Some(first_day) = couple::state(tx, couple)?.first_day() {
        couple::set_first_day(tx, first_day)?;
    }
    shared_marks::rebuild(tx)?;
    marks::rebuild_own_days(tx)?;
    couple::rebuild(tx)?;
    settle(tx, couple)
}

/// An agreed ritual is on both phones, under one name. When it is reminded of is each one's own.
fn take_up(tx: &Transaction<'_>, agreed: &AgreedRitual) -> Result<(), VaultError> {
    let proposed = &agreed.ritual;
    if let Some(mut ritual) = rituals::get(tx, proposed.ritual)? {
        if ritual.name != proposed.name {
            ritual.name.clone_from(&proposed.name);
            rituals::update(tx, &ritual)?;
        }
        return Ok(());
    }
    let ritual = Ritual {
        id: proposed.ritual,
        practice: proposed.practice.clone(),
        name: proposed.name.clone(),
        kind: proposed.kind,
        private: false,
        quieting: Quieting::default(),
        schedule: proposed.times.iter().filter_map(ProposedTime::recurrence).collect(),
        adopted_on: agreed.since,
        retired_on: None,
    };
    rituals::insert(tx, &ritual)
}
