//! Reading the partner's segments, one number after the other, until there is none.

use super::{Exchange, Finding, Progress, Step, Stop};
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::{Mailbox, MailboxError, ObjectName};
use crate::sync::segment::{Header, MAX_ATTEMPTS, MAX_OBJECT, Opened, Position, SegmentError, open};
use crate::vault::link::{self, Link};

/// How many segments are taken in with one transaction: each is durable work, and each is held in memory until then.
const BATCH: usize = 32;

impl Exchange<'_> {
    /// Takes in all that the partner's phone has left.
    pub(super) fn fetch(self, mailbox: &dyn Mailbox, keys: &LinkKeys, progress: &mut Progress) -> Step<()> {
        loop {
            let Some(link) = self.0.vault.read(link::get)? else { return Ok(()) };
            let (batch, ended) = read_batch(mailbox, keys, &link, progress);
            let full = batch.len() == BATCH;
            if !batch.is_empty() {
                self.take_in(&link, batch, progress)?;
            }
            ended?;
            if !full {
                return Ok(());
            }
        }
    }
}

/// Reads until there is none, the batch is full, or the mailbox fails: what was read before that is kept.
fn read_batch(
    mailbox: &dyn Mailbox,
    keys: &LinkKeys,
    link: &Link,
    progress: &mut Progress,
) -> (Vec<Opened>, Step<()>) {
    let mut batch = Vec::new();
    let mut at = link.read;
    while batch.len() < BATCH {
        match read_next(mailbox, keys, link, at, progress) {
            Ok(Some(opened)) => {
                at = Position { number: at.number + 1, chain: opened.chain };
                batch.push(opened);
            }
            Ok(None) => break,
            Err(stop) => return (batch, Err(stop)),
        }
    }
    (batch, Ok(()))
}

fn read_next(
    mailbox: &dyn Mailbox,
    keys: &LinkKeys,
    link: &Link,
    at: Position,
    progress: &mut Progress,
) -> Step<Option<Opened>> {
    let number = at.number + 1;
    for attempt in 0..MAX_ATTEMPTS {
        let name = ObjectName::from_bytes(keys.partner.derive_name(number, attempt));
        let header = Header {
            couple: keys.couple,
            device: link.partner_device,
            epoch: link.epoch,
            number,
            attempt,
            before: at.chain,
        };
        let found = match mailbox.get(&name, MAX_OBJECT) {
            Ok(None) => return Ok(None),
            Ok(Some(bytes)) => open(&keys.partner, &header, &bytes),
            Err(MailboxError::TooLarge) => Err(SegmentError::TooLarge),
            Err(_) => return Err(Stop::Mailbox),
        };
        match found {
            Ok(opened) => return Ok(Some(opened)),
            // It was sealed by the partner's phone: no further attempt will be better.
            Err(SegmentError::Malformed { .. }) => {
                progress.findings.insert(Finding::Unfit { number });
                return Ok(None);
            }
            Err(_) => {
                progress.findings.insert(Finding::DoesNotOpen { number });
            }
        }
    }
    Ok(None)
}
