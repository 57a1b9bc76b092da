//! The checks of `docs/spec/consent.md` about asking: a refusal, of whatever kind, is not told from silence, from absence,
//! or from not having seen it. B asks; A lets it be in every way there is, or never looks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "in a test a panic is the report")]

use rekindle_core::Companion;
use rekindle_core::couple::room::{InvitationAnswer, ProposeRequest};
use rekindle_core::couple::share::{ShareLevel, Shareable};
use rekindle_core::couple::streak::GoalDays;
use rekindle_core::sessions::sensate::{GateAnswer, Phase};
use rekindle_tests::two::{EN, Two, day, noon};

/// What A does on a day.
type Answers = dyn Fn(&Companion, i32);

/// Two who both send invitations, in the unlocked app.
fn inviting() -> Two {
    let two = Two::paired().unwrap();
    for phone in [&two.a, &two.b] {
        phone.couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
        phone.unlock_in_memory().unwrap();
    }
    two.exchange(0).unwrap();
    two
}

/// Three weeks in which B asks for all that can be asked for, as soon as it can be. What A does then, `answers` does.
fn life(answers: impl Fn(&Companion, i32)) -> (Two, Vec<(Vec<u8>, String)>) {
    let two = inviting();
    let mut seen = Vec::new();
    for n in 1..22 {
        let here = noon(n).unwrap();
        let couple = two.b.couple();
        // The button returns at the same instant, or the worlds part here.
        if couple.invitations(&here, EN).unwrap().may_invite {
            let practice = ["massage-exchange", "morning-coffee"][usize::from(n % 2 == 0)];
            couple.invite_to(practice, Some(day(n + n % 3).unwrap()), &here, EN).unwrap();
        }
        let goal = GoalDays::new(1 + u8::try_from(n).unwrap() % 7).unwrap();
        couple.propose(&ProposeRequest::Goal(goal), None, &here, EN).ok();
        if n == 10 {
            two.b.say_ready(Phase::P2, &here).unwrap();
        }
        two.exchange(n).unwrap();
        answers(&two.a, n);
        two.exchange(n).unwrap();
        seen.push(two.all_of_b(n).unwrap());
    }
    (two, seen)
}

fn put_aside(a: &Companion, n: i32) {
    let here = noon(n).unwrap();
    let invitation = a.couple().invitations(&here, EN).unwrap().others.map(|one| one.id);
    let proposals = a.couple().view(&here, EN).unwrap().proposals.into_iter().filter(|one| !one.own);
    for id in invitation.into_iter().chain(proposals.map(|one| one.id)) {
        a.couple().put_aside(id, &here).unwrap();
    }
}

/// Checks 1, 2, 8 and 12, for everything that can be asked.
#[test]
fn no_refusal_is_told_from_silence() {
    let (_, silence) = life(|_, _| {});
    assert!(silence.iter().any(|(_, seen)| seen.contains("NotThisTime")), "the life has refusals in it");
    let looks = |a: &Companion, n| {
        a.couple().invitations(&noon(n).unwrap(), EN).unwrap();
        a.couple().view(&noon(n).unwrap(), EN).unwrap();
    };
    let lowers = |a: &Companion, _| {
        a.couple().share(Shareable::Invitations, ShareLevel::Off).unwrap();
    };
    let never = |a: &Companion, _| a.couple().do_not_ask(true).unwrap();
    let now_and_then = |a: &Companion, n: i32| a.couple().do_not_ask(n % 4 < 2).unwrap();
    let gate = |a: &Companion, n: i32| {
        let answer = if n < 12 { GateAnswer::OneOrMore } else { GateAnswer::None };
        a.sessions().answer_gate(answer, &noon(n).unwrap()).unwrap();
    };
    let ways: [(&str, &Answers); 6] = [
        ("looks and says nothing", &looks),
        ("not now", &put_aside),
        ("do not ask me", &never),
        ("do not ask me, now and then", &now_and_then),
        ("sends no invitations", &lowers),
        ("a closed gate, and an open one", &gate),
    ];
    for (way, answers) in ways {
        let (_, refused) = life(answers);
        for ((n, silent), refused) in (1..).zip(&silence).zip(&refused) {
            assert_eq!(silent.1, refused.1, "{way}: what B sees on day {n}");
            assert!(silent.0 == refused.0, "{way}: what B's phone holds on day {n}");
        }
    }
}

/// The same comparison sees a yes: it is no comparison of nothing.
#[test]
fn a_yes_is_told() {
    let (_, silence) = life(|_, _| {});
    let (two, told) = life(|a, n| a.send_yes(&noon(n).unwrap()).unwrap());
    assert!(silence.iter().zip(&told).any(|(silent, told)| silent.1 != told.1));
    let own = two.b.couple().invitations(&noon(21).unwrap(), EN).unwrap().own.unwrap();
    assert_eq!(own.answer, InvitationAnswer::Yes);
}

/// Check 2: A's "ready" changes nothing for B until B has said it too.
#[test]
fn ready_shows_nothing_until_both_are() {
    let (ready, silent) = (inviting(), inviting());
    ready.a.say_ready(Phase::P2, &noon(1).unwrap()).unwrap();
    for two in [&ready, &silent] {
        two.exchange(1).unwrap();
        two.exchange(2).unwrap();
    }
    let screens = |two: &Two| {
        let (_, seen) = two.all_of_b(2).unwrap();
        // All but the last line, which is what lies in the store: a yes travels.
        seen.rsplit_once('\n').unwrap().0.to_owned()
    };
    assert_eq!(screens(&ready), screens(&silent));
}
