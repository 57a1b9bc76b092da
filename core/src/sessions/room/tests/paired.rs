//! Two phones that are really linked, through a store: ready, a question, a yes, and an invitation behind a closed gate.

use super::*;
use crate::couple::share::{ShareLevel, Shareable};
use crate::guide::Language;
use crate::sessions::timer::Form;
use crate::sync::mailbox::memory::MemoryMailbox;

const EN: Language = Language::ENGLISH;
const P1: Exercise = Exercise::SensateFocus(Phase::P1);

struct Pair {
    one: Phone,
    other: Phone,
    mailbox: MemoryMailbox,
}

impl Pair {
    /// Two settled phones, linked. (Of one seed both would draw the same numbers.)
    fn new() -> Self {
        let one = Phone::settled();
        let mut other = Phone::settled();
        other.opened = 100;
        other.kill();
        other.unlock();
        let pair = Self { one, other, mailbox: MemoryMailbox::default() };
        let (here, a, b) = (pair.one.here(), pair.one.companion().couple(), pair.other.companion().couple());
        let code = a.invite(&here).unwrap().code;
        let reply = b.join(&code, &here).unwrap().reply;
        let reveal = a.confirm(&reply, &here).unwrap().reveal.unwrap();
        b.finish(&reveal).unwrap();
        a.accept(&here).unwrap();
        b.accept(&here).unwrap();
        pair.exchange();
        pair
    }

    fn exchange(&self) {
        for phone in [&self.one, &self.other, &self.one, &self.other] {
            phone.companion().exchange().run(&self.mailbox, &phone.here()).unwrap();
        }
    }

    fn wait(&mut self, seconds: u64) {
        self.one.wait(seconds);
        self.other.wait(seconds);
    }
}

/// Two easy sessions of P1 on one phone's own log.
fn walked(phone: &mut Phone) {
    phone.whole(Phase::P0, Some(own(0)));
    for _ in 0..2 {
        phone.days(1);
        // Asked at the rise, and the answer holds for the second.
        phone.gate(GateAnswer::None);
        phone.whole(Phase::P1, Some(own(0)));
    }
    phone.days(1);
}

fn phase(phone: &Phone, phase: Phase) -> super::super::PhaseView {
    let all = phone.sessions().phases(&phone.here(), phone.now()).unwrap();
    all.into_iter().find(|one| one.phase == phase).unwrap()
}

fn say_ready(phone: &Phone) -> std::result::Result<(), &'static str> {
    phone.sessions().say_ready(Phase::P1, &phone.here(), phone.now()).map_err(|error| error.code())
}

#[test]
fn ready_is_ones_own_until_both_have_said_it() {
    let mut pair = Pair::new();
    assert_eq!(say_ready(&pair.one), Err("session_not_ready"));
    walked(&mut pair.one);
    walked(&mut pair.other);
    assert_eq!(say_ready(&pair.one), Err("session_closed"), "the gate is asked at each rise");
    pair.one.gate(GateAnswer::OneOrMore);
    assert_eq!(say_ready(&pair.one), Err("session_not_offered"));
    pair.one.gate(GateAnswer::None);
    pair.other.gate(GateAnswer::None);
    let before = phase(&pair.other, Phase::P2);
    say_ready(&pair.one).unwrap();
    pair.exchange();
    assert!(phase(&pair.one, Phase::P1).said_ready);
    assert!(!phase(&pair.other, Phase::P1).said_ready);
    assert_eq!(phase(&pair.other, Phase::P2), before);
    assert!(phase(&pair.one, Phase::P2).closed.is_some());
    say_ready(&pair.other).unwrap();
    pair.exchange();
    for phone in [&pair.one, &pair.other] {
        assert_eq!(phase(phone, Phase::P2).closed, None);
    }
}

#[test]
fn a_session_is_agreed_to_through_the_store() {
    let mut pair = Pair::new();
    walked(&mut pair.one);
    walked(&mut pair.other);
    let request = BeginRequest { form: Form::TwoPhones, ..BeginRequest::usual(P1) };
    pair.one.begin(&request).unwrap();
    pair.one.command(RunCommand::Yes { person: Person::Owner }).unwrap();
    pair.one.sessions().send_question(&pair.one.here(), pair.one.now()).unwrap();
    assert!(pair.one.sessions().read_arrived_yes(pair.one.now()).unwrap().is_none());
    pair.exchange();
    let (other, here) = (pair.other.sessions(), pair.other.here());
    let question = other.arrived_question(&here).unwrap().unwrap();
    assert_eq!(other.read_question(&question, &here).unwrap().phase, Phase::P1);
    other.send_yes(&question, &here).unwrap();
    assert_eq!(other.send_yes(&question, &here).unwrap_err().code(), "nothing_asked");
    pair.exchange();
    let step = pair.one.sessions().read_arrived_yes(pair.one.now()).unwrap().unwrap();
    assert_eq!(step.refused, None);
    assert_eq!(pair.one.command(RunCommand::Begin).unwrap().view.unwrap().session.state, "settle");
}

#[test]
fn a_yes_that_was_too_long_on_its_way_is_none() {
    let mut pair = Pair::new();
    walked(&mut pair.one);
    walked(&mut pair.other);
    let request = BeginRequest { form: Form::TwoPhones, ..BeginRequest::usual(P1) };
    pair.one.begin(&request).unwrap();
    pair.one.sessions().send_question(&pair.one.here(), pair.one.now()).unwrap();
    pair.exchange();
    let question = pair.other.sessions().arrived_question(&pair.other.here()).unwrap().unwrap();
    pair.other.sessions().send_yes(&question, &pair.other.here()).unwrap();
    pair.wait(15 * MINUTE + 1);
    pair.exchange();
    let taken = pair.one.sessions().read_arrived_yes(pair.one.now()).unwrap();
    assert!(taken.is_none_or(|step| step.refused.is_some()));
    let begun = pair.one.command(RunCommand::Begin).unwrap();
    assert!(begun.refused.is_some());
}

#[test]
fn behind_a_closed_gate_no_touch_is_asked_for_and_a_walk_is() {
    let mut pair = Pair::new();
    for phone in [&pair.one, &pair.other] {
        phone.companion().couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
    }
    pair.exchange();
    let seen = |phone: &Phone| phone.companion().couple().invitations(&phone.here(), EN).unwrap().others;
    for (practice, shown) in [("massage-exchange", false), ("weekly-walk", true)] {
        let (here, couple) = (pair.one.here(), pair.one.companion().couple());
        couple.invite_to(practice, None, &here, EN).unwrap();
        pair.exchange();
        assert!(seen(&pair.other).is_some());
        let id = seen(&pair.other).unwrap().id;
        pair.other.gate(GateAnswer::OneOrMore);
        assert_eq!(seen(&pair.other).is_some(), shown, "{practice}");
        let couple = pair.other.companion().couple();
        let answered = couple.accept_invitation(id, &pair.other.here());
        assert_eq!(answered.is_ok(), shown, "{practice}");
        pair.other.gate(GateAnswer::None);
        pair.wait(2 * 86_400);
    }
    let request = BeginRequest { form: Form::TwoPhones, ..BeginRequest::usual(P0) };
    pair.one.gate(GateAnswer::None);
    pair.one.begin(&request).unwrap();
    pair.one.sessions().send_question(&pair.one.here(), pair.one.now()).unwrap();
    pair.exchange();
    pair.other.gate(GateAnswer::OneOrMore);
    assert_eq!(pair.other.sessions().arrived_question(&pair.other.here()).unwrap(), None);
}
