use super::*;
use crate::sync::mailbox::memory::Objects;
use crate::sync::mailbox::{Delete, Mailbox, MailboxError, ObjectName, Put};
use std::sync::atomic::Ordering;

/// Exchanges of both until a segment that the store lost is missed and put again: when nothing else is missing, and
/// when each waits for a word that the other has said in a lost segment.
const ROUNDS: usize = 6;
const MORE_ROUNDS: usize = 24;

fn mark_and_lose_it(phone: &Phone, ritual: RitualId, mailbox: &MemoryMailbox, n: i32) {
    let before: Objects = mailbox.objects();
    phone.mark(ritual, n);
    assert_eq!(phone.sync(mailbox, n).sent, 1);
    mailbox.tamper(|objects| *objects = before);
}

#[test]
fn a_lost_segment_behind_one_that_nobody_confirms_is_put_again() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    // B says something, and A only that it was read: of that nobody says that it was read.
    b.mark(walk, 1);
    exchange(&a, &b, &mailbox, 1);
    mark_and_lose_it(&a, walk, &mailbox, 2);
    for _ in 0..ROUNDS {
        a.sync(&mailbox, 2);
        b.sync(&mailbox, 2);
    }
    assert_eq!(b.set(), a.set());
    let findings = a.view(2).findings;
    assert_eq!(findings.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["lost"]);
    assert!(b.view(2).findings.is_empty());
}

/// Counts what a mailbox is asked.
struct Counting<'a>(&'a MemoryMailbox, std::sync::atomic::AtomicU32);

impl Mailbox for Counting<'_> {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.put_if_absent(name, bytes)
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.get(name, limit)
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        self.0.delete(name)
    }
}

#[test]
fn a_poll_with_nothing_new_is_one_question() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    a.mark(walk, 1);
    exchange(&a, &b, &mailbox, 1);
    for phone in [&a, &b] {
        for _ in 0..10 {
            let counting = Counting(&mailbox, 0.into());
            phone.companion.exchange().run(&counting, &noon(2)).unwrap();
            assert_eq!(counting.1.into_inner(), 1);
        }
    }
}

#[test]
fn two_who_said_in_lost_segments_that_they_read_do_not_wait_for_ever() {
    let (a, b, mailbox) = paired();
    let walk = agree(&a, &b, &mailbox, RitualKind::Together, 0);
    // Both write before either reads: A's segment comes late.
    let before = mailbox.objects();
    a.mark(walk, 1);
    a.sync(&mailbox, 1);
    let mut late = mailbox.objects();
    late.retain(|name, _| !before.contains_key(name));
    mailbox.tamper(|objects| *objects = before);
    b.mark(walk, 2);
    b.sync(&mailbox, 2);
    mailbox.tamper(|objects| objects.extend(late));
    // Now each reads the other's, and says so in a segment that is lost.
    mark_and_lose_it(&a, walk, &mailbox, 3);
    mark_and_lose_it(&b, walk, &mailbox, 4);
    for _ in 0..MORE_ROUNDS {
        a.sync(&mailbox, 4);
        b.sync(&mailbox, 4);
    }
    assert_eq!(a.shared(4).connected, [day(1), day(2), day(3), day(4)]);
    assert_eq!(b.set(), a.set());
}
