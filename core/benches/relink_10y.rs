//! `relink_10y`: ten years of two people (73,060 marks) reach a re-linked phone through a folder: sealed, written
//! durably, read, verified, stored. The goal is 2 s for both phones' work together.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod couple;
    pub(crate) mod file;
}

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rekindle_core::sync::mailbox::folder::FolderMailbox;
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use support::couple::{Phone, exchange, link, pair};

const EACH: usize = 73_060 / 2;

fn bench(c: &mut Criterion) {
    let mailbox = MemoryMailbox::default();
    let (a, b, rituals) = pair(&mailbox);
    exchange(&[&a, &b, &a, &b], &mailbox);
    let a = a.put_marks(&rituals, EACH, 3);
    let b = b.put_marks(&rituals, EACH, 4);
    exchange(&[&a, &b, &a, &b], &mailbox);
    let a = a.put_marks(&rituals, 0, 5);

    let mut group = c.benchmark_group("relink_10y");
    group.sample_size(10);
    group.bench_function("through_a_folder", |bench| {
        bench.iter_batched(
            || {
                let folder = tempfile::tempdir().unwrap();
                let (living, new) = (a.copy(7), Phone::new(8));
                let code = living.companion.couple().relink(&support::couple::began()).unwrap().code;
                link(&living, &new, &code);
                let place = FolderMailbox::open(folder.path()).unwrap();
                (living, new, place, folder)
            },
            |(living, new, place, folder)| {
                exchange(&[&living, &new], &place);
                (living, new, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
