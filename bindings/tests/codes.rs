//! Every way in which a call fails arrives with the code that its words stand under.

#[cfg(test)]
mod tests {
    use rekindle_bindings::{
        AdoptRequest, BackupRequest, ExportFormat, ExportRequest, Here, OffsetChange, OwnRequest, PlaceState,
        Quieting, Rekindle, RekindleError, RitualKind, ScheduleChoice, ScheduleRequest, SettingChange, Words,
        place_state, recurrence_firings, ritual_day, wipe,
    };
    use std::collections::HashMap;
    use std::path::Path;
    use std::sync::Arc;
    use tempfile::TempDir;

    fn here() -> Here {
        Here { now_ms: 1_704_130_200_000, initial_offset_seconds: 3600, changes: Vec::new() }
    }

    fn create(folder: &TempDir) -> Arc<Rekindle> {
        Rekindle::create(path(folder.path()), vec![1; 32], vec![2; 32], here()).unwrap()
    }

    fn open(folder: &TempDir, key: u8) -> Result<Arc<Rekindle>, RekindleError> {
        Rekindle::open(path(folder.path()), vec![key; 32], vec![3; 32])
    }

    fn path(path: &Path) -> String {
        path.to_string_lossy().into_owned()
    }

    fn own(name: &str) -> OwnRequest {
        OwnRequest {
            name: name.to_owned(),
            kind: RitualKind::Together,
            is_private: false,
            quieting: Quieting::RestOfDay,
            schedule: ScheduleChoice::Unscheduled,
        }
    }

    fn the_daybook(folder: &TempDir) -> std::path::PathBuf {
        let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.max_by_key(|file| std::fs::metadata(file).unwrap().len()).unwrap()
    }

    #[test]
    fn a_vault_that_does_not_open_says_why() {
        let folder = TempDir::new().unwrap();
        assert_eq!(place_state(path(folder.path())).unwrap(), PlaceState::Empty);
        assert_eq!(open(&folder, 1).unwrap_err().code(), "no_vault");
        create(&folder).close_vault().unwrap();
        // With a vault here and no key at hand the shell is in the state "key lost".
        assert_eq!(place_state(path(folder.path())).unwrap(), PlaceState::VaultHere);
        let again = Rekindle::create(path(folder.path()), vec![1; 32], vec![2; 32], here());
        for (error, code) in [
            (again.unwrap_err(), "not_empty"),
            (open(&folder, 9).unwrap_err(), "wrong_key"),
            (Rekindle::open(path(folder.path()), vec![1; 31], vec![3; 32]).unwrap_err(), "wrong_key"),
        ] {
            assert_eq!(error.code(), code);
            assert!(matches!(error, RekindleError::VaultUnusable { .. }), "{error}");
        }
        let bad_seed = Rekindle::open(path(folder.path()), vec![1; 32], Vec::new()).unwrap_err();
        assert_eq!(bad_seed.code(), "internal");
        open(&folder, 1).unwrap();
    }

    #[test]
    fn a_damaged_file_is_told_and_left_alone() {
        let folder = TempDir::new().unwrap();
        create(&folder).close_vault().unwrap();
        let file = the_daybook(&folder);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..].fill(0xAA);
        std::fs::write(&file, &bytes).unwrap();
        let error = match open(&folder, 1) {
            Err(error) => error,
            Ok(app) => app.today(here(), "en".into()).unwrap_err(),
        };
        assert_eq!(error.code(), "damaged");
        assert!(matches!(error, RekindleError::VaultUnusable { .. }));
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
    }

    #[test]
    fn closing_twice_is_fine_and_calls_after_it_say_closed() {
        let folder = TempDir::new().unwrap();
        let app = create(&folder);
        assert!(app.is_open().unwrap());
        app.close_vault().unwrap();
        app.close_vault().unwrap();
        assert!(!app.is_open().unwrap());
        let error = app.today(here(), "en".into()).unwrap_err();
        assert!(matches!(error, RekindleError::Closed { .. }));
        assert_eq!(error.code(), "closed");
        open(&folder, 1).unwrap().today(here(), "en".into()).unwrap();
    }

    #[test]
    fn a_call_that_is_under_way_is_finished_before_closing() {
        let folder = TempDir::new().unwrap();
        let app = create(&folder);
        let ritual = app.make_own(own("Walk"), here(), "en".into()).unwrap().id;
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| {
                    for _ in 0..20 {
                        match app.mark(ritual.clone(), None, here()) {
                            Ok(_) => (),
                            Err(error) => assert_eq!(error.code(), "closed"),
                        }
                    }
                });
            }
            threads.spawn(|| app.close_vault().unwrap());
        });
        let app = open(&folder, 1).unwrap();
        assert!(app.week(here()).unwrap().week.connected <= 1);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_code() {
        let folder = TempDir::new().unwrap();
        let app = create(&folder);
        let walk = app.make_own(own("Walk"), here(), "en".into()).unwrap().id;
        let with = |here: Here| app.today(here, "en".into()).unwrap_err();
        let change = |at_ms, offset_seconds| OffsetChange { at_ms, offset_seconds };
        let practice = AdoptRequest {
            practice: "no-such-thing".into(),
            name: None,
            is_private: false,
            quieting: Quieting::RestOfDay,
            schedule: ScheduleChoice::Suggested,
        };
        let rule = rekindle_bindings::RecurrenceText {
            starts_local: "2024-01-01T10:00:00".into(),
            rule: "FREQ=SECONDLY".into(),
            except_local: Vec::new(),
        };
        for (error, code) in [
            (app.make_own(own(&"x".repeat(10_000)), here(), "en".into()).unwrap_err(), "name_too_long"),
            (app.mark("no-id".into(), None, here()).unwrap_err(), "no_such_ritual"),
            (app.mark(walk.clone(), Some("2024-1-1".into()), here()).unwrap_err(), "bad_day"),
            (app.mark(walk.clone(), Some("2030-01-01".into()), here()).unwrap_err(), "future_day"),
            (app.take_back(walk.clone(), None, here()).unwrap_err(), "no_such_mark"),
            (app.unskip(walk, None, here()).unwrap_err(), "no_such_skip"),
            (app.resume(None, here()).unwrap_err(), "no_such_pause"),
            (app.adopt(practice, here(), "en".into()).unwrap_err(), "no_such_practice"),
            (app.change_setting(SettingChange::Goal { days: 8 }, here()).unwrap_err(), "bad_goal"),
            (app.change_setting(SettingChange::DayStart { hour: 7 }, here()).unwrap_err(), "bad_setting"),
            (with(Here { changes: vec![change(2, 0), change(1, 0)], ..here() }), "offsets"),
            (with(Here { initial_offset_seconds: i32::MIN, ..here() }), "offsets"),
            (with(Here { now_ms: i64::MAX, ..here() }), "bad_instant"),
            (recurrence_firings(rule, here(), 3).unwrap_err(), "bad_rule"),
            (ritual_day(here(), 24).unwrap_err(), "bad_setting"),
        ] {
            assert_eq!(error.code(), code);
            assert!(matches!(error, RekindleError::Refused { .. }), "{error}");
        }
    }

    #[test]
    fn a_backup_says_what_is_wrong_with_it_and_restores_what_was() {
        let folder = TempDir::new().unwrap();
        let elsewhere = TempDir::new().unwrap();
        let file = path(&elsewhere.path().join("mine.age"));
        let app = create(&folder);
        let walk = app.make_own(own("Walk"), here(), "en".into()).unwrap().id;
        app.mark(walk, None, here()).unwrap();
        let request = |passphrase: &str| BackupRequest {
            file: file.clone(),
            passphrase: passphrase.into(),
            replace: false,
            app_version: "0".into(),
        };
        assert_eq!(app.back_up(request(""), here()).unwrap_err().code(), "wrong_passphrase");
        assert_eq!(app.back_up(request("four plain words"), here()).unwrap().made_on, "2024-01-01");
        let restore = |words: &str, place: &Path| {
            Rekindle::restore(file.clone(), words.into(), path(place), vec![5; 32], vec![7; 32], vec![6; 32])
        };
        let empty = TempDir::new().unwrap();
        assert_eq!(restore("four other words", empty.path()).unwrap_err().code(), "wrong_passphrase");
        assert_eq!(restore("four plain words", folder.path()).unwrap_err().code(), "not_empty");
        let restored = restore("four plain words", empty.path()).unwrap();
        let sees = |app: &Rekindle| app.today(here(), "en".into()).unwrap();
        assert_eq!(sees(&restored), sees(&app));
        assert_eq!(app.back_up(request("four plain words"), here()).unwrap_err().code(), "file_exists");

        let whole = std::fs::read(&file).unwrap();
        std::fs::write(&file, &whole[..whole.len() - 20]).unwrap();
        let place = TempDir::new().unwrap();
        assert_eq!(restore("four plain words", place.path()).unwrap_err().code(), "truncated_backup");
        assert_eq!(place_state(path(place.path())).unwrap(), PlaceState::Empty);

        restored.close_vault().unwrap();
        wipe(path(empty.path())).unwrap();
        assert_eq!(place_state(path(empty.path())).unwrap(), PlaceState::Empty);
    }

    #[test]
    fn an_export_is_written_once_and_a_calendar_names_no_ritual() {
        let folder = TempDir::new().unwrap();
        let app = create(&folder);
        let schedule = ScheduleChoice::At {
            schedule: ScheduleRequest {
                times: vec!["20:30".into()],
                rule: None,
                starts: None,
                except_local: Vec::new(),
            },
        };
        app.make_own(OwnRequest { schedule, ..own("Long walk") }, here(), "en".into()).unwrap();
        let elsewhere = TempDir::new().unwrap();
        let export = |format| {
            let request = ExportRequest { directory: path(elsewhere.path()), format, replace: false };
            app.export(request, here(), "en".into())
        };
        let text = |file: String| std::fs::read_to_string(file).unwrap();
        assert!(text(export(ExportFormat::Markdown).unwrap()).contains("Long walk"));
        let calendar = text(export(ExportFormat::Calendar).unwrap());
        assert!(calendar.contains("20240101T203000") && !calendar.contains("Long walk"), "{calendar}");
        assert_eq!(export(ExportFormat::Markdown).unwrap_err().code(), "file_exists");
    }

    #[test]
    fn errors_have_words_and_no_open_places() {
        for language in ["en", "es"] {
            let words = Words::new(language.into()).unwrap();
            let all = words.all().unwrap();
            for code in
                rekindle_core::RekindleError::CODES.into_iter().chain(["internal", "bad_goal", "bad_day"])
            {
                assert!(all.contains_key(&format!("error.{code}.text")), "{language} {code}");
                let told = words.for_error(code.into(), "7".into()).unwrap();
                assert!(!told.text.contains('{') && !told.hint.contains('{'), "{language} {code}: {told:?}");
            }
            let unknown = words.for_error("of_a_newer_core".into(), String::new()).unwrap();
            assert_eq!(unknown, words.for_error("internal".into(), String::new()).unwrap());
            assert_ne!(
                words.plural("common.days".into(), 1, HashMap::new()).unwrap(),
                words.plural("common.days".into(), 2, HashMap::new()).unwrap()
            );
        }
    }
}
