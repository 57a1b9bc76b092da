//! The same exchange by a file: what the partner has not confirmed goes out, what a parcel holds comes in.

use super::{Exchange, ExchangeView, Progress, Stop};
use crate::error::{ParcelFault, RekindleError, Result};
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::{Delete, Mailbox, MailboxError, ObjectName, Put};
use crate::sync::parcel::{MAX_ENTRIES, ParcelEntry, ParcelError, ParcelTag, decode, encode};
use crate::vault::{link, outbox};
use std::collections::BTreeMap;

/// A parcel to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelOutView {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// How many facts are in it.
    pub facts: u32,
    /// There is more than one parcel holds: another is to be made when this one was answered.
    pub more: bool,
}

/// What a parcel brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParcelInView {
    /// As an exchange that only reads.
    pub exchange: ExchangeView,
    /// It begins after what is here: an earlier parcel is missing.
    pub earlier_missing: bool,
}

/// A parcel's objects as a mailbox that is only read.
struct Opened(BTreeMap<ObjectName, Vec<u8>>);

impl Mailbox for Opened {
    fn put_if_absent(&self, _: &ObjectName, _: &[u8]) -> Result<Put, MailboxError> {
        Err(MailboxError::Refused { reason: "a parcel is only read".to_owned() })
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        match self.0.get(name) {
            Some(bytes) if bytes.len() > limit => Err(MailboxError::TooLarge),
            found => Ok(found.cloned()),
        }
    }

    fn delete(&self, _: &ObjectName) -> Result<Delete, MailboxError> {
        Ok(Delete::NotAllowed)
    }
}

impl Exchange<'_> {
    /// Makes a parcel of all that the partner has not confirmed. Made again, it holds the same segments.
    ///
    /// # Errors
    /// [`RekindleError::NotLinked`], or [`ParcelFault::Empty`] when there is nothing to say.
    pub fn parcel_out(self) -> Result<ParcelOutView> {
        let Some((couple, link)) = self.state()?.filter(|(_, link)| !link.is_clone) else {
            return Err(RekindleError::NotLinked);
        };
        let waiting = self.0.vault.write(|tx| {
            super::seal_pending(tx, &couple, &self.0.entropy)?;
            outbox::all(tx)
        })?;
        // Of several attempts the last one is the one that no junk took the place of.
        let mut last: BTreeMap<u64, outbox::Outgoing> = BTreeMap::new();
        for one in waiting {
            last.insert(one.number, one);
        }
        if last.is_empty() {
            return Err(RekindleError::Parcel { fault: ParcelFault::Empty });
        }
        let more = last.len() > MAX_ENTRIES;
        let keys = LinkKeys::derive(&link.secret, link.seat);
        let chosen: Vec<_> = last.into_values().take(MAX_ENTRIES).collect();
        let facts = chosen.iter().map(|one| one.facts).sum();
        let entries: Vec<ParcelEntry> = chosen
            .into_iter()
            .map(|one| ParcelEntry { number: one.number, attempt: one.attempt, object: one.sealed })
            .collect();
        let tag = ParcelTag::from_bytes(keys.own.parcel_tag());
        let bytes = encode(tag, &entries).map_err(|error| RekindleError::Parcel { fault: fault(error) })?;
        Ok(ParcelOutView { bytes, facts, more })
    }

    /// Takes in a parcel of the partner's. One that was taken in before changes nothing.
    ///
    /// # Errors
    /// [`RekindleError::Parcel`] with what is wrong with the file; then nothing was taken in.
    pub fn parcel_in(self, bytes: &[u8]) -> Result<ParcelInView> {
        let parcel = decode(bytes).map_err(|error| RekindleError::Parcel { fault: fault(error) })?;
        let Some(link) = self.0.vault.read(link::get)?.filter(|link| !link.is_clone) else {
            return Err(RekindleError::NotLinked);
        };
        let keys = LinkKeys::derive(&link.secret, link.seat);
        if parcel.tag == ParcelTag::from_bytes(keys.own.parcel_tag()) {
            return Err(RekindleError::Parcel { fault: ParcelFault::Own });
        }
        if parcel.tag != ParcelTag::from_bytes(keys.partner.parcel_tag()) {
            return Err(RekindleError::Parcel { fault: ParcelFault::Stranger });
        }
        let earlier_missing = parcel.entries.first().is_some_and(|first| first.number > link.read.number + 1);
        let mut objects = BTreeMap::new();
        for entry in parcel.entries {
            // A further attempt is looked for only where an earlier one does not open: the file has one of them.
            for attempt in 0..entry.attempt {
                let name = ObjectName::from_bytes(keys.partner.derive_name(entry.number, attempt));
                objects.insert(name, Vec::new());
            }
            let name = ObjectName::from_bytes(keys.partner.derive_name(entry.number, entry.attempt));
            objects.insert(name, entry.object);
        }
        let mut progress = Progress::default();
        let ended = self.fetch(&Opened(objects), &keys, &mut progress);
        let ended = match ended {
            Err(Stop::Mailbox) => Ok(()),
            other => other,
        };
        Ok(ParcelInView { exchange: self.end(progress, ended)?, earlier_missing })
    }
}

const fn fault(error: ParcelError) -> ParcelFault {
    match error {
        ParcelError::NotAParcel => ParcelFault::NotAParcel,
        ParcelError::Newer { .. } => ParcelFault::Newer,
        ParcelError::CutShort => ParcelFault::CutShort,
        ParcelError::Damaged { .. } | ParcelError::TooLarge { .. } | ParcelError::OutOfOrder => {
            ParcelFault::Damaged
        }
    }
}
