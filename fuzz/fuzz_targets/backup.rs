#![no_main]
//! Any bytes as a backup: an error, never a panic, and no vault; or a vault that is whole and whose rooms answer, with an
//! error where a row says nonsense.
//!
//! Three ways in: the sealed file; its content; and rows alone, behind a manifest that fits them, so that the
//! rows are reached at all.

use libfuzzer_sys::fuzz_target;
use rekindle_core::guide::Language;
use rekindle_core::moment::ZoneOffsets;
use rekindle_core::vault::SystemKey;
use rekindle_core::vault::backup::Passphrase;
use rekindle_core::{Companion, Here, OpenRequest, Seed, VaultKey};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The tables that a backup of the first schema holds.
const TABLES: [&str; 9] =
    ["fact", "fact_set", "pause", "private_mark", "ritual", "schedule", "setting", "skip", "snooze"];

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    // In memory where there is such a place: the disk is not what is examined.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let home = folder.path().join("home");
    let request = OpenRequest {
        directory: home.clone(),
        key: VaultKey::from_bytes([1; 32]),
        seed: Seed::from_bytes([2; 32]),
    };
    let system = SystemKey::from_bytes([3; 32]);
    let restored = match way % 3 {
        0 if asks_for_work(bytes) => return,
        0 => {
            let file = folder.path().join("backup.age");
            std::fs::write(&file, bytes).unwrap();
            Companion::restore(&file, &Passphrase::new("x".to_owned()).unwrap(), request, Some(&system))
        }
        1 => Companion::restore_opened(bytes, request, Some(&system)),
        _ => Companion::restore_opened(with_manifest(bytes).as_slice(), request, Some(&system)),
    };
    match restored {
        Err(_) => assert!(!Companion::exists(&home).unwrap(), "an error left a vault"),
        Ok(companion) => look_around(&companion),
    }
});

/// Every room reads what was restored.
fn look_around(companion: &Companion) {
    companion.check_integrity().unwrap();
    let here = Here {
        now: "2026-11-22T11:00:00Z".parse().unwrap(),
        offsets: ZoneOffsets::fixed(3600).unwrap(),
    };
    let guide = companion.guide(Language::ENGLISH).unwrap();
    let _ = companion.export_data(&guide, &here);
    let _ = companion.today().view(&here, Language::ENGLISH);
    let _ = companion.weeks().view(&here);
    let _ = companion.reminders().plan(64, &here, Language::ENGLISH);
    let _ = companion.settings().view();
    if let Ok(rituals) = companion.rituals().list(Language::ENGLISH) {
        for ritual in rituals {
            let _ = companion.rituals().mark(ritual.id, None, &here);
            let _ = companion.rituals().take_back(ritual.id, None, &here);
        }
    }
}

/// Whether the derivation that a header asks for would take long: allowed, and slow to examine.
fn asks_for_work(bytes: &[u8]) -> bool {
    let header = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).into_owned();
    let factor = header.lines().find(|line| line.starts_with("-> scrypt ")).and_then(|line| line.split(' ').nth(3));
    factor.and_then(|factor| factor.parse::<u8>().ok()).is_some_and(|factor| factor > 4)
}

/// Puts a manifest before `rows` that promises exactly them.
fn with_manifest(rows: &[u8]) -> Vec<u8> {
    let mut rows = rows.to_vec();
    if rows.last().is_some_and(|byte| *byte != b'\n') {
        rows.push(b'\n');
    }
    let digest: String = Sha256::digest(&rows).iter().map(|byte| format!("{byte:02x}")).collect();
    let text = String::from_utf8_lossy(&rows);
    let counts: Vec<String> = TABLES
        .iter()
        .map(|table| {
            let of_table = format!("{{\"table\":\"{table}\"");
            format!("\"{table}\":{}", text.lines().filter(|line| line.starts_with(&of_table)).count())
        })
        .collect();
    let mut file = format!(
        "{{\"format\":\"rekindle-backup\",\"format_version\":1,\"app_version\":\"0.1.0\",\"vault\":\"daybook\",\
         \"schema_version\":1,\"made_on\":\"2026-11-22\",\"tables\":{{{}}},\"rows_sha256\":\"{digest}\"}}\n",
        counts.join(",")
    )
    .into_bytes();
    file.extend_from_slice(&rows);
    file
}
