//! `mark_then_view`: add one mark durably and get the new view of the weeks, with ten years of history; beside
//! it one bare durable append to an encrypted file of the same size. The goal is twice the append and 1 ms.
//!
//! Every round marks a day that holds no mark of this ritual, as people do: outside the measured time the mark
//! is taken back. The append stands first and last, because a disk that others use changes its pace meanwhile.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod file;
    pub(crate) mod ten_years;
}

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, criterion_group, criterion_main};
use rekindle_core::guide::Language;
use rusqlite::Connection;
use std::hint::black_box;
use support::ten_years::{TenYears, here};

fn bare_append(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, connection: &Connection) {
    group.bench_function(name, |b| {
        b.iter(|| connection.execute("INSERT INTO bare (day) VALUES ('2025-01-01')", []).unwrap());
    });
}

fn bench(c: &mut Criterion) {
    let life = TenYears::make();
    let bare = life.copy();
    bare.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, day TEXT NOT NULL)").unwrap();
    let companion = life.open();
    let id = companion.rituals().list(Language::ENGLISH).unwrap().pop().unwrap().id;
    companion.rituals().mark(id, None, &here()).unwrap();
    let take_back = || companion.rituals().take_back(id, None, &here()).unwrap();

    let mut group = c.benchmark_group("mark_then_view");
    bare_append(&mut group, "bare_append", &bare);
    group.bench_function("mark_and_weeks", |b| {
        let mark = |_| {
            companion.rituals().mark(id, None, &here()).unwrap();
            black_box(companion.weeks().view(&here()).unwrap());
        };
        b.iter_batched(take_back, mark, BatchSize::PerIteration);
    });
    group.bench_function("mark_and_today", |b| {
        let mark = |_| black_box(companion.today().mark(id, &here(), Language::ENGLISH).unwrap());
        b.iter_batched(take_back, mark, BatchSize::PerIteration);
    });
    bare_append(&mut group, "bare_append_again", &bare);
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
