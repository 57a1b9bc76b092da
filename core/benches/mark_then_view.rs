//! `mark_then_view`: add one mark durably and get the new view of the weeks, with ten years of history; beside
//! it one bare durable append to an encrypted file of the same size.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use rekindle_core::guide::Language;
use std::hint::black_box;
use support::{RITUALS, TenYears, here, open};

fn bench(c: &mut Criterion) {
    let life = TenYears::make();
    let companion = life.open();
    let rituals = companion.rituals().list(Language::ENGLISH).unwrap();
    let id = rituals[RITUALS - 1].id;
    let mut group = c.benchmark_group("mark_then_view");
    group.bench_function("mark_and_weeks", |b| {
        b.iter(|| {
            companion.rituals().mark(id, None, &here()).unwrap();
            black_box(companion.weeks().view(&here()).unwrap());
        });
    });
    group.bench_function("mark_and_today", |b| {
        b.iter(|| black_box(companion.today().mark(id, &here(), Language::ENGLISH).unwrap()));
    });
    let folder = tempfile::TempDir::new().unwrap();
    let bare = folder.path().join("bare.sqlite");
    std::fs::copy(life.directory().join("daybook.sqlite"), &bare).unwrap();
    let connection = open(&bare);
    connection.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, day TEXT NOT NULL)").unwrap();
    group.bench_function("bare_append", |b| {
        b.iter(|| connection.execute("INSERT INTO bare (day) VALUES ('2025-01-01')", []).unwrap());
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
