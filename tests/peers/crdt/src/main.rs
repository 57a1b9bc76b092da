//! yrs and automerge at what `sync_merge_10k` and `sync_bytes` do: see ../README.md.
//!
//! `crdt yrs|automerge merge FACTS ROUNDS` takes in so many marks of the other phone, in batches of 500, into an empty
//! document, and prints how many there are then. `crdt yrs|automerge bytes FACTS` prints the bytes of all of them and of
//! one more. A mark is an entry of a map under "ritual/day/device"; nothing is encrypted and nothing is written to a disk.

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjType, ROOT, ReadDoc};
use std::env;
use std::error::Error;
use std::hint::black_box;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, ReadTxn, StateVector, Transact, Update};

type Outcome<T> = Result<T, Box<dyn Error>>;

const BATCH: usize = 500;
const RITUALS: usize = 20;

/// The key of the n-th mark: twenty rituals a day.
fn key(number: usize) -> String {
    format!("{:02}/{}/a", number % RITUALS, 20_000 + number / RITUALS)
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["yrs", "merge", facts, rounds] => merge(&yrs_batches(facts.parse()?)?, rounds.parse()?, yrs_merge),
        ["automerge", "merge", facts, rounds] => {
            merge(&automerge_batches(facts.parse()?)?, rounds.parse()?, automerge_merge)
        }
        ["yrs", "bytes", facts] => {
            let facts = facts.parse()?;
            let (doc, _) = yrs_doc(facts)?;
            let full = doc.transact().encode_state_as_update_v1(&StateVector::default()).len();
            let before = doc.transact().state_vector();
            let marks = doc.get_or_insert_map("marks");
            marks.insert(&mut doc.transact_mut(), key(facts), Any::Bool(true));
            let one = doc.transact().encode_state_as_update_v1(&before).len();
            println!("{full} {one}");
            Ok(())
        }
        ["automerge", "bytes", facts] => {
            let facts = facts.parse()?;
            let (mut doc, marks, _) = automerge_doc(facts)?;
            let full = doc.save().len();
            let heads = doc.get_heads();
            doc.put(&marks, key(facts), true)?;
            let one = doc.save_after(&heads).len();
            println!("{full} {one}");
            Ok(())
        }
        _ => Err("usage: crdt yrs|automerge merge FACTS ROUNDS | bytes FACTS".into()),
    }
}

fn merge(batches: &[Vec<u8>], rounds: u32, once: fn(&[Vec<u8>]) -> Outcome<usize>) -> Outcome<()> {
    let mut found = 0;
    for _ in 0..rounds {
        found = black_box(once(batches)?);
    }
    println!("{found}");
    Ok(())
}

/// The other phone's document, and what it sent after each batch.
fn yrs_doc(facts: usize) -> Outcome<(Doc, Vec<Vec<u8>>)> {
    let doc = Doc::new();
    let marks = doc.get_or_insert_map("marks");
    let mut batches = Vec::new();
    for first in (0..facts).step_by(BATCH) {
        let before = doc.transact().state_vector();
        {
            let mut tx = doc.transact_mut();
            for number in first..facts.min(first + BATCH) {
                marks.insert(&mut tx, key(number), Any::Bool(true));
            }
        }
        batches.push(doc.transact().encode_state_as_update_v1(&before));
    }
    Ok((doc, batches))
}

fn yrs_batches(facts: usize) -> Outcome<Vec<Vec<u8>>> {
    Ok(yrs_doc(facts)?.1)
}

fn yrs_merge(batches: &[Vec<u8>]) -> Outcome<usize> {
    let doc = Doc::new();
    let marks = doc.get_or_insert_map("marks");
    for batch in batches {
        doc.transact_mut().apply_update(Update::decode_v1(batch)?)?;
    }
    let count = marks.len(&doc.transact());
    Ok(usize::try_from(count)?)
}

fn automerge_doc(facts: usize) -> Outcome<(AutoCommit, automerge::ObjId, Vec<Vec<u8>>)> {
    let mut doc = AutoCommit::new();
    let marks = doc.put_object(ROOT, "marks", ObjType::Map)?;
    let mut batches = Vec::new();
    for first in (0..facts).step_by(BATCH) {
        for number in first..facts.min(first + BATCH) {
            doc.put(&marks, key(number), true)?;
        }
        doc.commit();
        batches.push(doc.save_incremental());
    }
    Ok((doc, marks, batches))
}

fn automerge_batches(facts: usize) -> Outcome<Vec<Vec<u8>>> {
    Ok(automerge_doc(facts)?.2)
}

fn automerge_merge(batches: &[Vec<u8>]) -> Outcome<usize> {
    let mut doc = AutoCommit::new();
    for batch in batches {
        doc.load_incremental(batch)?;
    }
    let Some((_, marks)) = doc.get(ROOT, "marks")? else { return Ok(0) };
    Ok(doc.length(&marks))
}
