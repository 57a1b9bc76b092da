//! `journal_search_10k`: the newest twenty hits with snippets among 10,000 entries, encrypted, through the door. The goal
//! is twice what FTS5 takes on plain text (tests/peers).

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod diary;
    pub(crate) mod queries;
}

use criterion::{Criterion, criterion_group, criterion_main};
use rekindle_core::journal::entry::ListRequest;
use std::hint::black_box;
use support::diary::diary;
use support::queries::QUERIES;

fn bench(c: &mut Criterion) {
    let (_folder, companion) = diary(10_000, false);
    let mut group = c.benchmark_group("journal_search_10k");
    for (name, query) in QUERIES {
        assert!(!companion.journal().search(query).unwrap().is_empty(), "{name}");
        group.bench_function(name, |b| b.iter(|| black_box(companion.journal().search(query).unwrap())));
    }
    group.bench_function("nothing_found", |b| {
        b.iter(|| black_box(companion.journal().search("zzyzx").unwrap()));
    });
    group.bench_function("list", |b| {
        b.iter(|| black_box(companion.journal().list(&ListRequest::default()).unwrap()));
    });
    let newest = companion.journal().list(&ListRequest::default()).unwrap()[0].id;
    group.bench_function("show", |b| b.iter(|| black_box(companion.journal().show(newest).unwrap())));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
