//! The first vaults of a process, opened by many threads at once. It must hold no other test: SQLCipher starts once in a
//! process, and only the first opening can meet it while it starts. (It was met once: `core/src/vault/open.rs`, `start`.)
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use rekindle_core::moment::ZoneOffsets;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use std::path::Path;
use std::process::Command;
use std::sync::Barrier;
use std::thread;

/// Names the folder of the vaults to a process that is to open them.
const VAULTS: &str = "REKINDLE_FIRST_OPEN_VAULTS";

/// One process in about a hundred meets the instant.
const PROCESSES: usize = 200;
const THREADS: u8 = 4;

#[test]
fn the_first_vaults_open_at_the_same_time() {
    if let Some(vaults) = std::env::var_os(VAULTS) {
        return open_at_once(Path::new(&vaults));
    }
    let here =
        Here { now: "2026-11-22T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() };
    let vaults = tempfile::tempdir().unwrap();
    for number in 0..THREADS {
        Companion::create(request(vaults.path(), number), &here).unwrap().close().unwrap();
    }
    let program = std::env::current_exe().unwrap();
    for process in 0..PROCESSES {
        let output = Command::new(&program).env(VAULTS, vaults.path()).output().unwrap();
        assert!(output.status.success(), "process {process}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

fn open_at_once(vaults: &Path) {
    let ready = Barrier::new(usize::from(THREADS));
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (ready, request) = (&ready, request(vaults, number));
            scope.spawn(move || {
                ready.wait();
                Companion::open(request).unwrap();
            });
        }
    });
}

fn request(vaults: &Path, number: u8) -> OpenRequest {
    OpenRequest {
        directory: vaults.join(number.to_string()),
        key: VaultKey::from_bytes([number; 32]),
        seed: Seed::from_bytes([number; 32]),
    }
}
