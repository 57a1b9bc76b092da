//! The journal through faults: the n-th write, sync or truncation fails, for every n; the process is killed at any moment;
//! no word stands in the clear in any file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::ids::EntryId;
use rekindle_core::journal::entry::{EntryEditRequest, ListRequest};
use rekindle_core::{Companion, RekindleError};
use rekindle_tests::disk::{self, Fault};
use rekindle_tests::life::{self, Step};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const FAULTS: [Fault; 3] = [Fault::OnceBroken, Fault::Broken, Fault::Full];
const KILLS: u32 = 60;

/// The id of the entry at a place of the list, newest first.
fn at(companion: &Companion, place: usize) -> Result<EntryId, RekindleError> {
    Ok(companion.journal().list(&ListRequest::default())?[place].id)
}

/// An evening with the journal, each step one call that writes.
const STEPS: [Step; 6] = [
    |c| c.journal().write(&life::entry("A walk in the rain"), &life::here()?).map(drop),
    |c| {
        let mut entry = life::entry("Bread and a letter");
        entry.day = Some(life::today().plus(-3));
        entry.tags = vec!["parked".to_owned(), "kitchen".to_owned()];
        c.journal().write(&entry, &life::here()?).map(drop)
    },
    |c| {
        let edit = EntryEditRequest { text: Some("No walk today".to_owned()), ..EntryEditRequest::default() };
        c.journal().edit(at(c, 0)?, &edit, &life::here()?).map(drop)
    },
    |c| c.journal().delete(at(c, 5)?),
    |c| {
        let edit = EntryEditRequest { day: Some(life::today().plus(-9)), ..EntryEditRequest::default() };
        c.journal().edit(at(c, 2)?, &edit, &life::here()?).map(drop)
    },
    |c| c.journal().delete(at(c, 0)?),
];

fn template() -> tempfile::TempDir {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    life::unlock(&companion).unwrap();
    for number in 0..30 {
        let entry = life::entry(&format!("Walking and talking, evening {number}, bread"));
        companion.journal().write(&entry, &life::here().unwrap()).unwrap();
    }
    companion.close().unwrap();
    home
}

#[test]
fn whichever_operation_fails_there_is_the_old_state_or_the_new() {
    disk::install();
    let template = template();
    let home = life::copy(template.path()).unwrap();
    let companion = life::open(home.path(), 2).unwrap();
    let mut states = vec![life::journal_state(&companion).unwrap()];
    for step in STEPS {
        step(&companion).unwrap();
        states.push(life::journal_state(&companion).unwrap());
    }
    drop(companion);
    let (mut failed, mut unharmed) = (0, 0);
    for fault in FAULTS {
        for nth in 1.. {
            let home = life::copy(template.path()).unwrap();
            disk::arm(fault, nth);
            let (taken, error) = life::live(home.path(), &STEPS);
            let operations = disk::disarm();
            if operations < nth {
                assert!(error.is_none() && taken == STEPS.len(), "nothing was made to fail: {error:?}");
                assert!(nth > 40, "the scenario has only {operations} operations");
                break;
            }
            match &error {
                Some(error) => {
                    let clear = match fault {
                        Fault::Full => matches!(error, RekindleError::DiskFull),
                        _ => matches!(error, RekindleError::Storage { .. }),
                    };
                    assert!(clear, "{fault:?} at {nth}: {error:?}");
                    failed += 1;
                }
                None => unharmed += 1,
            }
            // The disk works again.
            let companion = life::open(home.path(), 3).unwrap();
            companion.check_integrity().unwrap();
            let state = life::journal_state(&companion).unwrap();
            let old_or_new = state == states[taken] || states.get(taken + 1) == Some(&state);
            assert!(old_or_new, "{fault:?} at {nth}: neither before nor after step {taken}\n{state}");
            companion.journal().write(&life::entry("It goes on"), &life::here().unwrap()).unwrap();
        }
    }
    assert!(failed > 60, "{failed} faults were felt, {unharmed} were not");
}

#[test]
fn a_first_unlock_that_fails_leaves_no_half_journal_and_can_be_repeated() {
    disk::install();
    let template = life::folder().unwrap();
    Companion::create(life::request(template.path(), 1), &life::here().unwrap()).unwrap().close().unwrap();
    for fault in FAULTS {
        for nth in 1.. {
            let home = life::copy(template.path()).unwrap();
            let companion = Companion::open(life::request(home.path(), 2)).unwrap();
            disk::arm(fault, nth);
            let refused = life::unlock(&companion);
            let operations = disk::disarm();
            if operations < nth {
                refused.unwrap();
                break;
            }
            if refused.is_err() {
                assert!(!companion.is_unlocked());
                life::unlock(&companion).unwrap();
            }
            companion.journal().write(&life::entry("It goes on"), &life::here().unwrap()).unwrap();
            companion.check_integrity().unwrap();
        }
    }
}

#[test]
fn every_acknowledged_entry_survives_kills() {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 255), &life::here().unwrap()).unwrap();
    life::unlock(&companion).unwrap();
    companion.close().unwrap();
    let mut acknowledged: Vec<String> = Vec::new();
    // A fixed sequence of delays that looks random: a failure can be repeated.
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    for run in 0..KILLS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_write-in-a-loop"))
            .arg(home.path())
            .arg(run.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut lines = String::new();
        if run % 4 != 0 {
            output.read_line(&mut lines).unwrap();
        }
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        std::thread::sleep(Duration::from_micros(chance % 15_000));
        // SIGKILL on Unix: nothing can be tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        output.read_to_string(&mut lines).unwrap();
        // Whole lines only: half a line was no promise.
        let whole = lines.rfind('\n').map_or("", |end| &lines[..end]);
        acknowledged.extend(whole.lines().map(str::to_owned));
        let companion = life::open(home.path(), 255).unwrap();
        for word in acknowledged.iter().rev().take(20) {
            assert_eq!(companion.journal().search(word).unwrap().len(), 1, "run {run}: {word}");
        }
        if run % 10 == 9 {
            companion.check_integrity().unwrap();
        }
        // Half of the time the log is left as the killed process left it.
        if run % 2 == 0 {
            companion.close().unwrap();
        }
    }
    let companion = life::open(home.path(), 255).unwrap();
    for word in &acknowledged {
        assert_eq!(companion.journal().search(word).unwrap().len(), 1, "{word}");
    }
    assert!(acknowledged.len() > KILLS as usize, "only {} entries: the test said little", acknowledged.len());
}

#[test]
fn no_file_of_the_journal_holds_a_word_in_the_clear() {
    const WORD: &str = "Zwetschgenmus";
    let home = life::folder().unwrap();
    disk::install();
    disk::take_opened();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    life::unlock(&companion).unwrap();
    let written = companion.journal().write(&life::entry(WORD), &life::here().unwrap()).unwrap();
    assert_eq!(companion.journal().search("zwetsch").unwrap().len(), 1);
    let look = |when: &str| {
        let mut files = 0;
        for file in fs::read_dir(home.path()).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            for needle in [WORD, "zwetschgenmus", "CREATE TABLE", "SQLite format 3"] {
                assert!(!bytes.windows(needle.len()).any(|w| w == needle.as_bytes()), "{needle}, {when}");
            }
            files += 1;
        }
        files
    };
    // Two vaults with file, log, index and note, and what keeps the journal's key.
    assert_eq!(look("open"), 9);
    companion.journal().delete(written.id).unwrap();
    companion.close().unwrap();
    assert_eq!(look("closed"), 5);
    let inside = home.path().canonicalize().unwrap();
    for name in disk::take_opened() {
        let name = name.expect("a temporary file was opened");
        assert!(Path::new(&name).starts_with(&inside) || Path::new(&name).starts_with(home.path()), "{name}");
    }
}
