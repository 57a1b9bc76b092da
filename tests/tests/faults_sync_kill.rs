//! Killed at any moment of an exchange, on either phone: what was acknowledged arrives, and nothing is ever sent twice
//! with different bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::Companion;
use rekindle_core::couple::room::ProposeRequest;
use rekindle_core::guide::Language;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::sync::exchange::ExchangeState;
use rekindle_tests::life;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// How often each phone is killed.
const KILLS: u32 = 200;

/// What the store holds, by file.
type Files = BTreeMap<String, Vec<u8>>;

fn start(vault: &Path, run: u32) -> Child {
    Command::new(env!("CARGO_BIN_EXE_exchange-in-a-loop"))
        .arg(vault)
        .arg(run.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A phone's process, and what it has said.
struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
    said: String,
}

impl Running {
    fn new(mut child: Child) -> Self {
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output, said: String::new() }
    }

    fn wait_for_a_line(&mut self) {
        self.output.read_line(&mut self.said).unwrap();
    }

    /// Kills it, by SIGKILL on Unix: nothing can be tidied up. Gives the facts that it promised to keep.
    fn kill(&mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.output.read_to_string(&mut self.said).unwrap();
        let mut errors = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert!(self.child.wait().unwrap().code().is_none(), "it ended by itself: {errors}");
        // Half a line was no promise.
        let whole = self.said.rfind('\n').map_or("", |end| &self.said[..end]);
        whole.lines().map(str::to_owned).collect()
    }
}

fn open(vault: &Path) -> Companion {
    Companion::open(life::request(vault, 255)).unwrap()
}

/// Two phones, paired, with one agreed ritual and one folder between them.
fn pair(vaults: [&Path; 2], store: &Path) {
    let here = life::here().unwrap();
    let [a, b] = [1, 2]
        .map(|seed| Companion::create(life::request(vaults[usize::from(seed) - 1], seed), &here).unwrap());
    let code = a.couple().invite(&here).unwrap().code;
    let reply = b.couple().join(&code, &here).unwrap().reply;
    let number = a.couple().confirm(&reply, &here).unwrap();
    b.couple().finish(&number.reveal.unwrap()).unwrap();
    let walk = life::make_ritual(&a, "Walk", RitualKind::Together).unwrap();
    for phone in [&a, &b] {
        phone.couple().accept(&here).unwrap();
        phone.exchange().set_mailbox(store.to_str()).unwrap();
    }
    let proposal = a.couple().propose(&ProposeRequest::Ritual(walk), None, &here, Language::ENGLISH).unwrap();
    for phone in [&a, &b] {
        assert_eq!(phone.exchange().run_here(&here).unwrap().state, ExchangeState::Done);
    }
    b.couple().accept_proposal(proposal.id, &here).unwrap();
    for phone in [&b, &a] {
        assert_eq!(phone.exchange().run_here(&here).unwrap().state, ExchangeState::Done);
    }
    for phone in [a, b] {
        phone.close().unwrap();
    }
}

/// The objects in the store. What has no object's name is a file under way that a kill left behind.
fn objects(store: &Path) -> Files {
    let is_object = |name: &str| {
        name.strip_suffix(".rekindle")
            .is_some_and(|name| name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mut files = Files::new();
    for entry in walk(store) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if is_object(&name) {
            files.insert(name, std::fs::read(entry).unwrap());
        }
    }
    files
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            all.extend(walk(&entry.path()));
        } else {
            all.push(entry.path());
        }
    }
    all
}

fn facts(phone: &Companion) -> BTreeMap<String, (u64, Vec<u8>)> {
    phone.shared_facts().unwrap().into_iter().map(|fact| (fact.name, (fact.lamport, fact.payload))).collect()
}

#[test]
fn two_phones_that_are_killed_two_hundred_times_lose_nothing() {
    let home = life::folder().unwrap();
    let (a, b, store) = (home.path().join("a"), home.path().join("b"), home.path().join("store"));
    std::fs::create_dir(&store).unwrap();
    pair([&a, &b], &store);
    // A fixed sequence of delays that looks random: a failure can be repeated.
    let mut chance = rekindle_tests::simulation::Chance::new(3);
    let (mut acknowledged, mut killed_silent) = (BTreeSet::new(), 0);
    let mut before = objects(&store);
    for run in 0..KILLS {
        let mut children = [start(&a, run), start(&b, run + 100)].map(Running::new);
        if run % 4 == 0 {
            // Somewhere between the start and the first marks: opening, recovering the log.
            std::thread::sleep(Duration::from_micros(chance.below(20_000)));
        } else {
            children.iter_mut().for_each(Running::wait_for_a_line);
        }
        for child in &mut children {
            std::thread::sleep(Duration::from_micros(chance.below(15_000)));
            let whole = child.kill();
            killed_silent += u32::from(whole.is_empty());
            acknowledged.extend(whole);
        }
        let after = objects(&store);
        for (name, bytes) in &before {
            assert_eq!(after.get(name), Some(bytes), "run {run}: an object changed or went");
        }
        before = after;
    }
    assert!(acknowledged.len() > 1000 && killed_silent < KILLS, "{} marks", acknowledged.len());
    assert!(before.len() > 200, "{} objects", before.len());
    println!("{} marks, {} objects", acknowledged.len(), before.len());
    let (a, b) = (open(&a), open(&b));
    for phone in [&a, &b, &a, &b, &a] {
        let seen = phone.exchange().run_here(&life::here().unwrap()).unwrap();
        assert_eq!((seen.state, seen.findings), (ExchangeState::Done, Vec::new()));
    }
    let (held, by_the_other) = (facts(&a), facts(&b));
    assert_eq!(held, by_the_other);
    for fact in &acknowledged {
        assert!(held.contains_key(fact), "{fact} was acknowledged and is gone");
    }
    for phone in [&a, &b] {
        phone.check_integrity().unwrap();
    }
}
