//! Taking in what the partner's phone wrote: all of a batch in one transaction, or nothing of it.

use super::{Exchange, Finding, Progress, Step, Stop};
use crate::couple::fact::{DeviceId, FactId, SharedFact};
use crate::couple::room::settling::{settle, settle_devices};
use crate::moment::RitualDay;
use crate::sync::segment::{Body, Opened, Position};
use crate::vault::couple::{self, Couple};
use crate::vault::facts::{self, StoredFact};
use crate::vault::link::{self, Link, Sent};
use crate::vault::shared_marks::{self, Noted};
use crate::vault::{VaultError, marks, outbox};
use rusqlite::Transaction;
use std::collections::{BTreeMap, BTreeSet};

/// What a batch came to.
#[derive(Default)]
struct Taken {
    received: u32,
    finding: Option<Finding>,
    is_clone: bool,
}

/// The batch under way.
struct Merge<'a> {
    tx: &'a Transaction<'a>,
    couple: &'a Couple,
    link: Link,
    held: BTreeMap<DeviceId, u64>,
    lamport: u64,
    new: Vec<(FactId, SharedFact)>,
}

/// Why no more of a batch is taken in.
enum Refusal {
    Vault(VaultError),
    /// Something in it cannot be right.
    Unfit,
    /// It can only be so when another phone writes as this one, or this vault was rolled back.
    Clone,
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl Exchange<'_> {
    pub(super) fn take_in(self, read_from: &Link, batch: Vec<Opened>, progress: &mut Progress) -> Step<()> {
        let taken = self.0.vault.write(|tx| {
            let (Some(couple), Some(link)) = (couple::get(tx)?, link::get(tx)?) else {
                return Ok(Taken::default());
            };
            // Another process may have taken the same in meanwhile; then the next exchange goes on from there.
            if link.read != read_from.read || link.epoch != read_from.epoch {
                return Ok(Taken::default());
            }
            let held = facts::holds(tx, couple.set.id)?.into_iter().collect();
            Merge { tx, couple: &couple, link, held, lamport: 0, new: Vec::new() }.run(batch)
        })?;
        progress.received += taken.received;
        progress.findings.extend(taken.finding);
        if taken.is_clone { Err(Stop::Clone) } else { Ok(()) }
    }
}

impl Merge<'_> {
    fn run(mut self, batch: Vec<Opened>) -> Result<Taken, VaultError> {
        let mut taken = Taken::default();
        for opened in batch {
            match self.segment(opened) {
                Ok(()) => {}
                Err(Refusal::Vault(error)) => return Err(error),
                Err(Refusal::Unfit) => {
                    taken.finding = Some(Finding::Unfit { number: self.link.read.number + 1 });
                    break;
                }
                Err(Refusal::Clone) => {
                    self.link.is_clone = true;
                    taken.is_clone = true;
                    break;
                }
            }
        }
        facts::advance_lamport(self.tx, self.couple.set.id, self.lamport)?;
        link::put(self.tx, &self.link)?;
        taken.received = u32::try_from(self.new.len()).unwrap_or(u32::MAX);
        self.project()?;
        Ok(taken)
    }

    fn segment(&mut self, opened: Opened) -> Result<(), Refusal> {
        let Opened { body, chain } = opened;
        // All is judged before anything of the segment is written.
        self.judge(&body)?;
        self.hear(&body)?;
        self.link.owes_word |= !body.facts.is_empty();
        let mut sent: BTreeMap<DeviceId, u64> = body.holds.iter().copied().collect();
        let mut new = Vec::with_capacity(body.facts.len());
        for fact in body.facts {
            let counter = sent.entry(fact.id.device).or_default();
            *counter = (*counter).max(fact.id.counter);
            self.lamport = self.lamport.max(fact.lamport);
            let held = self.held.entry(fact.id.device).or_default();
            if fact.id.counter > *held {
                *held = fact.id.counter;
                new.push(StoredFact { id: fact.id, lamport: fact.lamport, encoded: fact.encoded });
            }
        }
        facts::insert_all(self.tx, self.couple.set.id, &new)?;
        self.new.extend(new.iter().map(|fact| (fact.id, fact.encoded.decode())));
        for (device, partner_has) in sent {
            let before = link::sent(self.tx, device)?;
            if partner_has > before.partner_has {
                link::put_sent(self.tx, device, Sent { partner_has, ..before })?;
            }
        }
        self.link.read = Position { number: self.link.read.number + 1, chain };
        self.link.waits_for_word = false;
        Ok(())
    }

    /// Whether the segment fits what is here: no fact without those before it, none of this device's that this
    /// device did not write, nothing read that was not written.
    fn judge(&self, body: &Body) -> Result<(), Refusal> {
        let own = self.link.own_device;
        let here = |device| self.held.get(&device).copied().unwrap_or(0);
        let mut next: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for fact in &body.facts {
            let held = next.entry(fact.id.device).or_insert_with(|| here(fact.id.device));
            match fact.id.counter {
                counter if counter <= *held => {}
                _ if fact.id.device == own => return Err(Refusal::Clone),
                counter if counter == *held + 1 => *held = counter,
                _ => return Err(Refusal::Unfit),
            }
        }
        if body.holds.iter().any(|(device, counter)| *device == own && *counter > here(own))
            || body.read.number > self.link.wrote.number
        {
            return Err(Refusal::Clone);
        }
        if body.read.number > self.link.confirmed {
            let written = outbox::attempts(self.tx, body.read.number)?;
            if written.first().is_none_or(|one| one.chain != body.read.chain) {
                return Err(Refusal::Clone);
            }
        }
        Ok(())
    }

    /// What the partner has read needs no keeping.
    fn hear(&mut self, body: &Body) -> Result<(), VaultError> {
        if body.read.number > self.link.confirmed {
            outbox::delete_confirmed(self.tx, body.read.number)?;
            self.link.confirmed = body.read.number;
            self.link.quiet_runs = 0;
        }
        Ok(())
    }

    /// Brings up to date what is computed from facts, for the new ones.
    fn project(&self) -> Result<(), VaultError> {
        if self.new.iter().any(|(_, fact)| matches!(fact, SharedFact::Device { .. })) {
            settle_devices(self.tx, self.couple)?;
            return Ok(());
        }
        let of_marks = |fact: &SharedFact| {
            matches!(fact, SharedFact::Mark { .. } | SharedFact::DayMark { .. } | SharedFact::TakeBack { .. })
        };
        let state = if self.new.iter().all(|(_, fact)| of_marks(fact)) {
            couple::state(self.tx, self.couple)?
        } else {
            settle(self.tx, self.couple)?
        };
        let mut noted = Vec::with_capacity(self.new.len());
        let mut days = BTreeSet::new();
        let mut own_days = BTreeSet::new();
        for (id, fact) in &self.new {
            // Of a device that no fact names yet nothing stands; when one does, all is built anew.
            let Some(by) = state.person(id.device) else { continue };
            let day = match fact {
                SharedFact::Mark { day, .. } | SharedFact::DayMark { day } => Some(*day),
                // When its mark has not come yet, the take-back is noted all the same.
                SharedFact::TakeBack { mark } if state.person(mark.device) == Some(by) => {
                    self.day_of(*mark)?
                }
                _ => continue,
            };
            let own = by == self.couple.side;
            noted.push(Noted { id: *id, fact, own });
            days.extend(day);
            own_days.extend(day.filter(|_| own));
        }
        shared_marks::project_all(self.tx, self.couple.set.id, &noted)?;
        couple::refresh_days(self.tx, self.couple, &days)?;
        own_days.into_iter().try_for_each(|day| marks::refresh_own_day(self.tx, day))
    }

    /// The day of a mark, when it is here.
    fn day_of(&self, mark: FactId) -> Result<Option<RitualDay>, VaultError> {
        let stored = facts::find(self.tx, self.couple.set.id, mark)?;
        Ok(match stored.map(|stored| stored.encoded.decode()) {
            Some(SharedFact::Mark { day, .. } | SharedFact::DayMark { day }) => Some(day),
            _ => None,
        })
    }
}
