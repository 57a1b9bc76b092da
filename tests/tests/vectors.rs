//! Runs `tests/vectors/*.jsonl` through `rekindle vectors`, the way anybody outside would. Kotlin and Swift
//! run the same files through what they ship.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use rekindle_tests::terminal;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// Whether two values are the same: numbers within a tolerance, text exactly, of an error only that it is one. Which
/// error a segment gives is compared too: it decides what a phone does next.
fn same(kind: &str, left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let tolerance = if kind == "closeness" { 1.0 } else { 1e-6 };
            left.as_f64().zip(right.as_f64()).is_some_and(|(left, right)| (left - right).abs() <= tolerance)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(kind, left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            if kind != "segment" && (left.contains_key("error") || right.contains_key("error")) {
                return left.contains_key("error") && right.contains_key("error");
            }
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, value)| right.get(key).is_some_and(|other| same(kind, value, other)))
        }
        (left, right) => left == right,
    }
}

fn answers(kind: &str, inputs: String) -> Vec<Value> {
    let mut program = Command::new(terminal::program())
        .args(["vectors", kind])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    // Written beside reading, so that neither side waits for the other with full hands.
    let writer = thread::spawn(move || stdin.write_all(inputs.as_bytes()).unwrap());
    let output = program.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "rekindle vectors {kind} failed");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs one file and gives the number of its cases.
fn run(path: &Path) -> usize {
    let kind = path.file_stem().unwrap().to_str().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answers =
        answers(kind, cases.iter().flat_map(|case| [case["in"].to_string(), "\n".to_owned()]).collect());
    assert_eq!(answers.len(), cases.len(), "{kind}: one answer a line");
    let wrong: Vec<String> = cases
        .iter()
        .zip(&answers)
        .filter(|(case, answer)| !same(kind, &case["out"], answer))
        .map(|(case, answer)| format!("{case}\n  gave {answer}"))
        .collect();
    assert!(wrong.is_empty(), "{kind}: {} of {} differ\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    cases.len()
}

#[test]
fn vectors_hold() {
    let least = [("recurrence", 150), ("plan", 60), ("ritual_day", 60), ("segment", 60)];
    let mut kinds = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        let cases = run(&path);
        if let Some((kind, least)) =
            least.iter().find(|(kind, _)| path.file_stem().is_some_and(|stem| stem == *kind))
        {
            assert!(cases >= *least, "{kind}: at least {least} cases");
            kinds += 1;
        }
    }
    assert_eq!(kinds, least.len(), "every kind has its file");
}

#[test]
fn comparing_tells_what_differs() {
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(same("streak", &value(r#"{"a":[1.0000001]}"#), &value(r#"{"a":[1]}"#)));
    assert!(!same("streak", &value(r#"{"a":[1.1]}"#), &value(r#"{"a":[1]}"#)));
    assert!(same("closeness", &value("[999]"), &value("[1000]")));
    assert!(same("plan", &value(r#"{"error":"a"}"#), &value(r#"{"error":"b"}"#)));
    assert!(!same("plan", &value(r#"{"error":"a"}"#), &value(r#"{"plan":[]}"#)));
    assert!(!same("segment", &value(r#"{"error":"a"}"#), &value(r#"{"error":"b"}"#)));
    assert!(!same("plan", &value(r#"{"plan":[]}"#), &value(r#"{"plan":[["x",0]]}"#)));
}
