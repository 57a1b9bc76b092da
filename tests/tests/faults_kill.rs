//! Killed at any moment: every mark that was acknowledged is there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::{Companion, guide::Language};
use rekindle_tests::life;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const KILLS: u32 = 200;

type Counts = BTreeMap<(String, String), u32>;

fn marker(folder: &Path, run: u32, most: u32) -> Child {
    Command::new(env!("CARGO_BIN_EXE_mark-in-a-loop"))
        .arg(folder)
        .args([run.to_string(), most.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn home() -> tempfile::TempDir {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 255), &life::here().unwrap()).unwrap();
    life::make_ritual(&companion, "Coffee", RitualKind::Together).unwrap();
    life::make_ritual(&companion, "Kiss", RitualKind::Touch).unwrap();
    companion.close().unwrap();
    home
}

/// The marks that stand, by ritual and day.
fn kept(companion: &Companion) -> Counts {
    let guide = companion.guide(Language::ENGLISH).unwrap();
    let data = companion.export_data(&guide, &life::here().unwrap()).unwrap();
    data.marks.iter().map(|mark| ((mark.ritual.to_string(), mark.day.to_string()), mark.times)).collect()
}

/// Counts whole lines only: half a line was no promise.
fn count(acknowledged: &mut Counts, lines: &str) -> u32 {
    let whole = lines.rfind('\n').map_or("", |end| &lines[..end]);
    let mut counted = 0;
    for line in whole.lines() {
        let (ritual, day) = line.split_once(' ').unwrap();
        *acknowledged.entry((ritual.to_owned(), day.to_owned())).or_default() += 1;
        counted += 1;
    }
    counted
}

#[test]
fn every_acknowledged_mark_survives_two_hundred_kills() {
    let home = home();
    let mut acknowledged = Counts::new();
    let (mut marks, mut killed_before_the_first) = (0, 0);
    // A fixed sequence of delays that looks random: a failure can be repeated.
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: u64| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        chance % limit
    };
    for run in 0..KILLS {
        let mut child = marker(home.path(), run, 0);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut lines = String::new();
        if run % 4 == 0 {
            // Somewhere between its start and its first marks: opening, recovering the log.
            std::thread::sleep(Duration::from_micros(below(20_000)));
        } else {
            output.read_line(&mut lines).unwrap();
            std::thread::sleep(Duration::from_micros(below(12_000)));
        }
        // SIGKILL on Unix: nothing can be tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        output.read_to_string(&mut lines).unwrap();
        let counted = count(&mut acknowledged, &lines);
        marks += counted;
        killed_before_the_first += u32::from(counted == 0);

        let companion = Companion::open(life::request(home.path(), 255)).unwrap();
        let kept = kept(&companion);
        for (mark, times) in &acknowledged {
            let there = kept.get(mark).copied().unwrap_or(0);
            assert!(there >= *times, "run {run}: {mark:?} acknowledged {times} times, kept {there} times");
        }
        // At most the one mark that was being made when each run was killed is there without a promise.
        assert!(kept.values().sum::<u32>() <= marks + run + 1, "run {run}");
        if run % 10 == 9 {
            companion.check_integrity().unwrap();
        }
        // Half of the time the log is left as the killed process left it.
        if run % 2 == 0 {
            companion.close().unwrap();
        }
    }
    assert!(marks > KILLS, "only {marks} marks were made: the test said little");
    assert!(killed_before_the_first > 0, "no run was killed while it was opening");
}

#[test]
fn two_processes_mark_at_once_and_nothing_is_lost() {
    const EACH: u32 = 150;
    let home = home();
    let children: Vec<Child> = (0..3).map(|run| marker(home.path(), run, EACH)).collect();
    let mut acknowledged = Counts::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(count(&mut acknowledged, &String::from_utf8(output.stdout).unwrap()), EACH);
    }
    let companion = Companion::open(life::request(home.path(), 255)).unwrap();
    assert_eq!(kept(&companion), acknowledged);
    companion.check_integrity().unwrap();
}
