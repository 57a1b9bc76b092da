//! The lock and the journal at the border: what their refusals say, and that nothing private is printed.

#[cfg(test)]
mod tests {
    use rekindle_bindings::{
        Boot, EntryEditRequest, EntryKind, Here, ListRequest, MarkedPiece, Moment, PracticeChange, Rekindle,
        RekindleError, SettingChange, Words, WriteRequest,
    };
    use std::sync::Arc;
    use tempfile::TempDir;

    fn here() -> Here {
        Here { now_ms: 1_704_106_800_000, initial_offset_seconds: 3600, changes: Vec::new() }
    }

    /// So many seconds after the first start of the phone.
    fn at(seconds: u64) -> Moment {
        Moment { now_ms: 1_704_106_800_000, monotonic_ms: seconds * 1000, boot: Boot::Numbered { count: 1 } }
    }

    fn key() -> Vec<u8> {
        vec![3; 32]
    }

    fn phone() -> (TempDir, Arc<Rekindle>) {
        let folder = TempDir::new().unwrap();
        let directory = folder.path().to_string_lossy().into_owned();
        let app = Rekindle::create(directory, vec![1; 32], vec![2; 32], here()).unwrap();
        (folder, app)
    }

    fn entry(text: &str) -> WriteRequest {
        WriteRequest {
            kind: EntryKind::Appreciation,
            text: text.to_owned(),
            day: None,
            tags: vec!["us".to_owned()],
            practice: Some("morning-coffee".to_owned()),
        }
    }

    fn code<T>(result: Result<T, RekindleError>) -> String {
        result.err().map_or_else(|| "none".to_owned(), |error| error.code().to_owned())
    }

    #[test]
    fn three_wrong_pins_and_a_wait_that_no_wall_clock_shortens() {
        let (_folder, app) = phone();
        assert!(!app.lock_view(at(0)).unwrap().has_journal);
        assert_eq!(code(app.set_pin(key(), "2468".into(), at(0))), "locked");
        assert!(app.unlock(key(), at(0)).unwrap().unlocked);
        assert_eq!(code(app.set_pin(key(), "12".into(), at(0))), "bad_pin");
        assert!(app.set_pin(key(), "2468".into(), at(0)).unwrap().pin_set);
        assert_eq!(code(app.set_pin(key(), "1357".into(), at(0))), "locked");
        assert_eq!(code(app.change_pin(key(), "1".into(), "1357".into(), at(0))), "wrong_pin");
        app.lock().unwrap();
        assert_eq!(code(app.today(here(), "en".into())), "locked");
        assert_eq!(code(app.unlock(key(), at(1))), "locked");
        assert_eq!(code(app.unlock_with_pin(key(), "1".into(), at(1))), "wrong_pin");
        for _ in 0..3 {
            assert_eq!(code(app.unlock_with_pin(key(), "0000".into(), at(1))), "wrong_pin");
        }
        assert_eq!(code(app.unlock_with_pin(key(), "2468".into(), at(2))), "pin_wait");
        let a_year_later = Moment { now_ms: at(2).now_ms + 31_536_000_000, ..at(2) };
        assert_eq!(app.lock_view(a_year_later).unwrap().wait_seconds, 4);
        let view = app.unlock_with_pin(key(), "2468".into(), at(7)).unwrap();
        assert!(view.unlocked && view.pin_set && view.has_journal && view.wait_seconds == 0);
        assert!(!app.remove_pin(key(), "2468".into(), at(8)).unwrap().pin_set);
    }

    #[test]
    fn a_key_or_a_boot_that_is_none_is_told() {
        let (_folder, app) = phone();
        assert_eq!(code(app.unlock(vec![3; 31], at(0))), "wrong_key");
        let nameless = Moment { boot: Boot::Named { uuid: "the first".into() }, ..at(0) };
        assert_eq!(code(app.unlock(key(), nameless)), "internal");
        app.unlock(key(), at(0)).unwrap();
        app.lock().unwrap();
        assert_eq!(code(app.unlock(vec![4; 32], at(0))), "wrong_key");
        app.unlock(key(), at(0)).unwrap();
    }

    #[test]
    fn the_lock_is_due_by_its_setting_and_after_a_reboot() {
        let (_folder, app) = phone();
        assert!(app.is_lock_due(at(10), at(10)).unwrap(), "at once unless chosen");
        let view = app.change_setting(SettingChange::AutoLock { minutes: 5 }, here()).unwrap();
        assert_eq!(view.auto_lock_minutes, 5);
        assert!(!app.is_lock_due(at(10), at(309)).unwrap());
        assert!(app.is_lock_due(at(10), at(310)).unwrap());
        let rebooted = Moment { boot: Boot::Numbered { count: 2 }, ..at(11) };
        assert!(app.is_lock_due(at(10), rebooted).unwrap());
        assert_eq!(code(app.change_setting(SettingChange::AutoLock { minutes: 61 }, here())), "bad_setting");
    }

    #[test]
    fn an_entry_is_written_found_changed_and_gone() {
        let (_folder, app) = phone();
        assert_eq!(code(app.write_entry(entry("Über den Fluss"), here())), "locked");
        app.unlock(key(), at(0)).unwrap();
        let id = app.write_entry(entry("Über den Fluss"), here()).unwrap().id;
        let found = app.search_journal("uber".into()).unwrap();
        assert!(found[0].id == id && found[0].snippet.marked == [MarkedPiece { from: 0, to: 4 }]);
        let change = EntryEditRequest {
            kind: None,
            text: None,
            day: Some("2023-12-31".into()),
            tags: None,
            practice: Some(PracticeChange::Nothing),
        };
        let edited = app.edit_entry(id.clone(), change, here()).unwrap();
        assert!(edited.practice.is_none() && edited.day == "2023-12-31" && edited.tags == ["us"]);
        assert!(app.entry(id.clone()).unwrap() == edited);
        app.write_entry(entry("another"), here()).unwrap();
        let list = |after: Option<String>| {
            app.entries(ListRequest { kind: None, tag: None, practice: None, day: None, after, limit: 1 })
                .unwrap()
        };
        let first = list(None);
        assert!(first[0].text == "another" && list(Some(first[0].id.clone()))[0].id == id);
        app.delete_entry(id.clone()).unwrap();
        assert_eq!(code(app.entry(id)), "no_such_entry");
        assert_eq!(code(app.delete_entry("nonsense".into())), "no_such_entry");
        assert!(app.search_journal("uber".into()).unwrap().is_empty());
    }

    #[test]
    fn no_refusal_holds_what_was_typed() {
        let (_folder, app) = phone();
        app.unlock(key(), at(0)).unwrap();
        app.set_pin(key(), "2468".into(), at(0)).unwrap();
        let tagged = WriteRequest { tags: vec!["Ana\n".repeat(20)], ..entry("Ana") };
        for error in [
            app.remove_pin(key(), "Ana1".into(), at(0)).err(),
            app.write_entry(tagged, here()).err(),
            app.write_entry(WriteRequest { practice: Some("Ana".into()), ..entry("Ana") }, here()).err(),
            app.write_entry(WriteRequest { day: Some("Ana".into()), ..entry("Ana") }, here()).err(),
        ] {
            let error = error.unwrap();
            assert!(!format!("{error} {error:?}").contains("Ana"), "{error}");
            let said = Words::new("es".into()).unwrap();
            let said = said.for_error(error.code().into(), error.reason().into()).unwrap();
            assert!(said.text.contains(' ') && said.hint.contains(' '), "{}", error.code());
        }
    }
}
