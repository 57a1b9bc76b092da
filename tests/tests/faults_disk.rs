//! The n-th write, sync, truncation or deletion fails, for every n: the old state or the new one, a clear error, and
//! a vault that opens and is whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::pausing::PauseRequest;
use rekindle_core::rituals::room::EditRequest;
use rekindle_core::settings::SettingChange;
use rekindle_core::vault::backup::{BackupRequest, Passphrase, WorkFactor};
use rekindle_core::{Companion, RekindleError, guide::Language};
use rekindle_tests::disk::{self, Fault};
use rekindle_tests::life;
use std::path::Path;

const FAULTS: [Fault; 3] = [Fault::OnceBroken, Fault::Broken, Fault::Full];

type Step = fn(&Companion) -> Result<(), RekindleError>;

fn first(companion: &Companion) -> Result<rekindle_core::ids::RitualId, RekindleError> {
    Ok(companion.rituals().list(Language::ENGLISH)?[0].id)
}

/// A day of a life, each step one call that writes.
const STEPS: [Step; 9] = [
    |c| life::make_ritual(c, "A walk", RitualKind::Each).map(drop),
    |c| c.rituals().mark(first(c)?, None, &life::here()?).map(drop),
    |c| c.rituals().mark(first(c)?, Some(life::today().plus(-3)), &life::here()?).map(drop),
    |c| c.rituals().take_back(first(c)?, Some(life::today().plus(-3)), &life::here()?).map(drop),
    |c| c.rituals().skip(first(c)?, Some(life::today().plus(-1)), &life::here()?).map(drop),
    |c| c.rituals().pause(&PauseRequest::default(), &life::here()?).map(drop),
    |c| {
        let request = EditRequest { name: Some("A long walk".to_owned()), ..EditRequest::default() };
        c.rituals().edit(first(c)?, &request, &life::here()?, Language::ENGLISH).map(drop)
    },
    |c| c.settings().change(SettingChange::NamesInNotices(true), &life::here()?).map(drop),
    |c| c.rituals().retire(first(c)?, &life::here()?),
];

fn template() -> tempfile::TempDir {
    let home = life::folder().unwrap();
    let companion = Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
    let coffee = life::make_ritual(&companion, "Coffee", RitualKind::Together).unwrap();
    for back in 0..40 {
        companion.rituals().mark(coffee, Some(life::today().plus(-back)), &life::here().unwrap()).unwrap();
    }
    companion.close().unwrap();
    home
}

/// Opens, takes the steps until one fails, closes; says how many steps were taken and what failed.
fn live(home: &Path) -> (usize, Option<RekindleError>) {
    let companion = match Companion::open(life::request(home, 2)) {
        Ok(companion) => companion,
        Err(error) => return (0, Some(error)),
    };
    for (taken, step) in STEPS.iter().enumerate() {
        if let Err(error) = step(&companion) {
            return (taken, Some(error));
        }
    }
    (STEPS.len(), companion.close().err())
}

/// The state before the first step and after each.
fn states(template: &Path) -> Vec<String> {
    let home = life::copy(template).unwrap();
    let companion = Companion::open(life::request(home.path(), 2)).unwrap();
    let mut states = vec![life::state(&companion).unwrap()];
    for step in STEPS {
        step(&companion).unwrap();
        states.push(life::state(&companion).unwrap());
    }
    states
}

fn assert_clear(error: &RekindleError, fault: Fault) {
    let clear = match fault {
        Fault::Full => matches!(error, RekindleError::DiskFull),
        Fault::OnceBroken | Fault::Broken => matches!(error, RekindleError::Storage { .. }),
    };
    assert!(clear, "{fault:?}: {error:?}");
}

#[test]
fn whichever_operation_fails_there_is_the_old_state_or_the_new() {
    disk::install();
    let template = template();
    let states = states(template.path());
    let (mut failed, mut unharmed) = (0, 0);
    for fault in FAULTS {
        for nth in 1.. {
            let home = life::copy(template.path()).unwrap();
            disk::arm(fault, nth);
            let (taken, error) = live(home.path());
            let operations = disk::disarm();
            if operations < nth {
                assert!(error.is_none() && taken == STEPS.len(), "nothing was made to fail: {error:?}");
                assert!(nth > 40, "the scenario has only {operations} operations");
                break;
            }
            match &error {
                Some(error) => {
                    assert_clear(error, fault);
                    failed += 1;
                }
                None => unharmed += 1,
            }
            // The disk works again.
            let companion = Companion::open(life::request(home.path(), 3)).unwrap();
            companion.check_integrity().unwrap();
            let state = life::state(&companion).unwrap();
            let old_or_new = state == states[taken] || states.get(taken + 1) == Some(&state);
            assert!(old_or_new, "{fault:?} at {nth}: neither before nor after step {taken}\n{state}");
            // A step that said it was done is never undone; one that failed may be taken again.
            companion.rituals().mark(first(&companion).unwrap(), None, &life::here().unwrap()).ok();
            companion.close().unwrap();
        }
    }
    assert!(failed > 60, "{failed} faults were felt, {unharmed} were not");
}

#[test]
fn after_a_fault_the_same_vault_goes_on() {
    disk::install();
    let template = template();
    for fault in FAULTS {
        for nth in 1..30 {
            let home = life::copy(template.path()).unwrap();
            let companion = Companion::open(life::request(home.path(), 2)).unwrap();
            let before = life::state(&companion).unwrap();
            disk::arm(fault, nth);
            let refused = STEPS[0](&companion);
            disk::disarm();
            if let Err(error) = refused {
                assert_clear(&error, fault);
                assert_eq!(life::state(&companion).unwrap(), before, "{fault:?} at {nth}");
                STEPS[0](&companion).unwrap();
            }
            companion.check_integrity().unwrap();
            assert_eq!(companion.rituals().list(Language::ENGLISH).unwrap().len(), 2);
        }
    }
}

/// What fails once ends a creation as surely as what fails for ever: the latter is tried at some places only.
fn stride(fault: Fault) -> usize {
    if fault == Fault::OnceBroken { 1 } else { 9 }
}

#[test]
fn a_creation_that_fails_leaves_no_vault_and_can_be_repeated() {
    disk::install();
    for fault in FAULTS {
        for nth in (1..).step_by(stride(fault)) {
            let home = life::folder().unwrap();
            disk::arm(fault, nth);
            let made = Companion::create(life::request(home.path(), 1), &life::here().unwrap());
            let failed = made.is_err();
            if let Err(error) = &made {
                assert_clear(error, fault);
            }
            drop(made);
            if disk::disarm() < nth {
                break;
            }
            if failed && !Companion::exists(home.path()).unwrap() {
                Companion::create(life::request(home.path(), 1), &life::here().unwrap()).unwrap();
            }
            let companion = Companion::open(life::request(home.path(), 1)).unwrap();
            companion.check_integrity().unwrap();
            life::make_ritual(&companion, "Coffee", RitualKind::Each).unwrap_or_else(|error| {
                panic!("{fault:?} at {nth}: a vault without its set of facts: {error}")
            });
        }
    }
}

#[test]
fn a_restore_that_fails_leaves_no_vault_and_can_be_repeated() {
    disk::install();
    let template = template();
    let companion = Companion::open(life::request(template.path(), 2)).unwrap();
    let passphrase = Passphrase::new("correct horse".to_owned()).unwrap();
    let file = template.path().join("backup.age");
    let request = BackupRequest {
        file: &file,
        passphrase: &passphrase,
        work_factor: WorkFactor::MIN,
        replace: false,
        app_version: "0.1.0",
        locked_journal: None,
    };
    companion.back_up(&request, &life::here().unwrap()).unwrap();
    let state = life::state(&companion).unwrap();
    for fault in FAULTS {
        for nth in (1..).step_by(stride(fault)) {
            let home = life::folder().unwrap();
            disk::arm(fault, nth);
            let restored = Companion::restore(&file, &passphrase, life::request(home.path(), 4), None);
            let failed = restored.is_err();
            if let Err(error) = &restored {
                assert_clear(error, fault);
            }
            drop(restored);
            if disk::disarm() < nth {
                break;
            }
            if failed && !Companion::exists(home.path()).unwrap() {
                Companion::restore(&file, &passphrase, life::request(home.path(), 4), None).unwrap();
            }
            let companion = Companion::open(life::request(home.path(), 4)).unwrap();
            companion.check_integrity().unwrap();
            assert_eq!(life::state(&companion).unwrap(), state, "{fault:?} at {nth}");
        }
    }
}

#[test]
fn no_file_is_opened_outside_the_vaults_folder() {
    // A temporary file would hold rows in the clear: the encryption is for the vault's files only.
    disk::install();
    let home = life::copy(template().path()).unwrap();
    disk::take_opened();
    assert_eq!(live(home.path()).1, None);
    let companion = Companion::open(life::request(home.path(), 2)).unwrap();
    life::state(&companion).unwrap();
    companion.check_integrity().unwrap();
    let opened = disk::take_opened();
    assert!(opened.len() >= 4, "{opened:?}");
    let inside = home.path().canonicalize().unwrap();
    for name in opened {
        let name = name.expect("a temporary file was opened");
        assert!(Path::new(&name).starts_with(&inside) || Path::new(&name).starts_with(home.path()), "{name}");
    }
}
