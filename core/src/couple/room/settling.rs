//! After facts that are not marks came or were written: what they amount to is brought up to date in one place.

use super::marking::level;
use crate::couple::fact::{ProposedTime, SharedFact};
use crate::couple::share::{ShareLevel, Shareable};
use crate::couple::state::{AgreedRitual, CoupleState};
use crate::ids::RitualId;
use crate::rituals::ritual::{Quieting, Ritual};
use crate::vault::couple::{self, Couple};
use crate::vault::{VaultError, facts, marks, rituals, shared_marks};
use rusqlite::Transaction;
use std::collections::BTreeMap;

/// Brings agreed rituals and the days that depend on them up to date, and gives this phone each agreed ritual.
pub(crate) fn settle(tx: &Transaction<'_>, couple: &Couple) -> Result<CoupleState, VaultError> {
    let state = couple::state(tx, couple)?;
    let (kinds, names) = (couple::agreed(tx)?, couple::agreed_names(tx)?);
    let as_before = kinds.len() == state.rituals.len()
        && state.rituals.iter().all(|(id, one)| {
            kinds.get(id) == Some(&one.ritual.kind) && names.get(id) == Some(&one.ritual.name)
        });
    if !as_before {
        couple::rebuild(tx)?;
    }
    take_up_all(tx, &state, &names)?;
    Ok(state)
}

/// [`settle`] when it also became known whose a device is: then it may change whose marks are.
pub(crate) fn settle_devices(tx: &Transaction<'_>, couple: &Couple) -> Result<CoupleState, VaultError> {
    // A new phone learns from its partner on which day it began.
    let state = couple::state(tx, couple)?;
    if let Some(first_day) = state.first_day() {
        couple::set_first_day(tx, first_day)?;
    }
    let names = couple::agreed_names(tx)?;
    shared_marks::rebuild(tx)?;
    marks::rebuild_own_days(tx)?;
    couple::rebuild(tx)?;
    take_up_all(tx, &state, &names)?;
    Ok(state)
}

/// Tells the other a ritual's new name: of one that both agreed to, and only while names are sent.
pub(crate) fn tell_name(tx: &Transaction<'_>, ritual: &Ritual) -> Result<(), VaultError> {
    let Some(couple) = couple::get(tx)?.filter(|_| !ritual.private) else { return Ok(()) };
    let (Some(name), Some(_)) = (&ritual.name, couple::agreed_kind(tx, ritual.id)?) else { return Ok(()) };
    if level(tx, &couple, Shareable::Marks)? == ShareLevel::On {
        let named = SharedFact::RitualName { ritual: ritual.id, name: name.clone() };
        facts::append_to(tx, couple.set, &named)?;
        settle(tx, &couple)?;
    }
    Ok(())
}

/// Gives this phone each agreed ritual; `names` are those that stood between the two before.
fn take_up_all(
    tx: &Transaction<'_>,
    state: &CoupleState,
    names: &BTreeMap<RitualId, Option<String>>,
) -> Result<(), VaultError> {
    state.rituals.values().try_for_each(|agreed| take_up(tx, agreed, names.get(&agreed.ritual.ritual)))
}

/// An agreed ritual is on both phones. A name that is new between the two is taken over; one that a person gave it
/// for themself meanwhile, while no names were sent, stays until then. When it is reminded of is each one's own.
fn take_up(
    tx: &Transaction<'_>,
    agreed: &AgreedRitual,
    name_before: Option<&Option<String>>,
) -> Result<(), VaultError> {
    let proposed = &agreed.ritual;
    if let Some(mut ritual) = rituals::get(tx, proposed.ritual)? {
        if name_before != Some(&proposed.name) && ritual.name != proposed.name {
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
