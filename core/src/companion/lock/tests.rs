//! The lock as a shell drives it: what opens, what stays closed, what no PIN can hurt.

use super::*;
use crate::companion::OpenRequest;
use crate::entropy::Seed;
use crate::guide::Language;
use crate::here::Here;
use crate::journal::entry::WriteRequest;
use crate::moment::{BootId, ZoneOffsets};
use crate::reminders::room::ReminderAnswer;
use crate::rituals::kind::RitualKind;
use crate::rituals::ritual::Quieting;
use crate::rituals::room::OwnRequest;
use crate::rituals::schedule::ScheduleChoice;
use crate::settings::{AutoLock, SettingChange};
use crate::vault::backup::{BackupRequest, Passphrase, WorkFactor};
use std::path::Path;
use tempfile::TempDir;

const SYSTEM: SystemKey = SystemKey::from_bytes([3; 32]);

fn now(seconds: u64) -> Stamp {
    Stamp { ms: seconds * 1000, boot: BootId::numbered(1) }
}

fn here() -> Here {
    Here { now: "2026-11-22T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn request(dir: &Path, seed: u8) -> OpenRequest {
    OpenRequest {
        directory: dir.to_path_buf(),
        key: VaultKey::from_bytes([7; 32]),
        seed: Seed::from_bytes([seed; 32]),
    }
}

fn pin(text: &str) -> Pin {
    Pin::new(text.to_owned()).unwrap()
}

fn unlock(companion: &Companion, typed: Option<&str>) -> Result<()> {
    let typed = typed.map(pin);
    companion.unlock(UnlockRequest { system_key: &SYSTEM, pin: typed.as_ref(), now: now(100) })
}

fn set_pin(companion: &Companion, current: Option<&str>, new: Option<&str>) -> Result<LockView> {
    let (current, new) = (current.map(pin), new.map(pin));
    let new = new.as_ref().map(|new| (new, PinCost::MIN));
    companion.change_pin(PinRequest { system_key: &SYSTEM, current: current.as_ref(), new, now: now(100) })
}

fn write(companion: &Companion, text: &str) -> Result<()> {
    companion.journal().write(&WriteRequest { text: text.to_owned(), ..WriteRequest::default() }, &here())?;
    Ok(())
}

fn home() -> (TempDir, Companion) {
    let dir = tempfile::tempdir().unwrap();
    let companion = Companion::create(request(dir.path(), 1), &here()).unwrap();
    (dir, companion)
}

fn locked<T: std::fmt::Debug>(result: Result<T>) {
    assert_eq!(result.map(|value| format!("{value:?}")), Err(RekindleError::Locked));
}

#[test]
fn the_journal_is_made_at_the_first_unlock_and_closed_by_the_lock() {
    let (dir, companion) = home();
    assert!(!dir.path().join("journal.sqlite").exists());
    assert!(!companion.lock_view(now(100)).unwrap().has_journal);
    locked(write(&companion, "too early"));
    unlock(&companion, None).unwrap();
    assert!(companion.has_journal().unwrap());
    assert!(companion.lock_view(now(100)).unwrap().has_journal);
    write(&companion, "I felt close").unwrap();
    companion.lock().unwrap();
    locked(companion.journal().search("close"));
    locked(companion.journal().list(&crate::journal::entry::ListRequest::default()));
    // Without a PIN the lock is the journal's alone.
    companion.rituals().list(Language::ENGLISH).unwrap();
    companion.close().unwrap();

    let companion = Companion::open(request(dir.path(), 2)).unwrap();
    assert!(!companion.is_unlocked());
    unlock(&companion, None).unwrap();
    assert_eq!(companion.journal().search("close").unwrap().len(), 1);
}

#[test]
fn with_a_pin_only_what_the_list_names_works_while_locked() {
    let (dir, companion) = home();
    let hug = OwnRequest {
        name: "A hug".to_owned(),
        kind: RitualKind::Touch,
        private: false,
        quieting: Quieting::RestOfDay,
        schedule: ScheduleChoice::Unscheduled,
    };
    let ritual = companion.rituals().make_own(&hug, &here(), Language::ENGLISH).unwrap().id;
    unlock(&companion, None).unwrap();
    assert!(set_pin(&companion, None, Some("2580")).unwrap().pin_set);
    write(&companion, "still open").unwrap();
    companion.lock().unwrap();
    for _ in 0..2 {
        let here = here();
        // Answers to notices, planning them, and reading in which language they speak.
        let day = here.today(crate::moment::DayStart::default());
        for answer in [ReminderAnswer::Done, ReminderAnswer::Later, ReminderAnswer::Skip] {
            companion.reminders().answer(answer, ritual, here.local(), day, &here).unwrap();
        }
        companion.reminders().plan(64, &here, Language::ENGLISH).unwrap();
        companion.reminders().report_unarmed(&[]).unwrap();
        companion.settings().view().unwrap();
        // The background's exchange: here there is nobody to exchange with, which is another answer than "locked".
        let exchanged = companion.exchange().run_in_window(&here);
        assert!(!matches!(exchanged, Err(RekindleError::Locked)), "{exchanged:?}");
        // Nothing else.
        locked(write(&companion, "no"));
        locked(companion.today().view(&here, Language::ENGLISH));
        locked(companion.rituals().list(Language::ENGLISH));
        locked(companion.rituals().mark(ritual, None, &here));
        locked(companion.weeks().view(&here));
        locked(companion.couple().view(&here, Language::ENGLISH));
        locked(companion.exchange().run_here(&here));
        locked(companion.settings().change(SettingChange::NamesInNotices(true), &here));
        let guide = companion.guide(Language::ENGLISH).unwrap();
        locked(companion.export_data(&guide, &here));
        let passphrase = Passphrase::new("x".to_owned()).unwrap();
        locked(companion.back_up(
            &BackupRequest {
                file: &dir.path().join("by-hand.age"),
                passphrase: &passphrase,
                work_factor: WorkFactor::MIN,
                replace: false,
                app_version: "test",
                locked_journal: None,
            },
            &here,
        ));
        locked(set_pin(&companion, Some("2580"), None));
        // The pass of an answer is over with its call, also on this thread; and a restart opens nothing.
    }
    companion.close().unwrap();
    let companion = Companion::open(request(dir.path(), 2)).unwrap();
    locked(companion.rituals().list(Language::ENGLISH));
    locked(unlock(&companion, None));
    assert!(matches!(unlock(&companion, Some("2581")), Err(RekindleError::WrongPin)));
    locked(companion.rituals().list(Language::ENGLISH));
    unlock(&companion, Some("2580")).unwrap();
    companion.rituals().list(Language::ENGLISH).unwrap();
    assert_eq!(companion.journal().search("open").unwrap().len(), 1);
}

#[test]
fn setting_changing_and_removing_a_pin_leaves_the_database_as_it_is() {
    let (dir, companion) = home();
    unlock(&companion, None).unwrap();
    write(&companion, "a word").unwrap();
    companion.lock().unwrap();
    let bytes = || {
        let read = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
        (read("journal.sqlite"), read("daybook.sqlite"))
    };
    companion.vault.forget().unwrap();
    let before = bytes();
    unlock(&companion, None).unwrap();
    set_pin(&companion, None, Some("2580")).unwrap();
    assert!(matches!(set_pin(&companion, Some("1111"), None), Err(RekindleError::WrongPin)));
    set_pin(&companion, Some("2580"), Some("another one")).unwrap();
    companion.lock().unwrap();
    assert_eq!(bytes(), before);
    unlock(&companion, Some("another one")).unwrap();
    assert!(!set_pin(&companion, Some("another one"), None).unwrap().pin_set);
    companion.lock().unwrap();
    assert_eq!(bytes(), before);
    companion.rituals().list(Language::ENGLISH).unwrap();
}

#[test]
fn a_record_that_is_gone_or_cannot_be_read_opens_no_door_and_deletes_nothing() {
    let (dir, companion) = home();
    unlock(&companion, None).unwrap();
    set_pin(&companion, None, Some("2580")).unwrap();
    companion.close().unwrap();
    let lock = dir.path().join("journal.lock");
    let good = std::fs::read(&lock).unwrap();
    let journal = std::fs::read(dir.path().join("journal.sqlite")).unwrap();
    for planted in [None, Some(b"".as_slice()), Some(b"{}\n"), Some(&[0xff; 5000])] {
        match planted {
            Some(bytes) => std::fs::write(&lock, bytes).unwrap(),
            None => std::fs::remove_file(&lock).unwrap(),
        }
        let companion = Companion::open(request(dir.path(), 2)).unwrap();
        locked(companion.rituals().list(Language::ENGLISH));
        let refused = unlock(&companion, Some("2580"));
        assert!(
            matches!(refused, Err(RekindleError::KeyLost | RekindleError::DamagedVault { .. })),
            "{refused:?}"
        );
        companion.close().unwrap();
        assert_eq!(std::fs::read(dir.path().join("journal.sqlite")).unwrap(), journal);
    }
    std::fs::write(&lock, good).unwrap();
    let companion = Companion::open(request(dir.path(), 3)).unwrap();
    unlock(&companion, Some("2580")).unwrap();
}

#[test]
fn another_phones_key_is_called_so() {
    let (_dir, companion) = home();
    unlock(&companion, None).unwrap();
    companion.lock().unwrap();
    let other = SystemKey::from_bytes([4; 32]);
    let refused = companion.unlock(UnlockRequest { system_key: &other, pin: None, now: now(1) });
    assert!(matches!(refused, Err(RekindleError::WrongKey)), "{refused:?}");
}

#[test]
fn the_app_locks_itself_when_the_chosen_time_is_over() {
    let (_dir, companion) = home();
    assert!(companion.is_lock_due(now(10), now(10)).unwrap(), "at once unless chosen");
    let five = SettingChange::AutoLock(AutoLock::new(5).unwrap());
    companion.settings().change(five, &here()).unwrap();
    assert!(!companion.is_lock_due(now(10), now(309)).unwrap());
    assert!(companion.is_lock_due(now(10), now(310)).unwrap());
    let rebooted = Stamp { ms: 20_000, boot: BootId::numbered(2) };
    assert!(companion.is_lock_due(now(10), rebooted).unwrap(), "after a reboot nothing is known");
    assert_eq!(AutoLock::new(61), None);
}

#[test]
fn a_wait_is_told_and_grows() {
    let (_dir, companion) = home();
    unlock(&companion, None).unwrap();
    set_pin(&companion, None, Some("2580")).unwrap();
    companion.lock().unwrap();
    for _ in 0..3 {
        assert!(matches!(unlock(&companion, Some("0000")), Err(RekindleError::WrongPin)));
    }
    assert!(matches!(unlock(&companion, Some("2580")), Err(RekindleError::PinWait { seconds: 5 })));
    let view = companion.lock_view(now(101)).unwrap();
    assert_eq!(view, LockView { unlocked: false, pin_set: true, has_journal: true, wait_seconds: 4 });
}
