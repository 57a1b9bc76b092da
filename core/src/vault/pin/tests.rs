//! What the lock promises: the right PIN opens, a wrong one waits, nothing is lost and no planted record hurts.

use super::record::PinRecord;
use super::*;
use crate::entropy::{Entropy, Seed};
use crate::moment::{BootId, Stamp};
use crate::vault::{VaultError, VaultKey};
use proptest::prelude::*;
use std::path::Path;

const SYSTEM: SystemKey = SystemKey::from_bytes([3; 32]);

fn pin(text: &str) -> Pin {
    Pin::new(text.to_owned()).unwrap()
}

fn at(seconds: u64) -> Stamp {
    Stamp { ms: seconds * 1000, boot: BootId::numbered(1) }
}

fn after_reboot(seconds: u64) -> Stamp {
    Stamp { ms: seconds * 1000, boot: BootId::numbered(2) }
}

fn entropy() -> Entropy {
    Entropy::new(&Seed::from_bytes([4; 32]))
}

/// A folder whose lock keeps the key of nines under the PIN 2580.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let record =
        wrapped(&VaultKey::from_bytes([9; 32]), &SYSTEM, Some((&pin("2580"), PinCost::MIN)), &entropy())
            .unwrap();
    write(&path(dir.path()), &record).unwrap();
    dir
}

fn attempt(dir: &Path, text: &str, now: Stamp) -> Result<[u8; 32], PinRefusal> {
    open(dir, &SYSTEM, Some(&pin(text)), now).map(|key| *key.bytes())
}

fn wait_of(refused: &Result<[u8; 32], PinRefusal>) -> Option<u64> {
    match refused {
        Err(PinRefusal::Wait { left_ms }) => Some(*left_ms),
        _ => None,
    }
}

/// Wrong tries until the first wait; says when the last one was.
fn three_wrong(dir: &Path) -> u64 {
    for second in 0..3 {
        let refused = attempt(dir, "0000", at(second));
        assert!(matches!(refused, Err(PinRefusal::Wrong)), "{refused:?}");
    }
    2
}

#[test]
fn the_right_pin_opens_and_a_wrong_one_does_not() {
    let dir = folder();
    assert!(matches!(attempt(dir.path(), "2581", at(1)), Err(PinRefusal::Wrong)));
    assert!(matches!(open(dir.path(), &SYSTEM, None, at(1)), Err(PinRefusal::Needed)));
    assert_eq!(attempt(dir.path(), "2580", at(1)).unwrap(), [9; 32]);
    for unfit in ["", "258", &"2".repeat(129)] {
        assert_eq!(Pin::new(unfit.to_owned()).unwrap_err().code(), "bad_pin");
    }
}

#[test]
fn without_the_phones_key_the_pin_alone_opens_nothing_and_nothing_is_counted() {
    let dir = folder();
    let other = SystemKey::from_bytes([5; 32]);
    for _ in 0..10 {
        let refused = open(dir.path(), &other, Some(&pin("2580")), at(1));
        assert!(matches!(refused, Err(PinRefusal::Vault(VaultError::WrongKey))), "{refused:?}");
    }
    assert_eq!(read(dir.path()).unwrap().unwrap().tries, 0);
}

#[test]
fn the_wait_grows_to_an_hour_and_the_right_pin_ends_it() {
    let dir = folder();
    let mut now = three_wrong(dir.path());
    let mut waits = Vec::new();
    for _ in 0..13 {
        // The right PIN is not looked at either while the wait runs.
        let left = wait_of(&attempt(dir.path(), "2580", at(now))).expect("a wait");
        waits.push(left / 1000);
        assert_eq!(wait_of(&attempt(dir.path(), "2580", at(now + left / 1000 - 1))), Some(1000));
        now += left / 1000;
        assert!(matches!(attempt(dir.path(), "1111", at(now)), Err(PinRefusal::Wrong)));
    }
    assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]);
    assert_eq!(attempt(dir.path(), "2580", at(now + 3600)).unwrap(), [9; 32]);
    assert!(matches!(attempt(dir.path(), "1111", at(now + 3601)), Err(PinRefusal::Wrong)), "counted anew");
}

#[test]
fn a_try_is_counted_before_it_is_looked_at_and_survives_a_restart() {
    // Killed while the derivation runs: the count stands in the file. The record is read anew for each try, so every
    // try here is one after a restart.
    let dir = folder();
    three_wrong(dir.path());
    assert_eq!(read(dir.path()).unwrap().unwrap().tries, 3);
    assert!(wait_of(&attempt(dir.path(), "2580", at(3))).is_some());
    // Where the count cannot be written nothing is looked at: a full disk is no way to guess for ever.
    std::fs::create_dir(dir.path().join("journal.lock.unfinished")).unwrap();
    let refused = attempt(dir.path(), "2580", at(100));
    assert!(matches!(refused, Err(PinRefusal::Vault(_))), "{refused:?}");
    std::fs::remove_dir(dir.path().join("journal.lock.unfinished")).unwrap();
    assert_eq!(attempt(dir.path(), "2580", at(100)).unwrap(), [9; 32]);
}

#[test]
fn after_a_reboot_the_whole_wait_begins_again_and_ends() {
    let dir = folder();
    three_wrong(dir.path());
    // The clock of the new boot is far beyond the wait: it says nothing of how long it was.
    assert_eq!(wait_of(&attempt(dir.path(), "2580", after_reboot(100_000))), Some(5000));
    assert_eq!(wait_of(&attempt(dir.path(), "2580", after_reboot(100_003))), Some(2000));
    assert_eq!(attempt(dir.path(), "2580", after_reboot(100_005)).unwrap(), [9; 32]);
}

#[test]
fn looking_at_the_lock_after_a_reboot_starts_the_wait() {
    let dir = folder();
    three_wrong(dir.path());
    assert_eq!(look(dir.path(), after_reboot(50)).unwrap().unwrap().wait_left_ms(after_reboot(50)), 5000);
    assert_eq!(attempt(dir.path(), "2580", after_reboot(55)).unwrap(), [9; 32]);
}

#[test]
fn a_clock_that_went_back_shortens_no_wait() {
    let dir = folder();
    for second in [1000, 1001, 1002] {
        assert!(matches!(attempt(dir.path(), "0000", at(second)), Err(PinRefusal::Wrong)));
    }
    assert_eq!(wait_of(&attempt(dir.path(), "2580", at(7))), Some(5000));
    assert_eq!(wait_of(&attempt(dir.path(), "2580", at(11))), Some(1000));
    assert_eq!(attempt(dir.path(), "2580", at(12)).unwrap(), [9; 32]);
}

#[test]
fn a_pin_is_changed_and_removed_and_the_key_stays() {
    let dir = folder();
    let change_to = |current: Option<&str>, new: Option<&str>| {
        let (current, new) = (current.map(pin), new.map(pin));
        let new = new.as_ref().map(|new| (new, PinCost::MIN));
        change(dir.path(), &SYSTEM, (current.as_ref(), new), at(1), &entropy())
    };
    assert!(matches!(change_to(Some("1111"), Some("9999")), Err(PinRefusal::Wrong)));
    assert!(matches!(change_to(None, None), Err(PinRefusal::Needed)), "nor removed without it");
    change_to(Some("2580"), Some("a whole sentence")).unwrap();
    assert!(matches!(attempt(dir.path(), "2580", at(1)), Err(PinRefusal::Wrong)));
    assert_eq!(attempt(dir.path(), "a whole sentence", at(1)).unwrap(), [9; 32]);
    change_to(Some("a whole sentence"), None).unwrap();
    assert!(!read(dir.path()).unwrap().unwrap().has_pin());
    assert_eq!(*open(dir.path(), &SYSTEM, None, at(1)).unwrap().bytes(), [9; 32]);
}

#[test]
fn a_record_that_is_cut_or_changed_anywhere_is_refused_and_left() {
    let dir = folder();
    let good = std::fs::read(path(dir.path())).unwrap();
    for end in 0..good.len() {
        assert!(PinRecord::parse(&good[..end]).is_err(), "cut at {end}");
    }
    for at_byte in 0..good.len() {
        let mut changed = good.clone();
        changed[at_byte] ^= 1;
        std::fs::write(path(dir.path()), &changed).unwrap();
        assert!(attempt(dir.path(), "2580", at(1)).is_err(), "changed at {at_byte}");
        assert_eq!(std::fs::read(path(dir.path())).unwrap(), changed, "changed at {at_byte}");
    }
}

/// A record whose checksum fits, as somebody who holds the phone would plant it.
fn planted(change: impl FnOnce(&str) -> String) -> Vec<u8> {
    use sha2::Digest;
    let dir = folder();
    let line = std::fs::read_to_string(path(dir.path())).unwrap();
    let body = change(line.trim_end().rsplit_once(' ').unwrap().0);
    let sum = crate::vault::place::hex(&sha2::Sha256::digest(body.as_bytes())[..8]);
    format!("{body} {sum}\n").into_bytes()
}

#[test]
fn a_planted_record_costs_neither_memory_nor_time() {
    let costs = [
        r#""memory_kib":4294967295,"passes":1"#,
        r#""memory_kib":262145,"passes":1"#,
        r#""memory_kib":8,"passes":4294967295"#,
        r#""memory_kib":262144,"passes":5"#,
        r#""memory_kib":0,"passes":1"#,
        r#""memory_kib":8,"passes":0"#,
    ];
    for cost in costs {
        let bytes = planted(|body| {
            assert!(body.contains(r#""memory_kib":8,"passes":1"#), "{body}");
            body.replace(r#""memory_kib":8,"passes":1"#, cost)
        });
        assert!(matches!(PinRecord::parse(&bytes), Err(VaultError::Damaged { .. })), "{cost}");
    }
    let newer = planted(|body| body.replace(r#""version":1"#, r#""version":2"#));
    assert!(matches!(PinRecord::parse(&newer), Err(VaultError::NewerSchema { found: 2, known: 1 })));
    let long = planted(|body| body.replace('{', &format!("{{{}", " ".repeat(5000))));
    assert!(matches!(PinRecord::parse(&long), Err(VaultError::Damaged { .. })));
    // Within the bounds and not the cost it was sealed with: the layer around it is bound to the cost.
    let dir = folder();
    let cheaper =
        planted(|body| body.replace(r#""memory_kib":8,"passes":1"#, r#""memory_kib":9,"passes":1"#));
    std::fs::write(path(dir.path()), cheaper).unwrap();
    assert!(matches!(attempt(dir.path(), "2580", at(1)), Err(PinRefusal::Vault(VaultError::WrongKey))));
    // A count of tries beyond all bounds is a wait of an hour, not for ever.
    let many = planted(|body| body.replace(r#""tries":0"#, r#""tries":4294967295"#));
    std::fs::write(path(dir.path()), many).unwrap();
    assert_eq!(wait_of(&attempt(dir.path(), "2580", at(1))), Some(3_600_000));
    assert_eq!(attempt(dir.path(), "2580", at(3601)).unwrap(), [9; 32]);
}

#[test]
fn the_shipped_cost_is_within_the_bounds_and_nothing_is_printed() {
    assert!(PinCost::default().is_bounded());
    assert_eq!(format!("{SYSTEM:?} {:?}", pin("2580")), "SystemKey(..) Pin(..)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the order of wrong tries, waits and reboots: no more tries are looked at than waits allow.
    #[test]
    fn no_order_of_reboots_and_tries_gives_more_guesses(
        steps in prop::collection::vec((0_u64..8000, 0_u64..3), 1..40)
    ) {
        let dir = folder();
        let (mut clock, mut boot, mut looked_at, mut waited) = (0_u64, 1_u64, 0_u32, 0_u64);
        for (pass, reboot) in steps {
            clock += pass;
            waited += pass;
            if reboot == 0 {
                (clock, boot) = (0, boot + 1);
            }
            let now = Stamp { ms: clock * 1000, boot: BootId::numbered(boot) };
            match attempt(dir.path(), "0000", now) {
                Err(PinRefusal::Wrong) => looked_at += 1,
                Err(PinRefusal::Wait { .. }) => {}
                other => prop_assert!(false, "{other:?}"),
            }
        }
        // The waits before all guesses but the first three must have been waited for.
        let due: u64 = (3..looked_at).map(|n| (5_u64 << (n - 3).min(16)).min(3600)).sum();
        prop_assert!(waited >= due, "{looked_at} guesses in {waited} seconds");
    }
}
