//! A closed gate on the phone's reminders: ordinary pauses in the daybook, which does not know that they are a gate's.
//!
//! Three writes, each harmless alone: the journal notes which pauses are about to be made, the daybook makes them, the
//! journal notes that they stand (and then keeps the gate's answer). A pause that the person ends by hand stays ended. A ritual
//! that comes later, also one that the partner agreed to, is silenced at the next unlock.
//!
//! The other side of the rule needs no state: what is suggested unasked, the first run and today's card, never holds what a
//! closed gate would keep back, so a phone whose journal is closed has nothing to look up and nothing to give away.

use super::Sessions;
use crate::error::Result;
use crate::guide::{Catalogue, Language};
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use crate::rituals::ritual::Ritual;
use crate::sessions::sensate::{Gate, GateAnswer, suggestible};
use crate::vault::pauses::{self, Pause};
use crate::vault::safety::{self, GatePause};
use crate::vault::{Vault, rituals};
use chrono::{NaiveTime, TimeDelta};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Milliseconds of a day.
const DAY_MS: u32 = 86_400_000;

impl Sessions<'_> {
    /// Brings the pauses to where the gate stands: closed, what came later is silenced too; else those it made are gone.
    pub(crate) fn keep_silence(self, journal: &Vault) -> Result<()> {
        let (gate, made) = journal.read(|c| Ok((safety::gate(c)?, safety::gate_pauses(c)?)))?;
        if let Some(gate) = gate.filter(|gate| gate.answer == GateAnswer::OneOrMore) {
            return self.make_silence(journal, gate);
        }
        if made.is_empty() {
            return Ok(());
        }
        // Gone and not ended: no row of the daybook says that there was a gate.
        self.0.vault.write(|tx| made.iter().try_for_each(|one| pauses::delete(tx, one.pause)))?;
        Ok(journal.write(safety::forget_gate_pauses)?)
    }

    /// Silences what this closed gate keeps back and is not silenced yet.
    pub(super) fn make_silence(self, journal: &Vault, gate: Gate) -> Result<()> {
        let guide = self.0.guide(Language::ENGLISH)?;
        let rituals = self.0.vault.read(rituals::all)?;
        let mut known = journal.read(safety::gate_pauses)?;
        let seen: BTreeSet<_> = known.iter().map(|one| one.ritual).collect();
        let new: Vec<GatePause> = rituals
            .iter()
            .filter(|ritual| is_kept_back(gate, ritual, &guide) && !seen.contains(&ritual.id))
            .map(|ritual| GatePause { ritual: ritual.id, pause: self.make_pause_id(gate.day), made: false })
            .collect();
        known.extend(&new);
        known.retain(|one| !one.made);
        if known.is_empty() {
            return Ok(());
        }
        journal.write(|tx| new.iter().try_for_each(|one| safety::insert_gate_pause(tx, *one)))?;
        self.0.vault.write(|tx| {
            for one in &known {
                // Made already, when a phone died after this write.
                pauses::delete(tx, one.pause)?;
                let adopted = rituals.iter().find(|ritual| ritual.id == one.ritual).map(|r| r.adopted_on);
                let from = adopted.map_or(gate.day, |adopted| adopted.max(gate.day));
                pauses::insert(
                    tx,
                    &Pause { id: one.pause, ritual: Some(one.ritual), from, until: None, declared_on: from },
                )?;
            }
            Ok(())
        })?;
        Ok(journal.write(safety::gate_pauses_are_made)?)
    }

    /// A name as that of any pause. The names of rows tell when they were made, and pauses that were all made in one
    /// instant, or at midnight, would tell by what.
    fn make_pause_id(self, day: RitualDay) -> Uuid {
        let within = u32::from_le_bytes(self.0.entropy.make_bytes()) % DAY_MS;
        let at = day.date().and_time(NaiveTime::MIN).and_utc() + TimeDelta::milliseconds(within.into());
        self.0.entropy.make_row_id(at)
    }
}

fn is_kept_back(gate: Gate, ritual: &Ritual, guide: &Catalogue) -> bool {
    let practice = ritual.practice.as_deref().and_then(|id| guide.practice(id));
    let closed = ritual.kind == RitualKind::Touch
        || practice.is_some_and(|practice| !suggestible(Some(gate), practice));
    ritual.is_active() && closed
}
