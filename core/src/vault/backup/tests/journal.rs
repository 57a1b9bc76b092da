//! Two vaults in one backup: open, locked, with a PIN, and as files of before the journal.

use super::*;
use crate::companion::lock::{PinRequest, UnlockRequest};
use crate::companion::{Companion, OpenRequest};
use crate::entropy::Seed;
use crate::here::Here;
use crate::journal::entry::{EntryKind, ListRequest, WriteRequest};
use crate::moment::{BootId, Stamp as Clock, ZoneOffsets};
use crate::vault::kind::JOURNAL;
use crate::vault::{Pin, PinCost, SystemKey};
use crate::{RekindleError, Result};

const OLD_PHONE: SystemKey = SystemKey::from_bytes([3; 32]);
const NEW_PHONE: SystemKey = SystemKey::from_bytes([4; 32]);

fn here() -> Here {
    Here { now: "2026-11-22T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn request(dir: &Path, seed: u8) -> OpenRequest {
    OpenRequest { directory: dir.to_path_buf(), key: key(seed), seed: Seed::from_bytes([seed; 32]) }
}

fn unlock(companion: &Companion, system_key: &SystemKey, pin: Option<&Pin>) -> Result<()> {
    companion.unlock(UnlockRequest { system_key, pin, now: Clock { ms: 0, boot: BootId::numbered(1) } })
}

fn pin() -> Pin {
    Pin::new("2580".to_owned()).unwrap()
}

/// A phone with a few entries in its journal, unlocked.
fn phone() -> (tempfile::TempDir, Companion) {
    let dir = tempfile::tempdir().unwrap();
    let companion = Companion::create(request(&dir.path().join("home"), 1), &here()).unwrap();
    unlock(&companion, &OLD_PHONE, None).unwrap();
    for (kind, text) in [(EntryKind::Letter, "Dear you, \"ﬁne\"\n☕"), (EntryKind::Free, "a walk")] {
        let tags = vec!["one".to_owned(), "two".to_owned()];
        let entry = WriteRequest { kind, text: text.to_owned(), tags, ..WriteRequest::default() };
        companion.journal().write(&entry, &here()).unwrap();
    }
    (dir, companion)
}

fn set_pin(companion: &Companion) {
    let now = Clock { ms: 0, boot: BootId::numbered(1) };
    let (pin, system_key) = (pin(), &OLD_PHONE);
    let new = Some((&pin, PinCost::MIN));
    companion.change_pin(PinRequest { system_key, current: None, new, now }).unwrap();
}

fn back_up_to(companion: &Companion, file: &Path, locked_journal: Option<&SystemKey>) -> Result<u64> {
    let passphrase = words("correct horse");
    let request = BackupRequest {
        file,
        passphrase: &passphrase,
        work_factor: QUICK,
        replace: true,
        app_version: "0.1.0",
        locked_journal,
    };
    Ok(companion.back_up(&request, &here())?.rows)
}

fn restored(file: &Path, dir: &Path) -> Result<Companion> {
    Companion::restore(file, &words("correct horse"), request(dir, 2), Some(&NEW_PHONE))
}

fn entries(companion: &Companion) -> Vec<crate::journal::entry::EntryView> {
    companion.journal().list(&ListRequest::default()).unwrap()
}

#[test]
fn an_open_journal_travels_as_rows_and_leaves_a_forgotten_pin_behind() {
    let (dir, companion) = phone();
    set_pin(&companion);
    let file = dir.path().join("backup.age");
    let rows = back_up_to(&companion, &file, None).unwrap();
    let home = dir.path().join("new");
    let copy = restored(&file, &home).unwrap();
    unlock(&copy, &NEW_PHONE, None).unwrap();
    assert_eq!(entries(&copy), entries(&companion));
    assert_eq!(copy.journal().search("fine").unwrap().len(), 1, "the indexes are built anew");
    copy.check_integrity().unwrap();
    let plain = opened(&file);
    assert_eq!(plain.lines().filter(|line| line.starts_with(r#"{"table":"#)).count() as u64, rows);
    assert!(plain.contains(r#""format_version":2"#) && plain.contains(r#""vault":"journal""#), "{plain}");
    // Another key: the journal of the new phone is not opened by the old phone's.
    copy.lock().unwrap();
    assert!(matches!(unlock(&copy, &OLD_PHONE, None), Err(RekindleError::WrongKey)));
}

fn opened(file: &Path) -> String {
    let mut text = String::new();
    open_sealed(file, &words("correct horse")).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_locked_journal_travels_as_its_encrypted_file_and_keeps_its_pin() {
    let (dir, companion) = phone();
    let before = entries(&companion);
    set_pin(&companion);
    companion.lock().unwrap();
    let file = dir.path().join("backup.age");
    assert!(matches!(back_up_to(&companion, &file, None), Err(RekindleError::Locked)));
    assert!(!file.exists());
    back_up_to(&companion, &file, Some(&OLD_PHONE)).unwrap();
    assert!(!opened(&file).contains("walk"), "a locked journal in the clear");
    let home = dir.path().join("new");
    let copy = restored(&file, &home).unwrap();
    assert!(matches!(unlock(&copy, &NEW_PHONE, None), Err(RekindleError::Locked)));
    unlock(&copy, &NEW_PHONE, Some(&pin())).unwrap();
    assert_eq!(entries(&copy), before);
    copy.check_integrity().unwrap();
}

#[test]
fn a_locked_journal_whose_process_was_killed_travels_with_its_log() {
    let (dir, companion) = phone();
    let before = entries(&companion);
    // As a kill leaves it: the log is not copied into the file.
    std::mem::forget(companion);
    let killed = Companion::open(request(&dir.path().join("home"), 1)).unwrap();
    assert!(fs::metadata(dir.path().join("home/journal.sqlite-wal")).unwrap().len() > 0);
    let file = dir.path().join("backup.age");
    back_up_to(&killed, &file, Some(&OLD_PHONE)).unwrap();
    let copy = restored(&file, &dir.path().join("new")).unwrap();
    unlock(&copy, &NEW_PHONE, None).unwrap();
    assert_eq!(entries(&copy), before);
}

#[test]
fn a_backup_of_before_the_journal_restores_and_is_still_written_so() {
    let dir = tempfile::tempdir().unwrap();
    let companion = Companion::create(request(&dir.path().join("home"), 1), &here()).unwrap();
    let file = dir.path().join("backup.age");
    back_up_to(&companion, &file, None).unwrap();
    let text = opened(&file);
    assert!(text.starts_with(r#"{"format":"rekindle-backup","format_version":1,"#), "{text}");
    assert!(!text.lines().next().unwrap().contains("journal"), "{text}");
    // Also where no key is handed in, as shells of before do.
    let alone = Companion::restore(&file, &words("correct horse"), request(&dir.path().join("new"), 2), None)
        .unwrap();
    assert!(!dir.path().join("new/journal.sqlite").exists());
    unlock(&alone, &NEW_PHONE, None).unwrap();
    assert!(entries(&alone).is_empty());
}

#[test]
fn a_journal_without_a_key_to_keep_it_under_makes_nothing() {
    let (dir, companion) = phone();
    let file = dir.path().join("backup.age");
    back_up_to(&companion, &file, None).unwrap();
    let home = dir.path().join("new");
    let refused = Companion::restore(&file, &words("correct horse"), request(&home, 2), None);
    assert!(matches!(refused, Err(RekindleError::Locked)), "{refused:?}");
    assert!(contents(&home).is_empty());
}

#[test]
fn the_journals_part_cut_or_changed_makes_nothing() {
    let (dir, companion) = phone();
    let file = dir.path().join("backup.age");
    let mut backups = Vec::new();
    back_up_to(&companion, &file, None).unwrap();
    backups.push(opened(&file));
    companion.lock().unwrap();
    back_up_to(&companion, &file, Some(&OLD_PHONE)).unwrap();
    backups.push(opened(&file));
    let mut number = 0;
    for good in backups {
        let lines: Vec<&str> = good.lines().collect();
        let head = lines
            .iter()
            .position(|line| line.contains(r#""vault":"journal""#) || line.contains("locked_journal"));
        let head = head.unwrap();
        let mut bad: Vec<String> = (head..lines.len()).map(|end| lines[..end].join("\n") + "\n").collect();
        for (at, line) in lines.iter().enumerate().skip(head) {
            // One digit of a number, a digest or a chunk; one letter of a text.
            for (from, to) in [("a", "b"), ("0", "1"), ("walk", "talk"), ("\"bytes\":", "\"bytes\":9")] {
                if line.contains(from) {
                    let mut changed: Vec<String> = lines.iter().map(ToString::to_string).collect();
                    changed[at] = line.replacen(from, to, 1);
                    bad.push(changed.join("\n") + "\n");
                }
            }
        }
        bad.push(good.clone() + "{}\n");
        for text in bad {
            number += 1;
            let home = dir.path().join(format!("bad-{number}"));
            let failed = Companion::restore_opened(text.as_bytes(), request(&home, 2), Some(&NEW_PHONE));
            if let Ok(copy) = failed {
                // What the digests cannot notice (the app's version, a day in a manifest, a salt) does not change a row.
                let unlocked = unlock(&copy, &NEW_PHONE, None);
                assert!(unlocked.is_err() || entries(&copy).len() == 2, "{text}");
            } else {
                assert!(contents(&home).is_empty(), "{text}");
            }
        }
        let home = dir.path().join(format!("good-{number}"));
        Companion::restore_opened(good.as_bytes(), request(&home, 2), Some(&NEW_PHONE)).unwrap();
    }
    assert!(number > 20, "{number}");
}

#[test]
fn a_restore_cut_short_between_its_two_names_is_completed_or_taken_back() {
    let (dir, companion) = phone();
    let before = entries(&companion);
    let file = dir.path().join("backup.age");
    back_up_to(&companion, &file, None).unwrap();
    let home = dir.path().join("new");
    restored(&file, &home).unwrap().close().unwrap();
    // As it lies when the daybook has just got its name.
    fs::rename(home.join("journal.sqlite"), restored::database(&home)).unwrap();
    fs::rename(home.join("journal.lock"), restored::lock(&home)).unwrap();
    let copy = Companion::open(request(&home, 2)).unwrap();
    unlock(&copy, &NEW_PHONE, None).unwrap();
    assert_eq!(entries(&copy), before);
    copy.close().unwrap();
    // As it lies when it has not: the next vault in this place does not get that journal.
    fs::rename(home.join("journal.sqlite"), restored::database(&home)).unwrap();
    fs::rename(home.join("journal.lock"), restored::lock(&home)).unwrap();
    fs::remove_file(home.join("daybook.sqlite")).unwrap();
    let new = Companion::create(request(&home, 5), &here()).unwrap();
    unlock(&new, &NEW_PHONE, None).unwrap();
    assert!(entries(&new).is_empty());
    // A journal that lost its daybook is not written over by a restore.
    new.close().unwrap();
    fs::remove_file(home.join("daybook.sqlite")).unwrap();
    assert!(matches!(restored(&file, &home), Err(RekindleError::VaultExists)));
}

#[test]
fn every_table_of_the_journal_is_in_a_backup_or_named_as_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create_of(&JOURNAL, dir.path(), &key(1)).unwrap();
    let (kept, mut all) = vault
        .read(|c| {
            let kept: Vec<String> =
                rows::tables(c, &JOURNAL)?.iter().map(|table| table.name().to_owned()).collect();
            let mut found = c.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
            let all =
                found.query_map([], |row| row.get(0))?.collect::<std::result::Result<Vec<String>, _>>()?;
            Ok((kept, all))
        })
        .unwrap();
    let asking = ["do_not_ask", "put_aside"];
    let sessions = ["session_named", "session_log", "gate", "gate_pause", "session_choice"];
    assert_eq!(kept, [&["entry", "entry_tag"][..], &asking, &sessions, &["entry_waiting"]].concat());
    let mut named: Vec<String> =
        kept.into_iter().chain(JOURNAL.not_in_backup.iter().map(ToString::to_string)).collect();
    all.sort();
    named.sort();
    assert_eq!(all, named);
}
