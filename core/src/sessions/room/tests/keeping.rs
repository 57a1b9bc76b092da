//! Kills between any two writes, yeses that do not outlive their time, and what is in no row.

use super::*;
use crate::sessions::named::NamedSession;
use crate::sessions::sensate::{Area, Closed, OwnLimits};
use crate::sessions::timer::{Refusal, Timer};
use crate::vault::{session_log, session_timer};

/// The session that is kept, both halves.
fn halves(phone: &Phone) -> (Timer, NamedSession) {
    let companion = phone.companion();
    let timer = companion.vault.read(session_timer::get).unwrap().unwrap();
    let named = companion
        .with_journal(|journal| Ok(journal.read(|c| session_log::named(c, timer.number()))?))
        .unwrap()
        .unwrap();
    (timer, named)
}

#[test]
fn killed_between_name_and_timer_nothing_began() {
    let mut phone = Phone::settled();
    let before = phone.rows();
    phone.run(Phase::P0);
    let (timer, _) = halves(&phone);
    // As the phone was when it died after the first write.
    phone.companion().vault.write(|tx| session_timer::delete(tx, timer.number())).unwrap();
    phone.kill();
    phone.unlock();
    assert_eq!(phone.rows(), before);
    phone.run(Phase::P0);
}

#[test]
fn killed_between_row_and_timer_the_row_stands_once() {
    let mut phone = Phone::settled();
    phone.run(Phase::P0);
    phone.wait(20 * MINUTE);
    let (timer, named) = halves(&phone);
    let over = timer.at(phone.now().stamp());
    // The journal's write was done, the daybook's not.
    phone
        .companion()
        .with_journal(|journal| {
            journal.write(|tx| {
                let record = named.record(&over).unwrap();
                let (day, phase) = (record.day, record.phase);
                session_log::insert_open(tx, session_log::OpenRow { day, phase, finished: Some(true) })?;
                session_log::forget_named(tx, named.number)
            })?;
            Ok(())
        })
        .unwrap();
    for _ in 0..2 {
        phone.kill();
        phone.unlock();
        assert_eq!(phone.log().len(), 1);
        assert_eq!(phone.state(), None, "the timer is gone");
    }
    assert_eq!(phone.command(RunCommand::Stop).unwrap_err().code(), "no_such_session");
}

#[test]
fn killed_after_any_call_it_goes_on_where_the_clock_says() {
    let mut phone = Phone::settled();
    phone.begin(&BeginRequest::usual(P0)).unwrap();
    for command in [
        RunCommand::Yes { person: Person::Owner },
        RunCommand::Yes { person: Person::Other },
        RunCommand::Begin,
        RunCommand::Pause,
        RunCommand::Resume,
        RunCommand::Look,
    ] {
        phone.kill();
        phone.unlock();
        phone.wait(10);
        assert_eq!(phone.command(command).unwrap().refused, None, "{command:?}");
    }
    // 10 s between beginning and pausing, 10 s of pause, 10 s until the look: 20 s ran.
    let view = phone.sessions().view(phone.now()).unwrap().unwrap();
    assert_eq!(view.session.remaining_ms, Some(100_000));
    phone.wait(30 * MINUTE);
    phone.kill();
    phone.unlock();
    assert_eq!(phone.log().len(), 1);
}

#[test]
fn a_yes_older_than_a_quarter_of_an_hour_or_from_before_a_reboot_begins_nothing() {
    for rebooted in [false, true] {
        let mut phone = Phone::settled();
        let before = phone.rows();
        phone.begin(&BeginRequest::usual(P0)).unwrap();
        phone.command(RunCommand::Yes { person: Person::Owner }).unwrap();
        if rebooted {
            phone.reboot();
            phone.unlock();
        } else {
            phone.wait(15 * MINUTE + 1);
        }
        let late = phone.command(RunCommand::Yes { person: Person::Other });
        assert!(!late.is_ok_and(|step| step.refused.is_none()), "rebooted: {rebooted}");
        assert!(phone.command(RunCommand::Begin).is_err(), "it is closed");
        assert_eq!(phone.rows(), before, "and leaves nothing");
    }
    let mut phone = Phone::settled();
    phone.begin(&BeginRequest::usual(P0)).unwrap();
    for person in [Person::Owner, Person::Other] {
        phone.command(RunCommand::Yes { person }).unwrap();
    }
    phone.wait(15 * MINUTE + 1);
    assert_eq!(phone.command(RunCommand::Begin).unwrap().refused, Some(Refusal::NotNow));
}

#[test]
fn a_guests_answers_and_whose_a_limit_was_are_in_no_row() {
    let limits = |area: Area| OwnLimits { not_today: [area].into(), ..OwnLimits::default() };
    let mut seen = Vec::new();
    for (own_limits, other_limits) in
        [(limits(Area::Feet), limits(Area::Back)), (limits(Area::Back), limits(Area::Feet))]
    {
        let mut phone = Phone::settled();
        let request = BeginRequest { own_limits, other_limits, ..BeginRequest::usual(P0) };
        phone.begin(&request).unwrap();
        phone.both_yes();
        seen.push(phone.rows());
        phone.wait(20 * MINUTE);
        phone.sessions().check_out(Some(own(2)), phone.now()).unwrap();
        let rows = phone.rows();
        let text = format!("{rows:?}");
        for word in ["feet", "back\"", "allowed", "hands", "guest", "other"] {
            let session_rows =
                rows.journal.iter().filter(|row| row.starts_with("session_") || row.starts_with("gate"));
            assert!(!session_rows.clone().any(|row| row.contains(word)), "{word}: {text}");
        }
        // One row with one person's answers, and the gate's one button.
        assert_eq!(Rows::of(&rows.journal, "session_log").len(), 1);
        assert_eq!(
            Rows::of(&rows.journal, "gate"),
            [format!("gate|one=1|answer=none|day={}", phone.today())]
        );
        assert!(Rows::of(&rows.daybook, "session_timer").is_empty());
    }
    assert_eq!(seen[0], seen[1], "whose a limit was can be told");
}

#[test]
fn a_backup_carries_the_log_and_leaves_a_running_timer_behind() {
    use crate::vault::backup::{BackupRequest, Passphrase, WorkFactor};
    let mut phone = Phone::with_a_starter();
    phone.run(Phase::P0);
    let file = phone.folder.path().with_extension("age");
    let passphrase = Passphrase::new("correct horse".to_owned()).unwrap();
    let request = BackupRequest {
        file: &file,
        passphrase: &passphrase,
        work_factor: WorkFactor::MIN,
        replace: true,
        app_version: "test",
        locked_journal: None,
    };
    phone.companion().back_up(&request, &phone.here()).unwrap();
    let log = phone.log();
    let fresh = TempDir::new().unwrap();
    let open = OpenRequest { directory: fresh.path().join("home"), ..phone.request() };
    phone.companion = Some(Companion::restore(&file, &passphrase, open, Some(&SYSTEM)).unwrap());
    std::fs::remove_file(&file).unwrap();
    phone.unlock();
    assert_eq!((phone.log(), phone.state()), (log, None));
    assert!(Rows::of(&phone.rows().journal, "session_named").is_empty(), "a session without a timer");
    // Half a session is no session of that day.
    phone.run(Phase::P0);
}

#[test]
fn a_timer_that_does_not_hold_together_is_not_run_and_blocks_nothing() {
    let phone = Phone::settled();
    phone.run(Phase::P0);
    phone
        .companion()
        .vault
        .write(
            |tx| Ok(tx.execute("UPDATE session_timer SET state = replace(state, 'settle', 'turn-a')", [])?),
        )
        .unwrap();
    assert_eq!(phone.state(), None);
    assert_eq!(phone.sessions().view(phone.now()).unwrap(), None);
    phone.run(Phase::P0);
    let again = phone.begin(&BeginRequest::usual(P0));
    assert!(again.is_err_and(|error| error.code() == "session_running"));
    assert_ne!(Closed::OneADay.key(), "");
}
