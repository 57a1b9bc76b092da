//! `sync_bytes`: what an exchange costs in bytes, all sealed and padded: 20,000 facts of two people in full (goal 460 kB and
//! padding), and one fact (goal 512 B). Sizes do not vary, so they are counted once and not timed.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]
#![allow(clippy::print_stdout, reason = "sizes are counted and not timed: criterion would hide them")]

mod support {
    pub(crate) mod couple;
    pub(crate) mod file;
}

use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use support::couple::{exchange, pair};

const EACH: usize = 10_000;

fn main() {
    let mailbox = MemoryMailbox::default();
    let (a, b, rituals) = pair(&mailbox);
    exchange(&[&a, &b, &a, &b], &mailbox);
    let bytes = || mailbox.objects().values().map(Vec::len).sum::<usize>();
    let before = bytes();
    let a = a.put_marks(&rituals, EACH, 3);
    let b = b.put_marks(&rituals, EACH, 4);
    exchange(&[&a, &b], &mailbox);
    println!("sync_bytes/20,000 facts    {:>9} B", bytes() - before);
    exchange(&[&a, &b, &a, &b], &mailbox);
    let before = bytes();
    let a = a.put_marks(&rituals, 1, 5);
    exchange(&[&a], &mailbox);
    println!("sync_bytes/one fact        {:>9} B", bytes() - before);
}
