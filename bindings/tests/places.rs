//! A place that only one phone's system can open, and the same folder by its path on the other phone.

#[cfg(test)]
mod tests {
    use rekindle_bindings::{
        ExchangeState, Here, PhonePlaces, PlaceDelete, PlaceError, ProposeRequest, Rekindle, ScheduleChoice,
    };
    use std::path::{Path, PathBuf};
    use std::sync::{Arc, Mutex};
    use tempfile::TempDir;

    const PLACE: &str = "content://org.example.documents/tree/primary%3AOurs";

    fn noon() -> Here {
        Here { now_ms: 1_704_106_800_000, initial_offset_seconds: 3600, changes: Vec::new() }
    }

    /// A system that opens one folder, and fails as it is told.
    struct Picked {
        folder: PathBuf,
        fails: Mutex<Option<PlaceError>>,
    }

    impl Picked {
        fn ready(&self, place: &str) -> Result<(), PlaceError> {
            assert_eq!(place, PLACE);
            self.fails.lock().unwrap().map_or(Ok(()), Err)
        }

        fn at(&self, drawer: &str, file: &str) -> PathBuf {
            self.folder.join(drawer).join(file)
        }
    }

    impl PhonePlaces for Picked {
        fn look(&self, place: String) -> Result<(), PlaceError> {
            self.ready(&place)
        }

        fn put_if_absent(
            &self,
            place: String,
            drawer: String,
            file: String,
            bytes: Vec<u8>,
        ) -> Result<bool, PlaceError> {
            self.ready(&place)?;
            let file = self.at(&drawer, &file);
            if file.exists() {
                return Ok(false);
            }
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
            Ok(true)
        }

        fn get(
            &self,
            place: String,
            drawer: String,
            file: String,
            limit: u32,
        ) -> Result<Option<Vec<u8>>, PlaceError> {
            self.ready(&place)?;
            let found = std::fs::read(self.at(&drawer, &file)).ok();
            match found {
                Some(bytes) if bytes.len() > usize::try_from(limit).unwrap() => Err(PlaceError::TooLarge),
                found => Ok(found),
            }
        }

        fn delete(&self, place: String, drawer: String, file: String) -> Result<PlaceDelete, PlaceError> {
            self.ready(&place)?;
            let gone = std::fs::remove_file(self.at(&drawer, &file)).is_ok();
            Ok(if gone { PlaceDelete::Deleted } else { PlaceDelete::Absent })
        }
    }

    fn path(path: &Path) -> String {
        path.to_string_lossy().into_owned()
    }

    fn phone(home: &TempDir, seed: u8) -> Arc<Rekindle> {
        Rekindle::create(path(home.path()), vec![1; 32], vec![seed; 32], noon()).unwrap()
    }

    #[test]
    fn a_lent_place_and_a_path_are_one_store() {
        let (home_a, home_b, folder) =
            (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
        let (a, b) = (phone(&home_a, 1), phone(&home_b, 2));
        let code = a.invite(noon()).unwrap();
        let reply = b.join(code.code, noon()).unwrap();
        let number = a.confirm(reply.reply, noon()).unwrap();
        b.finish(number.reveal.unwrap()).unwrap();
        for one in [&a, &b] {
            one.accept_pairing(noon()).unwrap();
        }

        // Nobody lends yet: refused, and nothing was chosen.
        assert_eq!(a.set_mailbox(Some(PLACE.into())).unwrap_err().code(), "mailbox");
        assert_eq!(a.exchange_now(noon(), "en".into()).unwrap_err().code(), "no_mailbox");

        let picked = Arc::new(Picked { folder: folder.path().to_owned(), fails: Mutex::new(None) });
        a.lend_places(picked.clone()).unwrap();
        assert_eq!(a.set_mailbox(Some(PLACE.into())).unwrap().as_deref(), Some(PLACE));
        b.set_mailbox(Some(path(folder.path()))).unwrap();
        let request = ProposeRequest::Practice {
            practice: "morning-coffee".into(),
            name: None,
            schedule: ScheduleChoice::Unscheduled,
        };
        let proposal = a.propose(request, None, noon(), "en".into()).unwrap();

        // What the system takes back for a while is no error, and nothing is lost by it.
        *picked.fails.lock().unwrap() = Some(PlaceError::Offline);
        assert_eq!(a.exchange_now(noon(), "en".into()).unwrap().state, ExchangeState::Offline);
        // What it takes back for good has to be chosen again.
        *picked.fails.lock().unwrap() = Some(PlaceError::Refused);
        assert_eq!(a.exchange_now(noon(), "en".into()).unwrap_err().code(), "mailbox");
        *picked.fails.lock().unwrap() = None;

        for one in [&a, &b] {
            let seen = one.exchange_now(noon(), "en".into()).unwrap();
            assert_eq!((seen.state, seen.findings.len()), (ExchangeState::Done, 0));
        }
        b.accept_proposal(proposal.id, noon()).unwrap();
        for one in [&b, &a] {
            one.exchange_now(noon(), "en".into()).unwrap();
        }
        assert_eq!(a.couple(noon(), "en".into()).unwrap().rituals.len(), 1);
        assert_eq!(b.couple(noon(), "en".into()).unwrap().rituals.len(), 1);
    }
}
