//! `open_today`: open the daybook with ten years of history and show today. The goal is 5 ms; a process pays
//! for its guide once more, the first time.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod file;
    pub(crate) mod ten_years;
}

use criterion::{Criterion, criterion_group, criterion_main};
use rekindle_core::guide::{Catalogue, Language};
use std::hint::black_box;
use support::file::open;
use support::ten_years::{TenYears, here};

fn bench(c: &mut Criterion) {
    let life = TenYears::make();
    let mut group = c.benchmark_group("open_today");
    group.bench_function("open_and_show", |b| {
        b.iter(|| {
            let companion = life.open();
            black_box(companion.today().view(&here(), Language::ENGLISH).unwrap());
        });
    });
    let companion = life.open();
    group.bench_function("show_again", |b| {
        b.iter(|| black_box(companion.today().view(&here(), Language::ENGLISH).unwrap()));
    });
    group.bench_function("read_the_guide", |b| {
        b.iter(|| black_box(Catalogue::load(Language::ENGLISH).unwrap()));
    });
    group.bench_function("bare_open_and_one_query", |b| {
        b.iter(|| {
            let connection = open(&life.file());
            let count: i64 =
                connection.query_row("SELECT count(*) FROM ritual", [], |row| row.get(0)).unwrap();
            black_box(count);
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
