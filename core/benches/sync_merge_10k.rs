//! `sync_merge_10k`: take in the partner's 10,000 facts: fetch, verify, decrypt, store durably, project. The goal is
//! 60 ms. Beside it a poll with nothing new, which is one small question to the mailbox, and the floor of the same
//! run: as many rows put durably into a plain file with one statement each (12 ms where the goal was set, so the goal
//! is five times the floor on a machine of any speed).

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod couple;
    pub(crate) mod file;
}

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use rusqlite::{Connection, params};
use std::hint::black_box;
use std::path::Path;
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
    group.bench_function("bare_rows", |bench| {
        bench.iter_batched(
            || tempfile::tempdir().unwrap(),
            |folder| {
                put_bare_rows(folder.path());
                folder
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

/// As many rows as facts, plain, in one durable transaction.
fn put_bare_rows(folder: &Path) {
    let mut connection = Connection::open(folder.join("bare.sqlite")).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE fact (device BLOB, counter INTEGER, lamport INTEGER, kind TEXT, payload BLOB,
                                PRIMARY KEY (device, counter)) WITHOUT ROWID;",
        )
        .unwrap();
    let tx = connection.transaction().unwrap();
    for counter in 0..i64::try_from(FACTS).unwrap() {
        tx.prepare_cached("INSERT INTO fact VALUES (?1, ?2, ?2, 'mark', ?3)")
            .unwrap()
            .execute(params![[7_u8; 16], counter, [9_u8; 73]])
            .unwrap();
    }
    tx.commit().unwrap();
}

criterion_group!(benches, bench);
criterion_main!(benches);
