//! `sync_merge_10k`: take in the partner's 10,000 facts: fetch, verify, decrypt, store durably, project. The goal is
//! 60 ms. Beside it a poll with nothing new, which is one small question to the mailbox.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod couple;
    pub(crate) mod file;
}

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use std::hint::black_box;
use support::couple::{Phone, began, exchange, pair};

const FACTS: usize = 10_000;

fn bench(c: &mut Criterion) {
    let mailbox = MemoryMailbox::default();
    let (a, b, rituals) = pair(&mailbox);
    exchange(&[&a, &b, &a, &b], &mailbox);
    let a = a.put_marks(&rituals, FACTS, 3);
    // Stored whole before it is copied.
    let b = b.put_marks(&rituals, 0, 4);
    exchange(&[&a], &mailbox);
    let store = mailbox.objects();

    let mut group = c.benchmark_group("sync_merge_10k");
    group.sample_size(20);
    group.bench_function("take_in", |bench| {
        bench.iter_batched(
            || (b.copy(9), MemoryMailbox::holding(store.clone())),
            |(phone, mailbox): (Phone, MemoryMailbox)| {
                let seen = phone.companion.exchange().run(&mailbox, &began()).unwrap();
                assert_eq!(seen.received, 10_000);
                phone
            },
            BatchSize::PerIteration,
        );
    });
    let idle = b.copy(9);
    exchange(&[&idle, &a, &idle], &mailbox);
    group.bench_function("nothing_new", |bench| {
        bench.iter(|| black_box(idle.companion.exchange().run(&mailbox, &began()).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
