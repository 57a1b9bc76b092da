//! Companions in memory, for simulations of thousands of lives: the same rooms over the same rows, without a file.
//!
//! There is no key and no disk here, so nothing about encryption or durability may be concluded from it.

use super::Companion;
use crate::entropy::{Entropy, Seed};
use crate::error::Result;
use crate::guide::Language;
use crate::here::Here;
use crate::moment::DayStart;
use crate::sessions::sensate::{AskedYes, Phase};
use crate::vault::kind::{DAYBOOK, JOURNAL};
use crate::vault::{Vault, couple, facts};
use std::path::PathBuf;
use std::sync::PoisonError;

/// A fact as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFactRow {
    /// Its name: device and counter.
    pub name: String,
    /// Its Lamport counter.
    pub lamport: u64,
    /// Its kind.
    pub kind: String,
    /// Its fields, as JSON.
    pub payload: Vec<u8>,
}

impl Companion {
    /// A new phone in memory.
    pub fn in_memory(seed: &Seed, here: &Here) -> Result<Self> {
        let entropy = Entropy::new(seed);
        let (set, device) = (entropy.make_bytes(), entropy.make_bytes());
        let opened_on = here.today(DayStart::default());
        let vault = Vault::in_memory(&DAYBOOK, None, |tx| facts::open_solo_set(tx, set, device, opened_on))?;
        Ok(Self::with(vault, entropy, PathBuf::new()))
    }

    /// The phone whose storage is this image: the same phone after its process died, or a copy of it.
    pub fn from_image(image: &[u8], seed: &Seed) -> Result<Self> {
        let vault = Vault::in_memory(&DAYBOOK, Some(image), |_| Ok(()))?;
        Ok(Self::with(vault, Entropy::new(seed), PathBuf::new()))
    }

    /// The phone that a backup made from this image would restore: history, another device, and no right to send.
    pub fn restored_from_image(image: &[u8], seed: &Seed) -> Result<Self> {
        let entropy = Entropy::new(seed);
        let device = entropy.make_bytes();
        let vault = Vault::in_memory(&DAYBOOK, Some(image), |tx| {
            crate::vault::backup::door::as_restored(tx, device)
        })?;
        Ok(Self::with(vault, entropy, PathBuf::new()))
    }

    /// An empty journal in memory, open from now on: what needs the unlocked app works.
    pub fn unlock_in_memory(&self) -> Result<()> {
        let journal = Vault::in_memory(&JOURNAL, None, |_| Ok(()))?;
        *self.journal.write().unwrap_or_else(PoisonError::into_inner) = Some(journal);
        Ok(())
    }

    /// Says ready without the sessions that come before it.
    pub fn say_ready(&self, phase: Phase, here: &Here) -> Result<()> {
        self.couple().tell_ready(phase, here)
    }

    /// Sends a question without the session that it is about.
    pub fn send_question(&self, question: AskedYes, here: &Here) -> Result<()> {
        self.couple().tell_question(question, here)
    }

    /// Sends the yes to what waits for one: a question, else an invitation.
    pub fn send_yes(&self, here: &Here) -> Result<()> {
        if let Some(question) = self.couple().question(here)? {
            return self.couple().tell_yes(question, here);
        }
        match self.couple().invitations(here, Language::ENGLISH)?.others {
            Some(open) if !open.accepted => self.couple().tell_acceptance(open.id, here),
            _ => Ok(()),
        }
    }

    /// A copy of the phone's storage.
    pub fn image(&self) -> Result<Vec<u8>> {
        Ok(self.vault.image()?)
    }

    /// Says that the storage is full from so many pages on; nothing: no limit.
    pub fn limit_pages(&self, pages: Option<u32>) -> Result<()> {
        Ok(self.vault.limit_pages(pages)?)
    }

    /// Every fact of the couple's set as it is stored, in order.
    pub fn shared_facts(&self) -> Result<Vec<SharedFactRow>> {
        Ok(self.vault.read(|c| {
            let Some(couple) = couple::get(c)? else { return Ok(Vec::new()) };
            let facts = facts::all(c, couple.set.id)?;
            Ok(facts
                .into_iter()
                .map(|fact| SharedFactRow {
                    name: fact.id.to_string(),
                    lamport: fact.lamport,
                    kind: fact.encoded.kind,
                    payload: fact.encoded.payload,
                })
                .collect())
        })?)
    }
}
