//! Sessions of two linked phones at the border: a question and its yes through the store, and what is ready is told.

#[cfg(test)]
mod tests {
    use rekindle_bindings::{BeginRequest, Boot, Here, Moment, Person, Rekindle, SessionCommand};
    use std::path::Path;
    use std::sync::Arc;
    use tempfile::TempDir;

    const DAY_MS: i64 = 86_400_000;
    const FIRST_MS: i64 = 1_704_106_800_000;

    fn here(days: i64) -> Here {
        Here { now_ms: FIRST_MS + days * DAY_MS, initial_offset_seconds: 3600, changes: Vec::new() }
    }

    fn at(days: u32) -> Moment {
        Moment {
            now_ms: here(days.into()).now_ms,
            monotonic_ms: u64::from(days) * 86_400_000,
            boot: Boot::Named { uuid: "6f9619ff-8b86-d011-b42d-00cf4fc964ff".into() },
        }
    }

    fn path(path: &Path) -> String {
        path.to_string_lossy().into_owned()
    }

    fn phone(folder: &TempDir, seed: u8, mailbox: &TempDir) -> Arc<Rekindle> {
        let app = Rekindle::create(path(folder.path()), vec![1; 32], vec![seed; 32], here(0)).unwrap();
        app.unlock(vec![seed; 32], at(0)).unwrap();
        app.set_mailbox(Some(path(mailbox.path()))).unwrap();
        app
    }

    #[test]
    fn a_question_and_its_yes_go_through_the_store() {
        let (one, other, mailbox) =
            (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
        let (a, b) = (phone(&one, 1, &mailbox), phone(&other, 2, &mailbox));
        let reply = b.join(a.invite(here(0)).unwrap().code, here(0)).unwrap();
        let number = a.confirm(reply.reply, here(0)).unwrap();
        b.finish(number.reveal.unwrap()).unwrap();
        for app in [&a, &b] {
            app.accept_pairing(here(0)).unwrap();
            app.answer_gate(false, here(20), "en".into()).unwrap();
        }
        let exchange = || {
            for app in [&a, &b, &a] {
                app.exchange_now(here(20), "en".into()).unwrap();
            }
        };
        assert!(b.arrived_question(here(20)).unwrap().is_none());
        let request = BeginRequest {
            exercise: "sensate-p0".into(),
            lengths: None,
            two_phones: true,
            own: None,
            other: None,
            skips_starter: false,
        };
        let begun = a.begin_session(request, here(20), at(20), "en".into()).unwrap().view.unwrap();
        assert!(begun.question.is_some() && begun.guest_reads.is_empty());
        a.send_question(here(20), at(20)).unwrap();
        exchange();
        let question = b.arrived_question(here(20)).unwrap().unwrap();
        assert_eq!(b.read_question(question.clone(), here(20), "en".into()).unwrap().seconds, 900);
        b.send_yes(question, here(20)).unwrap();
        assert!(a.read_arrived_yes(at(20), "en".into()).unwrap().is_none(), "nothing was exchanged yet");
        exchange();
        let read = a.read_arrived_yes(at(20), "en".into()).unwrap().unwrap();
        assert!(!read.view.unwrap().session.may_begin, "one yes is not two");
        let yes = SessionCommand::Yes { person: Person::Owner };
        let both = a.lead_session(yes, at(20), "en".into()).unwrap();
        assert!(both.view.unwrap().session.may_begin);
    }

    #[test]
    fn who_is_not_ready_cannot_say_so() {
        let (folder, mailbox) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let app = phone(&folder, 1, &mailbox);
        let code =
            |exercise: &str| app.say_ready(exercise.into(), here(20), at(20)).unwrap_err().code().to_owned();
        assert_eq!(code("weekly-check-in"), "no_such_practice");
        assert!(code("sensate-p1").starts_with("session_"));
        let phases = app.session_phases(here(20), at(20), "en".into()).unwrap();
        assert!(phases.iter().all(|phase| !phase.said_ready && !phase.may_say_ready));
    }
}
