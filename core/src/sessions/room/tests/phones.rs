//! Two phones: the timer's asks, the other's owner says yes on their own, each answers a check-out for themself.

use super::*;
use crate::RekindleError;
use crate::sessions::room::SessionRefusal;
use crate::sessions::sensate::{Closed, SKIP_KEY};
use crate::sessions::timer::{Form, Refusal};

/// A phone that believes to be linked, which is all that a session asks about a link.
fn linked(phone: Phone) -> Phone {
    let row = "INSERT INTO link VALUES (1, zeroblob(32), 0, 1, zeroblob(16), zeroblob(16), 0, zeroblob(32), 0, zeroblob(32),
               0, 0, 0, 0, NULL, 0)";
    phone.companion().vault.write(|tx| Ok(tx.execute(row, [])?)).unwrap();
    phone
}

fn two_phones(phase: Phase) -> BeginRequest {
    BeginRequest { form: Form::TwoPhones, ..BeginRequest::usual(Exercise::SensateFocus(phase)) }
}

#[test]
fn each_says_yes_on_their_own_phone_and_answers_for_themself() {
    let (mut one, mut other) = (linked(Phone::settled()), linked(Phone::settled()));
    let begun = one.begin(&two_phones(Phase::P0)).unwrap().view.unwrap();
    assert!(begun.guest_reads.is_none());
    let question = begun.question.unwrap();
    one.command(RunCommand::Yes { person: Person::Owner }).unwrap();
    let here = one.command(RunCommand::Yes { person: Person::Other }).unwrap();
    assert_eq!(here.refused, Some(Refusal::OtherPhone));
    let read = other.sessions().read_question(&question, &other.here()).unwrap();
    assert_eq!((read.phase, read.seconds, read.turn_seconds, read.closed), (Phase::P0, 900, 300, None));
    let before = other.rows();
    assert_eq!(other.rows(), before, "reading writes nothing");
    let yes = other.sessions().answer_yes(&question, &other.here()).unwrap();
    assert_eq!(one.sessions().read_yes(&yes, one.now()).unwrap().refused, None);
    assert_eq!(one.command(RunCommand::Begin).unwrap().view.unwrap().session.state, "settle");
    one.wait(20 * MINUTE);
    other.wait(20 * MINUTE);
    one.sessions().check_out(Some(own(0)), one.now()).unwrap();
    assert_eq!(other.log(), [], "nothing until its owner answers");
    let open = other.sessions().open_check_out(other.now()).unwrap().unwrap();
    assert_eq!((open.phase, open.finished), (Phase::P0, None));
    other.sessions().check_out(Some(own(4)), other.now()).unwrap();
    assert_eq!((one.log(), other.log().len()), (other.log(), 1));
}

#[test]
fn an_unanswered_check_out_on_the_other_phone_leaves_no_row() {
    let other = linked(Phone::settled());
    let before = other.rows();
    let question = format!("RKY1-0-900-300-{}", "a".repeat(32));
    other.sessions().answer_yes(&question, &other.here()).unwrap();
    // Asked anew, said anew: still one.
    other.sessions().answer_yes(&question, &other.here()).unwrap();
    other.sessions().check_out(None, other.now()).unwrap();
    assert_eq!(other.rows(), before);
}

#[test]
fn a_yes_to_another_asking_phase_or_length_or_that_is_old_is_none() {
    let mut one = linked(Phone::settled());
    let question = one.begin(&two_phones(Phase::P0)).unwrap().view.unwrap().question.unwrap();
    let refused = |phone: &Phone, text: &str| phone.sessions().read_yes(text, phone.now()).unwrap().refused;
    for (from, to) in [("RKY1-0", "RKY1-1"), ("-900-", "-901-"), ("-300-", "-299-")] {
        assert_eq!(refused(&one, &question.replace(from, to)), Some(Refusal::OtherSession), "{to}");
    }
    let asked = one.command(RunCommand::Ask).unwrap().view.unwrap().question.unwrap();
    assert_ne!(asked, question);
    assert_eq!(refused(&one, &question), Some(Refusal::OtherSession), "an earlier asking");
    one.wait(15 * MINUTE + 1);
    assert_eq!(refused(&one, &asked), Some(Refusal::Stale));
    one.reboot();
    one.unlock();
    let after = one.sessions().read_yes(&asked, one.now());
    assert!(after.is_ok_and(|step| step.refused == Some(Refusal::Stale)), "from before a reboot");
    for (text, code) in [("hello", "session_not_a_yes"), ("RKY2-0-1-1-x", "session_newer_yes")] {
        assert_eq!(one.sessions().read_yes(text, one.now()).unwrap_err().code(), code);
        assert_eq!(one.sessions().read_question(text, &one.here()).unwrap_err().code(), code);
    }
}

#[test]
fn after_a_long_pause_the_other_phone_is_asked_with_a_fresh_number() {
    let mut one = linked(Phone::settled());
    let question = one.begin(&two_phones(Phase::P0)).unwrap().view.unwrap().question.unwrap();
    one.sessions().read_yes(&question, one.now()).unwrap();
    one.command(RunCommand::Yes { person: Person::Owner }).unwrap();
    one.command(RunCommand::Begin).unwrap();
    one.command(RunCommand::Pause).unwrap();
    one.wait(10 * MINUTE + 1);
    let again = one.command(RunCommand::Resume).unwrap().view.unwrap();
    assert_eq!(again.session.state, "consenting");
    assert_ne!(again.question.unwrap(), question);
}

#[test]
fn the_second_phone_judges_its_owner_alone() {
    let question = |phase: u8| format!("RKY1-{phase}-2100-900-{}", "b".repeat(32));
    let refused = |phone: &Phone, phase| match phone.sessions().answer_yes(&question(phase), &phone.here()) {
        Err(RekindleError::Session { refusal }) => Some(refusal),
        Ok(_) => None,
        other => panic!("{other:?}"),
    };
    let mut phone = linked(Phone::new());
    phone.days(21);
    assert_eq!(refused(&phone, 1), Some(SessionRefusal::Closed(Closed::AskGate)));
    phone.gate(GateAnswer::OneOrMore);
    let before = phone.rows();
    assert_eq!(refused(&phone, 1), Some(SessionRefusal::NotOffered));
    assert_eq!(phone.rows(), before);
    phone.gate(GateAnswer::None);
    let read = phone.sessions().read_question(&question(1), &phone.here()).unwrap();
    assert!(read.consent.contains(&SKIP_KEY));
    assert_eq!(refused(&phone, 2), Some(SessionRefusal::Closed(Closed::NotBothReady)));
    assert_eq!(refused(&phone, 1), None);
}

#[test]
fn without_a_link_there_is_one_phone() {
    let phone = Phone::settled();
    let refused = phone.begin(&two_phones(Phase::P0)).unwrap_err();
    let closed = SessionRefusal::Closed(Closed::TwoPhonesNeeded);
    assert!(matches!(refused, RekindleError::Session { refusal } if refusal == closed));
}
