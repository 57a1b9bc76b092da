//! Delivering own segments: the same bytes until they lie there, a further attempt where junk was planted.

use super::{Exchange, Finding, Progress, Step, Stop};
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::{Mailbox, MailboxError, ObjectName, Put};
use crate::sync::segment::{Header, MAX_ATTEMPTS, MAX_OBJECT, open, seal};
use crate::vault::link::{self, Link};
use crate::vault::outbox::{self, Delivery, Outgoing};
use crate::vault::{VaultError, columns};
use rusqlite::Transaction;

/// After so many exchanges without a word from the partner it is looked whether the oldest segment still lies there.
const QUIET_RUNS: u32 = 4;
/// And after so many whether all do. Rarely, since a partner who is only away leaves many unread: but two phones of
/// which each has read the other's oldest, and said so in a segment that was lost, would wait for each other for ever.
const VERY_QUIET_RUNS: u32 = 16;

/// What became of one attempt.
enum Outcome {
    /// It lies in the mailbox; `new` when it did not before.
    There { new: bool },
    /// Something else has its name.
    Junk,
}

impl Exchange<'_> {
    /// Puts every segment that is not known to lie in the mailbox, in order.
    pub(super) fn deliver(self, mailbox: &dyn Mailbox, keys: &LinkKeys, progress: &mut Progress) -> Step<()> {
        while let Some(number) = self.0.vault.read(outbox::first_to_put)? {
            let attempts = self.0.vault.read(|c| outbox::attempts(c, number))?;
            if !self.deliver_one(mailbox, keys, &attempts, progress)? {
                return Err(Stop::Mailbox);
            }
        }
        Ok(())
    }

    /// Whether one of the attempts lies in the mailbox now, or another was made.
    fn deliver_one(
        self,
        mailbox: &dyn Mailbox,
        keys: &LinkKeys,
        attempts: &[Outgoing],
        progress: &mut Progress,
    ) -> Step<bool> {
        let Some(link) = self.0.vault.read(link::get)? else { return Ok(false) };
        for one in attempts {
            match self.put(mailbox, keys, &link, one)? {
                Outcome::There { new } => {
                    let lost = new && one.delivery == Delivery::Doubted;
                    self.0.vault.write(|tx| {
                        if lost {
                            // Where one was gone, others may be.
                            outbox::doubt_all(tx)?;
                        }
                        outbox::set_there(tx, one.number, one.attempt)
                    })?;
                    if lost {
                        progress.findings.insert(Finding::Lost { number: one.number });
                    } else if one.delivery == Delivery::Waiting {
                        progress.sent += one.facts;
                    }
                    return Ok(true);
                }
                Outcome::Junk => {
                    progress.findings.insert(Finding::Planted { number: one.number });
                }
            }
        }
        let Some(last) = attempts.last() else { return Ok(false) };
        if last.attempt + 1 >= MAX_ATTEMPTS {
            return Ok(false);
        }
        self.0.vault.write(|tx| {
            let again = seal_again(keys, &link, last, self.0.entropy.make_bytes())?;
            outbox::insert(tx, &again)
        })?;
        Ok(true)
    }

    fn put(self, mailbox: &dyn Mailbox, keys: &LinkKeys, link: &Link, one: &Outgoing) -> Step<Outcome> {
        match mailbox.put_if_absent(&one.name, &one.sealed) {
            Ok(Put::Stored) => return Ok(Outcome::There { new: true }),
            Ok(Put::Taken) => {}
            Err(_) => return Err(Stop::Mailbox),
        }
        // Refused because the name exists: what lies there decides.
        let found = match mailbox.get(&one.name, MAX_OBJECT) {
            Ok(Some(found)) => found,
            Err(MailboxError::TooLarge) => return Ok(Outcome::Junk),
            // It exists and does not: a store that contradicts itself is asked again another time.
            Ok(None) | Err(_) => return Err(Stop::Mailbox),
        };
        if found == one.sealed {
            return Ok(Outcome::There { new: false });
        }
        if open(&keys.own, &header(keys, link, one, one.attempt), &found).is_ok() {
            // Sealed with this link's keys for this very place, and not by this phone as it is now.
            self.0.vault.write(|tx| match link::get(tx)? {
                Some(now) => link::put(tx, &Link { is_clone: true, ..now }),
                None => Ok(()),
            })?;
            return Err(Stop::Clone);
        }
        Ok(Outcome::Junk)
    }
}

/// Counts exchanges without a word from the partner while something waits to be confirmed, and after some of them
/// doubts that it still lies there: a store may lose what it took.
pub(super) fn doubt_after_silence(tx: &Transaction<'_>) -> Result<(), VaultError> {
    let Some(link) = link::get(tx)? else { return Ok(()) };
    if !outbox::awaits_word(tx)? || outbox::first_to_put(tx)?.is_some() {
        return Ok(());
    }
    let quiet_runs = link.quiet_runs + 1;
    link::put(tx, &Link { quiet_runs: quiet_runs % VERY_QUIET_RUNS, ..link })?;
    if quiet_runs >= VERY_QUIET_RUNS {
        outbox::doubt_all(tx)
    } else if quiet_runs.is_multiple_of(QUIET_RUNS) {
        outbox::doubt_oldest(tx)
    } else {
        Ok(())
    }
}

/// The same content under the next attempt.
fn seal_again(
    keys: &LinkKeys,
    link: &Link,
    last: &Outgoing,
    nonce: [u8; 24],
) -> Result<Outgoing, VaultError> {
    let own = || columns::damaged("an own segment");
    let body =
        open(&keys.own, &header(keys, link, last, last.attempt), &last.sealed).map_err(|_| own())?.body;
    let attempt = last.attempt + 1;
    let sealed = seal(&keys.own, &header(keys, link, last, attempt), &body, nonce).map_err(|_| own())?;
    Ok(Outgoing {
        attempt,
        name: ObjectName::from_bytes(keys.own.derive_name(last.number, attempt)),
        sealed: sealed.bytes,
        delivery: Delivery::Waiting,
        ..last.clone()
    })
}

fn header(keys: &LinkKeys, link: &Link, one: &Outgoing, attempt: u8) -> Header {
    Header {
        couple: keys.couple,
        device: link.own_device,
        epoch: link.epoch,
        number: one.number,
        attempt,
        before: one.before,
    }
}
