//! Reading a content: what [`super::encode`] writes, and nothing else.
//!
//! The content was sealed by the partner's phone, and is believed no more for that: every count is held against the
//! bytes that are there before anything is set aside for it.

use super::body::{Body, CarriedFact, MAX_FACTS, MAX_HOLDS, MAX_KIND, MAX_PAYLOAD, is_kind};
use super::encode::tag;
use super::varint::Reader;
use super::{ChainValue, Position, SegmentError};
use crate::couple::fact::{DeviceId, EncodedFact, FactId, MAX_COUNTER, Short, day_of_number, is_counter};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use uuid::Uuid;

/// The body whose one encoding `content` is.
pub(super) fn content(content: &[u8]) -> Result<Body, SegmentError> {
    let mut reader = Reader::new(content);
    let read = read_position(&mut reader)?;
    let devices: Vec<DeviceId> = table(&mut reader)?.into_iter().map(DeviceId).collect();
    let mut devices_used = vec![false; devices.len()];
    let holds = read_holds(&mut reader, &devices, &mut devices_used)?;
    let rituals: Vec<RitualId> =
        table(&mut reader)?.into_iter().map(|bytes| RitualId::new(Uuid::from_bytes(bytes))).collect();
    let rituals_used = vec![false; rituals.len()];
    let count = reader.at_most(MAX_FACTS, "more facts than a segment holds")?;
    // A fact takes at least two bytes, which bounds what is set aside.
    let mut facts = Vec::with_capacity(count.min(reader.left() / 2));
    let counters = vec![0; devices.len()];
    let mut state = FactReader {
        reader,
        devices,
        devices_used,
        rituals,
        rituals_used,
        counters,
        device: None,
        lamport: 0,
        day: 0,
    };
    for _ in 0..count {
        facts.push(state.read()?);
    }
    state.finish()?;
    Ok(Body { read, holds, facts })
}

fn malformed<T>(reason: &'static str) -> Result<T, SegmentError> {
    Err(SegmentError::Malformed { reason })
}

fn read_position(reader: &mut Reader<'_>) -> Result<Position, SegmentError> {
    let number = reader.number()?;
    match number {
        0 => Ok(Position::START),
        1..=MAX_COUNTER => Ok(Position { number, chain: ChainValue::from_bytes(reader.array()?) }),
        _ => malformed("the number read"),
    }
}

/// A table of sixteen bytes each, in ascending order.
fn table(reader: &mut Reader<'_>) -> Result<Vec<[u8; 16]>, SegmentError> {
    let count = reader.at_most(reader.left() / 16, "a table beyond the end")?;
    let mut entries: Vec<[u8; 16]> = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = reader.array()?;
        if entries.last().is_some_and(|before| *before >= entry) {
            return malformed("a table not in ascending order");
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn read_holds(
    reader: &mut Reader<'_>,
    devices: &[DeviceId],
    used: &mut [bool],
) -> Result<Vec<(DeviceId, u64)>, SegmentError> {
    let mut holds = Vec::new();
    for (device, used) in devices.iter().zip(used) {
        let Some(counter) = reader.number()?.checked_sub(1) else { continue };
        if counter > MAX_COUNTER {
            return malformed("a counter held");
        }
        if holds.len() == MAX_HOLDS {
            return malformed("more devices than a segment names");
        }
        holds.push((*device, counter));
        *used = true;
    }
    Ok(holds)
}

/// What the facts read so far make the next one be expected to say.
struct FactReader<'a> {
    reader: Reader<'a>,
    devices: Vec<DeviceId>,
    devices_used: Vec<bool>,
    rituals: Vec<RitualId>,
    rituals_used: Vec<bool>,
    counters: Vec<u64>,
    device: Option<usize>,
    lamport: u64,
    day: i64,
}

impl FactReader<'_> {
    fn read(&mut self) -> Result<CarriedFact, SegmentError> {
        let tag = self.reader.byte()?;
        let form = tag & tag::FORM;
        if tag & tag::UNUSED != 0 || (tag & tag::OTHERS_MARK != 0 && form != tag::TAKE_BACK) {
            return malformed("an unknown form of a fact");
        }
        let (index, device) = match self.device {
            _ if tag & tag::DEVICE != 0 => self.device(self.device)?,
            Some(index) => (index, self.device_at(index)?),
            None => return malformed("a first fact without a device"),
        };
        self.device = Some(index);
        let before = self.counters.get(index).copied().unwrap_or_default();
        let counter = self.next(before, tag & tag::COUNTER != 0, "a fact's counter")?;
        if let Some(before) = self.counters.get_mut(index) {
            *before = counter;
        }
        self.lamport = self.next(self.lamport, tag & tag::LAMPORT != 0, "a fact's Lamport counter")?;
        let encoded = match form {
            tag::MARK => Short::Mark { ritual: self.ritual()?, day: self.day()? }.lengthen(),
            tag::DAY_MARK => Short::DayMark { day: self.day()? }.lengthen(),
            tag::TAKE_BACK => self.take_back(tag, index, counter)?.lengthen(),
            _ => self.raw()?,
        };
        Ok(CarriedFact { id: FactId { device, counter }, lamport: self.lamport, encoded })
    }

    /// A device named by its place, which must not be the one that needs no naming.
    fn device(&mut self, implied: Option<usize>) -> Result<(usize, DeviceId), SegmentError> {
        let index = self.reader.at_most(self.devices.len(), "a device beyond its table")?;
        if Some(index) == implied {
            return malformed("a device named twice");
        }
        Ok((index, self.device_at(index)?))
    }

    fn device_at(&mut self, index: usize) -> Result<DeviceId, SegmentError> {
        let beyond = SegmentError::Malformed { reason: "a device beyond its table" };
        *self.devices_used.get_mut(index).ok_or(beyond)? = true;
        self.devices.get(index).copied().ok_or(beyond)
    }

    /// The number after `before`: one more, or as far from that as the step that follows says.
    fn next(&mut self, before: u64, stepped: bool, reason: &'static str) -> Result<u64, SegmentError> {
        let step = if stepped { self.reader.signed()? } else { 0 };
        if stepped && step == 0 {
            return malformed("a step of nothing");
        }
        let number = before.checked_add(1).and_then(|next| next.checked_add_signed(step));
        number.filter(|number| is_counter(*number)).ok_or(SegmentError::Malformed { reason })
    }

    fn ritual(&mut self) -> Result<RitualId, SegmentError> {
        let beyond = SegmentError::Malformed { reason: "a ritual beyond its table" };
        let index = self.reader.at_most(self.rituals.len(), "a ritual beyond its table")?;
        *self.rituals_used.get_mut(index).ok_or(beyond)? = true;
        self.rituals.get(index).copied().ok_or(beyond)
    }

    fn day(&mut self) -> Result<RitualDay, SegmentError> {
        // Both are far below what a number holds: a day by its range, a step by its eight bytes.
        let number = self.day + self.reader.signed()?;
        let day =
            day_of_number(number).ok_or(SegmentError::Malformed { reason: "a day out of the calendar" })?;
        self.day = number;
        Ok(day)
    }

    fn take_back(&mut self, tag: u8, index: usize, counter: u64) -> Result<Short, SegmentError> {
        let device =
            if tag & tag::OTHERS_MARK == 0 { self.device_at(index)? } else { self.device(Some(index))?.1 };
        let back = self.reader.signed()?;
        let marked = counter.checked_sub_signed(back).filter(|counter| is_counter(*counter));
        let counter = marked.ok_or(SegmentError::Malformed { reason: "a mark's counter" })?;
        Ok(Short::TakeBack { mark: FactId { device, counter } })
    }

    fn raw(&mut self) -> Result<EncodedFact, SegmentError> {
        let length = self.reader.at_most(MAX_KIND, "a kind's name too long")?;
        let kind = self.reader.take(length)?;
        if !is_kind(kind) {
            return malformed("the name of a fact's kind");
        }
        let kind = kind.iter().copied().map(char::from).collect();
        let version = u32::try_from(self.reader.number()?).unwrap_or(0);
        if version == 0 {
            return malformed("a fact's version");
        }
        let length = self.reader.at_most(MAX_PAYLOAD, "a payload too long")?;
        let payload = self.reader.take(length)?.to_vec();
        let encoded = EncodedFact { kind, version, payload };
        if Short::of(&encoded).is_some() {
            return malformed("a fact that has a short form");
        }
        Ok(encoded)
    }

    /// Nothing is left over: no byte, no entry of a table.
    fn finish(self) -> Result<(), SegmentError> {
        if self.reader.left() > 0 {
            return malformed("bytes after the last fact");
        }
        if self.devices_used.contains(&false) || self.rituals_used.contains(&false) {
            return malformed("an entry of a table that nothing points at");
        }
        Ok(())
    }
}
