//! `journal_append`: one entry, durable and searchable, in a journal of a thousand; beside it the same text as a bare durable
//! row that FTS5 indexes, in an encrypted file. The goal is 1.5 times that one.
//!
//! A row without any index stands first and last: it is what the disk alone costs, and a disk that others use changes its
//! pace meanwhile.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up must stop")]

mod support {
    pub(crate) mod diary;
    pub(crate) mod file;
}

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use support::diary::{diary, here, request, text};

fn bare_append(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, connection: &Connection, table: &str) {
    let sql = format!("INSERT INTO {table} (text) VALUES (?1)");
    let mut number = 0;
    group.bench_function(name, |b| {
        b.iter(|| {
            number += 1;
            connection.prepare_cached(&sql).unwrap().execute([text(number)]).unwrap()
        });
    });
}

fn bench(c: &mut Criterion) {
    let (folder, companion) = diary(1_000, true);
    let bare = folder.path().join("bare.sqlite");
    std::fs::File::create(&bare).unwrap();
    let bare = support::file::open(&bare);
    bare.execute_batch(
        "CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
         CREATE VIRTUAL TABLE indexed USING fts5 (text);",
    )
    .unwrap();
    let mut group = c.benchmark_group("journal_append");
    bare_append(&mut group, "row_alone", &bare, "bare");
    let mut number = 1_000;
    group.bench_function("write", |b| {
        b.iter(|| {
            number += 1;
            companion.journal().write(&request(number, 0), &here()).unwrap()
        });
    });
    bare_append(&mut group, "bare_append", &bare, "indexed");
    bare_append(&mut group, "row_alone_again", &bare, "bare");
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
