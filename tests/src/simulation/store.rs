//! A store that its owner uses against the two: around a perfect one, it loses, delays, swaps, cuts, invents and fails.
//!
//! It keeps account of what it did, so that what the phones report can be held against the truth.

use super::chance::Chance;
use rekindle_core::sync::mailbox::memory::{MemoryMailbox, Objects};
use rekindle_core::sync::mailbox::{Delete, Mailbox, MailboxError, ObjectName, Put};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Sizes that a program might trip over: nothing, less and more than a segment, each of its sizes, more than all.
const SIZES: [usize; 9] = [0, 1, 41, 296, 297, 298, 1_065, 65_577, 65_578];

/// What the store did up to now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Deeds {
    /// How often bytes were served that no phone put under that name.
    pub false_bytes: u32,
    /// How often it lost, hid, cut or held back what it took, or took back what it had given.
    pub losses: u32,
    /// How many objects the phones put under a name for the first time.
    pub objects: u32,
}

/// The store.
#[derive(Debug)]
pub struct Store {
    kept: MemoryMailbox,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    chance: Chance,
    /// One call in so many is treated badly; 0: none.
    badness: u64,
    /// So many names that are looked for in vain get junk.
    flood: u32,
    honest: BTreeMap<ObjectName, BTreeSet<Vec<u8>>>,
    held_back: Vec<(ObjectName, Vec<u8>)>,
    snapshots: Vec<Objects>,
    others: Vec<Vec<u8>>,
    deeds: Deeds,
}

impl Store {
    /// A store with a seed; one call in `badness` is treated badly, none when it is 0. `others` are objects of another
    /// couple, which it may serve.
    pub fn new(seed: u64, badness: u64, others: Vec<Vec<u8>>) -> Self {
        let inner = Inner {
            chance: Chance::new(seed),
            badness,
            flood: 0,
            honest: BTreeMap::new(),
            held_back: Vec::new(),
            snapshots: Vec::new(),
            others,
            deeds: Deeds::default(),
        };
        Self { kept: MemoryMailbox::default(), inner: Mutex::new(inner) }
    }

    /// What it did up to now.
    pub fn deeds(&self) -> Deeds {
        self.inner().deeds
    }

    /// All that was ever put under each name. More than one content under a name is a phone's fault.
    pub fn ever_put(&self) -> BTreeMap<ObjectName, BTreeSet<Vec<u8>>> {
        self.inner().honest.clone()
    }

    /// Does something on its own, between two calls. Says what.
    pub fn misbehave(&self) -> &'static str {
        let inner = &mut *self.inner();
        if inner.badness == 0 {
            return "does nothing";
        }
        match inner.chance.below(6) {
            0 => {
                let now = self.kept.objects();
                inner.snapshots.push(now);
                "remembers"
            }
            1 if !inner.snapshots.is_empty() => {
                if let Some(before) = inner.chance.pick(&inner.snapshots) {
                    self.kept.tamper(|objects| objects.clone_from(before));
                    inner.deeds.losses += 1;
                }
                "rolls back"
            }
            2 => {
                inner.flood = [1, 1, 3, 8][inner.chance.index(4)];
                "plants junk where it will be asked"
            }
            3 => {
                inner.deeds.losses += 1;
                self.kept.tamper(|objects| swap_two(objects, &mut inner.chance));
                "swaps two objects"
            }
            4 => {
                inner.deeds.losses += 1;
                self.kept.tamper(|objects| lose_one(objects, &mut inner.chance));
                "loses an object"
            }
            _ => {
                for (name, bytes) in std::mem::take(&mut inner.held_back) {
                    self.kept.put_if_absent(&name, &bytes).ok();
                }
                "gives what it held back"
            }
        }
    }

    /// From now on it behaves: junk is removed, what was held back is given, what is lost stays lost.
    pub fn heal(&self) {
        let mut inner = self.inner();
        (inner.badness, inner.flood) = (0, 0);
        self.kept.tamper(|objects| {
            objects.retain(|name, bytes| inner.honest.get(name).is_some_and(|put| put.contains(bytes)));
        });
        for (name, bytes) in std::mem::take(&mut inner.held_back) {
            self.kept.put_if_absent(&name, &bytes).ok();
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn offline() -> MailboxError {
    MailboxError::Offline { reason: "simulated".to_owned() }
}

fn swap_two(objects: &mut Objects, chance: &mut Chance) {
    let names: Vec<ObjectName> = objects.keys().copied().collect();
    if let (Some(one), Some(other)) = (chance.pick(&names).copied(), chance.pick(&names).copied()) {
        let (first, second) = (objects.get(&one).cloned(), objects.get(&other).cloned());
        if let (Some(first), Some(second)) = (first, second) {
            objects.insert(one, second);
            objects.insert(other, first);
        }
    }
}

fn lose_one(objects: &mut Objects, chance: &mut Chance) {
    let names: Vec<ObjectName> = objects.keys().copied().collect();
    if let Some(name) = chance.pick(&names) {
        objects.remove(name);
    }
}

impl Inner {
    fn is_bad(&mut self) -> bool {
        self.badness > 0 && self.chance.one_in(self.badness)
    }

    /// Something that is not what belongs there.
    fn make_false(&mut self, kept: &MemoryMailbox, right: &[u8]) -> Vec<u8> {
        let objects: Vec<Vec<u8>> = kept.objects().into_values().collect();
        match self.chance.below(5) {
            0 => right.get(..self.chance.index(right.len())).unwrap_or_default().to_vec(),
            1 if !right.is_empty() => {
                let mut changed = right.to_vec();
                let place = self.chance.index(changed.len());
                if let Some(byte) = changed.get_mut(place) {
                    *byte ^= 1 << self.chance.below(8);
                }
                changed
            }
            2 => self.chance.pick(&objects).cloned().unwrap_or_default(),
            3 => self.chance.pick(&self.others).cloned().unwrap_or_default(),
            _ => {
                let size = SIZES[self.chance.index(SIZES.len())];
                self.chance.make_junk(size)
            }
        }
    }
}

impl Mailbox for Store {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        let mut inner = self.inner();
        let put = inner.honest.entry(*name).or_default();
        let is_first = put.is_empty();
        put.insert(bytes.to_vec());
        inner.deeds.objects += u32::from(is_first);
        if !inner.is_bad() {
            return self.kept.put_if_absent(name, bytes);
        }
        match inner.chance.below(8) {
            0 => {
                inner.deeds.losses += 1;
                Ok(Put::Stored)
            }
            1 => {
                inner.deeds.losses += 1;
                inner.held_back.push((*name, bytes.to_vec()));
                Ok(Put::Stored)
            }
            2 => Err(offline()),
            3 => {
                self.kept.put_if_absent(name, bytes)?;
                Err(offline())
            }
            4 => {
                inner.deeds.losses += 1;
                let part = bytes.get(..inner.chance.index(bytes.len())).unwrap_or_default();
                self.kept.put_if_absent(name, part)
            }
            5 => Ok(Put::Taken),
            6 => {
                let junk = inner.make_false(&self.kept, bytes);
                self.kept.put_if_absent(name, &junk).ok();
                Ok(Put::Taken)
            }
            _ => Err(MailboxError::Full),
        }
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        let mut inner = self.inner();
        if inner.flood > 0 && self.kept.get(name, usize::MAX)?.is_none() {
            inner.flood -= 1;
            let junk = inner.make_false(&self.kept, &[]);
            self.kept.put_if_absent(name, &junk)?;
        }
        let right = self.kept.get(name, usize::MAX)?;
        let served = if inner.is_bad() {
            match inner.chance.below(4) {
                0 => return Err(offline()),
                1 => {
                    inner.deeds.losses += 1;
                    return Ok(None);
                }
                _ => Some(inner.make_false(&self.kept, right.as_deref().unwrap_or_default())),
            }
        } else {
            right
        };
        let Some(bytes) = served else { return Ok(None) };
        if !inner.honest.get(name).is_some_and(|put| put.contains(&bytes)) {
            inner.deeds.false_bytes += 1;
        }
        if bytes.len() > limit { Err(MailboxError::TooLarge) } else { Ok(Some(bytes)) }
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        let mut inner = self.inner();
        if inner.is_bad() {
            return if inner.chance.one_in(2) { Err(offline()) } else { Ok(Delete::NotAllowed) };
        }
        // What a phone deletes is gone by its own will.
        self.kept.delete(name)
    }
}
