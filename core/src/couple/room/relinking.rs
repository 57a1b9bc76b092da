//! Linking a new or restored phone again: the living couple goes on under new keys, and the phone before hears no more.
//!
//! The living phone is the one whose word counts: it names the new device. What the new phone still holds of its
//! own and the partner lacks is sent once it has read what the partner holds.

use super::settling;
use crate::couple::fact::{CoupleSide, DeviceId, FactId, SharedFact};
use crate::couple::pairing::Agreed;
use crate::error::{RekindleError, Result};
use crate::moment::RitualDay;
use crate::sync::keys::Seat;
use crate::vault::couple::{self, Couple};
use crate::vault::facts::{self, FactSet, StoredFact};
use crate::vault::link::{self, Link};
use crate::vault::{VaultError, shared_marks};
use rusqlite::Transaction;
use std::collections::BTreeMap;

pub(super) fn relink(
    tx: &Transaction<'_>,
    agreed: &Agreed,
    today: RitualDay,
) -> std::result::Result<Result<()>, VaultError> {
    match agreed.seat {
        Seat::Inviter => go_on(tx, agreed),
        Seat::Joiner => come_back(tx, agreed, today),
    }
}

/// The living phone: the new device is its partner's, and everything is sent to it anew.
fn go_on(tx: &Transaction<'_>, agreed: &Agreed) -> std::result::Result<Result<()>, VaultError> {
    let (Some(couple), Some(link)) = (couple::get(tx)?, link::get(tx)?) else {
        return Ok(Err(RekindleError::NotLinked));
    };
    if link.is_clone || agreed.epoch != link.epoch.saturating_add(1) || agreed.set != couple.set.id {
        return Ok(Err(RekindleError::NotLinked));
    }
    link::replace(tx, &Link::new(agreed))?;
    name_device(tx, &couple, agreed.partner_device, agreed.own_side.other(), agreed.first_day)?;
    Ok(Ok(()))
}

/// The new phone: empty, or with the history of a backup, or one that found another writing as itself.
fn come_back(
    tx: &Transaction<'_>,
    agreed: &Agreed,
    today: RitualDay,
) -> std::result::Result<Result<()>, VaultError> {
    let set = FactSet { id: agreed.set, device: agreed.own_device };
    match couple::get(tx)? {
        Some(couple) if couple.set.id != agreed.set || couple.side != agreed.own_side => {
            return Ok(Err(RekindleError::OtherCouple));
        }
        Some(couple) => {
            let unsent = match link::get(tx)? {
                // Another phone writes as this one did: what only this one holds is said again by the new device.
                Some(link) if link.is_clone => take_out_unsent(tx, &couple)?,
                _ => Vec::new(),
            };
            facts::write_under(tx, agreed.set, agreed.own_device)?;
            let couple = Couple { set, ..couple };
            name_device(tx, &couple, agreed.own_device, agreed.own_side, couple.first_day)?;
            say_again(tx, &couple, unsent)?;
        }
        None => {
            // One that the couple left and kept the history of may lie here still.
            if facts::get(tx, agreed.set)?.is_some() {
                facts::write_under(tx, agreed.set, agreed.own_device)?;
            } else {
                facts::open_couple_set(tx, set, today)?;
            }
            let couple = Couple { set, side: agreed.own_side, first_day: agreed.first_day };
            couple::insert(tx, &couple)?;
            name_device(tx, &couple, agreed.own_device, agreed.own_side, agreed.first_day)?;
        }
    }
    link::replace(tx, &Link { waits_for_word: true, ..Link::new(agreed) })?;
    Ok(Ok(()))
}

/// Says whose a device is, and brings up to date what depends on it.
pub(super) fn name_device(
    tx: &Transaction<'_>,
    couple: &Couple,
    device: DeviceId,
    side: CoupleSide,
    since: RitualDay,
) -> std::result::Result<(), VaultError> {
    let wrote = facts::holds(tx, couple.set.id)?.iter().any(|(writer, _)| *writer == device);
    facts::append_to(tx, couple.set, &SharedFact::Device { device, side, since })?;
    if wrote || device == couple.set.device {
        settling::settle_devices(tx, couple)?;
    } else {
        // Of a device that has written nothing no mark changes hands, however many years there are.
        settling::settle(tx, couple)?;
    }
    Ok(())
}

/// Takes out the facts of this device that the partner is not known to hold.
fn take_out_unsent(
    tx: &Transaction<'_>,
    couple: &Couple,
) -> std::result::Result<Vec<StoredFact>, VaultError> {
    let device = couple.set.device;
    let held = link::sent(tx, device)?.partner_has;
    let unsent = facts::after(tx, couple.set.id, device, held, usize::MAX)?;
    facts::delete_after(tx, couple.set.id, device, held)?;
    shared_marks::rebuild(tx)?;
    Ok(unsent)
}

/// Appends facts under the new device; where one names another of them, it names its new name.
fn say_again(
    tx: &Transaction<'_>,
    couple: &Couple,
    unsent: Vec<StoredFact>,
) -> std::result::Result<(), VaultError> {
    let mut renamed: BTreeMap<FactId, FactId> = BTreeMap::new();
    for stored in unsent {
        let now = |id: FactId| renamed.get(&id).copied().unwrap_or(id);
        let fact = match stored.encoded.decode() {
            SharedFact::TakeBack { mark } => SharedFact::TakeBack { mark: now(mark) },
            SharedFact::PauseEnd { pause, until } => SharedFact::PauseEnd { pause: now(pause), until },
            // Whose the old device was is known; one that this build cannot read is not said twice.
            SharedFact::Device { .. } | SharedFact::Unknown => continue,
            other => other,
        };
        renamed.insert(stored.id, facts::append_to(tx, couple.set, &fact)?);
    }
    settling::settle_devices(tx, couple)?;
    Ok(())
}
