//! A body's one encoding.

use super::body::{Body, CarriedFact, MAX_FACTS, MAX_HOLDS};
use super::padding::MAX_CONTENT;
use super::varint::{write, zigzag};
use crate::couple::fact::{DeviceId, FactId, Short};
use crate::ids::RitualId;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// How a fact begins: its form, and which of its numbers are not the expected ones and therefore follow.
pub(super) mod tag {
    pub(in super::super) const FORM: u8 = 0b11;
    pub(in super::super) const RAW: u8 = 0;
    pub(in super::super) const MARK: u8 = 1;
    pub(in super::super) const DAY_MARK: u8 = 2;
    pub(in super::super) const TAKE_BACK: u8 = 3;
    /// Another device than of the fact before.
    pub(in super::super) const DEVICE: u8 = 1 << 2;
    /// Not one more than the device's counter before.
    pub(in super::super) const COUNTER: u8 = 1 << 3;
    /// Not one more than the Lamport counter before.
    pub(in super::super) const LAMPORT: u8 = 1 << 4;
    /// A mark of another device is taken back.
    pub(in super::super) const OTHERS_MARK: u8 = 1 << 5;
    pub(in super::super) const UNUSED: u8 = 0b1100_0000;
}

/// The content of `body`. The same body gives the same bytes; whether it is within its bounds is the caller's to check.
pub(super) fn content(body: &Body) -> Zeroizing<Vec<u8>> {
    let mut out = Zeroizing::new(Vec::with_capacity(128 + 8 * body.facts.len()));
    write(&mut out, body.read.number);
    if body.read.number > 0 {
        out.extend_from_slice(body.read.chain.as_bytes());
    }
    facts(&mut out, &body.holds, &body.facts);
    out
}

/// How many of the first of `facts` are sure to fit one segment, whatever else it says: all up to [`MAX_FACTS`], unless
/// their payloads are long. At least one, if there is one.
pub fn fitting(facts: &[CarriedFact]) -> usize {
    let most = facts.len().min(MAX_FACTS);
    if fits(facts.get(..most).unwrap_or_default()) {
        return most;
    }
    // More facts never take fewer bytes, so the border can be halved in.
    let (mut fit, mut too_many) = (1, most);
    while too_many - fit > 1 {
        let middle = usize::midpoint(fit, too_many);
        if fits(facts.get(..middle).unwrap_or_default()) { fit = middle } else { too_many = middle }
    }
    fit
}

/// Whether `facts` fit beside a position read and the longest table of what is held.
fn fits(facts_alone: &[CarriedFact]) -> bool {
    const READ: usize = 8 + 32;
    const HELD: usize = MAX_HOLDS * (16 + 8);
    // Devices that are held push others beyond 127 in the table: each of a fact's two indexes then takes a byte
    // more, and so may the table's length.
    let indexes = 2 * facts_alone.len() + 1;
    if at_most(facts_alone) + READ + HELD <= MAX_CONTENT {
        return true;
    }
    let mut out = Zeroizing::new(Vec::new());
    facts(&mut out, &[], facts_alone);
    out.len() + READ + HELD + indexes <= MAX_CONTENT
}

/// More bytes than `facts` take: what decides nearly always, without writing them. A payload in its short form takes
/// less than its JSON, even with the entries of the tables that it names.
fn at_most(facts: &[CarriedFact]) -> usize {
    // Tag, two indexes, two steps, and the lengths of kind, version and payload.
    const AROUND: usize = 1 + 2 * 3 + 2 * 10 + 3 * 5;
    // Each run has its device in the table.
    const DEVICE: usize = 16 + 1;
    let runs = facts.chunk_by(|one, next| one.id.device == next.id.device).count();
    let long: usize =
        facts.iter().map(|fact| AROUND + fact.encoded.kind.len() + fact.encoded.payload.len()).sum();
    long + runs * DEVICE
}

/// The two tables and the facts.
fn facts(out: &mut Vec<u8>, holds: &[(DeviceId, u64)], facts: &[CarriedFact]) {
    let shorts: Vec<Option<Short>> = facts.iter().map(|fact| Short::of(&fact.encoded)).collect();
    let tables = Tables::of(holds, facts, &shorts);
    write_length(out, tables.devices.len());
    for device in &tables.devices {
        out.extend_from_slice(&device.0);
    }
    for device in &tables.devices {
        let held = holds.iter().find(|(held, _)| held == device);
        write(out, held.map_or(0, |(_, counter)| counter.saturating_add(1)));
    }
    write_length(out, tables.rituals.len());
    for ritual in &tables.rituals {
        out.extend_from_slice(ritual.uuid().as_bytes());
    }
    write_length(out, facts.len());
    let mut writer =
        FactWriter { counters: vec![0; tables.devices.len()], tables, device: None, lamport: 0, day: 0 };
    for (fact, short) in facts.iter().zip(&shorts) {
        writer.write(out, fact, *short);
    }
}

/// Each device and ritual once, in ascending order; facts point at them.
struct Tables {
    devices: Vec<DeviceId>,
    rituals: Vec<RitualId>,
}

impl Tables {
    fn of(holds: &[(DeviceId, u64)], facts: &[CarriedFact], shorts: &[Option<Short>]) -> Self {
        let mut devices: BTreeSet<DeviceId> = holds.iter().map(|(device, _)| *device).collect();
        devices.extend(facts.iter().map(|fact| fact.id.device));
        let mut rituals = BTreeSet::new();
        for short in shorts.iter().flatten() {
            match short {
                Short::Mark { ritual, .. } => {
                    rituals.insert(*ritual);
                }
                Short::TakeBack { mark } => {
                    devices.insert(mark.device);
                }
                Short::DayMark { .. } => {}
            }
        }
        Self { devices: devices.into_iter().collect(), rituals: rituals.into_iter().collect() }
    }

    fn device(&self, device: DeviceId) -> usize {
        // Whatever a fact names is in the table; the other arm is never taken.
        self.devices.binary_search(&device).unwrap_or_else(|place| place)
    }

    fn ritual(&self, ritual: RitualId) -> usize {
        self.rituals.binary_search(&ritual).unwrap_or_else(|place| place)
    }
}

/// What the facts written so far make the next one be expected to say.
struct FactWriter {
    tables: Tables,
    counters: Vec<u64>,
    device: Option<usize>,
    lamport: u64,
    day: i32,
}

impl FactWriter {
    fn write(&mut self, out: &mut Vec<u8>, fact: &CarriedFact, short: Option<Short>) {
        let FactId { device, counter } = fact.id;
        let device_index = self.tables.device(device);
        let before = self.counters.get(device_index).copied().unwrap_or_default();
        let counter_step = step(before, counter);
        let lamport_step = step(self.lamport, fact.lamport);

        let mut tag = match short {
            None => tag::RAW,
            Some(Short::Mark { .. }) => tag::MARK,
            Some(Short::DayMark { .. }) => tag::DAY_MARK,
            Some(Short::TakeBack { mark }) if mark.device == device => tag::TAKE_BACK,
            Some(Short::TakeBack { .. }) => tag::TAKE_BACK | tag::OTHERS_MARK,
        };
        if self.device != Some(device_index) {
            tag |= tag::DEVICE;
        }
        if counter_step != 0 {
            tag |= tag::COUNTER;
        }
        if lamport_step != 0 {
            tag |= tag::LAMPORT;
        }
        out.push(tag);
        if tag & tag::DEVICE != 0 {
            write_length(out, device_index);
        }
        if counter_step != 0 {
            write(out, zigzag(counter_step));
        }
        if lamport_step != 0 {
            write(out, zigzag(lamport_step));
        }
        self.device = Some(device_index);
        self.lamport = fact.lamport;
        if let Some(before) = self.counters.get_mut(device_index) {
            *before = counter;
        }

        match short {
            None => raw(out, fact),
            Some(Short::Mark { ritual, day }) => {
                write_length(out, self.tables.ritual(ritual));
                self.day(out, day.number());
            }
            Some(Short::DayMark { day }) => self.day(out, day.number()),
            Some(Short::TakeBack { mark }) => {
                if mark.device != device {
                    write_length(out, self.tables.device(mark.device));
                }
                write(out, zigzag(counter.wrapping_sub(mark.counter).cast_signed()));
            }
        }
    }

    fn day(&mut self, out: &mut Vec<u8>, day: i32) {
        write(out, zigzag(i64::from(day) - i64::from(self.day)));
        self.day = day;
    }
}

/// How far `number` is from one more than `before`.
const fn step(before: u64, number: u64) -> i64 {
    number.wrapping_sub(before).wrapping_sub(1).cast_signed()
}

fn raw(out: &mut Vec<u8>, fact: &CarriedFact) {
    let kind = fact.encoded.kind.as_bytes();
    write_length(out, kind.len());
    out.extend_from_slice(kind);
    write(out, u64::from(fact.encoded.version));
    write_length(out, fact.encoded.payload.len());
    out.extend_from_slice(&fact.encoded.payload);
}

fn write_length(out: &mut Vec<u8>, length: usize) {
    // No machine counts beyond 64 bits.
    write(out, u64::try_from(length).unwrap_or(u64::MAX));
}
