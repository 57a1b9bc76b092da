use super::*;
use crate::couple::fact::FactId;
use crate::couple::share::{ShareLevel, Shareable};
use crate::moment::{BootId, Stamp};
use crate::sessions::sensate::{AskedYes, Phase};
use crate::vault::pin::SystemKey;

/// Two phones that both said yes to invitations, and unlocked.
fn inviting() -> (Phone, Phone, MemoryMailbox) {
    let (a, b, mailbox) = paired();
    for phone in [&a, &b] {
        phone.couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
        unlock(phone);
    }
    exchange(&a, &b, &mailbox, 0);
    exchange(&a, &b, &mailbox, 0);
    (a, b, mailbox)
}

fn unlock(phone: &Phone) {
    let now = Stamp { ms: 1_000, boot: BootId::numbered(1) };
    let system_key = &SystemKey::from_bytes([3; 32]);
    phone.companion.unlock(crate::companion::lock::UnlockRequest { system_key, pin: None, now }).unwrap();
}

fn seen(phone: &Phone, n: i32) -> InvitationsView {
    phone.couple().invitations(&noon(n), EN).unwrap()
}

fn answer(phone: &Phone, n: i32) -> Option<InvitationAnswer> {
    seen(phone, n).own.map(|own| own.answer)
}

#[test]
fn invitations_take_a_yes_of_both_first() {
    let (a, b, mailbox) = paired();
    let refused =
        |phone: &Phone| phone.couple().invite_to("morning-coffee", None, &noon(0), EN).unwrap_err().code();
    assert_eq!(refused(&a), "invitations_off");
    a.couple().share(Shareable::Invitations, ShareLevel::On).unwrap();
    exchange(&a, &b, &mailbox, 0);
    assert_eq!(refused(&a), "invitations_off");
    assert_eq!(refused(&b), "invitations_off");
    assert!(!seen(&a, 0).may_invite);
}

#[test]
fn a_yes_is_read_by_both_until_the_day_closes() {
    let (a, b, mailbox) = inviting();
    a.couple().invite_to("massage-exchange", Some(day(2)), &noon(0), EN).unwrap();
    assert_eq!(answer(&a, 0), Some(InvitationAnswer::Open));
    assert_eq!(
        a.couple().invite_to("morning-coffee", None, &noon(1), EN).unwrap_err().code(),
        "bad_invitation"
    );
    exchange(&a, &b, &mailbox, 0);
    let asked = seen(&b, 1).others.unwrap();
    assert!(!asked.accepted);
    assert_eq!(asked.closes, day(2));
    b.couple().accept_invitation(asked.id, &noon(1)).unwrap();
    assert_eq!(b.couple().accept_invitation(asked.id, &noon(1)).unwrap_err().code(), "nothing_asked");
    exchange(&a, &b, &mailbox, 1);
    assert_eq!(answer(&a, 1), Some(InvitationAnswer::Yes));
    assert!(seen(&b, 2).others.unwrap().accepted);
    assert!(seen(&b, 3).others.is_none());
    assert!(seen(&a, 1).may_invite);
}

#[test]
fn without_a_yes_it_was_not_this_time_and_not_before_the_day_has_closed() {
    let (a, b, mailbox) = inviting();
    a.couple().invite_to("morning-coffee", None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    assert_eq!(answer(&a, 0), Some(InvitationAnswer::Open));
    assert_eq!(answer(&a, 1), Some(InvitationAnswer::NotThisTime));
    assert!(!seen(&a, 1).may_invite, "a day of rest from asking");
    assert!(seen(&b, 1).others.is_none());
    assert_eq!(answer(&a, 2), None);
    assert!(seen(&a, 2).may_invite);
}

/// What the partner can see of a phone: every view and everything that lies in the mailbox.
fn life(answering: impl Fn(&Phone, FactId)) -> Vec<String> {
    let (a, b, mailbox) = inviting();
    let mut steps = Vec::new();
    for n in 0..12 {
        if seen(&a, n).may_invite {
            a.couple().invite_to("six-second-kiss", Some(day(n + n % 2)), &noon(n), EN).unwrap();
        }
        let proposed = ProposeRequest::Goal(crate::couple::streak::GoalDays::new(5).unwrap());
        let _ = a.couple().propose(&proposed, None, &noon(n), EN);
        exchange(&a, &b, &mailbox, n);
        for id in seen(&b, n)
            .others
            .map(|one| one.id)
            .into_iter()
            .chain(b.view(n).proposals.iter().map(|one| one.id))
        {
            answering(&b, id);
        }
        exchange(&a, &b, &mailbox, n);
        steps.push(format!("{:?} {:?} {:?}", seen(&a, n), a.view(n), a.set()));
    }
    steps
}

#[test]
fn putting_aside_and_do_not_ask_look_like_not_having_looked() {
    let silent = life(|_, _| {});
    assert!(silent.iter().any(|step| step.contains("NotThisTime")));
    let aside =
        life(|b, id| b.couple().put_aside(id, &noon(0)).or_else(|_| b.couple().do_not_ask(true)).unwrap());
    assert_eq!(silent, aside);
    assert_eq!(silent, life(|b, _| b.couple().do_not_ask(true).unwrap()));
    let yes = life(|b, id| drop(b.couple().accept_invitation(id, &noon(0))));
    assert_ne!(silent, yes, "the comparison sees a yes");
}

#[test]
fn what_is_put_aside_is_gone_from_this_phone_alone_and_the_next_one_is_shown() {
    let (a, b, mailbox) = inviting();
    a.couple().invite_to("morning-coffee", None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    let id = seen(&b, 0).others.unwrap().id;
    b.couple().put_aside(id, &noon(0)).unwrap();
    assert!(seen(&b, 0).others.is_none());
    assert_eq!(b.couple().accept_invitation(id, &noon(0)).unwrap_err().code(), "nothing_asked");
    a.couple().invite_to("morning-coffee", None, &noon(2), EN).unwrap();
    exchange(&a, &b, &mailbox, 2);
    let next = seen(&b, 2).others.unwrap().id;
    b.couple().put_aside(next, &noon(2)).unwrap();
    let kept =
        b.companion.with_journal(|journal| Ok(journal.read(crate::vault::unasked::put_aside)?)).unwrap();
    assert_eq!(kept.into_iter().collect::<Vec<_>>(), [next], "the first has closed and is forgotten");
    assert_eq!(b.couple().put_aside(id, &noon(2)).unwrap_err().code(), "nothing_asked");
}

#[test]
fn do_not_ask_covers_every_kind_until_one_says_so() {
    let (a, b, mailbox) = inviting();
    b.couple().do_not_ask(true).unwrap();
    a.couple().invite_to("morning-coffee", None, &noon(0), EN).unwrap();
    let goal = ProposeRequest::Goal(crate::couple::streak::GoalDays::new(5).unwrap());
    a.couple().propose(&goal, None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    assert!(seen(&b, 0).others.is_none());
    assert!(b.view(0).proposals.is_empty());
    b.couple().do_not_ask(false).unwrap();
    assert!(seen(&b, 0).others.is_some());
    assert_eq!(b.view(0).proposals.len(), 1);
}

#[test]
fn a_closed_journal_shows_nothing_that_it_might_hide() {
    let (a, b, mailbox) = inviting();
    a.couple().invite_to("morning-coffee", None, &noon(0), EN).unwrap();
    exchange(&a, &b, &mailbox, 0);
    let id = seen(&b, 0).others.unwrap().id;
    b.companion.lock().unwrap();
    assert!(seen(&b, 0).others.is_none());
    assert_eq!(b.couple().accept_invitation(id, &noon(0)).unwrap_err().code(), "locked");
    unlock(&b);
    b.couple().accept_invitation(id, &noon(0)).unwrap();
}

#[test]
fn ready_shows_nothing_until_both_are() {
    let (a, b, mailbox) = inviting();
    let ready = |phone: &Phone| phone.couple().both_ready().unwrap();
    a.couple().tell_ready(Phase::P2, &noon(0)).unwrap();
    a.couple().tell_ready(Phase::P2, &noon(0)).unwrap();
    let said = |phone: &Phone| phone.set().iter().filter(|fact| fact.encoded.kind == "ready").count();
    assert_eq!(said(&a), 1, "once");
    exchange(&a, &b, &mailbox, 0);
    assert_eq!((ready(&a), ready(&b)), ((true, None), (true, None)));
    assert!(!b.couple().has_said_ready(Phase::P2).unwrap());
    b.couple().tell_ready(Phase::P2, &noon(1)).unwrap();
    exchange(&a, &b, &mailbox, 1);
    assert_eq!((ready(&a), ready(&b)), ((true, Some(Phase::P2)), (true, Some(Phase::P2))));
    // One says more: the phase that both are ready for is still the earlier one.
    a.couple().tell_ready(Phase::P3, &noon(2)).unwrap();
    exchange(&a, &b, &mailbox, 2);
    assert_eq!((ready(&a), ready(&b)), ((true, Some(Phase::P2)), (true, Some(Phase::P2))));
}

#[test]
fn a_question_and_its_yes_go_through_the_store() {
    let (a, b, mailbox) = inviting();
    let asked: AskedYes = "RKY1-2-2100-900-0123456789abcdef0123456789abcdef".parse().unwrap();
    let other: AskedYes = "RKY1-2-2100-900-1123456789abcdef0123456789abcdef".parse().unwrap();
    a.couple().tell_question(asked, &noon(0)).unwrap();
    exchange(&a, &b, &mailbox, 0);
    assert_eq!(b.couple().question(&noon(0)).unwrap(), Some(asked));
    assert_eq!(b.couple().question(&noon(1)).unwrap(), None, "of that day only");
    assert_eq!(b.couple().tell_yes(other, &noon(0)).unwrap_err().code(), "nothing_asked");
    b.couple().tell_yes(asked, &noon(0)).unwrap();
    assert_eq!(b.couple().question(&noon(0)).unwrap(), None);
    assert_eq!(a.couple().arrived_yes().unwrap(), None);
    exchange(&a, &b, &mailbox, 0);
    assert_eq!(a.couple().arrived_yes().unwrap(), Some(asked));
    a.couple().tell_question(other, &noon(0)).unwrap();
    assert_eq!(a.couple().arrived_yes().unwrap(), None, "a yes is to the last question alone");
}
