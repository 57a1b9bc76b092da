//! Sealing what is new: the facts that the partner is not known to hold, in segments that are sealed once.

use crate::couple::fact::DeviceId;
use crate::entropy::Entropy;
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::ObjectName;
use crate::sync::segment::{Body, CarriedFact, Header, MAX_FACTS, MAX_HOLDS, Position, fitting, seal};
use crate::vault::couple::Couple;
use crate::vault::link::{self, Link, Sent};
use crate::vault::outbox::{self, Delivery, Outgoing};
use crate::vault::{VaultError, columns, facts};
use rusqlite::Transaction;
use std::collections::BTreeMap;

/// Seals all that is to be said, in as many segments as it takes: facts, and that facts were read. Says how many facts.
pub(crate) fn seal_pending(
    tx: &Transaction<'_>,
    couple: &Couple,
    entropy: &Entropy,
) -> Result<u32, VaultError> {
    let Some(mut link) = link::get(tx)?.filter(|link| !link.is_clone) else { return Ok(0) };
    // Linked again: what the partner holds is heard first, or ten years would be sent back to where they came from.
    if link.waits_for_word && link.read.number == 0 {
        return Ok(0);
    }
    let keys = LinkKeys::derive(&link.secret, link.seat);
    let mut sealed = 0;
    loop {
        let held = facts::holds(tx, couple.set.id)?;
        let facts = unsent(tx, couple, &held)?;
        if facts.is_empty() && (!link.owes_word || link.is_quiet) {
            return Ok(sealed);
        }
        let is_last = facts.is_empty();
        sealed += seal_one(tx, &mut link, &keys, held, facts, entropy)?;
        if is_last {
            return Ok(sealed);
        }
    }
}

fn unsent(
    tx: &Transaction<'_>,
    couple: &Couple,
    held: &[(DeviceId, u64)],
) -> Result<Vec<CarriedFact>, VaultError> {
    let mut unsent = Vec::new();
    for (device, counter) in held {
        let Sent { sealed, partner_has } = link::sent(tx, *device)?;
        let from = sealed.max(partner_has);
        if *counter > from && unsent.len() < MAX_FACTS {
            let some = facts::after(tx, couple.set.id, *device, from, MAX_FACTS - unsent.len())?;
            unsent.extend(some.into_iter().map(|fact| CarriedFact {
                id: fact.id,
                lamport: fact.lamport,
                encoded: fact.encoded,
            }));
        }
    }
    unsent.truncate(fitting(&unsent));
    Ok(unsent)
}

fn seal_one(
    tx: &Transaction<'_>,
    link: &mut Link,
    keys: &LinkKeys,
    mut holds: Vec<(DeviceId, u64)>,
    facts: Vec<CarriedFact>,
    entropy: &Entropy,
) -> Result<u32, VaultError> {
    holds.truncate(MAX_HOLDS);
    let header = Header {
        couple: keys.couple,
        device: link.own_device,
        epoch: link.epoch,
        number: link.wrote.number + 1,
        attempt: 0,
        before: link.wrote.chain,
    };
    let body = Body { read: link.read, holds, facts };
    let sealed = seal(&keys.own, &header, &body, entropy.make_bytes())
        .map_err(|_| columns::damaged("a fact that cannot be sealed"))?;
    let count = u32::try_from(body.facts.len()).unwrap_or(u32::MAX);
    outbox::insert(
        tx,
        &Outgoing {
            number: header.number,
            attempt: 0,
            name: ObjectName::from_bytes(keys.own.derive_name(header.number, 0)),
            sealed: sealed.bytes,
            before: header.before,
            chain: sealed.chain,
            delivery: Delivery::Waiting,
            facts: count,
        },
    )?;
    let mut last: BTreeMap<DeviceId, u64> = BTreeMap::new();
    for fact in &body.facts {
        let sealed = last.entry(fact.id.device).or_default();
        *sealed = (*sealed).max(fact.id.counter);
    }
    for (device, counter) in last {
        let sent = link::sent(tx, device)?;
        link::put_sent(tx, device, Sent { sealed: sent.sealed.max(counter), ..sent })?;
    }
    link.wrote = Position { number: header.number, chain: sealed.chain };
    link.owes_word = false;
    link::put(tx, link)?;
    Ok(count)
}
